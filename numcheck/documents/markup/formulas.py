"""Inline formulas between dollar signs, which are no money: ``$n = 20$``, ``$p < 0.05$``, ``$1{,}200$``."""

from __future__ import annotations

from numcheck.documents.markup.latex_symbols import symbols
from numcheck.documents.markup.source_text import GAP, Edit
from numcheck.language.lazy_pattern import Lazy

# Opened before a character and closed behind one, as pandoc has it; a price would follow the second sign.
FORMULA = Lazy(r"\$(?=[^\s$])((?:[^$\\\n]|\\.|\n(?!\s*\n)){1,300}?)(?<=[^\s\\])\$(?!\d)")
SIGNS = Lazy(r"[\\^_=<>{}]")
WORD = Lazy(r"(?<![\\A-Za-z{])[A-Za-z]{4,}")
PLAIN = Lazy(r"[A-Za-z]{1,3}|[-+]?\d[\d.,]*%?")
# What a short formula may be made of to be read, and what stands for it.
COMMAND = Lazy(
    r"\\(?:mathrm|text|textrm|mbox|rm)\{([A-Za-z%. ]{1,20})\}|\\(approx|sim|simeq|leq?|geq?|pm|times|lt|gt|cdot|mu|%|\$|,|;|:| )"
    r"(?![A-Za-z])|\^\{?\\circ\}? ?|\{,\}|\\quad|\^\{([-+]?\d{1,2})\}"
)
READ = Lazy(r"[\w.,+\-=<>/%() ^]*")
# Escaped signs and blanks, beside the symbols that LaTeX has names for.
ESCAPED = {"%": "%", "$": "$", ",": "\u2009", ";": " ", ":": " ", " ": " ", "sim": "∼"}
LONGEST_READ = 59


def formula(text: str, at: int) -> tuple[int, list[Edit]] | None:
    """Where the formula ends whose dollar sign is at ``at``, and what to make of it; None where the sign is money.

    A short one of figures, letters and signs of comparison is read without its dollar signs, another is left out.
    """
    if text.startswith("$$", at):
        end = text.find("$$", at + 2)
        return (end + 2, [(at, end + 2, GAP)]) if end >= 0 else None
    found = FORMULA.match(text, at)
    if found is None:
        return None
    inner, end = found.group(1), found.end()
    if not PLAIN.fullmatch(inner) and (not SIGNS.search(inner) or "\\" not in inner and WORD.search(inner)):
        return None
    edits: list[Edit] = [(at, at + 1, "")]
    rest = at + 1
    for command in COMMAND.finditer(text, at + 1, end - 1):
        if not READ.fullmatch(text, rest, command.start()):
            break
        rest = command.end()
        if command.group(1) is not None:
            edits += [(command.start(), command.start(1), ""), (command.end(1), command.end(), "")]
        elif command.group(3) is not None:
            edits += [(command.start() + 1, command.start() + 2, ""), (command.end() - 1, command.end(), "")]
        elif command.group() == "{,}":
            edits += [(command.start(), command.start() + 1, ""), (command.end() - 1, command.end(), "")]
        else:
            sign = text.index("\\", command.start())
            edits.append((command.start(), sign, ""))
            edits.append((sign, command.end(), "°" if sign > command.start() else _symbol(command.group(2))))
    if not READ.fullmatch(text, rest, end - 1) or len(inner) > LONGEST_READ:
        return end, [(at, end, GAP)]
    edits.append((end - 1, end, ""))
    return end, edits


def _symbol(name: str | None) -> str:
    """What stands for the command ``name``; a blank for one that has no name."""
    return ESCAPED.get(name or "") or symbols().get(name or "", " ")
