"""A sentence with its figures as signs, and shapes: patterns over such a sentence.

A shape reads like the sentence it looks for: ``rose <pct change> to <level new> from <level old>``. In it

- ``<kind role>`` is one figure; ``kind`` is pct, money, count, time (a length of it), level (anything but pct), figure
  (anything) or date; without a role it is passed over,
- ``<kinds role>`` (pcts, counts, figures) is a list of two or more: "5 Americans, 3 Britons and 2 Danes",
- ``~`` is up to forty characters of a clause without figures, ``~~`` up to eighty that may cross a comma.

Everything is lower case. Gaps are bounded and hold no figures, so matching takes time linear in the sentence; a shape is
compiled when the first sentence with figures of its kinds comes by.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from numcheck.core.claim import Claim
from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.relations.corpus import ClaimedText, cached_per_text

# Each figure becomes three control characters: its kind, then its number in the sentence in base 16. (Signs of the
# private use area would do as well, but character classes over them take ten milliseconds to compile.)
_KINDS = {"pct": "\x01", "money": "\x02", "count": "\x03", "time": "\x04", "other": "\x05", "date": "\x06"}
_CLASSES = {**_KINDS, "level": "\x02\x03\x04\x05", "figure": "\x01\x02\x03\x04\x05"}
_DIGIT = 0x10
_MOST = 256
SIGN = "\x01-\x06\x10-\x1f"  # what a gap must not hold, for character classes
_CLEAN = {c: " " for c in (*range(32), 127)}
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
# What stands before the last figure of a list.
_JOINS = ("and ", "plus ", "& ", "with ", " the ", "other ", "remaining ", "last ")
_ANY_KIND = re.compile("[\x01-\x06]")
_KIND = re.compile("(\\+?)([\x01-\x06])")
_LONGEST = 900  # code points; what is longer is a list or a table and no sentence


class Signs(NamedTuple):
    """One sentence with each figure and date as a sign of three characters.

    ``text`` holds the signs and the words between, lower case; ``claims`` and ``dates`` are in order; ``kinds`` holds
    the kind characters of all signs in order, each behind a plus where "and" joins it to what stands before.
    """

    text: str
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    kinds: str

    def claim(self, sign: str) -> Claim:
        """The claim numbered ``sign`` (two characters)."""
        return self.claims[_number(sign)]

    def places(self) -> Iterator[tuple[int, int, Claim]]:
        """Where in ``text`` the sign of each claim starts and ends, in order."""
        for m in _claim_sign().finditer(self.text):
            yield m.start(), m.end(), self.claim(m[1])

    def without_asides(self) -> Signs:
        """The same sentence without parenthesised figures and ", or 16 pence a share,", which say a figure again."""
        if "(" not in self.text and " or " not in self.text:
            return self
        text = _aside().sub("", self.text)
        return Signs(text, self.claims, self.dates, _kinds(text))


class Match(NamedTuple):
    """A shape found in a sentence: the claim (or date) of each role."""

    signs: Signs
    match: re.Match[str]

    def claim(self, role: str) -> Claim:
        """The claim that plays ``role``. KeyError if the shape has none."""
        return self.signs.claim(self.match[role])

    def date(self, role: str) -> DateMention:
        """The date that plays ``role``."""
        return self.signs.dates[_number(self.match[role]) - len(self.signs.claims)]

    def all(self, role: str) -> tuple[Claim, ...]:
        """The claims of the list ``role``, in order."""
        text = self.match[role]
        return tuple(self.signs.claim(text[i + 1 : i + 3]) for i, c in enumerate(text) if "\x01" <= c <= "\x05")

    def word(self, role: str) -> str:
        """The words matched by the plain group ``role``; "" if there is none."""
        return self.match.groupdict().get(role) or ""

    @property
    def cue(self) -> str:
        """The words of the match, figures as "…"."""
        words = re.sub("[\x01-\x06]..", "…", self.match.group(), flags=re.DOTALL)
        return " ".join(words.split()).strip(" ,")


def _number(sign: str) -> int:
    return (ord(sign[0]) - _DIGIT) * 16 + ord(sign[1]) - _DIGIT


def _kind(claim: Claim) -> str:
    q = claim.quantity
    if q.unit in ("percent", "percentage_point", "basis_point"):
        return "pct"
    if claim.measure.dimension.startswith("money"):
        return "money"
    return "time" if q.unit in _TIMES else "other" if q.unit else "count"


def read(text: ClaimedText, sentence: Span, claims: Sequence[Claim], dates: Sequence[DateMention] = ()) -> Signs:
    """The ``sentence`` of ``text`` in signs; figures beyond the first 256 are left as words."""
    marks = [(c.location.span, _KINDS[_kind(c)]) for c in claims] + [(d.span, _KINDS["date"]) for d in dates]
    row, done = [], sentence.start
    for i, (span, kind) in sorted(enumerate(marks[:_MOST]), key=lambda mark: mark[1][0]):
        if span.start < done:
            continue
        row += [_words(text.document.text[done : span.start]), kind]
        row += [chr(_DIGIT + i // 16), chr(_DIGIT + i % 16)]
        done = span.end
    row.append(_words(text.document.text[done : sentence.end]))
    signs = "".join(row)
    return Signs(signs, tuple(claims), tuple(dates), _kinds(signs))


def _kinds(text: str) -> str:
    """The kind characters of a sentence in signs, as ``Signs`` has them."""
    return "".join(["+" * text.endswith(_JOINS, 0, m.start()) + m[0] for m in _ANY_KIND.finditer(text)])


def _words(words: str) -> str:
    low = words.lower()
    return low if low.isprintable() else low.translate(_CLEAN)  # what can be printed is no sign


def sentences(text: ClaimedText, *, least: int) -> Iterator[Signs]:
    """Each sentence of ``text`` with at least ``least`` figures, in signs; a lone one only if it is a percentage."""
    return (signs for signs in _signs(text) if len(signs.claims) >= least)


@cached_per_text
def _signs(text: ClaimedText) -> Iterator[Signs]:
    for sentence, claims in text.sentences():
        if (len(claims) > 1 or _kind(claims[0]) == "pct") and sentence.end - sentence.start <= _LONGEST:
            yield read(text, sentence, claims)


def dated_sentences(text: ClaimedText, *, least: int) -> Iterator[Signs]:
    """Each sentence of ``text`` with a figure and at least ``least`` dates, both in signs."""
    starts = [d.span.start for d in text.dates]
    for sentence, claims in text.sentences():
        near = text.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        dates = tuple(d for d in near if sentence.holds(d.span))
        if len(dates) >= least and sentence.end - sentence.start <= _LONGEST:
            yield read(text, sentence, claims, dates)


def search(signs: Signs, *patterns: str) -> Sequence[Match]:
    """Every place of the sentence that has one of the shapes ``patterns``, shape by shape; those of one do not overlap."""
    fitting = _fitting(signs.kinds, patterns)
    return [Match(signs, m) for shape in fitting for m in shape.finditer(signs.text)] if fitting else ()


@cache
def _claim_sign() -> re.Pattern[str]:
    return re.compile("[\x01-\x05](..)", re.DOTALL)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"(?<!\?P)<(\w+)(?: (\w+))?>|~~?")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_token().sub(_sign, pattern))


@cache
def _needs(pattern: str) -> tuple[str, ...]:
    """The kinds of figures of a shape in order, a list as two, the second behind a plus."""
    found: list[str] = []
    for m in _token().finditer(pattern):
        if m[1]:
            one = m[1] if m[1] in _CLASSES else m[1][:-1]
            found += [_CLASSES[one]] if one == m[1] else [_CLASSES[one], f"+{_CLASSES[one]}"]
    return tuple(found)


@lru_cache(maxsize=4096)  # most sentences hold two figures or three
def _fitting(kinds: str, patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Those of ``patterns`` whose figures a sentence with ``kinds`` holds."""
    figures = _KIND.findall(kinds)
    return tuple(_compiled(pattern) for pattern in patterns if _may_hold(figures, pattern))


