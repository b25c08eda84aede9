"""Numbers in words, and words mixed with digits: ``two hundred and six``, ``3 hundred and 21``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Literal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.numbers.number_words import NumberWord, WordKind, number_words
from numcheck.language.lazy_pattern import Lazy

_TOKEN = Lazy(r"[A-Za-z]+")
_GAP = Lazy(
    r"(?:[ \t\u00a0\u2009\u202f]{1,3}|\n(?=[a-z]|(?:Hundred|Thousand|Million|Billion)\b))?(?:[-‐‑](?:[ \u00a0](?=\w)|\n(?=[a-z]))?)?"
)
_GROUP = Lazy(r"(\d{1,3}) (?=hundred\b)")
_DIGITS = Lazy(r"\d{1,3}(?![\d.,]*\d)")
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_MOST_JOINTS = 3  # "one million and two thousand and three"
MOST = Decimal(10) ** 30  # nobody means more
_JOINS = frozenset(" \u00a0\u2009\u202f\t\n-‐‑,")
# Behind a thousand: four thousand, two hundred and nine.
_HUNDREDS = Lazy(
    r", (?=(?:[Aa]|one|two|three|four|five|six|seven|eight|nine)[ -]hundred\b|[a-z]+(?:[ -][a-z]+)? thousand\b)"
)


# What an "and" between two number words does: it joins them to one number, or may part two numbers, as in "between one
# hundred and two hundred".
And = Literal["joins", "may part"]


@cache
def _opens() -> frozenset[str]:
    """The first three letters of every word that may go on a number."""
    return frozenset(word[:3] for word in (*number_words(), "and", "point"))


def goes_on(text: str, end: int) -> bool:
    """Whether the number that ends at ``end`` may go on: a cheap look at the next word, wrong only on the safe side."""
    char = text[end : end + 1]
    if char not in _JOINS:
        return char.isalpha()
    if text[end + 1 : end + 2] == "\n":
        return True
    opens = text[end + 1 : end + 4].lower()
    if opens not in _opens() and opens.isalpha():
        return False
    word = text[end + 1 : end + 16].partition(" ")[0].partition("-")[0].rstrip(".,;:)!?\"'”’\n").lower()
    return word in number_words() or word in ("", "and", "point") or not word.isalpha()


class _Run:
    """A number phrase being put together, word by word."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.total = _ZERO  # closed groups: three thousand
        self.group = _ZERO  # the group that is open: two hundred
        self.some = False  # whether the open group holds anything
        self.least = MOST  # the smallest magnitude word so far
        self.place = ONE  # worth of the last word
        self.digits = False  # whether the first part is written in digits

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    @property
    def scale(self) -> Decimal:
        """The magnitude word that the number ends with, 1 if it ends with another word."""
        return self.least if self.least < MOST and not self.some else ONE

    def takes(self, word: NumberWord) -> bool:
        """Add ``word`` if the grammar of English numbers allows it here; else nothing changes, and False."""
        add = _GRAMMAR.get(word.kind)
        return add is not None and add(self, word.value)

    def opened(self, group: Decimal, place: Decimal) -> bool:
        self.group, self.some, self.place = group, True, place
        return True

    def unit(self, value: Decimal) -> bool:
        """One to nineteen, after nothing, a ten or a hundred."""
        group = self.group
        if self.some and (not group or group % 10 or (value >= 10 or not value) and group % 100):
            return False
        return self.opened(group + value, ONE)

    def ten(self, value: Decimal) -> bool:
        """Twenty to ninety, after nothing or a hundred."""
        if self.some and (not self.group or self.group % 100):
            return False
        return self.opened(self.group + value, ONE)

    def hundred(self, value: Decimal) -> bool:
        """A hundred, after nothing at all or a smaller number."""
        if self.some and (not self.group or self.group >= 100 and not self.digits) or not self.some and self.total:
            return False
        return self.opened((self.group if self.some else ONE) * value, _HUNDRED)

    def magnitude(self, value: Decimal) -> bool:
        """A thousand, a million, a lakh: closes the group; without one it multiplies the total ("a hundred thousand million")."""
        if value < self.least and (self.some or not self.total):
            self.total += (self.group if self.some else ONE) * value
        elif self.some or not self.total or self.total * value > MOST:
            return False
        else:
            self.total *= value
        self.group, self.some, self.least, self.place = _ZERO, False, value, value
        return True


