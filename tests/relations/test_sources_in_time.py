"""Sources know when they were written, and what time explains is no conflict."""

from __future__ import annotations

from datetime import date

import pytest

import numcheck
from numcheck.core.relation import SamePair
from numcheck.core.text import Document
from numcheck.pipeline import claimed
from numcheck.relations.publication_date import publication_date


def day(text: str, carried: str | None = None) -> date | None:
    document = Document.from_text(text).replaced(date=carried)
    return publication_date(claimed(document))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("BREKKE, 26 June 2005\nThe storm killed 12 people.", date(2005, 6, 26)),
        ("Storm hits Brekke\nPosted: June 26, 2005\nThe storm killed 12 people.", date(2005, 6, 26)),
        ("Storm hits Brekke\nJune 2005\nThe storm killed 12 people.", date(2005, 6, 1)),
        ("The storm killed 12 people.", None),
        (
            "The storm of 26 June 2005 killed 12 people in the valley above the town of Brekke, where the river had risen.",
            None,
        ),
    ],
)
def test_a_dateline_is_a_short_line_at_the_head(text: str, wanted: date | None) -> None:
    assert day(text) == wanted


def test_the_date_that_a_file_carries_comes_first() -> None:
    assert day("BREKKE, 26 June 2005\nThe storm killed 12 people.", "2005-06-28T09:00") == date(2005, 6, 28)


def verdicts(*texts: str) -> list[str]:
    documents = [Document.from_text(t, uri=str(i)) for i, t in enumerate(texts)]
    report = numcheck.check(documents, across=True)
    pairs = [r for r in report.relations if isinstance(r, SamePair) and r.across]
    return ["changed" if r.changed else r.verdict.name.lower() for r in pairs]


AGED = "{}\nBilly Marsh, {}, was found guilty of the murder of Ann Lee by a court in Brekke."


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("3 May 2005", 27), ("20 March 2007", 29), ["changed"]),
        (("3 May 2005", 27), ("20 March 2007", 35), ["conflict"]),
        (("3 May 2005", 27), ("3 May 2005", 29), ["conflict"]),
    ],
)
def test_people_grow_older(one: tuple[str, int], other: tuple[str, int], wanted: list[str]) -> None:
    assert verdicts(AGED.format(*one), AGED.format(*other)) == wanted
