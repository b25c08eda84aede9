"""A cursor shows what stands beside a number, and no more of the block than it may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.extraction.bounds import bound_before
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.units.words import rate_after, unit_after


def at(text: str, number: str) -> Cursor:
    start = text.index(number)
    return Cursor(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("about 40 men left", "about", "men"),
        ("40 men left", "", "men"),
        ("The bill, 40, was paid.", "bill,", ""),
        ("It was 40.", "was", ""),
        ("(from 40 (or so)", "(from", "(or"),
        ("killed  40  men", "", ""),
        ("some 40 men, women", "some", "men"),
    ],
)
def test_the_words_one_space_away_are_beside_a_number(text: str, before: str, after: str) -> None:
    cursor = at(text, "40")
    assert (cursor.word_before, cursor.word_after) == (before, after)


@given(st.text(alphabet="a1 ,.\n", max_size=60), st.data())
def test_what_is_beside_a_number_stands_in_the_text_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    cursor = Cursor(text, start, data.draw(st.integers(start, len(text))))
    assert text[: cursor.start].endswith(cursor.before(8))
    assert text[cursor.end :].startswith(cursor.after(8))
    assert cursor.word_before in text[: cursor.start]
    assert text[cursor.end + 1 :].startswith(cursor.word_after)
    assert cursor.before(8) + cursor.written + cursor.after(8) in text


def test_nothing_before_the_floor_is_looked_at() -> None:
    cursor = at("more than 40 men", "40")
    assert bound_before(cursor, cursor.start) is not None
    assert bound_before(cursor.within(cursor.start, cursor.limit), cursor.start) is None
    assert cursor.within(8, cursor.limit).clause_before(20) == "n "


def test_nothing_from_the_limit_on_is_looked_at() -> None:
    cursor = at("He ran 40 miles.", "40")
    found = unit_after(cursor, cursor.end)
    assert found is not None and found.unit.name == "mile"
    assert unit_after(cursor.within(0, cursor.end), cursor.end) is None


def test_another_number_of_a_block_has_its_limit() -> None:
    cursor = Cursor("5 to 7 km", 0, 1, floor=0, limit=6)
    second = cursor.at(5, 6, floor=5)
    assert (second.written, second.floor, second.limit) == ("7", 5, 6)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("40 km/h", "hour"),
        ("40 miles per gallon", "gallon"),
        ("40 dollars a share", "share"),
        ("40 points a day later", None),
        ("40 litres per 100 km", "(100 kilometer)"),
        ("40 arrests per capita", "person"),
        ("40 per cent", None),
    ],
)
def test_a_rate_is_told_by_what_follows_its_unit(text: str, rate: str | None) -> None:
    end = text.index(" ", 3) if " " in text[3:] else text.index("/")
    found = rate_after(at(text, "40"), end)
    assert (found.name if found else None) == rate


def test_a_number_in_another_unit_keeps_its_sign_and_its_place() -> None:
    number = Number(0, 2, ONE * 40, ONE / 10)
    assert number.times(ONE) is number
    assert (number.times(-ONE).value, number.times(-ONE).resolution) == (-40, ONE / 10)
