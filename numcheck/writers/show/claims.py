"""``show claims``: what each figure is said of, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.writers.show.annotated_excerpt import annotated_excerpts
from numcheck.writers.view import View


def render(view: View) -> str:
    """Every claim of the checked texts, in order, drawn under its line with what ``describe`` tells."""
    return annotated_excerpts(view, [(c, tuple(describe(c))) for c in view.report.claims])


def describe(claim: Claim) -> Iterator[str]:
    """What is known of a claim, one fact a line: its measurand, then its speaker and whether it is quoted, where there
    is one.
    """
    measurand = claim.measurand
    words = " of ".join(w for w in (measurand.property, measurand.entity) if w)
    yield f"measurand {words or '(none found)'}"
    for qualifier in measurand.qualifiers:
        yield f"{qualifier.kind} {qualifier.text}"
    if claim.attribution:
        yield f"says {claim.attribution}"
    if claim.quoted:
        yield "quoted"
