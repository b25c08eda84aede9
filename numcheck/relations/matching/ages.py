"""Two ages of one person in one text: "Ida Holm, 52," and further down "Holm, 51,".

A name is said and an age put behind it in passing, in sentences about other things, so that no score joins the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import SamePair
from numcheck.language.stems import canonical, idf
from numcheck.language.tokens import MIN_IDF
from numcheck.relations.attribution import first_names
from numcheck.relations.matching.comparison import slip_between, verdict
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import age_holder, same_first_name, surname
from numcheck.relations.matching.voices import voices


def conflicting_ages(mentions: Sequence[Mention]) -> Iterator[SamePair]:
    """The pairs of ages of one text that differ and stand behind one name, each with the first that does.

    They have no score.
    """
    ages: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "age" and not _in_brackets(mention) and (name := age_holder(mention)):
            ages[name].append(mention)
    for first, *others in ages.values():
        for other in others:
            if verdict(first, other) is Verdict.CONFLICT and _one_person(first, other):
                yield SamePair(
                    first=first.claim,
                    second=other.claim,
                    verdict=Verdict.CONFLICT,
                    slip=slip_between(first, other),
                    speakers=voices(first, other),
                    reason=f"both give the age of {surname(first)}",
                    confidence=Confidence.MEDIUM,
                )


def _one_person(one: Mention, other: Mention) -> bool:
    """Whether one first name stands before both, or the text has no second for that surname: sisters have one each."""
    same = same_first_name(one, other)
    if same is not None:
        return same
    return len({w for w in first_names(surname(one), one.document.text) if idf(canonical(w)) > MIN_IDF}) <= 1


def _in_brackets(age: Mention) -> bool:
    """Whether it stands in brackets of its own, as scores and ranks do: "Lind (94), Berg (12)"."""
    start = age.claim.location.span.start
    return age.document.text[max(start - 1, 0) : start] == "("
