"""The bytecode of all modules that a command opens, in one file: to find and open two hundred is an eighth of a cold check.

The patterns that it asks for stand in the same file, as ``language.patterns`` has them.

Python keeps the bytecode of a module in a file of its own, in ``__pycache__``; beside them here stands one file a command,
``check-modules.cpython-311.pyc``, which holds those files end to end. It is written when a run had to open modules one by one,
each of its parts counts only while its source is as old and as large as it says (Python's own rule), and there is none
where Python writes no bytecode either, or may not.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numcheck.language.patterns import BuiltPatterns

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_HEAD = 16  # bytes before the code: a number of Python's version, 0, the source's time and size


class _Loader(SourceFileLoader):
    """Loads a module from bytecode at hand; all else about it, such as its source, is where it always is."""

    def __init__(self, fullname: str, path: str, bytecode: bytes) -> None:
        super().__init__(fullname, path)
        self._bytecode = bytecode

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = marshal.loads(memoryview(self._bytecode)[_HEAD:])
        return code


class Modules:
    """Finds the modules of numcheck in the file of ``command``; what it does not hold, or no more, Python finds."""

    def __init__(self, command: str) -> None:
        folder = sys.pycache_prefix + _PACKAGE if sys.pycache_prefix else os.path.join(_PACKAGE, "__pycache__")
        kind = f".opt-{sys.flags.optimize}" if sys.flags.optimize else ""
        self._path = os.path.join(folder, f"{command}-modules.{sys.implementation.cache_tag}{kind}.pyc")
        self._version = (sys.hexversion, _PACKAGE)
        self._held, self._patterns = self._read()

    def open(self) -> None:
        """From now on import from the file, and build patterns from it."""
        sys.meta_path.insert(0, self)
        from numcheck.language.patterns import hand_over

        hand_over(self._patterns)

    def _read(self) -> tuple[dict[str, tuple[str, str, bytes]], BuiltPatterns]:
        """Path, path of the bytecode, and bytecode, by name of module; the patterns; nothing where the file is none of ours."""
        try:
            with open(self._path, "rb") as f:
                version, held, patterns = marshal.loads(f.read())  # ``load`` would ask the file for each value
        except (OSError, EOFError, ValueError, TypeError):
            return {}, {}
        return (held, patterns) if version == self._version else ({}, {})

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What the import system asks of everyone in ``sys.meta_path``; None where the file holds no ``name``."""
        held = self._held.get(name)
        if held is None:
            return None
        source, cached, bytecode = held
        try:
            found = os.stat(source)
        except OSError:
            return None
        if _stamp(int(found.st_mtime), found.st_size) != bytecode[8:_HEAD]:
            return None
        spec = ModuleSpec(name, _Loader(name, source, bytecode), origin=source)
        spec.has_location, spec.cached = True, cached
        if source.endswith("__init__.py"):
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def keep(self) -> None:
        """Write what this run opened beside the file, so that the next finds it there; never fails."""
        if sys.dont_write_bytecode or not os.access(os.path.dirname(self._path), os.W_OK):
            return
        opened = {name: module for name, module in sys.modules.items() if name.startswith("numcheck.")}
        alone = {name: module for name, module in opened.items() if not isinstance(module.__loader__, _Loader)}
        held = self._held | {name: found for name, module in alone.items() if (found := _bytecode(module))}
        from numcheck.language.patterns import newly_built

        patterns = self._patterns | newly_built()
        if held == self._held and len(patterns) == len(self._patterns):
            return
        own = f"{self._path}.{os.getpid()}"
        try:
            with open(own, "wb") as f:
                marshal.dump((self._version, held, patterns), f)
            os.replace(own, self._path)
        except OSError:
            return


def _bytecode(module: ModuleType) -> tuple[str, str, bytes] | None:
    """Path of the source, path of the bytecode, and the bytecode; None where Python keeps none, or holds it to a hash."""
    source, cached = module.__file__, getattr(module, "__cached__", None)
    if not source or not cached or not source.endswith(".py"):
        return None
    try:
        with open(cached, "rb") as f:
            bytecode = f.read()
    except OSError:
        return None
    return (source, cached, bytecode) if bytecode[4:8] == bytes(4) else None


def _stamp(time: int, size: int) -> bytes:
    """Time and size of a source as its bytecode has them: the low 32 bits of each."""
    return (time & 0xFFFFFFFF).to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
