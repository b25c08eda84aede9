"""A sentence with its figures as signs, and shapes: patterns over such a sentence.

A shape reads like the sentence it looks for: ``rose <pct change> to <level new> from <level old>``. In it

- ``<kind role>`` is one figure; ``kind`` is pct, money, count, time (a length of time), level (anything but pct),
  figure (anything) or date; without a role it is passed over,
- ``<kinds role>`` (pcts, counts, figures) is a list of two or more: "5 Americans, 3 Britons and 2 Danes",
- ``~`` is up to forty characters of a clause without figures, ``~~`` up to eighty that may cross a comma.

Gaps are bounded and hold no figures, so matching takes time linear in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.relations.scope import ClaimedText

# Each figure becomes two characters of the private use area: its kind, then its place in the sentence.
_KINDS = {"pct": "\ue000", "money": "\ue001", "count": "\ue002", "time": "\ue003", "other": "\ue004", "date": "\ue005"}
_CLASSES = {
    **_KINDS,
    "level": "[\ue001-\ue004]",
    "figure": "[\ue000-\ue004]",
}
_FIRST = 0xE100
_LAST = 0xF8FF
_PLACE = "[\ue100-\uf8ff]"
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
_LONGEST = 900  # code points of a sentence; what is longer is a list or a table and no sentence

_TOKEN = re.compile(r"<(\w+)(?: (\w+))?>|~~?|<[^>]*>")
# "($141.9 million)" and ", or 16 pence a share," say a figure again and stand between those that belong together.
_ASIDE = re.compile(
    r"\s?\((?=[^()\ue000-\uf8ff]*[\ue000-\ue004])[^()]{0,80}\)"
    r"|,? or (?:about |around |roughly |some )?[\ue000-\ue004][\ue100-\uf8ff](?: (?:a|an|per|each) [a-z]+){0,2}(?:,|(?= from| to| compared| against|[.;]|$))"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """One sentence with each figure and date as a sign of two characters.

    ``claims`` and ``dates`` are those of the sentence in order; ``text`` holds their signs and the words between.
    """

    text: str
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]

    def claim(self, sign: str) -> Claim:
        """The claim behind the place character ``sign``."""
        return self.claims[ord(sign) - _FIRST]

    def date(self, sign: str) -> DateMention:
        """The date behind the place character ``sign``."""
        return self.dates[ord(sign) - _FIRST - len(self.claims)]

    def within(self, text: str) -> tuple[Claim, ...]:
        """The claims whose signs stand in ``text``, in order."""
        return tuple(
            self.claim(place) for kind, place in zip(text, text[1:], strict=False) if "\ue000" <= kind <= "\ue004"
        )

    def places(self) -> Iterator[tuple[int, int, Claim]]:
        """Where in ``text`` the sign of each claim starts and ends, in order."""
        for i, sign in enumerate(self.text):
            if "\ue000" <= sign <= "\ue004":
                yield i, i + 2, self.claim(self.text[i + 1])

    def without_asides(self) -> Signs:
        """The same sentence without parenthesised figures and ", or 16 pence a share,"."""
        return Signs(_ASIDE.sub("", self.text), self.claims, self.dates)


@dataclass(frozen=True, slots=True)
class Match:
    """A shape found in a sentence: the claim (or date) of each role."""

    signs: Signs
    match: re.Match[str]

    def __getitem__(self, role: str) -> Claim:
        return self.signs.claim(self.match[role])

    def get(self, role: str) -> Claim | None:
        """The claim of ``role``, if it stands in the sentence."""
        found = self.match.groupdict().get(role)
        return self.signs.claim(found) if found else None

    def date(self, role: str) -> DateMention | None:
        """The date of ``role``, if it stands in the sentence."""
        found = self.match.groupdict().get(role)
        return self.signs.date(found) if found else None

    def list(self, role: str) -> tuple[Claim, ...]:
        """The claims of the list ``role``."""
        return self.signs.within(self.match[role] or "")

    def word(self, role: str) -> str:
        """The words matched by the plain group ``role``, lower case; "" if absent."""
        return (self.match.groupdict().get(role) or "").lower()

    @property
    def cue(self) -> str:
        """The words of the match, figures as "…"."""
        return re.sub(r"\s+", " ", re.sub("[\ue000-\ue005].", "…", self.match.group())).strip(" ,")


def _kind(claim: Claim) -> str:
    q = claim.quantity
    if q.unit in ("percent", "percentage_point", "basis_point"):
        return "pct"
    dimension = claim.measure.dimension
    if dimension.startswith("money"):
        return "money"
    if q.unit in _TIMES:
        return "time"
    return "other" if q.unit else "count"


def read(text: ClaimedText, sentence: Span, claims: Sequence[Claim], dates: Sequence[DateMention] = ()) -> Signs:
    """The ``sentence`` of ``text`` in signs."""
    places = [(c.location.span, _KINDS[_kind(c)]) for c in claims] + [(d.span, _KINDS["date"]) for d in dates]
    row, done = [], sentence.start
    for i, (span, kind) in sorted(enumerate(places), key=lambda p: p[1][0]):
        if span.start < done or _FIRST + i > _LAST:
            continue
        row += [text.document.text[done : span.start], kind, chr(_FIRST + i)]
        done = span.end
    row.append(text.document.text[done : sentence.end])
    return Signs("".join(row), tuple(claims), tuple(dates))


def sentences(text: ClaimedText, *, dates: bool = False, least: int = 1) -> Iterator[Signs]:
    """Each sentence of ``text`` with at least ``least`` figures, in signs; with its dates too, if asked."""
    for sentence, claims in text.sentences():
        if len(claims) >= least and sentence.end - sentence.start <= _LONGEST:
            here = tuple(d for d in text.dates if sentence.holds(d.span)) if dates else ()
            yield read(text, sentence, claims, here)


@cache
def shape(pattern: str) -> re.Pattern[str]:
    """The shape ``pattern`` ready for use."""
    return re.compile(_TOKEN.sub(_sign, pattern), re.IGNORECASE)


def _sign(token: re.Match[str]) -> str:
    if token.group() == "~":
        return "[^,;:()\ue000-\uf8ff]{0,40}?"
    if token.group() == "~~":
        return "[^;()\ue000-\uf8ff]{0,80}?"
    kind, role = token[1], token[2]
    if kind is None:
        return token.group()
    if kind.endswith("s") and kind[:-1] in _CLASSES:
        one = _CLASSES[kind[:-1]] + _PLACE
        words = "[^,;:()\ue000-\uf8ff]{0,60}"
        run = f"{one}{words}?(?:[,;] (?:and |or |plus )?{one}{words}?){{0,11}}(?:,|;)? ?(?:and|plus|&|with) (?:the (?:other |remaining |last )?)?{one}"
        return f"(?P<{role}>{run})" if role else f"(?:{run})"
    one = _CLASSES[kind]
    return f"{one}(?P<{role}>{_PLACE})" if role else one + _PLACE


def find(signs: Signs, pattern: str) -> Iterator[Match]:
    """Every place of the sentence that has the shape ``pattern``, not overlapping."""
    for m in shape(pattern).finditer(signs.text):
        yield Match(signs, m)
