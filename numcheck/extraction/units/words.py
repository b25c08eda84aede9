"""Units of measurement after a number: words, signs, powers and rates."""

import re
from functools import cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.units.signs import sign_at
from numcheck.extraction.units.table import PREFIXED, WORTH, Joint, Unit, phrases, prefixed, table
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy


class UnitRead(NamedTuple):
    """``unit`` as read from ``start`` to ``end``; ``hyphen`` when one joins it to the number (``200-metre flag``)."""

    unit: Unit
    start: int
    end: int
    hyphen: bool = False


class Denominator(NamedTuple):
    """What something is told by, a pint-style expression or a noun, and where its words end."""

    name: str
    end: int


# A unit without power or rate, where it ends, and whether it is a sign and no word.
_Bare = tuple[Unit, int, bool]

_WORD = Lazy(r"[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){0,6}|°|º")
_POWER = Lazy(r"(?:\^|\*\*)?([²³23])(?!\d)|[ \u00a0](squared|cubed)\b")
# What a line may begin with that is no word: TWh, MW, GB; a sentence begins with none of them.
_SIGN_ALONE = Lazy(r"(?:[kMGT]?Wh?|[MGTP]B|[kMG]?Hz|[MG]Pa|°[CF]|[µμ](?:g|m|l|L|M|mol|s)|%)(?![\w])")
# A raised digit that copying set apart: 24 km 2.
_LOST_POWER = Lazy(
    r"[ \u00a0]([23])(?=[).,;:\]](?:\W|\Z)|\(|/[a-z]|of\b|\Z| (?:of|per|in|and|at|is|was|or|with|for|on|to)\b)"
)
_PER_HUNDRED = Lazy(r"100[ \u00a0]?(?:km|kilomet(?:er|re)s)\b")
_RUN = Lazy(r"[A-Za-z]+")
_POWER_OPENS = frozenset("^*²³23 \u00a0")
_SQUARE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_LENGTHS = ("meter", "mile", "foot", "inch", "yard", "micrometer", "furlong")
_GAPS = " \u00a0\u2009\u202f"
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
_EARLIER = Lazy(r"[ -](?:earlier|ago|later|before|after|old|long|from|in|away|apart)\b")
# Earnings are told by one kind of share or another.
_SHARE = Lazy(r"(?:fully )?(?:diluted|basic|common|ordinary)(?: common| ordinary)? (?:share|unit)\b")
_RATE = Lazy(r"[ \u00a0]?/[ \u00a0]?|[ \u00a0\n-](?:per|a|an|each)[ \u00a0\n-]")
_ARTICLES = ("a", "an", "each")
# What a letter alone stands for behind a stroke: 31,800 m3/d.
_BY_LETTER = {"d": "day", "y": "year"}
_NO_DENOMINATORS = ("cent", "se")  # per cent, per se


def unit_after(cursor: Cursor, end: int) -> UnitRead | None:
    """The unit that follows the number that ends at ``end``; None if none does."""
    text, limit = cursor.text, cursor.limit
    if end >= limit:
        return None
    at = end
    joint: Joint = "attached"
    char = text[at]
    if char in _GAPS:
        joint = "space"
        at += 1
        if at < limit and text[at] in _GAPS:
            at += 1
    elif char == "\n" and (text[at + 1 : at + 2].islower() or _SIGN_ALONE.match(text, at + 1, limit)):
        joint = "space"
        at += 1
    elif char in "-‐‑" and at + 1 < limit and text[at + 1].isalpha():
        joint = "hyphen"
        at += 1
    elif char == "-" and text[at + 1 : at + 2] == " ":  # 28- percent
        spaced = _in_words(cursor, at + 2)
        return UnitRead(spaced[0], at + 2, spaced[1], hyphen=True) if spaced else None
    opening = text[at : at + 3]
    if at >= limit or at + 3 <= limit and opening.isalpha() and opening.lower() not in _opens():
        return None
    found = _bare(cursor, at, joint)
    if found is None:
        return None
    unit, stop = _with_power(text, found, limit)
    return UnitRead(unit, at, stop, joint == "hyphen")


@cache
def _opens() -> frozenset[str]:
    """The first three letters of every unit word and sign: a cheap look at the next word, which most often is a noun."""
    units = table()
    written = (*units.words, *units.signs, *_SQUARE, *lexicon.words("units/fallback_units"))
    return PREFIXED | {form[:3].lower() for form in written}


def _bare(cursor: Cursor, at: int, joint: Joint) -> _Bare | None:
    found = _in_words(cursor, at)
    if found is not None and cursor.text[found[1] : found[1] + 1] not in (".", "/", "·"):
        return found
    if found is not None:
        longer = sign_at(cursor, at, joint)  # lb.-ft.
        return (*longer, True) if longer and longer[1] > found[1] + 1 else found
    mark = sign_at(cursor, at, joint)
    return (*mark, True) if mark else None


def _in_words(cursor: Cursor, at: int) -> _Bare | None:
    """The unit in words at ``at``, of as many words as the table holds for the first one."""
    text, limit = cursor.text, cursor.limit
    first = _WORD.match(text, at, limit)
    if not first:
        return None
    units = table()
    key = first.group().lower()
    if key in _SQUARE:
        return _powered(cursor, first)
    size = units.longest.get(key)
    if size is None:
        return _not_listed(cursor, first, key)
    for words, end in phrases(first, size, _WORD, " \u00a0-\n", limit):
        unit = units.words.get(words)
        if unit is None and words == key and key[:3] in PREFIXED:
            unit = prefixed(key)
        if unit and (len(key) > 2 or words != key):
            return unit, end, False
    return None


