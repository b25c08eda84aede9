"""A sentence with its figures masked: each is one character for its kind and two for its number.

So a pattern can say what stands between figures without knowing how they are written. Everything is lower case.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from numcheck.core.claim import Claim
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.language.patterns import compiled
from numcheck.relations.corpus import ClaimedText, cached_per_text

# Each figure becomes three control characters: its kind, then its number in the sentence in base 16. (Characters of
# the private use area would do as well, but character classes over them take ten milliseconds to compile.)
KINDS = {"pct": "\x01", "money": "\x02", "count": "\x03", "time": "\x04", "other": "\x05", "date": "\x06"}
_DIGIT = 0x10
_MOST = 256
FIGURE_CHARS = "\x01-\x06\x10-\x1f"  # what a gap must not hold, for character classes
_NUMBERS = [chr(_DIGIT + i // 16) + chr(_DIGIT + i % 16) for i in range(_MOST)]
_CLEAN = {c: " " for c in (*range(32), 127)}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
# What stands before the last figure of a list.
_JOINS = ("and ", "plus ", "& ", "with ", " the ", "other ", "remaining ", "last ")
_ANY_KIND = compiled("[\x01-\x06]")
_NEAR = 120  # code points around and between two dates of one statement
_LONGEST = 900  # code points; what is longer is a list or a table and no sentence


class MaskedSentence(NamedTuple):
    """One sentence with a mask of three characters in place of each figure and date.

    ``text``    the masks and the words between, lower case
    ``claims``  the figures, in order
    ``dates``   the dates, in order; none where they are left as words
    ``kinds``   the kind characters of all masks in order, each behind a plus where "and" joins it to what stands before
    """

    text: str
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    kinds: str

    def claim(self, number: str) -> Claim:
        """The claim with this number (the last two characters of its mask)."""
        return self.claims[_number(number)]

    def date(self, number: str) -> DateMention:
        """The date behind the mask ``number``; dates are counted on from the claims. IndexError for a number past the last."""
        return self.dates[_number(number) - len(self.claims)]

    def places(self) -> Iterator[tuple[int, int, Claim]]:
        """(start, end, claim) of each mask of a claim in ``text``, in order."""
        for m in _claim_mask().finditer(self.text):
            yield m.start(), m.end(), self.claim(m[1])

    def without_asides(self) -> MaskedSentence:
        """The sentence without figures in brackets and ", or 16 pence a share,", which say another figure again."""
        if "(" not in self.text and " or " not in self.text:
            return self
        text = _aside().sub("", self.text)
        return MaskedSentence(text, self.claims, self.dates, _kinds(text))


def _number(digits: str) -> int:
    return (ord(digits[0]) - _DIGIT) * 16 + ord(digits[1]) - _DIGIT


def _kind(claim: Claim) -> str:
    q = claim.quantity
    if q.unit in ("percent", "percentage_point", "basis_point"):
        return "pct"
    if claim.measure.dimension.startswith("money"):
        return "money"
    return "time" if q.unit in TIMES else "other" if q.unit else "count"


def mask(
    text: ClaimedText, sentence: Span, claims: Sequence[Claim], dates: Sequence[DateMention] = ()
) -> MaskedSentence:
    """The ``sentence`` of ``text`` with its ``claims`` and ``dates``, each in order, masked; from the 257th on not masked."""
    marks = [(c.location.span, KINDS[_kind(c)], i) for i, c in enumerate(claims)]
    if dates:
        marks += [(d.span, KINDS["date"], i) for i, d in enumerate(dates, len(marks))]
        marks = sorted(marks[:_MOST])
    words, done = text.document.text, sentence.start
    row: list[str] = []
    kinds: list[str] = []
    for (start, end), kind, i in marks[:_MOST]:
        if start < done:
            continue
        before = _words(words[done:start])
        row += (before, kind, _NUMBERS[i])
        kinds.append(f"+{kind}" if before.endswith(_JOINS) else kind)
        done = end
    row.append(_words(words[done : sentence.end]))
    return MaskedSentence("".join(row), tuple(claims), tuple(dates), "".join(kinds))


def _kinds(text: str) -> str:
    """The kind characters of a masked sentence, as ``MaskedSentence`` has them."""
    return "".join(["+" * text.endswith(_JOINS, 0, m.start()) + m[0] for m in _ANY_KIND.finditer(text)])


def _words(words: str) -> str:
    low = words.lower()
    return low if low.isprintable() else low.translate(_CLEAN)  # what can be printed is no mask


def masked_sentences(text: ClaimedText, *, least: int) -> Iterator[MaskedSentence]:
    """Each sentence of ``text`` with at least ``least`` figures, masked; one with a lone figure only if that is a percentage."""
    return (masked for masked in _masked(text) if len(masked.claims) >= least)


@cached_per_text
def _masked(text: ClaimedText) -> Iterator[MaskedSentence]:
    for sentence, claims in text.sentences():
        if (len(claims) > 1 or _kind(claims[0]) == "pct") and sentence.end - sentence.start <= _LONGEST:
            yield mask(text, sentence, claims)


@cached_per_text
def neighbours(text: ClaimedText) -> Iterator[MaskedSentence]:
    """Each two neighbouring sentences of one paragraph that hold figures, at least three together, masked as one."""
    for (first, one), (second, other) in pairwise(text.sentences()):
        near = second.start - first.end <= 2 and second.end - first.start <= _LONGEST // 2
        near = near and len(one) + len(other) > 2
        if near and text.document.block_at(first.start).span.holds(second):
            yield mask(text, Span(first.start, second.end), (*one, *other))


def dated_sentences(text: ClaimedText, *, least: int) -> Iterator[MaskedSentence]:
    """Each sentence of ``text`` with a figure and at least ``least`` dates, both masked."""
    starts = [d.span.start for d in text.dates]
    for sentence, claims in text.sentences():
        near = text.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        dates = tuple(d for d in near if sentence.holds(d.span))
        if len(dates) >= least and sentence.end - sentence.start <= _LONGEST:
            yield mask(text, sentence, claims, dates)


def dated_pairs(text: ClaimedText) -> Iterator[MaskedSentence]:
    """Each stretch of one sentence from a date to the next but one, without figures other than dates."""
    for first, second in pairwise(text.dates):
        if second.span.start - first.span.end > _NEAR:
            continue
        start = max(0, first.span.start - _NEAR, text.document.block_at(first.span.start).span.start)
        end = min(second.span.end + _NEAR, text.document.block_at(second.span.start).span.end)
        yield mask(text, Span(start, end), (), (first, second))


@cache
def _claim_mask() -> re.Pattern[str]:
    return compiled("[\x01-\x05](..)", re.DOTALL)


@cache
def _aside() -> re.Pattern[str]:
    """ "($141.9 million)" and ", or 16 pence a share,"."""
    figure = "[\x01-\x05].."
    said = f",? or (?:about |around |roughly |some )?{figure}(?: (?:a|an|per|each) [a-z]+){{0,2}}(?: shares?)?"
    return compiled(
        rf"\s?\((?=[^(){FIGURE_CHARS}]*{figure})[^()]{{0,80}}\)|{said}(?:,|(?= from| to| compared| against|[.;]|$))"
    )
