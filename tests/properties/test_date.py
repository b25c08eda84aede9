"""Laws of dates and of what is no quantity: what is written is read back, and only the near words decide."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates import date_at
from numcheck.extraction.non_quantities import not_a_quantity

DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 12, 31))
STYLES = st.sampled_from(
    [
        "{day} {month} {year}",
        "{month} {day}, {year}",
        "{short}. {day}, {year}",
        "{weekday} {day} {month} {year}",
        "{weekday}, {month} {day}, {year}",
        "{day} {month}, {year}",
        "{year}-{number:02}-{day:02}",
    ]
)
# Prose made of what the readers look at: digits, separators, number words, months and the words beside them.
WORDS = st.sampled_from(
    [
        "1",
        "12",
        "2014",
        "1,500",
        "3.5",
        "17",
        "2000",
        "one",
        "two",
        "half",
        "first",
        "May",
        "June",
        "Monday",
        "the",
        "in",
        "of",
        "since",
        "people",
        "km",
        "pm",
        "%",
        "$",
        "-",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "[",
        "]",
        "'s",
        "s",
        "and",
        "to",
        "Boeing",
        "Section",
        "°N",
        "th",
        "GMT",
    ]
)
PROSE = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=25).map(lambda p: "".join(w + s for w, s in p))
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|\b(?:one|two|half|first)\b")


@settings(max_examples=120, deadline=None)
@given(day=DAYS, style=STYLES)
def test_a_date_in_any_style_is_read_back(day: date, style: str) -> None:
    month = day.strftime("%B")
    written = (
        style.format(
            day=day.day,
            month=month,
            short=month if len(month) < 5 else month[:3],
            number=day.month,
            year=day.year,
            weekday=day.strftime("%A"),
        )
        .replace("May.", "May")
        .replace("June.", "June")
        .replace("July.", "July")
    )
    text = f"They left on {written} for good."
    for match in re.finditer(r"\d+", written):
        start = len("They left on ") + match.start()
        found = date_at(Cursor(text, start, start + len(match[0])))
        assert found is not None
        assert found.text == written
        assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
        assert found.weekday in (None, day.weekday())


@settings(max_examples=150, deadline=None)
@given(text=PROSE)
def test_what_is_recognised_covers_the_number_and_slices_back(text: str) -> None:
    for match in NUMBER.finditer(text):
        mention = date_at(Cursor(text, match.start(), match.end()))
        if mention is not None:
            assert mention.span.of(text) == mention.text
            assert mention.span.start <= match.start() < mention.span.end
        span = not_a_quantity(Cursor(text, match.start(), match.end()))
        if span is not None:
            assert 0 <= span.start <= match.start() < span.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(text=PROSE, far=st.integers(min_value=90, max_value=200))
def test_words_far_away_change_nothing(text: str, far: int) -> None:
    padding = ("lorem ipsum " * 20)[:far].rpartition(" ")[0] + ". "
    for match in NUMBER.finditer(text):
        near = padding + text
        whole = "dolor sit amet " * 30 + near
        shift, more = len(padding), len(whole) - len(text)
        mention = date_at(Cursor(near, match.start() + shift, match.end() + shift))
        again = date_at(Cursor(whole, match.start() + more, match.end() + more))
        assert (mention and mention.text) == (again and again.text)
        span = not_a_quantity(Cursor(near, match.start() + shift, match.end() + shift))
        other = not_a_quantity(Cursor(whole, match.start() + more, match.end() + more))
        assert (span and span.of(near)) == (other and other.of(whole))
