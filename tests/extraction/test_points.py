"""Times of day, ordinals, scores and centuries, which are looked for where there are sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck import extraction
from numcheck.core.quantity import Point, PointKind
from numcheck.core.text import Document
from numcheck.extraction.points import points


def read(text: str) -> tuple[Point, ...]:
    document = Document.from_text(text)
    return points(document, extraction.read(document))


@pytest.mark.parametrize(
    ("text", "minutes", "known"),
    [
        ("The doors open at 3 pm.", 900, 1),
        ("The doors open at 15:00.", 900, 1),
        ("The doors open at 3:30.", 210, 0),
        ("The doors open at 7.45 p.m. on Friday.", 1185, 1),
        ("The doors open at three in the afternoon.", 900, 1),
        ("The doors open at seven o'clock.", 420, 0),
        ("The doors open at noon.", 720, 1),
        ("The doors open at 12 am.", 0, 1),
    ],
)
def test_a_time_of_day_is_minutes_after_midnight(text: str, minutes: int, known: int) -> None:
    assert [(p.kind, p.value) for p in read(text)] == [(PointKind.TIME, (minutes, known))]


@pytest.mark.parametrize(
    ("text", "number", "nouns"),
    [
        ("It is her fourth studio album.", 4, ("studio", "album")),
        ("It is her 4th studio album.", 4, ("studio", "album")),
        ("It was the twenty-first time.", 21, ("time",)),
        ("The song peaked at number eight.", 8, ()),
        ("The song peaked at No. 8.", 8, ()),
        ("Profits fell in Q3.", 3, ("quarter",)),
    ],
)
def test_an_ordinal_has_its_number_and_what_it_counts(text: str, number: int, nouns: tuple[str, ...]) -> None:
    assert [(p.kind, p.value, p.nouns) for p in read(text)] == [(PointKind.ORDINAL, (number,), nouns)]


@pytest.mark.parametrize(
    "text",
    [
        "He first met her in Tarn.",
        "At first nobody came.",
        "They gave him first aid.",
        "It was sold to a third party.",
        "A third of them stayed.",
        "He was born on the 4th of July 1961.",
        "The hall holds 3-4 buses.",
    ],
)
def test_what_only_looks_like_a_point_is_none(text: str) -> None:
    assert read(text) == ()


def test_an_ordinal_that_may_count_the_writers_own_points_says_so() -> None:
    assert [p.listed for p in read("Second, the bridge was closed. She finished second in 2004.")] == [True, False]


def test_a_score_is_told_by_a_word_of_winning_or_losing() -> None:
    assert [(p.kind, p.value) for p in read("Tarn won the final 3-1.")] == [(PointKind.SCORE, (3, 1))]


def test_a_century_has_its_first_and_its_last_year() -> None:
    found = read("in the late 19th and early 20th centuries")
    assert [p.value for p in found if p.kind is PointKind.CENTURY] == [(1801, 1900), (1901, 2000)]


@given(st.text(alphabet="0123456789 -–:.,#stndrhQpam'o\ncenturyfiw", max_size=60))
def test_points_stand_in_order_and_slice_back_to_their_words(text: str) -> None:
    found = read(text)
    assert [p.span for p in found] == sorted(p.span for p in found)
    assert all(p.span.of(text) == p.text for p in found)
