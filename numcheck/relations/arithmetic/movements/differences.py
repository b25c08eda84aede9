"""Two figures and how far they are apart: 202 votes to 198, a margin of 4; 61% for girls and 48% for boys, a difference of 13 points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.relation import Difference
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.numbers.intervals import common_senses, is_bare
from numcheck.relations.arithmetic.movements.range_ends import range_ends
from numcheck.relations.arithmetic.sentences.bare_count import bare_count
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence
from numcheck.relations.arithmetic.sentences.patterns import search
from numcheck.relations.corpus import ClaimedText

_ABOUT = "(?:about |only |just |nearly |almost |some |roughly )?"
_APART = "(?:margin|difference|gap|lead|majority|advantage|shortfall|deficit|surplus|spread)"
_WON = f"(?:{_APART}|win|victory|defeat)"
_SIZE = (
    "(?:narrow|wide|slim|clear|huge|big|small|large|comfortable|pay|wage|trade|budget|price|age|gender|winning|mere)"
)
_BEAT = r"\b(?:beat|beats|defeated|outscored|won|leads?|led|ahead|trailed|trails)[^;:()\x01-\x06\x10-\x1f]{0,50}?"
_SCORE = r"\b(\d{1,3})\s?[-–]\s?(\d{1,3})\b[^.;:()\d]{0,40}, an? $"
_BESIDE = r"(?: to| and| against| -|,? compared (?:with|to)|,? versus|,? while|;| (?:outstripped|exceeded|topped|outnumbered|surpassed|trailed))(?: [a-z'’-]+){0,5}"
_SUMMED = r"(?:,| -| –| —|,? and|(?= (?:left|leaves|gives|gave|makes|made)\b))(?: (?:left|leaves|gives|gave|makes|made|for|with|by|or|leaving|giving|making|creating))?(?: (?:it|them|him|her))?"
_PAIR = rf"<figure a>~{_BESIDE} (?:the )?<figure b>[^,;:()\x01-\x06\x10-\x1f]{{0,60}}{_SUMMED}"
_BOTH = rf"<figure both>[^,;:()\x01-\x06\x10-\x1f]{{0,40}}{_SUMMED}"  # "51.2% to 48.8%" is read as a range
_RANGES = (
    rf"{_BOTH} (?:an? |the )?(?:{_SIZE} )?{_APART} of {_ABOUT}<figure difference>",
    rf"{_BOTH} (?:an? ){_ABOUT}<figure difference>(?: {_SIZE})? {_WON}\b",
    rf"{_BEAT} by {_ABOUT}<figure difference>,? <figure both>",
    rf"{_BEAT}, <figure both>, by {_ABOUT}<figure difference>",
)
_PATTERNS = (
    rf"{_PAIR} (?:an? |the )?(?:{_SIZE} )?{_APART} of {_ABOUT}<figure difference>",
    rf"{_PAIR} (?:an? ){_ABOUT}<figure difference>(?: {_SIZE})? {_WON}\b",
    rf"<level a>[^;:()\x01-\x06\x10-\x1f]{{1,50}}? than [^;:()\x01-\x06\x10-\x1f]{{0,40}}?<level b>,? by {_ABOUT}<level difference>",
    rf"{_BEAT} by {_ABOUT}<figure difference>,? <figure a> to <figure b>",
    rf"{_BEAT}, <figure a> to <figure b>, by {_ABOUT}<figure difference>",
    rf"\b{_APART} between~ <figure a>[^;:()\x01-\x06\x10-\x1f]{{0,50}}? and (?:the )?<figure b>~ (?:is|was) {_ABOUT}<figure difference>",
)
_OTHER = r"\b(?:from|up|down|rose|fell|respectively|average|total|another|previous|both|each|per cent of)\b"
_POINTS = frozenset({"point", "vote", "seat", "run", "goal", "length"})


def differences(masked: MaskedSentence) -> Iterator[Difference]:
    """One relation for each pair of figures of which the sentence goes on to say how far they are apart."""
    if _cues().isdisjoint(re.findall(r"[a-z]+", masked.text)):
        return
    pairs = [(m, m.claim("a"), m.claim("b")) for m in search(masked, *_PATTERNS)]
    pairs += [(m, ends.first, ends.second) for m in search(masked, *_RANGES) if (ends := range_ends(m.claim("both")))]
    for m, first, second in pairs:
        if _are_compared(first, second, m.claim("difference"), m.cue) and not re.search(_OTHER, m.cue):
            yield Difference(
                first=first,
                second=second,
                difference=m.claim("difference"),
                cue=m.cue,
                reason=f"“{m.cue}”: two figures and how far they are apart",
            )


def scores(text: ClaimedText) -> Iterator[Difference]:
    """One relation for each score with how far its sides are apart: 96-84, a 12-point win. Scores are read as no figure."""
    words = text.document.text
    for claim in text.claims:
        if claim.quantity.noun not in _POINTS:
            continue
        start, end = claim.location.span
        if not re.match(rf" (?:{_SIZE} )?{_WON}\b", words[end : end + 40]):
            continue
        m = re.search(_SCORE, words[max(claim.sentence.start, start - 70) : start])
        if m is not None:
            offset = max(claim.sentence.start, start - 70)
            one, other = (
                bare_count(claim, Span(offset + m.start(side), offset + m.end(side)), m[side]) for side in (1, 2)
            )
            reason = "a score, and how far its sides are apart"
            yield Difference(first=one, second=other, difference=claim, cue=" ".join(m.group().split()), reason=reason)


@cache
def _cues() -> frozenset[str]:
    return lexicon.classes("relations/arithmetic_cues")["apart"] | lexicon.classes("relations/arithmetic_cues")["ahead"]


def _are_compared(a: Claim, b: Claim, apart: Claim, cue: str) -> bool:
    """Whether the two are of one kind, and the third is, or counts in points or votes, what lies between them."""
    if any(c.quantity.value is None or c.quantity.vague for c in (a, b, apart)) or not _one_kind(a, b):
        return False
    if "than" in cue and (is_bare(apart.measure) or not _one_kind(a, apart)):
        return False
    if a.quantity.unit == "percent":
        return apart.quantity.unit in ("percent", "percentage_point") or apart.quantity.noun == "point"
    if apart.quantity.unit == "percent":
        return False
    return is_bare(apart.measure) or apart.quantity.noun in _POINTS or _one_kind(a, apart)


def _one_kind(a: Claim, b: Claim) -> bool:
    nouns = {a.quantity.noun, b.quantity.noun} - {""}
    return (
        len(nouns) < 2
        and a.quantity.unit.partition("/")[0] == b.quantity.unit.partition("/")[0]
        or ((is_bare(a.measure) or is_bare(b.measure)) and common_senses([a.measure, b.measure]) is not None)
    )
