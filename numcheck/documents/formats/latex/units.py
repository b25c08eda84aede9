"""Units as siunitx writes them."""

from __future__ import annotations

import re

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.latex.vocabulary import symbols

PART = re.compile(r"\\([A-Za-z]+)|([^\\{}~.]+)|[.~]")
PREFIXES = frozenset({"kilo", "centi", "milli", "micro", "mega", "deci", "nano"})


def unit(builder: DocumentBuilder, start: int, stop: int) -> None:
    """A unit of siunitx, spelled with commands or with letters; ``\\square`` before a unit is ² behind it."""
    power, names = "", symbols()
    for found in PART.finditer((builder.source or "")[start:stop]):
        name, letters = found.groups()
        at = start + found.start()
        if name in ("square", "cubic"):
            power = "²" if name == "square" else "³"
        elif name:
            builder.substitute(names.get(name, name), at, found.end() - found.start())
            if power and name not in PREFIXES:
                builder.substitute(power, at)
                power = ""
        elif letters:
            builder.copy(at, start + found.end())
        else:
            builder.substitute(" ", at)
