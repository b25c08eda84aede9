"""What a number counts or measures: currency, unit, rate, percent, counted noun, age."""

import re
from decimal import Decimal

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction import ages, unit_disambiguation
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.nouns import LONGEST_GROUP, Count, counted_noun
from numcheck.extraction.numbers.number import ONE, Number, Prefix
from numcheck.extraction.partitives import whole_after
from numcheck.extraction.units.money import MoneyRead, currency_after, dollars_of
from numcheck.extraction.units.table import WORTH, Unit
from numcheck.extraction.units.words import UnitRead, rate_after, unit_after
from numcheck.language.lazy_pattern import Lazy


class Measured(NamedTuple):
    """Unit or counted noun of a figure.

    ``end``        where its words end; -1 where nothing was looked for
    ``unit``       as in ``Quantity``; "" where there is none
    ``noun``       the lemma of the counted noun, ``age`` of an age, or ""
    ``modifiers``  the lower-case words between number and noun
    ``readings``   other units the same words may stand for
    ``adjectival`` a hyphen joins it to its number
    ``of``         the whole that the figure is a part of, or ""
    ``factor``     what the number is to be multiplied by: 1000000 for ``MEUR``, -1 for ``5 degrees below zero``
    ``own``        whether the unit was written with this very number
    """

    end: int
    unit: str = ""
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    adjectival: bool = False
    of: str = ""
    factor: Decimal = ONE
    own: bool = False

    def bare(self, end: int) -> "Measured":
        """The same unit, said of another figure that ends at ``end``."""
        return self._replace(end=end, own=False)


NOTHING = Measured(-1)
# What stands between a unit and its rate: 700 tons of waste per day.
_OF_WHAT = Lazy(
    r" of [A-Za-z]+(?: [a-z]+)?(?= (?:per|an?|each) (?:day|week|month|year|hour|minute|second|person|head|capita)\b)"
)
_MOST_RATES = 2  # 100 gallons per person per day
_BELOW_ZERO = Lazy(r" below (?:zero|freezing)\b", re.IGNORECASE)
_PERCENT_OF = Lazy(r"\bper ?cents? of \Z", re.IGNORECASE)
# What may part a number from its unit: half a mile, two thirds of an acre; five more minutes, 10 additional dollars.
_ARTICLE = Lazy(r"[ \u00a0](?:of )?(?:an?|one)[ \u00a0]| of (?=[a-z]+\b)", re.IGNORECASE)
_MORE = Lazy(
    r"[ \u00a0](?:more|additional|extra|further|odd|whole|full|straight|consecutive|solid|net|gross|installed|total|usable)[ \u00a0](?=[a-z])"
)
_MORE_OPENS = frozenset(
    ("mor", "add", "ext", "fur", "odd", "who", "ful", "str", "con", "sol", "net", "gro", "ins", "tot", "usa")
)
_SIZED = Lazy(r" \d{1,4}(?:\.\d{1,2})?-[a-z]{3,9} (?=[A-Za-z])")
_DETERMINED = Lazy(r"(?:the|its|their|his|her|our|these|those|all|my|your)\b")
_DEGREES = ("degree", "degree_Celsius", "degree_Fahrenheit")
_LATE = {word: Decimal(worth) for word, worth in WORTH.items()}


def measure_of(cursor: Cursor, number: Number, prefix: Prefix, end: int) -> Measured:
    """Unit or counted noun of ``number``, whose words (with a bound that clings to it) end at ``end``.

    Without any of them a Measured that ends at ``end``.
    """
    if prefix.unit is not None:
        return _signed(cursor, prefix.unit, end)
    found, paid = unit_after(cursor, end), currency_after(cursor, end)
    if paid is not None and (found is None or paid.at >= found.end):  # the longer where the words may be either
        return _paid(cursor, paid)
    if found is not None:
        return _unit(cursor, number, found)
    return _apart(cursor, number, prefix, end) or _counted(cursor, number, prefix, end)


