"""What a number counts or measures: currency, unit, rate, percent, counted noun, age."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from numcheck.extraction import ages, nouns
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.numbers.prefixes import Left
from numcheck.extraction.partitives import whole
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.units import disambiguation, money
from numcheck.extraction.units import words as unit_words
from numcheck.extraction.units.table import Unit


class Measured(NamedTuple):
    """Unit or counted noun of a figure; ``end`` is where its words end."""

    end: int
    unit: str = ""
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    adjectival: bool = False
    of: str = ""
    factor: Decimal = Decimal(1)
    own: bool = False  # whether the unit was written with this very number

    def bare(self, end: int) -> Measured:
        """The same unit, said of another figure that ends at ``end``."""
        return self._replace(end=end, own=False)


NOTHING = Measured(-1)
_BELOW_ZERO = Lazy(r" below (?:zero|freezing)\b", re.IGNORECASE)
_PERCENT_OF = Lazy(r"\bper ?cents? of \Z", re.IGNORECASE)
_BRIDGE = Lazy(r"[ \u00a0](?:of )?(?:an?|one)[ \u00a0]| of (?=[a-z]+\b)", re.IGNORECASE)
_MORE = Lazy(r"[ \u00a0](?:more|additional|extra|further|odd|whole|full|straight|consecutive|solid)[ \u00a0](?=[a-z])")
_MORE_OPENS = frozenset(("mor", "add", "ext", "fur", "odd", "who", "ful", "str", "con", "sol"))
_DETERMINED = Lazy(r"(?:the|its|their|his|her|our|these|those|all|my|your)\b")
ONE = Decimal(1)
_LATE = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}


def read(text: str, number: Number, left: Left, end: int, limit: int, floor: int | None = None) -> Measured:
    """Unit or counted noun of ``number``, whose words (with a bound that clings to it) end at ``end``.

    ``floor`` is where the last quantity ended, where that is known.
    """
    floor = left.at if floor is None else floor
    if left.unit is not None:
        return _money(text, number, left.unit, end, limit)
    found = unit_words.read(text, end, limit)
    paid = money.after(text, end, limit)
    after_of = text.endswith(("f ", "F "), floor, left.at)
    if after_of and found is None and paid is None and _PERCENT_OF.search(text[max(floor, left.at - 14) : left.at]):
        return Measured(end, "percent", own=True)
    if paid is not None and (found is None or paid.at >= found.end):
        return _paid(text, paid, end, limit)
    if found is not None:
        return _unit(text, number, found, limit)
    if found is None and paid is None:
        more = _MORE.match(text, end, limit) if text[end + 1 : end + 4] in _MORE_OPENS else None
        if more:
            far, paid = unit_words.read(text, more.end() - 1, limit), money.after(text, more.end() - 1, limit)
            if far is not None:
                return _unit(text, number, far, limit)
            if paid is not None:
                return _paid(text, paid, end, limit)
    if number.part:
        bridge = _BRIDGE.match(text, end, limit)
        if bridge:
            far = unit_words.read(text, bridge.end() - 1, limit)
            if far is not None:
                return _unit(text, number, far, limit)
            paid = money.after(text, bridge.end() - 1, limit)
            if paid is not None:
                return _paid(text, paid, end, limit)
    if (
        (number.vague or number.scale > 1)
        and text[end : end + 4] == " of "
        and not _DETERMINED.match(text, end + 4, limit)
    ):
        many = read(text, number._replace(end=end + 3, vague=False, scale=ONE), Left(end + 3), end + 3, limit)
        if many.unit or many.noun:
            return many
    if number.part or text[end : end + 4] == " of ":
        of = whole(text, end, limit)
        if of:
            return Measured(end, of=of)
    return _counted(text, number, left, end, limit, floor)


def _money(text: str, number: Number, unit: Unit, end: int, limit: int) -> Measured:
    factor = ONE
    name = unit.name
    if " " in name:  # MEUR 120
        name, word = name.split(" ")
        factor = _LATE[word]
    readings = unit.readings
    hyphen = False
    paid = money.after(text, end, limit)
    if paid is not None and (name in ("dollar",) or paid.unit.name == name or "dollar" in paid.unit.name):
        if name == "dollar" and paid.unit.name != "dollar":
            name, readings = paid.unit.name, paid.unit.readings  # $5 Canadian, $ 20 USD
        end, hyphen = paid.at, paid.hyphen
    return _rated(text, Measured(end, name, readings=readings, adjectival=hyphen, factor=factor, own=True), limit)


def _paid(text: str, paid: money.MoneyRead, end: int, limit: int) -> Measured:
    name, factor = paid.unit.name, ONE
    if " " in name:
        name, word = name.split(" ")
        factor = _LATE[word]
    stop = paid.at
    if name.isupper() and text[stop : stop + 1] == " ":  # 75 USD million
        late = text[stop + 1 : stop + 12].partition(" ")[0].rstrip(".,;:)")
        if late in _LATE:
            factor *= _LATE[late]
            stop += 1 + len(late)
    return _rated(
        text,
        Measured(stop, name, readings=paid.unit.readings, adjectival=paid.hyphen, factor=Decimal(factor), own=True),
        limit,
    )


def _unit(text: str, number: Number, found: unit_words.UnitRead, limit: int) -> Measured:
    unit, stop = found.unit, found.end
    name, readings = unit.name, unit.readings
    if name in ages.UNITS:
        old = ages.old(text, stop, limit)
        if old:
            return Measured(old.end(), name, "age", adjectival=found.hyphen or old.group()[0] == "-", own=True)
    if name in ("degree", "degree_Celsius", "degree_Fahrenheit"):
        zero = _BELOW_ZERO.match(text, stop, limit)
        if zero:
            return Measured(zero.end(), name, readings=readings, factor=Decimal(-1), own=True)
    if readings or name in disambiguation.OPEN:
        unit = disambiguation.choose(text, unit, number, found.start, stop)
        name, readings = unit.name, unit.readings
    measured = Measured(stop, name, readings=readings, adjectival=found.hyphen, own=True)
    measured = _rated(text, measured, limit)
    if name in ("percent", "permille"):
        of = whole(text, measured.end, limit)
        if of:
            return measured._replace(of=of)
    return measured


def _rated(text: str, measured: Measured, limit: int) -> Measured:
    rate = unit_words.rate(text, measured.end, limit)
    if rate is None:
        return measured
    under, stop = rate
    top = measured.unit or "1"
    return measured._replace(unit=f"{top}/{under}", end=stop)


def _counted(text: str, number: Number, left: Left, end: int, limit: int, floor: int) -> Measured:
    plural = number.value > 1 or number.value < 0 or number.value == 0
    if text[end : end + 7] == " below " and (zero := _BELOW_ZERO.match(text, end, limit)):
        return Measured(zero.end(), "degree", readings=("degree_Celsius", "degree_Fahrenheit"), factor=-ONE, own=True)
    yo = ages.short(text, end, limit)
    if yo:
        return Measured(yo.end(), "year", "age", adjectival=True, own=True)
    if number.value == 0 and number.spelled and text[max(floor, left.at - 9) : left.at].lower() == "absolute ":
        return Measured(end, "kelvin", own=True)
    if ages.told(text, number, left.at, floor, limit):
        return Measured(end, "year", "age", own=True)
    ratio = number.part and (" in " in text[number.start : number.end] or " of " in text[number.start : number.end])
    most = 1 if number.resolution < 1 and not number.part else 7
    group = nouns.read(text, end, limit, plural=plural or ratio, fraction=number.part and not ratio, most=most)
    if group is None:
        return Measured(end)
    return _per(text, Measured(group.end, "", group.lemma, group.modifiers, adjectival=group.hyphen), limit)


def _per(text: str, measured: Measured, limit: int) -> Measured:
    rate = unit_words.rate(text, measured.end, limit)
    if rate is None:
        return measured
    return measured._replace(unit=f"1/{rate[0]}", end=rate[1])
