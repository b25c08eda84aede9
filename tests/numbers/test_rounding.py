"""Printed precision: rounding, places, and what two figures say of each other."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from numcheck.config import Config
from numcheck.core.measure import Interval, Measure, Verdict
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.text import Span
from numcheck.normalization import normalize
from numcheck.numbers.comparison import compare
from numcheck.numbers.rounding import (
    as_fraction,
    half_even,
    half_up,
    nist_place,
    placeholder_place,
    printed,
    printed_interval,
    rounds_to,
    significant_digits,
    template_place,
    zeros_interval,
    zeros_place,
)


def exact(number: str) -> Fraction:
    return Fraction(Decimal(number))


@pytest.mark.parametrize(
    ("value", "place", "up", "even"),
    [
        ("2.5", "1", "3", "2"),
        ("3.5", "1", "4", "4"),
        ("-2.5", "1", "-3", "-2"),
        ("0.125", "0.01", "0.13", "0.12"),
        ("656.17", "1", "656", "656"),
        ("186.4", "10", "190", "190"),
    ],
)
def test_ties_go_up_or_to_the_even_digit(value: str, place: str, up: str, even: str) -> None:
    assert half_up(exact(value), exact(place)) == exact(up)
    assert half_even(exact(value), exact(place)) == exact(even)
    assert rounds_to(exact(value), exact(up), exact(place))
    assert rounds_to(exact(value), exact(even), exact(place))


@pytest.mark.parametrize(
    ("value", "resolution", "place"),
    [("2300", "1", "100"), ("656", "1", "1"), ("4070", "1", "10"), ("1.50", "0.01", "0.01"), ("0", "1", "1")],
)
def test_zeros_at_the_end_may_hold_the_place(value: str, resolution: str, place: str) -> None:
    assert zeros_place(exact(value), exact(resolution)) == exact(place)


@pytest.mark.parametrize(("value", "place"), [("200", "10"), ("50", "1"), ("2000", "100"), ("656", "1"), ("0", "1")])
def test_two_digits_stay(value: str, place: str) -> None:
    assert placeholder_place(exact(value), 1) == exact(place)


def test_a_printed_figure_is_half_its_last_place_either_way() -> None:
    assert printed_interval(exact("1.5"), exact("0.1")) == Interval(exact("1.45"), exact("1.55"))
    assert zeros_interval(1200, 1) == Interval(Fraction(1150), Fraction(1250))
    assert zeros_interval(1000, 1) == Interval(Fraction(900), Fraction(1100)), "a tenth at most"
    assert zeros_interval(656, 1) == printed_interval(656, 1)


def test_a_converted_value_loses_nothing_and_invents_nothing() -> None:
    assert nist_place(exact("10.9728"), 36, 1) == exact("0.1"), "36 ft is 11.0 m"
    assert nist_place(exact("656.168"), 200, 1) == 1
    assert template_place(exact("656.168"), exact("3.28084"), 200, 1) == 10, "{{convert|200|m}} is 660 ft"
    assert template_place(exact("30.48"), exact("0.3048"), 100, 1) == 1, "{{convert|100|ft}} is 30 m"


@pytest.mark.parametrize(
    ("value", "place", "text"),
    [("1609.344", "0.1", "1,609.3"), ("0.05", "0.01", "0.05"), ("-0.4", "1", "0"), ("1968", "100", "2,000")],
)
def test_numbers_are_printed_with_commas(value: str, place: str, text: str) -> None:
    assert printed(exact(value), exact(place)) == text


def test_a_quotient_cut_off_is_the_quotient_and_nothing_else_is() -> None:
    assert as_fraction(Decimal(80) / 12) == Fraction(20, 3)
    assert as_fraction(Decimal("0.1")) == Fraction(1, 10)
    assert as_fraction(Decimal("1E-30")) == Fraction(1, 10**30)
    assert as_fraction(Decimal("1.000000000000000000000000001E-12")) > 0


def test_digits_are_counted_from_the_first_that_is_not_zero() -> None:
    assert [significant_digits(exact(v), exact(p)) for v, p in [("200", "1"), ("0.05", "0.01"), ("12.30", "0.01")]] == [
        3,
        1,
        4,
    ]


def figure(value: str, unit: str = "", noun: str = "", bound: Bound = Bound.EXACT, text: str = "") -> Measure:
    """A figure printed to its last digit; ``text`` is its words, for the approximators."""
    number = Decimal(value)
    place = Decimal(1).scaleb(max(int(number.as_tuple().exponent), 0) and int(number.as_tuple().exponent))
    resolution = Decimal(1).scaleb(int(number.as_tuple().exponent)) if number.as_tuple().exponent else place
    quantity = Quantity(Span(0, 1), text or value, number, unit=unit, noun=noun, bound=bound, resolution=resolution)
    return normalize([quantity], Config())[0]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (figure("30", noun="troop"), figure("32", noun="troop"), Verdict.CONFLICT),
        (figure("30", noun="troop"), figure("30", noun="troop"), Verdict.EQUAL),
        (figure("102E+6", "USD"), figure("108E+6", "USD"), Verdict.CONFLICT),
        (figure("1.5E+9", "USD"), figure("1.48E+9", "USD"), Verdict.CONSISTENT),
        (figure("100000", noun="troop"), figure("104200", noun="troop"), Verdict.POSSIBLE),
        (figure("100000", noun="troop"), figure("120000", noun="troop"), Verdict.CONFLICT),
        (figure("100000", noun="troop", bound=Bound.MORE), figure("118000", noun="troop"), Verdict.POSSIBLE),
        (figure("100000", noun="troop", bound=Bound.MORE), figure("150000", noun="troop"), Verdict.CONFLICT),
        (figure("40", "percent", bound=Bound.ABOUT, text="about 40%"), figure("42", "percent"), Verdict.POSSIBLE),
        (figure("40", "percent", bound=Bound.ABOUT, text="nearly 40%"), figure("37", "percent"), Verdict.POSSIBLE),
        (figure("40", "percent", bound=Bound.ABOUT, text="about 40%"), figure("37", "percent"), Verdict.CONFLICT),
        (figure("250E+6", "USD", text="$250 million"), figure("252E+6", "USD"), Verdict.POSSIBLE),
        (figure("2500E+5", "USD", text="$250.0 million"), figure("252E+6", "USD"), Verdict.CONFLICT),
        (figure("12", "month"), figure("1", "year"), Verdict.EQUAL),
        (figure("10", "ton"), figure("10", "metric_ton"), Verdict.EQUAL),
        (figure("10", "mile"), figure("18.5", "kilometer"), Verdict.CONSISTENT),
    ],
)
def test_what_two_figures_say_of_each_other(left: Measure, right: Measure, verdict: Verdict) -> None:
    found, turned = compare(left, right), compare(right, left)
    assert found is not None
    assert turned is not None
    assert found.verdict is turned.verdict is verdict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (figure("5", "percent"), figure("5", "percentage_point")),
        (figure("5", "USD"), figure("5", "EUR")),
        (figure("5", noun="dog"), figure("5", noun="cat")),
        (figure("5", "kilogram"), figure("5", "meter")),
    ],
)
def test_different_things_are_not_compared(left: Measure, right: Measure) -> None:
    assert compare(left, right) is None


def test_a_written_range_is_kept_and_a_stated_error_is_its_own_interval() -> None:
    ranged = Quantity(Span(0, 1), "5 to 7 km", None, Decimal(5), Decimal(7), unit="kilometer")
    stated = Quantity(Span(0, 1), "20 ± 2 km", Decimal(20), Decimal(18), Decimal(22), unit="kilometer")
    one, other = normalize([ranged, stated], Config())
    assert one.tight == Interval(exact("4.5"), exact("7.5"))
    assert other.tight == other.loose == Interval(Fraction(18), Fraction(22))


def test_dozens_may_be_nearly_anything() -> None:
    vague = Quantity(Span(0, 1), "dozens", Decimal(12), noun="people", vague=True)
    (measure,) = normalize([vague], Config())
    assert measure.loose.low <= 12
    assert measure.loose.high >= 500