# What adds a word of each kind; a kind that is not here ends the number.
_GRAMMAR: dict[WordKind, Callable[[_Run, Decimal], bool]] = {
    "unit": _Run.unit,
    "ten": _Run.ten,
    "hundred": _Run.hundred,
    "scale": _Run.magnitude,
    "indian": _Run.magnitude,
}


def words_at(cursor: Cursor, start: int, *, meaning: And = "joins", joints: int = _MOST_JOINTS) -> Number | None:
    """The number in words that begins at ``start``; None if no number word stands there.

    ``meaning`` of an "and" between number words; at most ``joints`` of them join in one number.
    """
    return _read(cursor, _Run(start), start, meaning, joints)


def words_after(cursor: Cursor, first: Number) -> Number | None:
    """``first``, in digits, with the number words that go it on: ``3 hundred and 21``; None where none does."""
    run = _Run(first.start)
    run.opened(first.value, first.resolution)
    run.digits, run.end = True, first.end
    found = _read(cursor, run, _gap(cursor.text, first.end, cursor.limit), "joins", _MOST_JOINTS)
    return None if found is None or found.end == first.end else found._replace(digits=first.digits)


def _read(cursor: Cursor, run: _Run, at: int, meaning: And, joints: int) -> Number | None:
    """The number that ``run`` becomes with the words from ``at`` on; None where there is none and was none before."""
    text, limit = cursor.text, cursor.limit
    table = number_words()
    while at < limit:
        token = _TOKEN.match(text, at, limit)
        if not token:
            group = _GROUP.match(text, at, limit) if run.digits and run.total and not run.some else None
            if group is None:
                break
            run.opened(Decimal(group.group(1)), ONE)  # 4 thousand 3 hundred and 21
            run.end = group.end(1)
            at = _gap(text, run.end, limit)
            continue
        word = token.group().lower()
        if word == "and" and run.end > run.start:
            tail = _tail(cursor, token.end(), run, meaning, joints - 1) if joints else None
            if tail is None:
                break
            if tail.digits:  # 3 hundred and 21
                run.group, run.total, run.some = _ZERO, tail.value, False
                run.end, run.place = tail.end, tail.resolution
                break
            at = _gap(text, token.end(), limit)
            joints -= 1
            continue
        known = table.get(word)
        if known is None or not run.takes(known):
            break
        run.end = token.end()
        at = _gap(text, token.end(), limit)
        if at == token.end():
            more = _HUNDREDS.match(text, at, limit) if run.place >= _THOUSAND else None
            if more is None:
                break
            at = more.end()
    if run.end == run.start:
        return None
    return Number(run.start, run.end, run.value, run.place, run.scale, spelled=not run.digits)


def _gap(text: str, at: int, limit: int) -> int:
    match = _GAP.match(text, at, limit)
    return match.end() if match else at


def _tail(cursor: Cursor, at: int, run: _Run, meaning: And, joints: int) -> Number | None:
    """What "and" adds: ``two hundred and six``, ``one thousand and five hundred``, ``a hundred and two thousand``."""
    text, limit = cursor.text, cursor.limit
    at = _gap(text, at, limit)
    if at >= limit or run.place < 100:
        return None
    digits = _DIGITS.match(text, at, limit)
    if digits and Decimal(digits.group()) < min(run.place, _THOUSAND) and meaning == "joins":
        value = Decimal(digits.group())
        follows = _TOKEN.match(text, _gap(text, digits.end(), limit), limit)
        if follows and follows.group().lower() in number_words():
            return None  # "3 hundred and 2 hundred": two numbers
        return Number(run.start, digits.end(), run.value + value, digits=digits.group())
    added = words_at(cursor, at, joints=joints)
    if added is None:
        return None
    first = added.value if added.value < _THOUSAND else _first_group(text, at, limit)
    if run.place == _HUNDRED and first >= _HUNDRED or run.place > _HUNDRED and added.value >= run.place:
        return None
    if added.scale >= run.least or meaning == "may part" and text[added.end : added.end + 5].lower() != " and ":
        return None
    return added


def _first_group(text: str, at: int, limit: int) -> Decimal:
    """What stands before the first magnitude word of the number at ``at``."""
    group = _ZERO
    while at < limit and (token := _TOKEN.match(text, at, limit)):
        known = number_words().get(token.group().lower())
        if known is None or known.kind not in ("unit", "ten", "hundred"):
            break
        group = group * _HUNDRED if known.kind == "hundred" else group + known.value
        at = _gap(text, token.end(), limit)
    return group
