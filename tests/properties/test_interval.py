"""What holds of every interval and every verdict on two of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.config import Config
from numcheck.core.measure import Interval, Measure, Verdict
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.text import Span
from numcheck.normalization import normalize
from numcheck.numbers.comparison import compare
from numcheck.numbers.rounding import half_even, half_up, printed_interval, rounds_to, zeros_interval

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=64)
intervals = st.tuples(fractions, fractions).map(lambda ends: Interval(min(ends), max(ends)))
places = st.integers(-3, 4).map(lambda power: Fraction(10) ** power)
margins = st.fractions(min_value=0, max_value=50, max_denominator=16)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Figures as they are printed: bounds, decimals, zeros, units of one dimension and counts."""
    value = draw(st.integers(1, 5000).map(Decimal) | st.decimals(1, 5000, places=1))
    unit = draw(st.sampled_from(["meter", "foot", "mile", "ton", "metric_ton", "percent", ""]))
    quantity = Quantity(
        Span(0, 1),
        str(value),
        value,
        unit=unit,
        noun="" if unit else "ship",
        bound=draw(st.sampled_from(Bound)),
        resolution=Decimal(1).scaleb(int(value.as_tuple().exponent)),
    )
    return normalize([quantity], Config())[0]


@given(intervals, intervals)
def test_meeting_is_mutual(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(intervals)
def test_an_interval_meets_itself(a: Interval) -> None:
    assert a.meets(a)


@given(intervals, intervals, margins)
def test_widening_never_makes_a_conflict(a: Interval, b: Interval, margin: Fraction) -> None:
    if a.meets(b):
        assert Interval(a.low - margin, a.high + margin).meets(b)


@given(intervals, intervals, st.fractions(min_value=Fraction(1, 100), max_value=100, max_denominator=100), fractions)
def test_a_change_of_unit_keeps_what_meets(a: Interval, b: Interval, factor: Fraction, offset: Fraction) -> None:
    assert a.meets(b) == a.scaled(factor, offset).meets(b.scaled(factor, offset))


@settings(deadline=None)
@given(fractions, places)
def test_a_number_rounds_to_a_neighbour_that_allows_it(value: Fraction, place: Fraction) -> None:
    for rounded in (half_up(value, place), half_even(value, place)):
        assert rounds_to(value, rounded, place)
        allowed = printed_interval(rounded, place)
        assert allowed.low <= value <= allowed.high


@given(st.integers(-(10**6), 10**6), places)
def test_zeros_only_widen(digits: int, place: Fraction) -> None:
    value = digits * place
    tight, loose = printed_interval(value, place), zeros_interval(value, place)
    assert loose.low <= tight.low <= tight.high <= loose.high


@settings(max_examples=100, deadline=None)
@given(measures())
def test_the_loose_interval_holds_the_tight_one_and_the_value(measure: Measure) -> None:
    value = Fraction(measure.quantity.value or 0)
    assert measure.loose.low <= measure.tight.low <= value <= measure.tight.high <= measure.loose.high


@settings(max_examples=100, deadline=None)
@given(measures(), measures())
def test_a_verdict_is_mutual(a: Measure, b: Measure) -> None:
    one, other = compare(a, b), compare(b, a)
    assert (one and one.verdict) == (other and other.verdict)


@settings(max_examples=100, deadline=None)
@given(measures(), measures(), margins)
def test_a_wider_figure_is_never_in_conflict_where_a_narrower_is_not(a: Measure, b: Measure, margin: Fraction) -> None:
    wider = a._replace(
        tight=Interval(a.tight.low - margin, a.tight.high + margin),
        loose=Interval(a.loose.low - margin, a.loose.high + margin),
    )
    before, after = compare(a, b), compare(wider, b)
    if before is not None and before.verdict > Verdict.CONFLICT:
        assert after is not None
        assert after.verdict > Verdict.CONFLICT


@settings(max_examples=100, deadline=None)
@given(measures())
def test_a_figure_equals_itself(measure: Measure) -> None:
    found = compare(measure, measure)
    assert found is not None
    assert found.verdict is Verdict.EQUAL