def _may_hold(figures: Sequence[tuple[str, str]], pattern: str) -> bool:
    """Whether ``figures`` hold those of ``pattern`` in this order; gaps hold none, but lists may be longer."""
    wanted, at = _needs(pattern), 0
    if len(figures) < len(wanted):
        return False
    for joint, kind in figures:
        if at < len(wanted) and kind in wanted[at] and (joint or wanted[at][0] != "+"):
            at += 1
    return at == len(wanted)


def _sign(token: re.Match[str]) -> str:
    if token.group() == "~":
        return f"[^,;:(){SIGN}]{{0,40}}?"
    if token.group() == "~~":
        return f"[^;(){SIGN}]{{0,80}}?"
    kind, role = token[1], token[2]
    if kind not in _CLASSES:
        one = f"[{_CLASSES[kind[:-1]]}].."
        words = f"[^,;:(){SIGN}]{{0,60}}?"
        more = f"(?:[,;] (?:and |or |plus )?{one}{words}){{0,11}}"
        run = f"{one}{words}{more}[,;]? ?(?:and|plus|&|with) (?:the (?:other |remaining |last )?)?{one}"
        return f"(?P<{role}>{run})" if role else run
    return f"[{_CLASSES[kind]}](?P<{role}>..)" if role else f"[{_CLASSES[kind]}].."


@cache
def _aside() -> re.Pattern[str]:
    """ "($141.9 million)" and ", or 16 pence a share,"."""
    figure = "[\x01-\x05].."
    said = f",? or (?:about |around |roughly |some )?{figure}(?: (?:a|an|per|each) [a-z]+){{0,2}}"
    return re.compile(
        rf"\s?\((?=[^(){SIGN}]*{figure})[^()]{{0,80}}\)|{said}(?:,|(?= from| to| compared| against|[.;]|$))"
    )
