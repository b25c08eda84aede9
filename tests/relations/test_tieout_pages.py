"""Draft and source, figure by figure: what is drawn in fixtures/relations/tieout.md is what the tie-out says."""

from __future__ import annotations

import pytest
from cases import Case, relation_cases
from test_fixtures import document

from numcheck import pipeline
from numcheck.core.claim import Claim
from numcheck.core.relation import Support, SupportStatus

CASES = list(relation_cases("tieout"))


def place(claim: Claim) -> tuple[str, int, int]:
    return claim.location.uri, claim.location.span.start, claim.location.span.end


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_a_figure_stands_to_its_source_as_drawn(case: Case) -> None:
    report = pipeline.check([document(t) for t in case.drafts], [document(t) for t in case.sources])
    found = set()
    for support in report.relations:
        if isinstance(support, Support):
            found.add((place(support.draft), str(support.status), support.how or support.slip))
            found |= {(place(c), "source", "") for c in support.sources}
            found |= {(place(c), "elsewhere", "") for c in support.elsewhere}
    assert found == {((m.uri, m.start, m.end), m.rule, m.words) for m in case.marks}


def test_every_status_is_drawn() -> None:
    assert {m.rule for case in CASES for m in case.marks} == {"source", "elsewhere", *SupportStatus}