def _apart(cursor: Cursor, number: Number, prefix: Prefix, end: int) -> Measured | None:
    """A unit that other words part from its number, or a whole that a part is of."""
    text, limit, at = cursor.text, cursor.limit, prefix.at
    if text[at - 2 : at] in ("f ", "F ") and _PERCENT_OF.search(text[max(cursor.floor, at - 14) : at]):
        return Measured(end, "percent", own=True)  # per cent of 30, in a table read aloud
    more = _MORE.match(text, end, limit) if text[end + 1 : end + 4] in _MORE_OPENS else None
    if more and (measured := _unit_or_money(cursor, number, more.end() - 1)):
        return measured
    if not number.part and text[end : end + 4] not in (" of ", " of\n", " out"):
        return None
    article = _ARTICLE.match(text, end, limit) if number.part else None
    if article and (measured := _unit_or_money(cursor, number, article.end() - 1)):
        return measured
    many = _of_many(cursor, number, end)
    of = "" if many else whole_after(cursor, end)
    return Measured(end, of=of) if of else many


def _unit_or_money(cursor: Cursor, number: Number, at: int) -> Measured | None:
    found = unit_after(cursor, at)
    if found is not None:
        return _unit(cursor, number, found)
    paid = currency_after(cursor, at)
    return None if paid is None else _paid(cursor, paid)


def _of_many(cursor: Cursor, number: Number, end: int) -> Measured | None:
    """``dozens of people``, ``a million of dollars``: what a magnitude word counts behind its "of"."""
    text = cursor.text
    if not (number.vague or number.scale > 1) or text[end : end + 4] != " of ":
        return None
    if _DETERMINED.match(text, end + 4, cursor.limit):
        return None
    at = end + 3
    counted = number._replace(end=at, vague=False, scale=ONE)
    many = measure_of(cursor.within(at, cursor.limit), counted, Prefix(at), at)
    return many if many.unit or many.noun else None


def _scaled_name(unit: Unit) -> tuple[str, Decimal]:
    """The unit and the magnitude of a sign that holds both: ``MEUR``, ``Bcf``."""
    name, _, word = unit.name.partition(" ")
    return name, _LATE[word] if word else ONE


def _signed(cursor: Cursor, unit: Unit, end: int) -> Measured:
    """A sum whose sign stands before it; after it the same currency may be named again: ``$5 Canadian``, ``$ 20 USD``."""
    name, factor = _scaled_name(unit)
    readings = unit.readings
    hyphen = False
    paid = currency_after(cursor, end)
    if paid is not None and (name == "dollar" or paid.unit.name == name or "dollar" in paid.unit.name):
        if name == "dollar" and paid.unit.name != "dollar":
            name, readings = paid.unit.name, paid.unit.readings
        end, hyphen = paid.at, paid.hyphen
    elif name == "dollar" and (country := dollars_of(cursor, end)) is not None:
        return Measured(country.at, country.unit.name, factor=factor, own=True)
    return _rated(cursor, Measured(end, name, readings=readings, adjectival=hyphen, factor=factor, own=True))


def _paid(cursor: Cursor, paid: MoneyRead) -> Measured:
    """A sum whose currency stands after it, and a magnitude after that: ``75 USD million``."""
    text, stop = cursor.text, paid.at
    name, factor = _scaled_name(paid.unit)
    if name.isupper() and text[stop : stop + 1] == " ":
        late = text[stop + 1 : stop + 12].partition(" ")[0].rstrip(".,;:)")
        if late in _LATE:
            factor *= _LATE[late]
            stop += 1 + len(late)
    if name == "dollar" and (country := dollars_of(cursor, stop)) is not None:
        return Measured(country.at, country.unit.name, factor=factor, own=True)
    readings, hyphen = paid.unit.readings, paid.hyphen
    return _rated(cursor, Measured(stop, name, readings=readings, adjectival=hyphen, factor=factor, own=True))


