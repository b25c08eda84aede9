"""What the unit of a figure may stand for, most likely first."""

from collections.abc import Iterator
from functools import cache, lru_cache

from numcheck.core.measure import ConversionTarget, UnitSense
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Quantity
from numcheck.language import lexicon
from numcheck.normalization import registry
from numcheck.normalization.units import UnknownUnitError, base_of, exact, sense_of

_CURRENCIES = 4  # how many meanings of "dollar" are followed in a price by the unit


class Meaning(NamedTuple):
    """What the unit of a figure stands for, all that does not hang on the number.

    ``senses``       never empty, each once; those of one trade only come last
    ``confusable_units``   the senses it is mistaken for
    ``conversion_target``  the unit of the other system that it is usually converted to
    ``counted``      whether whole numbers of it are exact
    ``divides``      whether a sense is divided by the number (litres per 100 km)
    """

    senses: tuple[UnitSense, ...]
    confusable_units: tuple[UnitSense, ...]
    conversion_target: ConversionTarget | None
    counted: bool
    divides: bool


def meaning(quantity: Quantity, home_currency: str = "") -> Meaning:
    """The meaning of the unit of one figure. ``home_currency`` (ISO 4217) is the likeliest dollar, franc or peso.

    A figure without a unit counts its noun.
    """
    return _meaning(quantity.unit, quantity.readings, quantity.noun, bool(quantity.change), home_currency)


@lru_cache(maxsize=4096)
def _meaning(unit: str, others: tuple[str, ...], noun: str, moved: bool, home_currency: str) -> Meaning:
    found = _readings(unit, others, noun, home_currency)
    if moved and found[0].dimension == "temperature":
        found = tuple(sorted(found, key=lambda r: r.dimension != "temperature difference"))
    divides = any(r.reciprocal for r in found)
    return Meaning(found, confusable_units(unit), conversion_target(unit), is_counted(found[0]), divides)


def _readings(unit: str, others: tuple[str, ...], noun: str, home_currency: str) -> tuple[UnitSense, ...]:
    if not unit:
        return (UnitSense(noun, f"count {noun}" if noun else "count", base=noun),)
    words = (unit, *others)
    special = dict.fromkeys([u for word in words for like in _like(word, 1) for u in _expanded(like)])
    units = dict.fromkeys([u for word in words for u in _expanded(word)])
    found = [_read(u, noun) for u in units if u not in special]
    found += [_read(u, noun)._replace(special=True) for u in special]
    if home_currency:
        found.sort(key=lambda r: r.dimension != f"money {home_currency}")
    return tuple(dict.fromkeys(found))


@cache
def confusable_units(unit: str) -> tuple[UnitSense, ...]:
    """The senses that ``unit`` is mistaken for."""
    names = lexicon.keyed("units/confusable_units").get(unit)
    return tuple(sense_of(n) for n in names[0].split("|")) if names else ()


@cache
def conversion_target(unit: str) -> ConversionTarget | None:
    """The unit of the other system that ``unit`` is usually converted to (``units/conversion_targets``); None for what
    nobody converts.
    """
    row = lexicon.keyed("units/conversion_targets").get(unit)
    if row is None:
        return None
    name, system, one, many, symbol = row
    return ConversionTarget(sense_of(name), system, one, many, symbol)


def _expanded(word: str) -> Iterator[str]:
    """The unit expressions that ``word`` may mean: itself (unless it is a currency's family name), then its like."""
    codes = lexicon.keyed("money/currency_families").get(word)
    if codes is not None:
        yield from codes[0].split("|")
        return
    paid, _, rest = word.partition("/")
    codes = lexicon.keyed("money/currency_families").get(paid)
    if codes is not None:  # a dollar a head, two cents a mile
        yield from (f"{code}/{rest}" for code in codes[0].split("|")[:_CURRENCIES])
        return
    yield word
    yield from _like(word, 0)


def _like(word: str, column: int) -> Iterator[str]:
    """``word`` with one of its units replaced by a namesake: mile/gallon, mile/imperial_gallon."""
    pieces = word.replace("*", " * ").replace("/", " / ").replace("(", "( ").replace(")", " )").split(" ")
    for i, name in enumerate(pieces):
        row = lexicon.keyed("units/unit_senses").get(name)
        for other in filter(None, row[column].split("|")) if row else ():
            yield "".join((*pieces[:i], other, *pieces[i + 1 :]))


def _read(unit: str, noun: str) -> UnitSense:
    code, _, share = unit.partition("/")
    if share.isdigit() and len(code) == 3:  # minor money: GBP/100
        return UnitSense(unit, f"money {code}", exact(f"1/{share}"), base=code)
    try:
        found = sense_of(unit)
    except UnknownUnitError:
        found = registry.ask(unit) or UnitSense(unit, unit, base=unit)
    if noun and unit.startswith("1/"):  # people per square kilometre
        dimension = f"count {noun}{found.dimension.removeprefix('count')}"
        found = found._replace(dimension=dimension, base=base_of(dimension))
    return found


def is_counted(found: UnitSense) -> bool:
    """Whether whole numbers of it are exact: things, not shares or amounts."""
    return (found.dimension == "count" or found.dimension.startswith("count ")) and found.factor == 1
