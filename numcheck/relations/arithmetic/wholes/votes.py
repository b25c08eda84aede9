"""The votes of a body and the number of its members: the council of 16 voted 9-5 with two abstaining."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.relation import PartWhole
from numcheck.core.text import Span
from numcheck.relations.arithmetic.sentences.bare_count import bare_count
from numcheck.relations.corpus import ClaimedText

_VOTED = (
    r"[^.;:()\d]{0,60}?\b(?:vote[ds]?|voting|split|ruled|approved|passed|rejected|backed|adopted|agreed)\b[^.;:()\d]{0,40}?"
    r"\b(?P<yes>\d{1,3})(?:\s?[-–]\s?| to | against )(?P<no>\d{1,3})\b(?![-–]\d| per| years| percent|%|\.\d)"
)
_STOOD_ASIDE = r"[^.;:()]{0,30}?\b(?:abstain\w*|abstentions?|absent|did not vote|not voting)\b"
_MEMBERS = frozenset(
    {"member", "judge", "justice", "councillor", "councilor", "senator", "juror", "alderman", "director"}
)
_MOST = 1000


def votes(text: ClaimedText) -> Iterator[PartWhole]:
    """One relation for each vote of a body whose members are counted in the sentence: no more can vote than there are."""
    words = text.document.text
    for sentence, claims in text.sentences():
        for i, members in enumerate(claims):
            q = members.quantity
            if q.noun not in _MEMBERS or q.value is None or not 2 < q.value < _MOST or q.bound != "=":
                continue
            m = re.compile(_VOTED).match(words, members.location.span.end, sentence.end)
            if m is None:
                continue
            parts = [bare_count(members, Span(*m.span(side)), m[side]) for side in ("yes", "no")]
            for aside in claims[i + 1 :]:
                start, end = aside.location.span
                if start >= m.end() and re.match(_STOOD_ASIDE, words[end : end + 50]):
                    parts.append(aside)
            yield PartWhole(
                whole=members,
                parts=tuple(parts),
                complete=False,
                cue=" ".join(m.group().split()),
                reason="no more can vote than there are members",
            )
