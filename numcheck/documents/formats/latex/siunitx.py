r"""Numbers and units of siunitx as they are set: ``\qty{5}{\kilo\metre}`` is "5 km"."""

from __future__ import annotations

import re

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.latex.arguments import Arguments
from numcheck.documents.markup.latex_symbols import symbols

# Commands with numbers, to how many arguments hold them; UNITS take a unit behind them.
NUMBERS = {
    **dict.fromkeys(("num", "SI", "qty", "ang", "numlist", "SIlist", "qtylist"), 1),
    **dict.fromkeys(("numrange", "SIrange", "qtyrange"), 2),
}
UNITS = frozenset({"SI", "qty", "SIrange", "qtyrange", "SIlist", "qtylist"})
# Units that stand at their number without a space.
ATTACHED = frozenset({r"\percent", r"\degree", "\\%"})
PART = re.compile(r"\\([A-Za-z]+)|([^\\{}~.]+)|[.~]")
PREFIXES = frozenset({"kilo", "centi", "milli", "micro", "mega", "deci", "nano"})
POWERS = {"square": "²", "cubic": "³"}


def add_number(builder: DocumentBuilder, arguments: Arguments, name: str, at: int, end: int) -> int:
    """Add the number, range or list of the command ``name``, with its unit; returns where its last argument ends.

    ``at`` is where the command's name ends.
    """
    at = arguments.skip_option(at, end)
    for n in range(NUMBERS[name]):
        (start, stop), at = arguments.argument(at, end)
        if n:
            builder.substitute(" to ", start - 1)
        if name.endswith("list"):
            _add_list(builder, start, stop)
        else:
            builder.copy(start, stop)
    if name == "ang":
        builder.substitute("°", stop)
    elif name in UNITS:
        # The older commands take a unit in front of the number in brackets, a currency mostly.
        (start, stop), at = arguments.after_option(at, end)
        if arguments.source[start:stop].strip() not in ATTACHED:
            builder.substitute(" ", start)
        add_unit(builder, start, stop)
    builder.extend_last(at)
    return at


def _add_list(builder: DocumentBuilder, start: int, stop: int) -> None:
    for n, part in enumerate(re.finditer(r"[^;]+", (builder.source or "")[start:stop])):
        if n:
            builder.substitute(", ", start + part.start() - 1)
        builder.copy(start + part.start(), start + part.end())


def add_unit(builder: DocumentBuilder, start: int, stop: int) -> None:
    """Add the unit ``source[start:stop]``, spelled with commands or letters; ``\\square`` before one is ² behind it."""
    power, names = "", symbols()
    for found in PART.finditer((builder.source or "")[start:stop]):
        name, letters = found.groups()
        at = start + found.start()
        if name in POWERS:
            power = POWERS[name]
        elif name:
            builder.substitute(names.get(name, name), at, found.end() - found.start())
            if power and name not in PREFIXES:
                builder.substitute(power, at)
                power = ""
        elif letters:
            builder.copy(at, start + found.end())
        else:
            builder.substitute(" ", at)