def _unit(cursor: Cursor, number: Number, found: UnitRead) -> Measured:
    """What a number measures in a unit of measurement: an age, a temperature, a share of something, or that unit."""
    unit = found.unit
    if unit.name in ages.UNITS:
        old = ages.old_after(cursor, found.end)
        if old:
            return Measured(old.end(), unit.name, "age", adjectival=found.hyphen or old.group()[0] == "-", own=True)
    if unit.name in _DEGREES:
        zero = _BELOW_ZERO.match(cursor.text, found.end, cursor.limit)
        if zero:
            return Measured(zero.end(), unit.name, readings=unit.readings, factor=-ONE, own=True)
    if unit.readings or unit.name in unit_disambiguation.OPEN:
        unit = unit_disambiguation.likeliest(cursor, number, found)
    name, factor = _scaled_name(unit)
    measured = Measured(found.end, name, readings=unit.readings, adjectival=found.hyphen, factor=factor, own=True)
    measured = _rated(cursor, measured)
    of = whole_after(cursor, measured.end) if unit.name in ("percent", "permille") else ""
    return measured._replace(of=of) if of else measured


def _rated(cursor: Cursor, measured: Measured) -> Measured:
    """The same per hour, per head or a litre, where that follows; a counted noun leaves the numerator of the unit at 1."""
    text, limit = cursor.text, cursor.limit
    if (
        measured.unit
        and text[measured.end : measured.end + 4] == " of "
        and (over := _OF_WHAT.match(text, measured.end, limit))
    ):
        rate = rate_after(cursor, over.end())
        if rate is not None:
            measured = measured._replace(unit=f"{measured.unit}/{rate.name}", end=rate.end)
    for _ in range(_MOST_RATES):
        rate = rate_after(cursor, measured.end)
        if rate is None:
            break
        measured = measured._replace(unit=f"{measured.unit or 1}/{rate.name}", end=rate.end)
    return measured


def _counted(cursor: Cursor, number: Number, prefix: Prefix, end: int) -> Measured:
    """What a number without a unit counts; some are degrees or ages by the words around them."""
    text = cursor.text
    if text[end : end + 7] == " below " and (zero := _BELOW_ZERO.match(text, end, cursor.limit)):
        return Measured(zero.end(), "degree", readings=("degree_Celsius", "degree_Fahrenheit"), factor=-ONE, own=True)
    yo = ages.yo_after(cursor, end)
    if yo:
        return Measured(yo.end(), "year", "age", adjectival=True, own=True)
    at = prefix.at
    if number.value == 0 and number.spelled and text[max(cursor.floor, at - 9) : at].lower() == "absolute ":
        return Measured(end, "kelvin", own=True)
    if ages.is_age(cursor, number, at):
        return Measured(end, "year", "age", own=True)
    if number.end - number.start == 5 and text[number.start : number.end].lower() == "twice":
        return Measured(end, noun="time")
    most = 1 if number.resolution < 1 and not number.part else LONGEST_GROUP
    group = counted_noun(cursor, end, _count(text, number), most)
    counts_sized = group is None and number.value > 1 and text[end + 1 : end + 2].isdigit()
    if counts_sized and (sized := _SIZED.match(text, end, cursor.limit)):
        group = counted_noun(cursor, sized.end() - 1, _count(text, number), most)
        if group is not None:  # the two 32-byte values, five 1-cent coins: the size is a figure of its own
            return Measured(end, noun=group.lemma, modifiers=group.modifiers)
    if group is None:
        bare = _rated(cursor, Measured(end)) if text[end : end + 1] == "/" or text[end : end + 5] == " per " else None
        return bare if bare is not None and "**" in bare.unit else Measured(end)  # 12 per km²
    return _rated(cursor, Measured(group.end, noun=group.lemma, modifiers=group.modifiers, adjectival=group.hyphen))


def _count(text: str, number: Number) -> Count:
    """``number`` as the noun after it sees it; of a ratio ("one in five people") the noun is in the plural."""
    value = number.value
    if value > 1 or value <= 0:
        return "many"
    if not number.part:
        return "one"
    written = text[number.start : number.end]
    return "many" if " in " in written or " of " in written else "part"
