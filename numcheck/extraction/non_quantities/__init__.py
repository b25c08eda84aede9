"""Numbers that are no quantity: they name, number, time or score something, and no reader could check them.

The entry point is asked about one number at a time and hands it to one small judge a kind. Each judge answers with the
span of what it recognised (``Boeing 747``, ``5.30 pm``) or None. Dates are not its business; they are asked before.
"""

from __future__ import annotations

from numcheck.core.text import Span
from numcheck.extraction.non_quantities import (
    clock,
    codes,
    coordinates,
    labels,
    names,
    numbering,
    one,
    ordinals,
    scores,
    telephone,
)

_MONEY_BEFORE = frozenset("$£€¥₹₩₽₺฿¢₪₦₱₫")


def not_a_quantity(text: str, start: int, end: int) -> Span | None:
    """The span of the name, time, score, label or idiom that the number ``text[start:end]`` is part of, or None.

    The number is a run of digits with the separators inside it, or one or more number words. None means that it may be
    a quantity. Looks at no more than 60 code points on either side.
    """
    if "0" <= text[start] <= "9":
        return _digits(text, start, end)
    if text[end - 1] == "-":
        end -= 1  # the scanner's "quarter-"
    single = end - start == 3 and text[start] in "oO" and text[start:end].lower() == "one"
    return (
        names.listed(text, start, end)
        or (one.one(text, start, end) if single else None)
        or ordinals.spelled(text, start, end)
        or clock.spelled(text, start, end)
        or scores.spelled(text, start, end)
        or labels.labelled(text, start, end)
        or one.compound(text, start, end)
        or names.capitalised(text, start, end)
    )


# Two letters with which a mark of time, a second time, a place on the globe or a law report may go on after the digits.
_GOES_ON = frozenset(
    [
        "am",
        "a.",
        "pm",
        "p.",
        "AM",
        "PM",
        "o'",
        "o’",
        "oc",
        "no",
        "mi",
        "hr",
        "ho",
        "lo",
        "in",
        "at",
        "to",
        "th",
        "an",
        "or",
        "un",
        "ti",
        "de",
    ]
) | {"a ", "p "}
_OPEN = frozenset(("", " ", "\u00a0", '"', "“", "‘"))


def _digits(text: str, start: int, end: int) -> Span | None:
    before, then = text[start - 1 : start], text[end + 1 : end + 3]
    if before in _MONEY_BEFORE:
        return None
    plain = before in _OPEN and text[end : end + 1] == " " and text[start] != "0" and "." not in text[start:end]
    if plain and then[:1].islower() and then not in _GOES_ON and not text[start - 2 : start - 1].isdigit():
        # By far the most common: digits between spaces, before a word that can only be counted or be a unit.
        found = names.listed(text, start, end) or labels.labelled(text, start, end) or names.airliner(text, start, end)
        return found or (names.address(text, start, end) if then == "bl" else None)
    return (
        codes.glued(text, start, end)
        or names.listed(text, start, end)
        or clock.digits(text, start, end)
        or scores.score(text, start, end)
        or ordinals.digits(text, start, end)
        or labels.labelled(text, start, end)
        or numbering.numbered(text, start, end)
        or telephone.telephone(text, start, end)
        or coordinates.coordinate(text, start, end)
        or names.airliner(text, start, end)
        or names.address(text, start, end)
    )
