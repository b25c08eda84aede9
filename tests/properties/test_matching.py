"""What holds of every comparison: it has no first and second, and neither order nor idle words decide it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import numcheck
from numcheck.core.finding import Report
from numcheck.core.relation import Support, SupportStatus
from numcheck.core.text import Document
from numcheck.pipeline import claimed
from numcheck.relations.matching.alignment import align
from numcheck.relations.matching.comparison import slip, verdict
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.features import contrasts

PLACES = ["in Norland", "on the coast", "at the eastern border", "in the old harbour"]
NOUNS = ["troops", "houses", "patients", "metres", "million euros", "per cent"]
numbers = st.sampled_from([3, 12, 30, 32, 100, 950, 1_200, 12_000, 100_000])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    verb = draw(st.sampled_from(["The ministry counted", "Officials reported", "The army moved"]))
    return f"{verb} {draw(numbers):,} {draw(st.sampled_from(NOUNS))} {draw(st.sampled_from(PLACES))} on Monday."


def check(*texts: str) -> Report:
    return numcheck.check([Document.from_text(t, uri=f"text{i}") for i, t in enumerate(texts)], across=len(texts) > 1)


def clashes(report: Report) -> set[frozenset[str]]:
    """The rules and the figures of each conflict, without places or order."""
    words = {c.location: c.quantity.text for c in report.claims}
    return {
        frozenset([words[f.location], *(words[r.location] for r in f.related)])
        for f in report.findings
        if f.family == "conflict"
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences(), min_size=2, max_size=4))
def test_a_pair_has_no_first_and_second(lines: list[str]) -> None:
    found = mentions([claimed(Document.from_text("\n".join(lines)))])
    for a, b in pairwise(found):
        assert slip(a.claim.quantity, b.claim.quantity) == slip(b.claim.quantity, a.claim.quantity)
        assert {k: set(v) for k, v in contrasts(a, b).items()}.keys() == contrasts(b, a).keys()
        assert abs(align(a, b).share - align(b, a).share) < 1e-9
        if a.kind == b.kind:
            assert verdict(a, b) == verdict(b, a)


@settings(max_examples=60, deadline=None)
@given(sentences(), sentences())
def test_swapping_two_paragraphs_changes_no_verdict(one: str, two: str) -> None:
    assert clashes(check(f"{one}\n{two}")) == clashes(check(f"{two}\n{one}"))


@settings(max_examples=40, deadline=None)
@given(sentences())
def test_one_figure_conflicts_with_nothing(line: str) -> None:
    assert clashes(check(line)) == set()
    assert clashes(check(f"{line}\n{line}")) == set()


@settings(max_examples=40, deadline=None)
@given(st.lists(sentences(), min_size=2, max_size=3))
def test_a_sentence_without_figures_at_the_end_changes_nothing(lines: list[str]) -> None:
    idle = "Nobody could say how it would end."
    assert clashes(check("\n".join([*lines, idle]))) == clashes(check("\n".join(lines)))


@settings(max_examples=40, deadline=None)
@given(st.lists(sentences(), min_size=2, max_size=3, unique=True))
def test_the_order_of_sources_decides_nothing(lines: list[str]) -> None:
    assert clashes(check(*lines)) == clashes(check(*reversed(lines)))


@settings(max_examples=40, deadline=None)
@given(sentences())
def test_what_a_source_says_in_the_same_words_is_supported(line: str) -> None:
    report = numcheck.check([Document.from_text(line, uri="draft")], [Document.from_text(line, uri="source")])
    found = [r.status for r in report.relations if isinstance(r, Support)]
    assert found == [SupportStatus.SUPPORTED] * len(report.claims)
