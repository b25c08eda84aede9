"""Magnitude words and letters after a number: ``million``, ``bn``, ``m``, ``k``, ``lakh``, ``hundred thousand``."""

from __future__ import annotations

from numcheck.extraction import nouns
from numcheck.extraction.numbers import spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units import money

_GAPS = frozenset(" \u00a0\u2009\u202f-‐‑\n")
_INITIALS = frozenset("htmbqlcdgkHTMBQLCDGK \u00a0")
_WORD = Lazy(r"(?:[ \u00a0\u2009\u202f]{1,2}|[-‐‑] ?|\n(?=[a-z]))?([A-Za-z]+)(?![\w])")
_NEXT = Lazy(r"[ \u00a0]([a-z]+)")
_LONG = frozenset(("long", "wide", "high", "deep", "tall", "above", "below", "across", "away", "from", "by", "x"))
_EVENTS = frozenset(
    [
        "hurdles",
        "relays",
        "heats",
        "finals",
        "sprints",
        "races",
        "swims",
        "metres",
        "meters",
        "titles",
        "trials",
        "runners",
        "walls",
    ]
)
_MEASURED = frozenset(["light", "km", "kg", "sq", "square", "cubic"])  # 400m light years, 2m sq km
_LETTERS_OF_MONEY = frozenset(("m", "k", "b", "t", "mm", "g"))


def scaled(text: str, number: Number, limit: int, *, paid: bool) -> Number:
    """``number`` with every magnitude word that follows it; ``paid`` tells that a currency sign stands before it."""
    while number.end < limit:
        at = number.end + (text[number.end] in _GAPS)
        if text[at : at + 1] not in _INITIALS:
            return number
        match = _WORD.match(text, number.end, limit)
        if not match:
            return number
        form = match.group(1)
        word = spelled.number_words().get(form.lower())
        if word is None:
            return number
        if word.kind == "many" and word.value >= 100:
            return number.scaled(word.value, match.end(1))  # 9 1/2 billions
        grouped = word.kind == "scale" and text[match.end() : match.end() + 6].strip()[:1].isdigit()
        if (word.kind == "hundred" or grouped) and number.value < 1000 and number.resolution == 1 and not paid:
            more = spelled.read(text, number.start, limit, number)
            return number if more is None else more._replace(digits=number.digits)
        if word.kind in ("scale", "hundred", "indian") or word.kind == "sign" and form.islower():
            pass
        elif word.kind == "dozen" and not paid or form == "dozens":
            return number.scaled(word.value, match.end(1))
        elif word.kind == "letter":
            if match.start(1) > number.end and not (paid and form in "mM" and text[number.end] == " "):
                return number
            if not _letter(text, form, match.end(1), limit, number, paid=paid):
                return number
        else:
            return number
        if number.scale * word.value > spelled.MOST:
            return number
        number = number.scaled(word.value, match.end(1))
    return number


def _letter(text: str, form: str, end: int, limit: int, number: Number, *, paid: bool) -> bool:
    """Whether a letter that clings to a number is a magnitude: ``$20k``, ``3m people``, ``1.8M``; not ``200m``."""
    if paid:
        return form.lower() in _LETTERS_OF_MONEY and form != "g"
    low = form.lower()
    if low == "k":
        return True
    if form == "M":
        return True
    if low == "b":
        return number.resolution < 1 or form == "B"
    if form == "m":
        after = _NEXT.match(text, end, limit)
        word = after.group(1) if after else ""
        if word in money.table().longest or word in _MEASURED:
            return True  # 10m kroner
        if nouns.is_plural(word):
            return word not in _EVENTS
        sentence = text[max(0, number.start - 90) : number.start].rpartition(". ")[2]
        return "illion" in sentence and number.value < 1000 and word not in _LONG
    return False
