"""Numbers alone that tell off what follows, or lead to it: "two, to grow", seeds line by line, § 1101(a), ticks pulled apart.

Asked for a number that measures and counts nothing. What tells it is its row: the number before or after it stands at the
same place near by.
"""

from __future__ import annotations

from functools import cache

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number_words import number_words, worth
from numcheck.language.lazy_pattern import Lazy

_NEAR = 1500  # code points in which the item before or after this one stands
_LINE = 120  # code points: longer lines are no list of names
_PROVISION = Lazy(r"\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)")
_FIRST_ITEM = Lazy(r"\. [A-Za-z]")
_OPENS_ITEM = Lazy(r"(?:[;.:!?]|\A)[ \n]{1,2}(?:and )?\Z")
# "one, to grow", but no apposition: "two, among other things, match it"
_ITEM_GOES_ON = Lazy(r", (?:to|an?|the|we|our|it|they|that|(?!includ|accord)[a-z]+ing)\b")
_LEADING = Lazy(r"\s*(\d{1,3})[ \u00a0][A-Z]")
# Axis labels whose digits copying pulled apart: 20 0 0 20 0 5 20 1 0
_APART = Lazy(r"(?:(?<=\s)|\A)\d{1,3}(?:[ \n]\d{1,3}){7,60}(?=\s|\Z)")
_REACH = 60


def tells_off(cursor: Cursor, end: int) -> bool:
    """Whether the bare number that begins with the candidate and ends at ``end`` only numbers an item or a provision."""
    text, start = cursor.text, cursor.start
    if text[start].isalpha():
        return _ITEM_GOES_ON.match(text, end) is not None and _is_item(text, start, end)
    written, after = text[start:end], text[end : end + 1]
    if after == "(" and _PROVISION.match(text, end):
        return written.isdigit()  # 303(r)
    if text[start - 2 : start].strip(" \u00a0\n")[-1:] == "§":
        return True
    if written == "1" and after == "." and text[start - 2 : start] == ": ":
        return _FIRST_ITEM.match(text, end) is not None
    if after == " " and text[start - 1 : start] in ("", "\n") and len(written) <= 3 and written.isdigit():
        return _is_entry(text, start, int(written))
    return after in (" ", "\n") and len(written) <= 3 and _is_apart(text, start, end)


@cache
def _words_by_worth() -> dict[int, str]:
    return {
        int(worth(word)): word for word, known in number_words().items() if known.kind == "unit" and worth(word) >= 1
    }


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a number word opens an item and the next or the one before does, too: "one, to grow; two, to save"."""
    if not _OPENS_ITEM.search(text, max(0, start - 8), start):
        return False
    value = number_words().get(text[start:end].lower())
    if value is None or value.kind != "unit":
        return False
    near = text[max(0, start - _NEAR) : end + _NEAR].lower()
    words = _words_by_worth()
    return any(
        f"{opens}{words.get(int(value.value) + step)}, " in near
        for step in (-1, 1)
        for opens in ("; ", ": ", ". ", ".\n", "and ", "number ")
    )


def _is_entry(text: str, start: int, number: int) -> bool:
    """Whether the line before or after begins with the number before or after this one, and names follow both."""
    own = _LEADING.match(text, start, start + _LINE)
    if own is None:
        return False
    stop = text.find("\n", start, start + _LINE)
    following = _LEADING.match(text, stop, stop + _LINE) if stop >= 0 else None
    if following and int(following[1]) == number + 1:
        return True
    last = text[max(0, start - _LINE) : start].rstrip()
    previous = _LEADING.match(last, last.rfind("\n") + 1) if "\n" in last else None
    return previous is not None and int(previous[1]) == number - 1


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether the number stands among eight and more of which half have one digit and several are noughts."""
    for run in _APART.finditer(text, max(0, start - _REACH), end + _REACH):
        if run.start() <= start and end <= run.end():
            numbers = run[0].split()
            return numbers.count("0") > 2 and 2 * sum(len(one) == 1 for one in numbers) >= len(numbers)
    return False
