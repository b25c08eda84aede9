"""Units as siunitx writes them."""

from __future__ import annotations

import re

from numcheck.documents.composition import Composer
from numcheck.documents.tex_vocabulary import symbols

PART = re.compile(r"\\([A-Za-z]+)|([^\\{}~.]+)|[.~]")
PREFIXES = frozenset({"kilo", "centi", "milli", "micro", "mega", "deci", "nano"})


def unit(composer: Composer, start: int, stop: int) -> None:
    """A unit of siunitx, spelled with commands or with letters; ``\\square`` before a unit is ² behind it."""
    power, names = "", symbols()
    for found in PART.finditer((composer.source or "")[start:stop]):
        name, letters = found.groups()
        at = start + found.start()
        if name in ("square", "cubic"):
            power = "²" if name == "square" else "³"
        elif name:
            composer.stand_in(names.get(name, name), at, found.end() - found.start())
            if power and name not in PREFIXES:
                composer.stand_in(power, at)
                power = ""
        elif letters:
            composer.keep(at, start + found.end())
        else:
            composer.stand_in(" ", at)
