"""Compiles the hot modules to C where that is asked for; of all else pyproject.toml speaks.

    NUMCHECK_COMPILED=1 pip wheel --no-build-isolation --no-deps .      # needs mypy and a C compiler

The compiled modules are made of the same files by mypyc and say the same (`tests/packaging/test_compiled.py`); the files
go with them, and stand in wherever the compiled ones do not load. docs/dependencies.md says what it saves.
"""

import os
from pathlib import Path

from setuptools import setup

FOLDERS = ("extraction", "language")
# Another engine; a class that makes its attributes when they are asked for; and what finds its tables by its own path.
LEFT_OUT = {"extraction/quantulum.py", "language/lazy_pattern.py", "language/lexicon/__init__.py"}


def compiled() -> list[str]:
    """The files that are compiled, as paths from here."""
    package = Path("numcheck")
    found = {path for folder in FOLDERS for path in (package / folder).rglob("*.py")}
    return sorted(str(path) for path in found - {package / name for name in LEFT_OUT})


def extensions() -> list[object]:
    """What setuptools is to build: nothing for pure Python."""
    if os.environ.get("NUMCHECK_COMPILED") != "1":
        return []
    from mypyc.build import mypycify

    return mypycify(["--config-file=pyproject.toml", *compiled()], opt_level="2", debug_level="0")


setup(ext_modules=extensions())
