"""Every name, code and sign of a currency."""

from functools import cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.units.table import Unit, longest_by_first
from numcheck.language import lexicon

# Letters for a hundredth that cling to their number: 50p, 12c.
COINS = {"c": Unit("cent"), "p": Unit("penny")}


@cache
def usage(name: str) -> frozenset[str]:
    """The names, codes or signs of the class ``name`` of ``money/currency_usage``. KeyError if there is no such class."""
    return lexicon.classes("money/currency_usage")[name]


class Currencies(NamedTuple):
    """``words``: by lower-case name; ``longest``: words in the longest name by its first word; ``before`` and
    ``after``: by sign or code; ``last``: the characters that end a sign before a number; ``opens``: the first
    three characters, lower case, of what may stand after one; ``codes``: the ISO 4217 codes;
    ``small``: by code in small letters, of the codes that are written so, too; ``ends``: the last two letters of a
    sign or code before a number, or its one."""

    words: dict[str, Unit]
    longest: dict[str, int]
    before: dict[str, Unit]
    after: dict[str, Unit]
    last: frozenset[str]
    opens: frozenset[str]
    codes: frozenset[str]
    small: dict[str, Unit]
    ends: frozenset[str]


@cache
def table() -> Currencies:
    """All currencies that are known, by their names, codes and signs."""
    words: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    after: dict[str, Unit] = {}
    for code, one, many in lexicon.table("money/currencies"):
        unit = Unit(code)
        words[one] = words[many] = unit
        before[code] = after[code] = unit
    codes = frozenset(before)
    for forms, name, readings in lexicon.table("money/money_words"):
        words |= dict.fromkeys(forms.split("|"), Unit(name, tuple(filter(None, readings.split("|")))))
    for marks, name, readings, place in lexicon.table("money/money_symbols"):
        found = dict.fromkeys(marks.split("|"), Unit(name, tuple(filter(None, readings.split("|")))))
        before |= found if "b" in place else {}
        after |= found if "a" in place else {}
    small = {code: Unit(code.upper()) for code in usage("small code")}
    return Currencies(
        words=words,
        longest=longest_by_first(words),
        before=before,
        after=after,
        last=frozenset(mark[-1] for mark in before),
        opens=frozenset(form[:3].lower() for forms in (words, after, before, COINS) for form in forms),
        codes=codes,
        small=small,
        ends=frozenset(form[-2:] for form in (*before, *small)),
    )
