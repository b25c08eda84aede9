"""What a unit means where it stands: senses that the words around a figure, or the figure beside it, settle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from numcheck.core.claim import Claim
from numcheck.core.measure import UnitSense
from numcheck.language import lexicon
from numcheck.relations.conversions.apposition import Row
from numcheck.relations.corpus import ClaimedText

DIFFERENCE = "temperature difference"
# "by 2 °C", "have risen 1.5 °C", "a rise of 2 °C"; but "rose above 30 °C", "fell to 5 °C", "a high of 30 °C".
_BY = (
    r"(?i)\b(?:by|(?:warmed|cooled|risen|rose|fallen|dropped|increased|decreased)(?: by)?"
    r"|(?:rise|increase|warming|drop|decrease|difference|fall) of)(?: (?:about|around|nearly|almost|some|only|up to|at least|more than))? $"
)
# "Lower the oven to 180 °C"; but "limit warming to 1.5 °C".
_TO, _WARMING = (
    r"(?i)\b(?:to|at|reached|reaching|hit|highs? of|lows? of) $",
    r"(?i)\b(?:warming|limit\w*|ris\w+|rose|increas\w+|goal|target)\b",
)
_WARMER = r"(?i)\s?(?:[(\[][^()\[\]]{1,40}[)\]])?\s(?:warmer|cooler|colder|hotter|higher|lower|(?:above|below) (?:the )?(?:average|normal|usual|pre-?))"


def with_senses(claim: Claim, senses: Iterable[UnitSense]) -> Claim:
    """``claim`` with ``senses`` in place of those that its unit has, most likely first."""
    return claim.replaced(measure=claim.measure._replace(senses=tuple(senses)))


def keeping_senses(claim: Claim, keep: Callable[[UnitSense], bool]) -> Claim:
    """``claim`` with those senses of its unit that ``keep`` takes; with all of them if it takes none."""
    kept = tuple(r for r in claim.measure.senses if keep(r))
    return with_senses(claim, kept or claim.measure.senses)


def in_sense(text: ClaimedText, row: Row) -> Row:
    """The figures of ``row``, each with the unit of the last, and with the senses that its sentence leaves."""
    return with_nautical_miles(text, without_differences(text, shared_unit(row)))


def shared_unit(row: Row) -> Row:
    """The figures of ``row``; those without a unit get that of the last (10 × 20 cm)."""
    last = row[-1].measure
    return tuple(c if c.quantity.unit or c.quantity.noun else with_senses(c, last.senses) for c in row)


def without_differences(text: ClaimedText, row: Row) -> Row:
    """``row``; temperatures without their sense as a difference, unless a word nearby speaks of one; as nothing but a
    difference where a word beside it does: "by 2 °C", "3 °C warmer".
    """
    if not any(r.dimension == DIFFERENCE for r in row[0].measure.senses):
        return row
    start, end, words = row[0].location.span.start, row[-1].location.span.end, text.document.text
    if re.search(_BY, words[max(start - 40, 0) : start]) or re.match(_WARMER, words[end : end + 60]):
        return tuple(keeping_senses(c, lambda r: r.dimension == DIFFERENCE) for c in row)
    around = words[max(start - 80, 0) : end + 40].lower()
    level = re.search(_TO, words[max(start - 40, 0) : start]) and not re.search(
        _WARMING, words[max(start - 80, 0) : end]
    )
    if not level and any(word in around for word in lexicon.classes("relations/conversion_cues")["difference"]):
        return row
    return tuple(keeping_senses(c, lambda r: r.dimension != DIFFERENCE) for c in row)


def with_nautical_miles(text: ClaimedText, row: Row) -> Row:
    """``row``; miles may be nautical ones if its sentence is about the sea: a 200-mile (370 km) zone."""
    if not any(r.special and r.unit == "nautical_mile" for r in row[0].measure.senses):
        return row
    words = {w.strip(".,;:()") for w in row[0].sentence.of(text.document.text).lower().split()}
    if words.isdisjoint(lexicon.classes("relations/conversion_cues")["sea"]):
        return row
    return tuple(with_senses(c, (r._replace(special=False) for r in c.measure.senses)) for c in row)


def counting_noun(noun: str, claim: Claim) -> Claim:
    """``claim``; of a bare rate, as in ``(310 per square mile)``, as one of ``noun``, which the figure before it counts."""
    if not noun or claim.quantity.noun or not claim.measure.dimension.startswith("count per"):
        return claim
    senses = tuple(r._replace(dimension=r.dimension.replace("count", f"count {noun}", 1)) for r in claim.measure.senses)
    return with_senses(claim, senses)
