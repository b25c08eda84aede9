"""What nobody writes down is not held against a draft: what it enumerates, what a source lists, a birth and a death."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import numcheck
from numcheck.core.relation import Support, SupportStatus
from numcheck.core.text import Document
from numcheck.pipeline import claimed
from numcheck.relations.tieout.lifetimes import births
from numcheck.relations.tieout.sources.source_lists import sizes_of_lists

NAMES = ("Ida", "Jon", "Ole", "Per", "Anna", "Mary", "Kari", "Liv", "Nils", "Olga", "Rolf", "Siri")


def status(draft: str, source: str) -> SupportStatus:
    made = [Document.from_text(draft, uri="draft")]
    report = numcheck.check(made, sources=[Document.from_text(source, uri="source")])
    return next(r.status for r in report.relations if isinstance(r, Support))


@settings(max_examples=12, deadline=None)
@given(st.integers(4, 12), st.integers(4, 12))
def test_a_row_of_names_is_as_long_as_the_figure_before_it(said: int, named: int) -> None:
    row = f"{', '.join(NAMES[: named - 1])} and {NAMES[named - 1]}"
    source = f"{' and then '.join(NAMES)} rang the bell."
    wanted = SupportStatus.NOT_CHECKED if said == named else SupportStatus.UNSUPPORTED
    assert status(f"{said} ringers, {row}, went home.", source) is wanted


@settings(max_examples=12, deadline=None)
@given(st.integers(2, 12), st.integers(2, 12))
def test_a_list_of_the_source_is_counted(said: int, listed: int) -> None:
    source = "Our bicycles:\n" + "\n".join(f"{i}. The model {NAMES[i - 1]}" for i in range(1, listed + 1))
    found = status(f"The shop has {said} bicycles.", source)
    assert (found is SupportStatus.UNSUPPORTED) == (said != listed)


def test_a_list_that_begins_again_is_another() -> None:
    text = "Our bicycles:\n1. Elk\n2. Otter\nOur helmets:\n1. Shell\n2. Bowl\n3. Pot\n"
    sizes = sizes_of_lists([Document.from_text(text)])
    assert (sizes["bicycl"], sizes["helmet"]) == (2, 3)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Jon Vale (1862 – 1946) was a painter.", {1862}),
        ("Jon Vale was born in Brekke in 1862 and died in 1946.", {1862}),
        ("The mill was built in 1862.", set()),
    ],
)
def test_a_year_of_birth_is_told_by_its_words(text: str, years: set[int]) -> None:
    assert births(claimed(Document.from_text(text))) == years