def _not_listed(cursor: Cursor, first: re.Match[str], key: str) -> _Bare | None:
    """A word that begins no entry of the table: with an SI prefix, rare, or joined by a hyphen to what comes after it."""
    if key[:3] in PREFIXED and (derived := prefixed(key)):
        return derived, first.end(), False
    if key in lexicon.words("units/fallback_units"):
        from numcheck.extraction.units import fallback

        rare = fallback.rare_unit(key)
        return (rare, first.end(), False) if rare else None
    if "-" not in key:
        return None
    by_word = table().words
    mark = table().signs.get(first.group())
    if mark:
        return mark, first.end(), True  # lb-ft
    whole = by_word.get(key.replace("-", " "))  # metric-ton
    if whole:
        return whole, first.end(), False
    short, _, rest = key.partition("-")  # metre-long, foot-tall
    if short == "second" and rest != "long":
        return None  # three second-half goals
    if short in _SQUARE:
        return _powered(cursor, _RUN.match(cursor.text, first.start(), cursor.limit) or first)
    unit = by_word.get(short)
    return (unit, first.start() + len(short), False) if unit else None


def _powered(cursor: Cursor, first: re.Match[str]) -> _Bare | None:
    """``square miles``, ``cu. ft``, ``square-foot``; ``first`` is the word of the power."""
    text, limit = cursor.text, cursor.limit
    at = first.end()
    if text[at : at + 1] == ".":
        at += 1
    if at >= limit or text[at] not in " \u00a0-\n" and text[at - 1] != ".":
        return None
    at += text[at] in " \u00a0-\n"
    if at >= limit:
        return None
    found = _bare(cursor, at, "hyphen")
    if found is None or not found[0].name.endswith(_LENGTHS):
        return None
    return Unit(f"{found[0].name}**{_SQUARE[first.group().lower()]}"), found[1], found[2]


def _with_power(text: str, found: _Bare, limit: int) -> tuple[Unit, int]:
    """The unit with the power that follows it (``m²``, ``metres squared``), and where that ends."""
    unit, stop, _ = found
    if text[stop : stop + 1] not in _POWER_OPENS or "**" in unit.name or not text[stop - 1].isalpha():
        return unit, stop
    if text[stop] in " \u00a0" and text[stop + 1 : stop + 2] not in ("s", "c"):
        lost = _LOST_POWER.match(text, stop, limit) if text[stop + 1 : stop + 2] in ("2", "3") and found[2] else None
        if lost is None or not unit.name.endswith(("meter", "mile")):
            return unit, stop
        return Unit(f"{unit.name}**{lost.group(1)}"), lost.end(1)
    match = _POWER.match(text, stop, limit)
    if not match:
        return unit, stop
    power = "2" if (match.group(1) or match.group(2)) in ("2", "²", "squared") else "3"
    return Unit(f"{unit.name}**{power}"), match.end()


def rate_after(cursor: Cursor, stop: int) -> Denominator | None:
    """The denominator after a unit that ends at ``stop``: ``/h``, ``per square kilometre``, ``a day``; None if none is."""
    text, limit = cursor.text, cursor.limit
    if text[stop : stop + 1] != "/" and text[stop + 1 : stop + 2] not in "/pae":
        return None
    match = _RATE.match(text, stop, limit)
    if not match or match.end() >= limit:
        return None
    link = match.group().strip(" \u00a0\n-")
    at = match.end()
    found = _bare(cursor, at, "attached" if link == "/" else "space")
    if link == "/" and (short := _BY_LETTER.get(text[at : at + 1])) and not text[at + 1 : at + 2].isalnum():
        return Denominator(short, at + 1)
    if found:
        unit, end = _with_power(text, found, limit)
        no_rate = link in _ARTICLES and (found[2] or _is_apart(cursor, unit, end))
        return None if no_rate else Denominator(_of_one(unit.name), end)
    hundred = _PER_HUNDRED.match(text, at, limit)
    if hundred:
        return Denominator("(100 kilometer)", hundred.end())
    noun = _RUN.match(text, at, limit)
    return _counted(noun, link) if noun else None


def _of_one(name: str) -> str:
    """The unit that a rate is told by: ``(1000000 british_thermal_unit)`` for MMBtu."""
    unit, _, word = name.partition(" ")
    return f"({WORTH[word]} {unit})" if word else name


def _is_apart(cursor: Cursor, unit: Unit, end: int) -> bool:
    """Whether an article before the unit that ends at ``end`` makes no rate: "a degree", "5 points a day later"."""
    if unit.name in ("degree", "percent"):
        return True
    return unit.name in _TIMES and _EARLIER.match(cursor.text, end, cursor.limit) is not None


def _counted(noun: re.Match[str], link: str) -> Denominator | None:
    """``per capita``, ``per customer``, ``a share``: something told by what is no unit of measurement."""
    low = noun.group().lower()
    share = _SHARE.match(noun.string, noun.start(), noun.end() + 40)
    if share:
        return Denominator("share", share.end())
    if low in ("capita", "head"):
        return Denominator("person", noun.end())
    if low in _NO_DENOMINATORS or noun.group()[0].isupper():
        return None
    if link == "per" or link in ("a", "an") and low in lexicon.words("units/price_units"):
        return Denominator(low, noun.end())
    return None
