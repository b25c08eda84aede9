"""Regular expressions that an earlier process built: to build those of one check takes a sixth of its cold start.

What ``re`` makes of a pattern is a list of numbers, the same for the same pattern under one version of Python. The command
line keeps these lists in a file beside its bytecode (``cli.bytecode``) and hands them over before anything is read.
"""

from __future__ import annotations

import re
from importlib import import_module
from sys import byteorder

# What ``re`` builds a pattern from: flags, code (numbers of 32 bits), number of groups, groups by name, names by group.
Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
# Parts by the pattern and the flags it was asked with.
BuiltPatterns = dict[tuple[str, int], Parts]

_engine = import_module("_sre")
_built: BuiltPatterns = {}
_missed: set[tuple[str, int]] = set()


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, from what was built before where that is at hand."""
    parts = _built.get((source, flags))
    if parts is not None:
        final, code, groups, by_name, names = parts
        try:
            found: re.Pattern[str] = _engine.compile(
                source, final, memoryview(code).cast("I").tolist(), groups, by_name, names
            )
        except (RuntimeError, TypeError, ValueError):  # the engine checks what it is given
            del _built[source, flags]
        else:
            return found
    _missed.add((source, int(flags)))
    return re.compile(source, flags)


def hand_over(built: BuiltPatterns) -> None:
    """Take what an earlier process built."""
    _built.update(built)


def newly_built() -> BuiltPatterns:
    """What this process had to build itself."""
    return {(source, flags): _parts(source, flags) for source, flags in _missed}


def _parts(source: str, flags: int) -> Parts:
    """As ``re.compile`` goes about it, up to the engine."""
    compiler, tree = import_module("re._compiler"), import_module("re._parser").parse(source, flags)
    by_name: dict[str, int] = tree.state.groupdict
    numbers = {number: name for name, number in by_name.items()}
    code = compiler._code(tree, flags)
    return (
        int(flags | tree.state.flags),
        b"".join(number.to_bytes(4, byteorder) for number in code),
        tree.state.groups - 1,
        by_name,
        tuple(map(numbers.get, range(tree.state.groups))),
    )
