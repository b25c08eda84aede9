"""Dates are read as mentions, with the parts that are written and no others; the cases stand in a fixture page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from cases import FIXTURES

import numcheck
from numcheck import extraction
from numcheck.core.quantity import DateMention
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import date_at

PAGE = FIXTURES / "extraction" / "dates.md"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def cases() -> Iterator[tuple[str, str]]:
    """(heading, line) of every list item on the page."""
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("- "):
            yield heading, line[2:]


def parts(mention: DateMention) -> str:
    """A mention the way the page's headings put it."""
    said = [
        f"{name} {value}"
        for name, value in (("day", mention.day), ("month", mention.month), ("year", mention.year))
        if value is not None
    ]
    if mention.weekday is not None:
        said.append(f"weekday {WEEKDAYS[mention.weekday]}")
    said += [name for name in ("ambiguous", "circa") if getattr(mention, name)]
    return ", ".join(said) or "no parts"


@pytest.mark.parametrize(("heading", "line"), list(cases()), ids=lambda text: text)
def test_a_line_holds_the_mention_in_brackets(heading: str, line: str) -> None:
    text = line.replace("[", "").replace("]", "")
    found = extraction.read(numcheck.Document.from_text(text)).dates
    if heading == "none":
        assert [d.text for d in found] == []
        return
    start, end = line.index("["), line.index("]") - 1
    assert [(d.text, parts(d)) for d in found] == [(text[start:end], heading)]
    assert [(d.span.start, d.span.end) for d in found] == [(start, end)]


def numbers(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\d+", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 17 and 18 February", [(17, 2, None), (18, 2, None)]),
        ("on 17-19 February 2022", [(17, 2, 2022), (19, 2, 2022), (19, 2, 2022)]),
        ("on February 17-19, 2022", [(17, 2, None), (19, 2, 2022)]),
        ("on May 5, 6 and 7", [(5, 5, None), (6, 5, None), (7, 5, None)]),
    ],
)
def test_days_that_share_a_month_are_mentions_of_their_own(
    text: str, expected: list[tuple[int, int, int | None]]
) -> None:
    found = [date_at(Cursor(text, *place)) for place in numbers(text)][: len(expected)]
    assert [(d.day, d.month, d.year) for d in found if d] == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The 2014-15 season", [("2014", 2014), ("15", 2015)]),
        ("The 2014/15 season", [("2014", 2014), ("15", 2015)]),
        ("The war (1939–1945)", [("1939", 1939), ("1945", 1945)]),
        ("The 1999-00 season", [("1999", 1999), ("00", 2000)]),
        ("The winter of 2007/8", [("2007", 2007), ("8", 2008)]),
    ],
)
def test_two_years_that_hang_together_are_two_mentions(text: str, years: list[tuple[str, int]]) -> None:
    found = [date_at(Cursor(text, *place)) for place in numbers(text)]
    assert [(d.text, d.year) for d in found if d] == years


@pytest.mark.parametrize(
    ("text", "word", "whole", "day", "month", "year"),
    [
        ("They wed on the fourth of July.", "fourth", "fourth of July", 4, 7, None),
        ("They wed on July the fourth.", "fourth", "July the fourth", 4, 7, None),
        ("It falls on May first.", "first", "May first", 1, 5, None),
        ("It was the twenty-first of May, 1998, at dawn.", "twenty-first", "twenty-first of May, 1998", 21, 5, 1998),
        ("It was the twenty-first of May.", "twenty", "twenty-first of May", 21, 5, None),
        ("It was the tenth day of March.", "tenth", "tenth day of March", 10, 3, None),
    ],
)
def test_a_day_may_be_an_ordinal_word(text: str, word: str, whole: str, day: int, month: int, year: int | None) -> None:
    start = text.index(word)
    found = date_at(Cursor(text, start, start + len(word)))
    assert found is not None
    assert (found.text, found.day, found.month, found.year) == (whole, day, month, year)


def test_both_numbers_of_a_date_give_the_same_mention() -> None:
    text = "It began on Thursday, 17 February 2022, at dawn."
    day, year = (date_at(Cursor(text, *place)) for place in numbers(text))
    assert day is not None
    assert day == year
    assert day.span.of(text) == day.text == "Thursday, 17 February 2022"


@pytest.mark.parametrize("text", ["2,014 people", "2000 people", "$1999", "1500 metres", "1987 sheep", "1066 pages"])
def test_a_count_is_no_year(text: str) -> None:
    (start, end), *_ = [m.span() for m in re.finditer(r"[\d,]+", text)]
    assert date_at(Cursor(text, start, end)) is None
