"""The number words of English: ``seven``, ``hundred``, ``dozen``, ``millions``, ``bn``, ``lakh``, ``quarter``."""

from decimal import Decimal
from functools import cache
from typing import Literal, get_args

from numcheck.core.named_tuple import NamedTuple
from numcheck.language import lexicon

# Told in the head of the data file.
WordKind = Literal["unit", "ten", "hundred", "scale", "indian", "dozen", "part", "many", "letter", "sign", "short"]
_KINDS: dict[str, WordKind] = {kind: kind for kind in get_args(WordKind)}


class NumberWord(NamedTuple):
    """What a number word is worth (a part: its denominator), and of what kind it is."""

    value: Decimal
    kind: WordKind


@cache
def number_words() -> dict[str, NumberWord]:
    """Every number word, lower case, with its plurals and signs."""
    rows = lexicon.table("numbers/number_words")
    return {word: NumberWord(Decimal(value), _KINDS[kind]) for word, value, kind in rows}


def worth(word: str) -> Decimal:
    """What a number word in any letter case is worth. KeyError if it is none."""
    return number_words()[word.lower()].value
