"""Laws of extraction, for any text: spans slice back, order, no overlaps; and what we write we read back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

import numcheck

PIECES = st.sampled_from(
    [
        "5",
        "7",
        "12",
        "1,000",
        "2.5",
        "½",
        "two",
        "twenty",
        "hundred",
        "million",
        "half",
        "dozen",
        "a",
        "third",
        "of",
        "and",
        "to",
        "-",
        "–",
        "±",
        ".",
        ",",
        "'",
        '"',
        "$",
        "£",
        "€",
        "%",
        "km",
        "ft",
        "in",
        "m",
        "kilometres",
        "dollars",
        "pounds",
        "people",
        "troops",
        "more",
        "than",
        "about",
        "up",
        "to",
        "at",
        "least",
        "nearly",
        "from",
        "between",
        "17",
        "May",
        "2022",
        "6-foot-2",
        "5'6\"",
        "1/2",
        "×",
        "10^3",
        "e5",
        "−3",
        "(",
        ")",
        "[",
        "]",
        "\n",
        "one",
        "in",
        "years",
        "old",
        "US$",
        "per",
        "hour",
        "/",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("a son and an 18-year\rold daughter")
def test_spans_slice_back_in_order_and_apart(text: str) -> None:
    end = 0
    for quantity in numcheck.extract(text):
        span = quantity.span
        assert quantity.text == text[span.start : span.end] != ""
        assert span.start >= end
        assert span.holds(quantity.number)
        assert (quantity.low is None) == (quantity.high is None)
        assert quantity.value is not None or quantity.is_range
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = span.end


SENTENCES = st.sampled_from(
    [
        "It cost $5m.",
        "Some 300 people came.",
        "He ran between 5 and 7 km.",
        "Sales rose 3%.",
        "She is 28 years old.",
        "Half of the voters stayed at home.",
    ]
)
WITHOUT = st.sampled_from(
    [
        "The minister said nothing more.",
        "Nobody knows why.",
        "It rained over the hills, and about time.",
        "Up and down.",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=4), WITHOUT, WITHOUT)
def test_text_without_figures_adds_nothing(sentences: list[str], before: str, after: str) -> None:
    text = " ".join(sentences)
    assert [q.text for q in numcheck.extract(f"{before} {text} {after}")] == [q.text for q in numcheck.extract(text)]


def commas(value: int) -> str:
    return f"{value:,}"


STYLES = (
    str,
    commas,
    lambda v: commas(v).replace(",", "\u202f"),
    lambda v: commas(v).replace(",", "\u00a0"),
    lambda v: commas(v).replace(",", "’"),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=2, max_value=10**9), st.sampled_from(STYLES))
def test_a_whole_number_in_any_grouping_is_read_back(value: int, style: object) -> None:
    assert callable(style)
    (quantity,) = numcheck.extract(f"They planted {style(value)} trees.")
    assert (quantity.value, quantity.noun) == (value, "tree")


@settings(max_examples=150, deadline=None)
@given(st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2))
def test_a_decimal_is_read_back_with_its_resolution(value: Decimal) -> None:
    (quantity,) = numcheck.extract(f"The load is {value:,} kg.")
    assert (quantity.value, quantity.resolution, quantity.unit) == (value, Decimal("0.01"), "kilogram")


UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
UNITS += ["seventeen", "eighteen", "nineteen"]
TENS = ["x", "x", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """English words for ``value``, below a thousand million."""
    for worth, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= worth:
            rest = value % worth
            joint = " and " if rest and (worth == 100 or rest < 100) else " "
            return f"{spelled(value // worth)} {word}" + (joint + spelled(rest) if rest else "")
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (f"-{UNITS[value % 10]}" if value % 10 else "")


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=2, max_value=10**9 - 1))
def test_a_number_in_words_is_read_back(value: int) -> None:
    (quantity,) = numcheck.extract(f"They planted {spelled(value)} trees.")
    assert (quantity.value, quantity.noun, quantity.spelled) == (value, "tree", True)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_sentences_are_read_one_by_one(sentences: list[str]) -> None:
    alone = [q.text for s in sentences for q in numcheck.extract(s)]
    assert [q.text for q in numcheck.extract(" ".join(sentences))] == alone
