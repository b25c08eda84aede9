"""Figures in two units or more: ``6 ft 2 in``, ``5'6"``, ``2h 30m``, ``3 dollars 50 cents``. Told in the first unit."""

from __future__ import annotations

from decimal import Decimal

from numcheck.extraction import measures
from numcheck.extraction.draft import Draft
from numcheck.extraction.numbers import prefixes, spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy

# How many of the second make one of the first.
STEPS: dict[tuple[str, str], int] = {
    ("mile", "yard"): 1760, ("mile", "foot"): 5280, ("yard", "foot"): 3, ("yard", "inch"): 36, ("foot", "inch"): 12,
    ("kilometer", "meter"): 1000, ("kilometer", "centimeter"): 100000, ("meter", "centimeter"): 100,
    ("meter", "millimeter"): 1000, ("centimeter", "millimeter"): 10,
    ("stone", "pound"): 14, ("pound", "ounce"): 16, ("kilogram", "gram"): 1000,
    ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
    ("degree", "arcminute"): 60, ("arcminute", "arcsecond"): 60, ("liter", "milliliter"): 1000,
    ("gallon", "quart"): 4, ("quart", "pint"): 2, ("gallon", "pint"): 8,
}  # fmt: skip
MINOR = frozenset(
    [
        "cent",
        "penny",
        "sen",
        "kopek",
        "centavo",
        "centime",
        "ore",
        "fils",
        "halala",
        "paisa",
        "jiao",
        "fen",
        "pfennig",
        "grosz",
        "agora",
        "stotinka",
    ]
)
_JOINT = Lazy(r"(?:, and |,? and |, | |-)?(?=\d|[A-Za-z])")
_WORD = Lazy(r"[A-Za-z]+")
_NO_COMMA = frozenset(["kilogram", "liter", "degree"])
_LARGER = frozenset(first for first, _ in STEPS)
_END = Lazy(r"[.!?)]*(?:\s|\Z)")


def extend(text: str, draft: Draft, limit: int) -> None:
    """Take in the smaller units that go on after ``draft``."""
    measured, number = draft.measured, draft.number
    if not measured.own or measured.end < 0 or number.vague or number.part and number.value < 1:
        return
    if _is_money(measured.unit):
        _coins(text, draft, limit)
        if (
            measured.unit not in ("pound", "GBP")
            or draft.measured is not measured
            or "£" in text[draft.start : draft.end]
        ):
            return
        measured = measured._replace(unit="pound")
    draft.measured = measured if measured.unit != "pound" else draft.measured
    last: tuple[str, Decimal] | None = (measured.unit, Decimal(1))
    while last is not None and last[0] in _LARGER:
        last = _smaller(text, draft, limit, *last)


def _next(text: str, end: int, limit: int) -> tuple[Number, prefixes.Left, str] | None:
    joint = _JOINT.match(text, end, limit)
    if not joint or joint.end() >= limit:
        return None
    at = joint.end()
    if text[at].isdigit():
        found = prefixes.figure(text, at, at + 1, limit, at)
    else:
        word = _WORD.match(text, at, limit)
        found = prefixes.figure(text, at, word.end(), limit, at) if word and word.group().lower() in _words() else None
    if found is None or found[1].unit is not None or found[0].value < 0 or found[0].vague:
        return None
    return found[0], found[1], joint.group()


def _smaller(text: str, draft: Draft, limit: int, unit: str, worth: Decimal) -> tuple[str, Decimal] | None:
    measured = draft.measured
    follows = _next(text, draft.end, limit)
    if follows is None:
        return None
    number, left, joint = follows
    minor = measures.read(text, number, left, number.end, limit)
    if unit == "hour" and minor.unit == "meter":
        minor = minor._replace(unit="minute")  # 2h 30m
    step = STEPS.get((unit, minor.unit))
    bare = text[draft.end - 1] in "'’′t" and joint in ("", " ", "-")
    if step is None and unit == "foot" and not minor.unit and bare and number.value < 12:
        step, minor = 12, measures.Measured(number.end, "inch", own=True)
    if step is None or number.value >= max(step, 12) or "," in joint and unit in _NO_COMMA:
        return None
    worth *= step
    draft.number = draft.number._replace(
        end=number.end, value=draft.number.value + number.value / worth, resolution=number.resolution / worth
    )
    adjectival = measured.adjectival or minor.adjectival
    unit_name = "pound" if unit == "pound" else measured.unit
    draft.measured = measured._replace(unit=unit_name, end=minor.end, adjectival=adjectival, noun=minor.noun)
    draft.end = max(number.end, minor.end)
    return minor.unit, worth


def _words() -> dict[str, spelled.Word]:
    return spelled.number_words()


def _is_money(unit: str) -> bool:
    return (
        len(unit) == 3
        and unit.isupper()
        or unit in ("dollar", "pound", "franc", "krone", "peso", "dinar", "dirham", "riyal", "rial", "lira", "shilling")
    )


def _coins(text: str, draft: Draft, limit: int) -> None:
    follows = _next(text, draft.end, limit)
    if follows is None or draft.number.resolution != 1 or draft.number.scale > 1:
        return
    number, left, joint = follows
    if not 0 < number.value < 100 or number.resolution != 1:
        return
    minor = measures.read(text, number, left, number.end, limit)
    coin = text[number.end : number.end + 1] in ("c", "p") and not text[number.end + 1 : number.end + 2].isalnum()
    if minor.unit in MINOR:
        end = minor.end
    elif coin:
        end = number.end + 1
    elif (
        minor.unit
        or minor.noun
        or "," in joint
        or not joint
        or not _END.match(text, number.end, limit)
        and number.end < limit
        or draft.measured.unit == "pound"
        or text[draft.end - 1].isdigit()
        and "and" not in joint
    ):
        return
    else:
        end = number.end
    hundredth = number.value / 10 if minor.unit == "jiao" else number.value / 100
    draft.number = draft.number._replace(
        end=number.end, value=draft.number.value + hundredth, resolution=Decimal("0.01")
    )
    draft.measured = draft.measured._replace(end=end)
    draft.end = end
