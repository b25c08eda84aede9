"""Laws of the arithmetic rules: what is right within its rounding is silent, and how it is written changes nothing."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import numcheck
from numcheck.core.measure import Interval
from numcheck.numbers import calendar as dates
from numcheck.numbers.intervals import interval_sum, percent_change, product, ratio
from numcheck.numbers.rounding import half_even, half_up, printed

FEW = settings(max_examples=20, deadline=None)
TENTH = Fraction(1, 10)
days = st.dates(datetime.date(1930, 1, 1), datetime.date(2100, 12, 31))
roundings = st.sampled_from([half_up, half_even])
exact = st.fractions(1, 500, max_denominator=1000)
counts = st.integers(2, 99)


def arithmetic(text: str) -> list[str]:
    """The rules of the family that find something in ``text`` at note or above."""
    report = numcheck.check([numcheck.Document.from_text(text)])
    return [f.rule for f in report.findings if f.family == "arithmetic"]


def charge(whole: Fraction, first: Fraction, second: Fraction, scale: str = "million") -> str:
    """A sentence with a whole and its two parts, to one decimal."""
    a, b, c = (printed(x, TENTH) for x in (whole, first, second))
    return f"The charge of ${a} {scale} (${b} {scale} for the pipes and ${c} {scale} for the pumps) was booked."


@FEW
@given(exact, exact, roundings)
def test_a_right_sum_is_silent_however_its_figures_are_rounded(a: Fraction, b: Fraction, rounded) -> None:  # type: ignore[no-untyped-def]
    assert arithmetic(charge(rounded(a + b, TENTH), rounded(a, TENTH), rounded(b, TENTH))) == []


@FEW
@given(exact, exact, st.fractions(2, 50, max_denominator=10))
def test_scaling_all_figures_of_a_sum_keeps_its_verdict(a: Fraction, b: Fraction, off: Fraction) -> None:
    wholes = (a + b, a + b + off)
    for whole in wholes:
        verdicts = {tuple(arithmetic(charge(whole, a, b, scale))) for scale in ("million", "billion", "trillion")}
        assert len(verdicts) == 1


@FEW
@given(exact, exact, st.fractions(2, 50, max_denominator=10))
@example(Fraction(250), Fraction(250), Fraction(19, 10))  # the zeros of 250.0 million are digits
def test_a_sum_that_is_off_by_more_than_its_rounding_is_found(a: Fraction, b: Fraction, off: Fraction) -> None:
    assume(half_up(a + b + off, TENTH) % 1)  # zeros may be rounding
    assert arithmetic(charge(a + b + off, a, b)) == ["impossible-sum"]


@FEW
@given(st.permutations([7, 12, 19]), st.integers(30, 45))
def test_permuting_the_parts_of_a_sum_changes_nothing(parts: list[int], whole: int) -> None:
    a, b, c = parts
    found = arithmetic(f"The harbour counted {a} trawlers, {b} ferries and {c} tugs, for a total of {whole}.")
    assert found == ([] if whole == 38 else ["impossible-sum"])


@FEW
@given(exact, exact, roundings)
def test_a_right_change_is_silent_however_its_figures_are_rounded(old: Fraction, new: Fraction, rounded) -> None:  # type: ignore[no-untyped-def]
    change = (new / old - 1) * 100
    assume(1 <= abs(change) <= 90)
    verb = "rose" if change > 0 else "fell"
    percent = printed(rounded(abs(change), 1), 1)
    before, after = (printed(rounded(x, TENTH), TENTH) for x in (old, new))
    assert arithmetic(f"Sales {verb} {percent}% to ${after} million from ${before} million.") == []


@FEW
@given(counts, counts, roundings)
def test_a_right_share_is_silent(part: int, more: int, rounded) -> None:  # type: ignore[no-untyped-def]
    whole = part + more
    percent = printed(rounded(Fraction(100 * part, whole), 1), 1)
    assert arithmetic(f"Only {part} of the {whole} pupils ({percent}%) passed the test.") == []


@FEW
@given(days)
def test_a_date_with_its_weekday_is_silent_and_with_another_is_not(day: datetime.date) -> None:
    date = dates.date_in_words(day.year, day.month, day.day)
    weekday = day.weekday()
    assert arithmetic(f"The hearing is on {dates.WEEKDAYS[weekday]} {date} in Leeds.") == []
    assert arithmetic(f"The hearing is on {dates.WEEKDAYS[(weekday + 1) % 7]} {date} in Leeds.") == ["wrong-weekday"]


@given(days)
def test_weekdays_and_day_numbers_are_those_of_the_standard_library(day: datetime.date) -> None:
    assert dates.weekday(day.year, day.month, day.day) == day.weekday()
    epoch = datetime.date(1970, 1, 1)
    assert dates.day_number(day.year, day.month, day.day) - dates.day_number(1970, 1, 1) == (day - epoch).days


@pytest.mark.parametrize(("date", "weekday"), [((1917, 10, 25), 2), ((1752, 9, 2), 2), ((1582, 10, 4), 3)])
def test_julian_dates_fall_on_the_weekdays_of_history(date: tuple[int, int, int], weekday: int) -> None:
    assert dates.weekday(*date, julian=True) == weekday


@FEW
@given(days.filter(lambda day: day.year < 2010), st.integers(1, 80), st.booleans())
def test_both_ages_that_two_years_allow_are_silent(born: datetime.date, years: int, passed: bool) -> None:
    assume(years - (not passed) >= 1)
    text = f"He was born in {born.year} and was {years - (not passed)} in {born.year + years}."
    assert arithmetic(text) == []


intervals = st.tuples(exact, st.fractions(0, 1, max_denominator=100)).map(lambda x: Interval(x[0], x[0] + x[1]))


@given(st.lists(intervals, max_size=5), intervals, intervals)
def test_an_interval_of_results_holds_the_result_of_any_values(many: list[Interval], a: Interval, b: Interval) -> None:
    def holds(interval: Interval, value: Fraction) -> bool:
        return interval.low <= value <= interval.high

    assert holds(interval_sum(many), sum((i.high for i in many), Fraction(0)))
    for x in (a.low, a.high, (a.low + a.high) / 2):
        for y in (b.low, b.high, (b.low + b.high) / 2):
            assert holds(product(a, b), x * y)
            assert holds(ratio(a, b), x / y)
            assert holds(percent_change(a, b), (y / x - 1) * 100)


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    across = Interval(Fraction(-1), Fraction(1))
    with pytest.raises(ZeroDivisionError):
        ratio(across, across)
    with pytest.raises(ZeroDivisionError):
        percent_change(across, across)
