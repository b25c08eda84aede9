"""Times of the clock and the length between them: from 9:30 to 11, an hour and a half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from numcheck.core.relation import ClockPeriod
from numcheck.relations.corpus import ClaimedText

_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?|noon|midnight"
_GAP = r"(?:,| -| –| —)? ?(?:\(|or |for |a total of |lasting |that is |in all |lasted |lasts |took |takes )?(?:about |some )?$"
_FROM = rf"(?i)\b(?:from|between) (?P<start>{_CLOCK})(?: to | until | till | and | ?[-–] ?)(?P<end>{_CLOCK}){_GAP}"
_AT = (
    rf"(?i)\b(?:starts?|started|begins?|began|opens?|opened|left|leaves?)(?: at)? (?P<start>{_CLOCK})[^.;:()\d]{{1,40}}?"
    rf"\b(?:ends?|ended|closes?|closed|finish\w*|arriv\w+)(?: at)? (?P<end>{_CLOCK}){_GAP}"
)
_BACK = 110  # code points before a length in which its two times may stand
_UNITS = {"hour": 60, "minute": 1}
_DAY = 24 * 60


def clock_periods(text: ClaimedText) -> Iterator[ClockPeriod]:
    """One relation for each length in hours or minutes behind two times of the clock."""
    words = text.document.text
    for claim in text.claims:
        q = claim.quantity
        if q.unit not in _UNITS or q.value is None or q.vague or q.adjectival:
            continue
        before = words[max(claim.sentence.start, q.span.start - _BACK) : q.span.start]
        m = next((m for pattern in (_FROM, _AT) if (m := _compiled(pattern).search(before))), None)
        ends = (_minutes(m["start"]), _minutes(m["end"])) if m else ((), ())
        if m is None or not (ends[0] and ends[1]) or not re.search(r"(?i)[:.]\d\d|m|noon", m["start"] + m["end"]):
            continue
        lengths = {(b - a) % _DAY or _DAY for a in ends[0] for b in ends[1]}
        if len(ends[0]) == len(ends[1]) == 2:  # neither says whether before noon: the shorter one is meant
            lengths = {(ends[1][0] - ends[0][0]) % (_DAY // 2)} | lengths
        yield ClockPeriod(
            length=claim,
            start=m["start"],
            end=m["end"],
            minutes=tuple(sorted(lengths)),
            unit=_UNITS[q.unit],
            cue=" ".join(m.group().split()),
            reason="two times of the clock, and the length between them",
        )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _minutes(time: str) -> tuple[int, ...]:
    """The minutes after midnight that ``time`` may be: two, where it does not say whether before noon; none for no time."""
    low = time.lower().replace(" ", "").replace(".m", "m")
    if low in ("noon", "midnight"):
        return (_DAY // 2 if low == "noon" else 0,)
    m = re.match(r"(\d{1,2})(?:[:.](\d\d))?([ap])?", low)
    if m is None or int(m[1]) > 24 or int(m[2] or 0) > 59:
        return ()
    at = int(m[1]) * 60 + int(m[2] or 0)
    if m[3]:
        return (at % (_DAY // 2) + (_DAY // 2 if m[3] == "p" else 0),)
    return (at % _DAY,) if int(m[1]) > 12 else (at % (_DAY // 2), at % (_DAY // 2) + _DAY // 2)
