"""Figures in two units or more: ``6 ft 2 in``, ``5'6"``, ``2h 30m``, ``3 dollars 50 cents``.

Lengths are told in the last unit, in which they are whole numbers (a third of a foot is no decimal), others in the first.
"""

from decimal import Decimal

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.draft import Draft
from numcheck.extraction.measures import Measured, measure_of
from numcheck.extraction.numbers.number import ONE, PrefixedNumber
from numcheck.extraction.numbers.number_words import number_words
from numcheck.extraction.numbers.prefixes import figure_at
from numcheck.extraction.units.currencies import usage
from numcheck.language.lazy_pattern import Lazy


class _Smaller(NamedTuple):
    """A figure that may go on another one, its unit, and the words that join it."""

    figure: PrefixedNumber
    measured: Measured
    joint: str


# How many of the second make one of the first.
_STEPS: dict[tuple[str, str], int] = {
    ("mile", "yard"): 1760, ("mile", "foot"): 5280, ("yard", "foot"): 3, ("yard", "inch"): 36, ("foot", "inch"): 12,
    ("kilometer", "meter"): 1000, ("kilometer", "centimeter"): 100000, ("meter", "centimeter"): 100,
    ("meter", "millimeter"): 1000, ("centimeter", "millimeter"): 10,
    ("stone", "pound"): 14, ("pound", "ounce"): 16, ("kilogram", "gram"): 1000,
    ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
    ("degree", "arcminute"): 60, ("arcminute", "arcsecond"): 60, ("liter", "milliliter"): 1000,
    ("gallon", "quart"): 4, ("quart", "pint"): 2, ("gallon", "pint"): 8,
}  # fmt: skip
_JOINT = Lazy(r"(?:, and |,? and |, | |-)?(?=\d|[A-Za-z])")
_WORD = Lazy(r"[A-Za-z]+")
_LENGTHS = frozenset(("yard", "foot", "inch", "meter", "centimeter", "millimeter"))
_NO_COMMA = frozenset(["kilogram", "liter", "degree"])
_LARGER = frozenset(first for first, _ in _STEPS)
_END = Lazy(r"[.!?)]*(?:\s|\Z)")
_HUNDREDTH = Decimal("0.01")


def extend(cursor: Cursor, draft: Draft) -> None:
    """Take the smaller units that go on after ``draft``, whose unit is its own, into it; it stays as it is where none do."""
    measured, number = draft.measured, draft.number
    if measured.end < 0 or number.vague or number.part and number.value < 1:
        return
    if len(measured.unit) == 3 and measured.unit.isupper() or measured.unit in usage("open"):
        _add_coins(cursor, draft)
        money = draft.measured is not measured or "£" in cursor.text[draft.start : draft.end]
        if measured.unit not in ("pound", "GBP") or money:
            return
        measured = measured._replace(unit="pound")
    last: tuple[str, Decimal] | None = (measured.unit, ONE)
    while last is not None and last[0] in _LARGER:
        last = _add_smaller(cursor, draft, *last)


def _next(cursor: Cursor, end: int) -> _Smaller | None:
    """The figure that may go on the one that ends at ``end``."""
    text, limit = cursor.text, cursor.limit
    joint = _JOINT.match(text, end, limit)
    if not joint or joint.end() >= limit:
        return None
    at = stop = joint.end()
    if not text[at].isdigit():
        word = _WORD.match(text, at, limit)
        if word is None or word.group().lower() not in number_words():
            return None
        stop = word.end() - 1
    if (
        not text[at].isdigit()
        and joint.group() == " "
        and text[at : stop + 1].lower() == "one"
        and "-" in text[cursor.end : end]
    ):
        return None  # the 6-foot one
    found = figure_at(cursor.at(at, stop + 1, floor=at))
    if found is None or found[1].unit is not None or found[0].value < 0 or found[0].vague:
        return None
    number, prefix = found
    measured = measure_of(cursor.within(prefix.at, limit), number, prefix, number.end)
    return _Smaller(found, measured, joint.group())


def _add_smaller(cursor: Cursor, draft: Draft, unit: str, worth: Decimal) -> tuple[str, Decimal] | None:
    """Add what follows if it is in a part of ``unit``, of which ``worth`` make one of the first unit.

    The smaller unit and how many of it make one of the first; None where nothing was added.
    """
    text, measured = cursor.text, draft.measured
    follows = _next(cursor, draft.end)
    if follows is None:
        return None
    (number, _), minor, joint = follows
    if unit == "hour" and minor.unit == "meter":
        minor = minor._replace(unit="minute")  # 2h 30m
    step = _STEPS.get((unit, minor.unit))
    bare = text[draft.end - 1] in "'’′t" and joint in ("", " ", "-")
    if step is None and unit == "foot" and not minor.unit and bare and number.value < 12:
        step, minor = 12, Measured(number.end, "inch", own=True)
    if step is None or number.value >= max(step, 12) or "," in joint and unit in _NO_COMMA:
        return None
    hyphen = measured.adjectival or minor.adjectival
    if minor.unit in _LENGTHS:
        value, resolution, name = draft.number.value * step + number.value, number.resolution, minor.unit
    else:
        worth *= step
        value, resolution = draft.number.value + number.value / worth, number.resolution / worth
        name = "pound" if unit == "pound" else measured.unit
    draft.number = draft.number._replace(end=number.end, value=value, resolution=resolution)
    draft.measured = measured._replace(unit=name, end=minor.end, adjectival=hyphen, noun=minor.noun)
    draft.end = max(number.end, minor.end)
    return minor.unit, worth


def _add_coins(cursor: Cursor, draft: Draft) -> None:
    """``3 dollars 50 cents``, ``£2 50p``, ``five pounds and twenty``."""
    if draft.number.resolution != 1 or draft.number.scale > 1:
        return
    follows = _next(cursor, draft.end)
    if follows is None:
        return
    number, minor = follows.figure[0], follows.measured
    end = _end_of_coins(cursor, draft, follows) if 0 < number.value < 100 and number.resolution == 1 else None
    if end is None:
        return
    hundredths = number.value / 10 if minor.unit == "jiao" else number.value / 100
    draft.number = draft.number._replace(end=number.end, value=draft.number.value + hundredths, resolution=_HUNDREDTH)
    draft.measured = draft.measured._replace(end=end)
    draft.end = end


def _end_of_coins(cursor: Cursor, draft: Draft, follows: _Smaller) -> int | None:
    """Where the smaller coins of a sum end; None where what follows is none."""
    text, (number, _), minor = cursor.text, follows.figure, follows.measured
    end = number.end
    if minor.unit in usage("coin"):
        return minor.end
    if text[end : end + 1] in ("c", "p") and not text[end + 1 : end + 2].isalnum():
        return end + 1
    counted = minor.unit or minor.noun or end < cursor.limit and not _END.match(text, end, cursor.limit)
    if counted or draft.measured.unit == "pound" or "," in follows.joint or not follows.joint:
        return None
    return None if text[draft.end - 1].isdigit() and "and" not in follows.joint else end
