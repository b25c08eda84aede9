"""Numbers in words, and words mixed with digits: ``two hundred and six``, ``half a million``, ``3 hundred and 21``."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.vocabulary import rows


class Word(NamedTuple):
    """What a number word is worth, and of what kind it is (the kinds are told in the head of the data file)."""

    value: Decimal
    kind: str


@cache
def number_words() -> dict[str, Word]:
    """Every number word, lower case."""
    return {word: Word(Decimal(value), kind) for word, value, kind in rows("number_words", 3)}


_TOKEN = Lazy(r"[A-Za-z]+")
_GAP = Lazy(r"(?:[ \t\u00a0\u202f]{1,3}|\n(?=[a-z]))?(?:[-‐‑](?:[ \u00a0](?=\w))?)?")
_GROUP = Lazy(r"(\d{1,3}) (?=hundred\b)")
_DIGITS = Lazy(r"\d{1,3}(?![\d.,]*\d)")
_ZERO = Decimal(0)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
MOST = Decimal(10) ** 30  # nobody means more


@cache
def _opens() -> frozenset[str]:
    """The first three letters of every word that may go on a number."""
    return frozenset(word[:3] for word in (*number_words(), "and", "point"))


def goes_on(text: str, end: int) -> bool:
    """Whether the number that ends at ``end`` may go on: a cheap look at the next word, wrong only on the safe side."""
    char = text[end : end + 1]
    if char not in _JOINS:
        return char.isalpha()
    opens = text[end + 1 : end + 4].lower()
    if opens not in _opens() and opens.isalpha():
        return False
    word = text[end + 1 : end + 16].partition(" ")[0].partition("-")[0].rstrip(".,;:)!?\"'”’\n").lower()
    return word in number_words() or word in ("", "and", "point") or not word.isalpha()


_JOINS = frozenset(" \u00a0\u202f\t\n-‐‑")


class _Run:
    """A number phrase being put together, word by word."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.total = _ZERO  # closed groups: three thousand
        self.group = _ZERO  # the group that is open: two hundred
        self.some = False  # whether the open group holds anything
        self.least = MOST  # the smallest magnitude word so far
        self.place = _ONE  # worth of the last word
        self.digits = False  # whether the first part is written in digits

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def takes(self, word: Word) -> bool:
        """Add ``word`` if the grammar of English numbers allows it here."""
        value, kind = word
        if kind == "unit":
            if self.some and (self.group % 10 or (value >= 10 or not value) and self.group % 100):
                return False
            if self.some and self.group % 100 == 0 and self.group == 0:
                return False
            self.group += value
        elif kind == "ten":
            if self.some and (self.group % 100 or self.group == 0):
                return False
            self.group += value
        elif kind == "hundred":
            if self.some and (self.group == 0 or self.group >= 100 and not self.digits) or not self.some and self.total:
                return False
            self.group = (self.group if self.some else _ONE) * _HUNDRED
        elif kind in ("scale", "indian"):
            if value >= self.least:
                if self.some or self.total == 0 or self.total * value > MOST:
                    return False
                self.total *= value  # a hundred thousand million
            elif self.some or self.total == 0:
                self.total += (self.group if self.some else _ONE) * value
            elif self.total * value > MOST:
                return False
            else:
                self.total *= value
            self.group, self.some, self.least = _ZERO, False, value
            self.place = value
            return True
        else:
            return False
        self.some = True
        self.place = _HUNDRED if kind == "hundred" else _ONE
        return True


def read(
    text: str, start: int, limit: int, first: Number | None = None, *, between: bool = False, joints: int = 3
) -> Number | None:
    """The number in words at ``start``, or the one that goes on after the digits ``first`` (``3 hundred and 21``).

    ``between`` says that "and" may part two numbers here ("between one hundred and two hundred"); ``joints`` is how
    many times "and" may join in one number.
    """
    table = number_words()
    run = _Run(start)
    at = start
    if first is not None:
        run.group, run.some, run.place, run.digits, at = first.value, True, first.resolution, True, first.end
        run.end = first.end
        at = _gap(text, at, limit)
    while at < limit:
        token = _TOKEN.match(text, at, limit)
        if not token:
            group = _GROUP.match(text, at, limit) if run.digits and run.total and not run.some else None
            if group is None:
                break
            run.group, run.some, run.place = Decimal(group.group(1)), True, _ONE  # 4 thousand 3 hundred and 21
            run.end = group.end(1)
            at = _gap(text, run.end, limit)
            continue
        word = token.group().lower()
        if word == "and" and run.end > start:
            tail = _tail(text, token.end(), limit, run, between=between, joints=joints - 1) if joints else None
            if tail is None:
                break
            if tail.digits:  # 3 hundred and 21
                run.group, run.total, run.some = Decimal(0), tail.value, False
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
            break
    if run.end == start or (first is not None and run.end == first.end):
        return None
    value = run.value
    return Number(start, run.end, value, run.place, _scale_of(run), spelled=first is None)


def _scale_of(run: _Run) -> Decimal:
    return run.least if run.least < MOST and not run.some else _ONE


def _gap(text: str, at: int, limit: int) -> int:
    match = _GAP.match(text, at, limit)
    return match.end() if match else at


def _tail(text: str, at: int, limit: int, run: _Run, *, between: bool, joints: int) -> Number | None:
    """What "and" adds: ``two hundred and six``, ``one thousand and five hundred``, ``a hundred and two thousand``."""
    at = _gap(text, at, limit)
    if at >= limit or run.place < 100:
        return None
    digits = _DIGITS.match(text, at, limit)
    if digits and Decimal(digits.group()) < min(run.place, Decimal(1000)) and not between:
        value = Decimal(digits.group())
        follows = _TOKEN.match(text, _gap(text, digits.end(), limit), limit)
        if follows and follows.group().lower() in number_words():
            return None  # "3 hundred and 2 hundred": two numbers
        return Number(run.start, digits.end(), run.value + value, _ONE, digits=digits.group())
    added = read(text, at, limit, joints=joints)
    if added is None:
        return None
    first = added.value if added.value < 1000 else _first_group(text, at, limit)
    if run.place == 100 and first >= 100 or run.place > 100 and added.value >= run.place:
        return None
    if added.scale >= run.least:
        return None
    if between and text[added.end : added.end + 5].lower() != " and ":
        return None
    return added


def _first_group(text: str, at: int, limit: int) -> Decimal:
    """What stands before the first magnitude word of the number at ``at``."""
    group = Decimal(0)
    while at < limit and (token := _TOKEN.match(text, at, limit)):
        known = number_words().get(token.group().lower())
        if known is None or known.kind not in ("unit", "ten", "hundred"):
            break
        group = group * _HUNDRED if known.kind == "hundred" else group + known.value
        at = _gap(text, token.end(), limit)
    return group
