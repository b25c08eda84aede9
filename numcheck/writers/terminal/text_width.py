"""Text as a terminal lays it out: how many cells each character takes, and lines cut or wrapped to a width."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

TAB = 4


def character_width(character: str) -> int:
    """Cells of one character: 2 for wide ones (UAX #11), 0 for combining and invisible ones, else 1."""
    if " " <= character <= "~":
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def shown(character: str) -> str:
    """What stands for ``character`` on a terminal: tabs are spaces, control characters and surrogates are marked."""
    if " " <= character <= "~":
        return character
    if character == "\t":
        return " " * TAB
    kind = category(character)
    if kind in ("Zl", "Zp") or character in "\r\n\x0b\x0c\x85":
        return " "
    if kind in ("Cc", "Cs") or "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return "\ufffd"
    return character


def width(text: str) -> int:
    """How many cells of a terminal ``text``, which is already ``shown``, takes (UAX #11)."""
    return len(text) if text.isascii() else sum(map(character_width, text))


def shown_width(text: str) -> int:
    """How many cells of a terminal ``text`` takes once it is shown."""
    return width("".join(map(shown, text)))


def wrap(text: str, columns: int, *, indent: str = "") -> Iterator[str]:
    """``text`` in lines of at most ``columns`` cells, later ones behind ``indent``; a longer word is broken.

    One empty line for an empty text.
    """
    body = "".join(map(shown, text)).rstrip(" ")
    line = " " * (len(body) - len(body.lstrip(" ")))
    used = len(line)
    for word in body.split():
        size = width(word)
        if line.strip() and used + 1 + size > columns:
            yield line
            line, used = indent, width(indent)
        elif line.strip():
            line, used = line + " ", used + 1
        while used + size > columns > width(indent) + 1:
            head = _head(word, columns - used)
            if not head:
                break
            yield line + head
            word = word[len(head) :]
            line, used, size = indent, width(indent), width(word)
        line, used = line + word, used + size
    if line.strip() or not text:
        yield line


def _head(word: str, columns: int) -> str:
    """As much of ``word`` as fits."""
    used = 0
    for i, character in enumerate(word):
        used += character_width(character)
        if used > columns:
            return word[:i]
    return word
