"""What holds of every conversion: our own are right, other units change no verdict, and inserting twice is once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import numcheck
from numcheck.config import Config
from numcheck.core.measure import Interval, Measure
from numcheck.core.quantity import Quantity
from numcheck.core.text import Span
from numcheck.language.lexicon import keyed
from numcheck.normalization import normalize
from numcheck.normalization.units import sense_of
from numcheck.numbers.comparison import verdict_under
from numcheck.numbers.conversion import Conversion, convert, judge_conversion

CONVERTED = sorted(keyed("units/conversion_targets"))
WRITTEN = {"kilometer": "km", "meter": "m", "mile": "miles", "kilogram": "kg", "hectare": "hectares", "pound": "lb"}
numbers = st.decimals(min_value="0.1", max_value=999_999, places=1) | st.integers(1, 10**7).map(Decimal)


def figure(value: Decimal, unit: str) -> Measure:
    """``value`` printed to its last digit, in ``unit``."""
    resolution = Decimal(1).scaleb(int(value.as_tuple().exponent))
    quantity = Quantity(Span(0, 1), f"{value} {unit}", value, unit=unit, resolution=resolution)
    return normalize([quantity], Config())[0]


@settings(max_examples=60, deadline=None)
@given(numbers, st.sampled_from(sorted(WRITTEN)), st.sampled_from(["nist", "convert"]))
def test_a_conversion_of_ours_is_never_flagged(value: Decimal, unit: str, rounding: str) -> None:
    text = f"It is {value:,} {WRITTEN[unit]} there."
    config = Config(both=("metric", "imperial"), options={"missing-conversion": {"rounding": rounding}})
    fixed = inserted(text, config)
    assume(fixed != text)
    after = numcheck.check([numcheck.Document.from_text(fixed)], config=config)
    assert after.counts.conversions == 1
    assert [f.rule for f in after.findings] == []


def inserted(text: str, config: Config) -> str:
    for finding in numcheck.check([numcheck.Document.from_text(text)], config=config).findings:
        if finding.fix is not None:
            at = finding.fix.location.span
            text = text[: at.start] + finding.fix.text + text[at.end :]
    return text


@settings(max_examples=30, deadline=None)
@given(numbers, st.sampled_from(sorted(WRITTEN)))
def test_inserting_twice_changes_nothing_more(value: Decimal, unit: str) -> None:
    config = Config(both=("metric", "imperial"))
    once = inserted(f"It is {value:,} {WRITTEN[unit]} there.", config)
    assert inserted(once, config) == once


@settings(max_examples=150, deadline=None)
@given(numbers, st.sampled_from(CONVERTED))
def test_there_and_back_is_exact(value: Decimal, unit: str) -> None:
    one = figure(value, unit)
    assert one.conversion_target is not None
    there = convert(Fraction(value), one.senses[0], one.conversion_target.sense)
    assert there is not None
    back = convert(there, one.conversion_target.sense, one.senses[0])
    assert back == Fraction(value)
    assert one.tight.low <= back <= one.tight.high


LENGTHS = ["meter", "kilometer", "mile", "foot", "inch", "nautical_mile"]


@settings(max_examples=150, deadline=None)
@given(numbers, numbers, st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_restating_both_figures_in_another_unit_changes_no_verdict(
    left: Decimal, right: Decimal, unit: str, other: str
) -> None:
    """The intervals of both, expressed in ``other`` instead of ``unit``, meet or miss as before."""
    a, b, to = figure(left, unit), figure(right, unit), sense_of(other)
    before = verdict_under(a, b, a.senses[0], b.senses[0])
    after = verdict_under(restated(a, other), restated(b, other), to, to)
    assert before is after


def restated(measure: Measure, unit: str) -> Measure:
    """The same figure and intervals in another unit, exactly."""
    of, to = measure.senses[0], sense_of(unit)
    value = convert(Fraction(measure.quantity.value or 0), of, to)
    assert value is not None
    quantity = Quantity(Span(0, 1), "", Exactly(value), unit=unit)
    return Measure(quantity, to.from_base(of.to_base(measure.tight)), to.from_base(of.to_base(measure.loose)), (to,))


class Exactly(Fraction):
    """A number that needs no decimal places; stands in for a Decimal where a third must be exact."""


@settings(max_examples=150, deadline=None)
@given(numbers, st.integers(2, 12), st.sampled_from(CONVERTED))
def test_twice_or_half_the_amount_is_always_wrong(value: Decimal, times: int, unit: str) -> None:
    one = figure(value, unit)
    assert one.conversion_target is not None
    to = one.conversion_target.sense
    exact = convert(Fraction(value), one.senses[0], to)
    assert exact is not None
    assume(one.senses[0].offset == 0 and value >= 10 and exact >= 10)
    wrong = figure(Decimal(round(exact * times)), to.unit)
    verdict = judge_conversion(one, wrong)
    assert verdict is not None
    assert verdict.conversion is Conversion.WRONG


@pytest.mark.parametrize("unit", CONVERTED)
def test_every_counterpart_measures_the_same_thing(unit: str) -> None:
    one = figure(Decimal(7), unit)
    assert one.conversion_target is not None
    assert one.conversion_target.sense.dimension == one.dimension
    assert one.senses[0].to_base(Interval(Fraction(7), Fraction(7))).low > 0
