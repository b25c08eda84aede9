"""What no score can join, and what looks like it and can be joined: the pairs of fixtures/relations/vetoes.md."""

from __future__ import annotations

import pytest
from cases import Mark, Text, relation_cases
from test_fixtures import document

from numcheck.config import Config
from numcheck.pipeline import measure
from numcheck.relations.claims import claim
from numcheck.relations.matching.comparison import slip_between
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.vetoes import VETOES, vetoed, vetoes_against

CASES = list(relation_cases("vetoes"))
PAIRS = [
    pytest.param(text, *(m for m in case.marks if m.uri == text.uri), id=f"{case.id} {text.uri}")
    for case in CASES
    for text in case.drafts
]


@pytest.mark.parametrize(("text", "one", "other"), PAIRS)
def test_a_pair_meets_exactly_the_veto_drawn_under_it(text: Text, one: Mark, other: Mark) -> None:
    read = document(text)
    found = {read.source_span(m.claim.location.span): m for m in mentions([claim(measure(read, Config()))])}
    a, b = (next(m for span, m in found.items() if (span.start, span.end) == (k.start, k.end)) for k in (one, other))
    expected = [] if other.rule == "may be one" else [other.rule]
    for left, right in ((a, b), (b, a)):
        slip = slip_between(left, right)
        assert [veto.name for veto in vetoes_against(left, right, slip)] == expected
        first = vetoed(left, right, slip)
        assert ([first.name] if first else []) == expected


def test_every_veto_has_a_section_with_pairs_that_it_stops_and_pairs_that_it_does_not() -> None:
    assert [case.heading for case in CASES] == [veto.name for veto in VETOES]
    for case in CASES:
        assert {m.rule for m in case.marks} == {"one", case.heading, "may be one"}


def test_a_veto_says_in_one_line_why() -> None:
    assert len({veto.name for veto in VETOES}) == len(VETOES)
    assert [veto.name for veto in VETOES if not 20 < len(veto.reason) < 100 or "\n" in veto.reason] == []
