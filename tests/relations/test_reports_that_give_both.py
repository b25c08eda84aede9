"""Two reports of which each gives both figures know them as two things, or one as a change of the other."""

from __future__ import annotations

import numcheck

FIRST = "The flood destroyed 320 houses in Brekke on Monday, the county said."
LATER = "The flood destroyed 410 houses in Brekke on Monday, the county said."


def rules(*texts: str) -> list[str]:
    documents = [numcheck.Document.from_text(text, uri=f"{n}.txt") for n, text in enumerate(texts)]
    return [f.rule for f in numcheck.check(documents, across=True).findings]


def test_each_with_its_own_figure_contradict_each_other() -> None:
    assert rules(FIRST, LATER) != []


def test_where_only_one_gives_both_the_other_is_still_out_of_date() -> None:
    assert rules(FIRST, f"{LATER} An early count had been 320 houses.") != []


def test_where_each_gives_both_nobody_is_wrong() -> None:
    first = f"{FIRST} In the whole of the valley 410 houses were destroyed."
    later = f"{LATER.replace('in Brekke', 'in the valley')} Brekke alone lost 320 houses."
    assert rules(first, later) == []
