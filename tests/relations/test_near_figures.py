"""Which figures may agree is told by their place on the line of numbers, and no other does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from numcheck import Document
from numcheck.core.measure import Verdict
from numcheck.pipeline import claimed
from numcheck.relations.matching.comparison import verdict
from numcheck.relations.matching.detection import mentions
from numcheck.relations.tieout.agreement import NearFigures

NUMBERS = st.sampled_from(["5", "7.5", "12", "1,000", "1,037", "990", "2.4 million", "0.5", "40", "-3", "a dozen"])
WORDS = st.sampled_from(["", "about ", "more than ", "nearly ", "up to ", "hundreds or "])
UNITS = st.sampled_from(
    ["km", "miles", "men", "people", "tons", "dollars", "euros", "years", "per cent", "degrees", "°F"]
)
FIGURES = st.builds("{}{} {}".format, WORDS, NUMBERS, UNITS) | st.builds("{} to {} {}".format, NUMBERS, NUMBERS, UNITS)


@given(st.lists(FIGURES, min_size=2, max_size=12))
def test_no_figure_that_agrees_is_left_out(figures: list[str]) -> None:
    found = mentions([claimed(Document.from_text("".join(f"They saw {figure} there. " for figure in figures)))])
    for kind in {m.kind for m in found}:
        some = [m for m in found if m.kind == kind]
        index = NearFigures(some)
        for one in some:
            agreeing = [m for m in some if verdict(one, m) not in (None, Verdict.CONFLICT)]
            assert {m.number for m in agreeing} <= {m.number for m in index.of(one)}


def test_of_many_figures_few_are_near() -> None:
    text = "".join(f"They saw {n * 37} men there. " for n in range(1_000, 1_200))
    found = mentions([claimed(Document.from_text(text))])
    assert len(NearFigures(found).of(found[50])) < 20
