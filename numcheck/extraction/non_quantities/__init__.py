"""Numbers that are no quantity: they name, number, time or score something, and no reader could check them.

One number is asked about at a time, and each file judges one kind of non-quantity. A judge gets the candidate's
``Cursor`` and answers with the span of what it recognised (``Boeing 747``, ``5.30 pm``) or None; it knows word lists,
and neither units nor the other judges. Dates are asked before.
"""

from __future__ import annotations

from collections.abc import Callable

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.non_quantities.chemistry import index, raised_number, substance
from numcheck.extraction.non_quantities.citations import citation
from numcheck.extraction.non_quantities.clock import minute_of_play, time_in_digits, time_in_words
from numcheck.extraction.non_quantities.codes import code_at
from numcheck.extraction.non_quantities.coordinates import coordinate
from numcheck.extraction.non_quantities.labels import label
from numcheck.extraction.non_quantities.links import word_of_link
from numcheck.extraction.non_quantities.names import address, airliner, capitalised_name, listed_name
from numcheck.extraction.non_quantities.notes import note_mark
from numcheck.extraction.non_quantities.numbered_names import (
    bracketed_name,
    minute_of_change,
    numbered_kind,
    numbered_name_in_words,
    quoted_name,
    reused_name,
    version,
)
from numcheck.extraction.non_quantities.numbering import entry_number, enumerator, line_number, page_number
from numcheck.extraction.non_quantities.one import attribute, uncounted_one
from numcheck.extraction.non_quantities.ordinals import ordinal_in_digits, ordinal_in_words
from numcheck.extraction.non_quantities.scores import score_in_digits, score_in_words
from numcheck.extraction.non_quantities.telephone import telephone_number

_Judge = Callable[[Cursor], Span | None]

# Who is asked, in this order: about number words, about digits, and about digits between spaces before a small word.
_OF_WORDS: tuple[_Judge, ...] = (
    word_of_link,
    listed_name,
    uncounted_one,
    ordinal_in_words,
    time_in_words,
    score_in_words,
    label,
    attribute,
    capitalised_name,
    numbered_name_in_words,
)
_OF_DIGITS: tuple[_Judge, ...] = (
    citation,
    enumerator,
    page_number,
    note_mark,
    code_at,
    listed_name,
    time_in_digits,
    minute_of_play,
    score_in_digits,
    ordinal_in_digits,
    label,
    entry_number,
    line_number,
    reused_name,
    numbered_kind,
    bracketed_name,
    quoted_name,
    minute_of_change,
    version,
    substance,
    index,
    raised_number,
    telephone_number,
    coordinate,
    airliner,
    address,
)
_OF_PLAIN_DIGITS: tuple[_Judge, ...] = (
    listed_name,
    label,
    ordinal_in_digits,
    page_number,
    line_number,
    reused_name,
    numbered_kind,
    airliner,
    substance,
    index,
    raised_number,
)

_MONEY_BEFORE = frozenset("$£€¥₹₩₽₺฿¢₪₦₱₫")
# Two letters with which a mark of time, a second time, a place on the globe, a law report or an address may go on.
_GOES_ON = frozenset(
    [
        "a ", "p ", "am", "a.", "pm", "p.", "AM", "PM", "o'", "o’", "oc", "no", "mi", "hr", "ho", "lo", "in", "at", "to",
        "th", "an", "or", "un", "ti", "de", "bl", "st", "nd", "rd",
    ]
)  # fmt: skip
_OPEN = frozenset(("", " ", "\u00a0", '"', "“", "‘"))


def not_a_quantity(cursor: Cursor) -> Span | None:
    """The span of the name, time, score, label or idiom that the candidate is part of; None where it may be a quantity.

    The candidate is a run of digits with the separators inside it, or one or more number words. Looks at no more than 60
    code points on either side, and does not ask where the last quantity or the block ends.
    """
    text, start, end = cursor.text, cursor.start, cursor.end
    if "0" <= text[start] <= "9":
        judges = _OF_PLAIN_DIGITS if _is_plain(text, start, end) else _OF_DIGITS
        if text[start - 1 : start] in _MONEY_BEFORE:
            return None
    else:
        judges = _OF_WORDS
        if text[end - 1] == "-":  # the scanner's "quarter-"
            cursor = cursor.at(start, end - 1, cursor.floor)
    for judge in judges:
        found = judge(cursor)
        if found:
            return found
    return None


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether digits stand between spaces, before a word that can only be counted or be a unit: by far the most do."""
    then = text[end + 1 : end + 3]
    return (
        text[end : end + 1] == " "
        and then[:1].islower()
        and text[start - 1 : start] in _OPEN
        and then not in _GOES_ON
        and text[start] != "0"
        and "." not in text[start:end]
        and not text[start - 2 : start - 1].isdigit()
    )
