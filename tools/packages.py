"""Builds the source archive and the wheel with the packages that are installed: `python tools/packages.py [FOLDER]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import build_meta

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path) -> list[str]:
    """The names of the two files that are made in ``folder``, the archive first."""
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    return [build_meta.build_sdist(str(folder)), build_meta.build_wheel(str(folder))]


if __name__ == "__main__":
    print("\n".join(build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").absolute())))
