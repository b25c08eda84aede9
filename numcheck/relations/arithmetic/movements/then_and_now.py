"""Two figures of two times and how far it is from one to the other: $4 in 1990 and $10 today, a rise of 150%.

The times say which figure came first; they may stand in two sentences: "Sales were $60 million last year. This year they
were $75 million, an increase of 25%."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.quantity import Direction
from numcheck.core.relation import StatedChange
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.intervals import common_senses, is_bare
from numcheck.relations.arithmetic.movements.change_roles import change_words, is_adjusted
from numcheck.relations.arithmetic.sentences.masked_sentence import FIGURE_CHARS, MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search

_ABOUT = "(?:about |around |nearly |almost |roughly |some |more than |over )?"
_PAIR = rf"<level a>(?P<mid>[^()\"“{FIGURE_CHARS}]{{1,90}}?)<level b>(?P<post>[^;:()\"“{FIGURE_CHARS}]{{0,50}}?)(?:,| -| –| —) "
_NOUN = "(?P<noun>rise|increase|gain|growth|jump|surge|fall|drop|decline|decrease|cut|reduction|loss|improvement)"
_PATTERNS = (
    rf"{_PAIR}an? (?:[a-z]+ )?{_NOUN} of {_ABOUT}<figure change>",
    rf"{_PAIR}an? {_ABOUT}<figure change> (?:[a-z]+ )?{_NOUN}\b",
    rf"{_PAIR}(?P<way>up|down) (?:by )?{_ABOUT}<figure change>(?! (?:from|on|against|compared)\b)",
    rf"{_PAIR}(?:or )?{_ABOUT}<figure change> (?P<than>more|higher|less|fewer|lower)\b(?! than)",
)
_YEAR = r"\b(?:19|20)\d\d\b"
_NOW = r"\b(?:now|today|currently|nowadays|this (?:year|month|week|quarter|season|time|summer|winter|spring|autumn|fall))\b"
_THEN = (
    r"\b(?:then|previously|once|(?:last|the previous|the prior) (?:year|month|week|quarter|season|decade|summer|winter|spring|autumn|fall)"
    r"|(?:years?|months?|weeks?|decades?|century|centuries) (?:ago|earlier|before))\b"
)
_SPLIT = Lazy(r"\. |; |, | and | but | while ")
_EARLIER, _LATER = 0, 9999  # than any year
_IT_IS = r"\. (?:that|this|it) (?:is|was|represents|represented|means|meant|would be|marks|marked) an? "
_AFTER_ENDS = (
    rf"\bfrom <level a>~ to <level b>~{_IT_IS}{_ABOUT}<figure change> (?:[a-z]+ )?{_NOUN}\b",
    rf"\bfrom <level a>~ to <level b>~{_IT_IS}(?:[a-z]+ )?{_NOUN} of {_ABOUT}<figure change>",
)
_BACK = 80  # code points before the first figure in which its time may stand
_CUES = Lazy(rf"{_NOW}|{_THEN}|{_YEAR}")


def then_and_now(masked: MaskedSentence) -> Iterator[StatedChange]:
    """One relation for each two figures with a time each and the movement behind them."""
    if not _CUES.search(masked.text):
        return
    for m in search(masked, *_PATTERNS):
        old, new = m.claim("a"), m.claim("b")
        times = _times(m)
        after = masked.text[m.match.end("change") :]
        if times is None or is_adjusted(after) or not _are_levels(old, new, m.claim("change")):
            continue
        if times[0] > times[1]:
            old, new = new, old
        reason = f"“{m.cue}”: two figures of two times, and how far it is from one to the other"
        yield StatedChange(old=old, new=new, change=m.claim("change"), direction=_way(m), cue=m.cue, reason=reason)


def summed_after(masked: MaskedSentence) -> Iterator[StatedChange]:
    """One relation for each "from … to …" of which the next sentence says "that is an increase of"."""
    for m in search(masked, *_AFTER_ENDS):
        old, new, change = m.claim("a"), m.claim("b"), m.claim("change")
        if _are_levels(old, new, change) and not is_adjusted(masked.text[m.match.end("change") :]):
            reason = f"“{m.cue}”: two ends, and the movement between them"
            yield StatedChange(old=old, new=new, change=change, direction=_way(m), cue=m.cue, reason=reason)


def _times(m: PatternMatch) -> tuple[int, int] | None:
    """When the two figures held, as numbers that only their order counts of; None unless each has a time of its own."""
    words, start = m.sentence.text, m.match.start()
    before = re.split(f"[{FIGURE_CHARS}]", words[max(0, start - _BACK) : start])[-1]
    cut = _SPLIT.search(m.word("mid"))
    left, right = (m.word("mid")[: cut.start()], m.word("mid")[cut.end() :]) if cut else (m.word("mid"), "")
    one, other = _time(f"{before} | {left}"), _time(f"{right} | {m.word('post')}")
    if (
        one is None
        or other is None
        or one == other
        or (one == _EARLIER) != (other == _EARLIER)
        and _LATER not in (one, other)
    ):
        return None  # "last year" may be before 2015 or after it
    return one, other


def _time(words: str) -> int | None:
    found = {int(year) for year in re.findall(_YEAR, words)}
    found |= {_LATER for _ in re.findall(_NOW, words)} | {_EARLIER for _ in re.findall(_THEN, words)}
    return found.pop() if len(found) == 1 else None


def _way(m: PatternMatch) -> Direction:
    tables = change_words()
    word = m.word("noun") or m.word("way") or m.word("than")
    return tables.nouns.get(word) or tables.verbs.get(word) or tables.comparatives.get(word) or Direction.NONE


def _are_levels(a: Claim, b: Claim, change: Claim) -> bool:
    """Whether the two are figures of one kind, and the third is a share of them or of their kind."""
    q, r, by = a.quantity, b.quantity, change.quantity
    if any(x.value is None or x.vague or x.adjectival or x.value <= 0 for x in (q, r, by)):
        return False
    if q.unit != r.unit and not is_bare(b.measure) or q.noun != r.noun and not is_bare(b.measure):
        return False
    if by.unit not in ("percent", "percentage_point") and (by.unit != q.unit or by.noun not in ("", q.noun)):
        return False
    return common_senses([a.measure, b.measure]) is not None
