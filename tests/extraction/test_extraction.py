"""Extraction beyond the phrase pages: what stands around a figure, and what a document's shape does to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

import numcheck
from numcheck import extraction
from numcheck.core.quantity import Bound, Direction, Quantity
from numcheck.core.text import Document


def only(text: str) -> Quantity:
    """The one figure of ``text``."""
    (quantity,) = numcheck.extract(text)
    return quantity


def texts(text: str) -> list[str]:
    """The words of every figure of ``text``."""
    return [q.text for q in numcheck.extract(text)]


def test_the_span_covers_bound_number_and_noun_group() -> None:
    words = "Officials said some 150,000 Russian troops and more than 2,000 tanks were at the border."
    assert texts(words) == ["some 150,000 Russian troops", "more than 2,000 tanks"]


def test_number_alone_has_a_span_inside() -> None:
    quantity = only("It spent nearly $ 2.5 million on roads.")
    assert quantity.text == "nearly $ 2.5 million"
    assert quantity.number.of("It spent nearly $ 2.5 million on roads.") == "2.5 million"


def test_modifiers_are_kept_apart_from_the_head() -> None:
    quantity = only("They sent hundreds of American, British and other troops to Poland.")
    assert quantity.noun == "troop"
    assert quantity.modifiers == ("american", "british", "other")
    assert quantity.vague


@pytest.mark.parametrize(
    "words", ["a few thousand years", "few thousand years", "many thousand years", "several thousand years"]
)
def test_few_and_many_thousand_are_an_order_of_magnitude(words: str) -> None:
    quantity = only(f"It took the last {words} to form.")
    assert (quantity.text, quantity.value, quantity.vague) == (words, 3000, True)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Three of the 12 hostages were freed.", "the 12 hostages"),
        ("About 40% of voters stayed at home.", "voters"),
        ("Half of them left.", "them"),
        ("The town has 300 teachers, 20 of whom are new.", "whom"),
    ],
)
def test_the_whole_of_which_a_figure_is_part(text: str, of: str) -> None:
    assert of in [q.of for q in numcheck.extract(text)]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("1.5bn euros", Decimal("1E8")),
        ("150,000 troops", Decimal(1)),
        ("12.40 dollars", Decimal("0.01")),
        ("two dozen eggs", Decimal(12)),
        ("3 million people", Decimal(10**6)),
    ],
)
def test_resolution_is_the_place_of_the_last_digit_given(text: str, resolution: Decimal) -> None:
    assert only(text).resolution == resolution


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Shares rose 5%.", Direction.UP),
        ("Sales increased by nearly 20 percent.", Direction.UP),
        ("The firm cut its costs by 3 million euros.", Direction.DOWN),
        ("The party is down 3 points.", Direction.DOWN),
        ("They saw a 4% fall.", Direction.DOWN),
        ("Inflation rose to 5%.", Direction.NONE),
        ("The town has 300 teachers.", Direction.NONE),
    ],
)
def test_movement_is_told_from_level(text: str, change: Direction) -> None:
    assert only(text).change == change


def test_from_one_level_to_another_is_two_figures() -> None:
    first, second = numcheck.extract("Unemployment fell from 12 to 9 percent.")
    assert (first.value, first.unit) == (12, "percent")
    assert (second.value, second.unit) == (9, "percent")


def test_a_range_has_two_ends_and_no_value() -> None:
    quantity = only("It takes between 5 and 7 hours.")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, 5, 7, "hour")


def test_a_part_and_what_it_comes_to_are_no_range() -> None:
    found = numcheck.extract("Of the staff, almost half - 1,130 - are nurses.")
    assert [(q.value, q.low, q.high) for q in found] == [(Decimal("0.5"), None, None), (1130, None, None)]


def test_plus_minus_has_a_value_too() -> None:
    quantity = only("The rod was kept at 20 ± 2 °C.")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (20, 18, 22, "degree_Celsius")


def test_a_list_shares_the_unit_of_its_last_figure() -> None:
    assert [q.unit for q in numcheck.extract("They were given 45 and 50 mg of the drug.")] == ["milligram", "milligram"]
    assert [q.unit for q in numcheck.extract("It grew 5, 6 and 7 percent.")] == ["percent"] * 3


def test_an_apposition_shares_nothing() -> None:
    first, second, _ = numcheck.extract("Some 500, or 25% of the 1,000 shares, were sold.")
    assert (first.unit, second.unit) == ("", "percent")


@pytest.mark.parametrize(
    ("text", "unit", "other"),
    [
        ("The baby weighed 8 pounds at birth.", "pound", "GBP"),
        ("The club paid 20 million pounds for the striker.", "GBP", "pound"),
    ],
)
def test_pounds_of_weight_or_of_money_by_the_words_around(text: str, unit: str, other: str) -> None:
    quantity = only(text)
    assert quantity.unit == unit
    assert other in quantity.readings


def test_what_may_mean_several_units_says_so() -> None:
    assert only("The lorry carried 20 tons of sand.").readings != ()
    assert "USD" in only("It cost $5.").readings


@pytest.mark.parametrize(
    "text",
    ["aged 28", "Maria Lopez, 28, said she saw it.", "a 28-year-old man", "He is 28 years old."],
)
def test_ages(text: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.noun) == (28, "year", "age")


def test_adjectives_and_attributes_are_marked() -> None:
    assert only("They unfurled a 200-meter flag.").adjectival
    assert not only("The flag is 200 meters long.").adjectival


def test_dates_are_mentions_and_never_quantities() -> None:
    found = extraction.read(Document.from_text("On 17 February 2022 some 300 soldiers left."))
    assert [q.text for q in found.quantities] == ["some 300 soldiers"]
    assert [d.text for d in found.dates] == ["17 February 2022"]


def test_digits_inside_words_are_left_alone() -> None:
    assert texts("The A4 sheet, the B52s and model X100b were there.") == []


def test_a_foreign_text_is_not_read() -> None:
    found = extraction.read(
        Document.from_text("Η κυβέρνηση ανακοίνωσε ότι θα δαπανήσει 300 εκατομμύρια ευρώ για δρόμους.")
    )
    assert found.quantities == ()
    assert "Greek" in found.unread


@pytest.mark.parametrize(
    "text", ["", " ", "-", "$", "%", "\x00", "5\ud800 km", "½", ".", "1.2.3", "1,2,3,4", "$.", "€€5", "£"]
)
def test_odd_input_is_read_without_complaint(text: str) -> None:
    for quantity in numcheck.extract(text):
        assert quantity.span.of(text) == quantity.text


@pytest.mark.parametrize(
    "piece", ["two hundred and ", "million ", "1", "1,", "5-", "one-", "5 to ", "and ", "hundreds of ", "½", '5" ', "$"]
)
def test_what_goes_on_and_on_is_read_to_its_end(piece: str) -> None:
    text = piece * 2000
    for quantity in numcheck.extract(text):
        assert quantity.span.of(text) == quantity.text
        assert quantity.value is None or abs(quantity.value) < Decimal("1E+100")


def test_nothing_heavy_is_imported() -> None:
    import subprocess
    import sys

    script = (
        "import sys, numcheck; numcheck.extract('It is 5 km to the 300 soldiers and $20.');"
        "print([m for m in ('pint', 'pandas', 'numpy', 'quantulum3', 'json', 'tomllib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_unit_that_only_the_catalogue_of_quantulum3_holds() -> None:
    pytest.importorskip("quantulum3")
    assert only("The ark was 300 cubits long.").unit == "cubit"
    assert only("The river carries 90 cumecs.").unit == "meter**3/second"


def test_quantulum3_reads_a_whole_document() -> None:
    pytest.importorskip("quantulum3")
    from numcheck.extraction import quantulum

    found = quantulum.read(Document.from_text("The bridge is 200 metres long."))
    assert [(q.text, q.value, q.unit) for q in found.quantities] == [("200 metres", 200, "meter")]


def test_bounds_are_those_of_the_vocabulary() -> None:
    assert only("More than 40 people died.").bound is Bound.MORE
    assert only("About 40 people died.").bound is Bound.ABOUT
    assert only("Reports came in.\nAbout 40 people died.").text == "About 40 people"
    assert only("Reports came in.\n\n“Some 40 people died.”").text == "Some 40 people"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Buy 2 400 g tins of beans.", ["2", "400 g"]),
        ("The pair fired 2 .22 rifles.", ["2", ".22"]),
        ("Boeing will build 12 737 jets.", ["12"]),
        ("There were 2, 345 in all.", ["2", "345"]),
        ("Lots 1-5,000 are sold, 300 won't sell.", ["300"]),
        ("He chose the 6-foot one.", ["6-foot"]),
        ("She scored three second-half goals.", ["three second-half goals"]),
        ("A $5 million Canadian study of 40 fragments.", ["$5 million", "40 fragments"]),
        ("Delegates at COP26 and COP1 met.", []),
        ("The band sat at 28 bp in the gene.", ["28 bp"]),
    ],
)
def test_digits_side_by_side_and_words_that_look_like_units(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_base_pairs_are_no_basis_points() -> None:
    assert only("The primers gave a 310 bp fragment.").unit == "base_pair"
    assert only("The bank raised rates by 25 bp.").unit == "basis_point"


def test_digits_that_make_no_number_are_told_and_not_read() -> None:
    found = extraction.read(Document.from_text("We have 2,00 sites and 30 lorries."))
    assert [q.text for q in found.quantities] == ["30 lorries"]
    assert [span.of("We have 2,00 sites and 30 lorries.") for span in found.misprints] == ["2,00 sites"]


def test_what_only_looks_told_off_is_counted() -> None:
    assert texts("Hook has three. Two, among other things, match it.") == ["three", "Two"]
    assert texts("Three, including two children, were hurt.") == ["Three", "two children"]


@pytest.mark.parametrize(
    "text",
    [
        "doses of 1, 250 and 300 mg",
        "For $10, 250 guests were fed.",
        "prices of $50, 100 and 200",
        "about 100, 200 or 300 guests",
        "The hall seats 3,000, 500 fewer than before.",
        "It was long , very long , and 1 , 200 came .",
    ],
)
def test_a_comma_with_blanks_still_parts_a_list(text: str) -> None:
    assert not [q.text for q in numcheck.extract(text) if ", " in q.number.of(text)]


def test_brackets_that_hold_an_aside_are_no_minus() -> None:
    assert [q.value for q in numcheck.extract("Its members (1,268) and branches (12) met.")] == [1268, 12]
    assert only("The result went from a profit to (1,268).").value == -1268


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They let 61 flats by auction and 23 by lot.", [(61, "flat"), (23, "flat")]),
        ("The mine lost 14 men in March and nine in June.", [(14, "man"), (9, "man")]),
        ("The index rose 52 points to 3,118.", [(52, "point"), (3118, "point")]),
        (
            "The index fell 80 points, or 0.4%, to 20,100.",
            [(80, "point"), (Decimal("0.4"), "percent"), (20100, "point")],
        ),
        ("Some 90 million of the 2.1 billion rupees were paid.", [(90_000_000, "INR"), (2_100_000_000, "INR")]),
        ("Pay within forty (40) days.", [(40, "day"), (40, "day")]),
        ("She bought three (3) copies.", [(3, "copy"), (3, "copy")]),
        ("The notice runs for Six Business Days.", [(6, "day")]),
        ("She bought 61 flats by auction, and 23 were damp.", [(61, "flat"), (23, "")]),
        ("It rose 5% to 23.", [(5, "percent"), (23, "")]),
    ],
)
def test_what_one_figure_says_for_the_one_beside_it(text: str, found: list[tuple[int, str]]) -> None:
    assert [(q.value, q.unit or q.noun) for q in numcheck.extract(text)] == found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Twice the average was paid.", ("Twice", Decimal(2), "time")),
        ("It is twice as high as the old one.", ("twice", Decimal(2), "time")),
        ("They burn 30 tons of coal per day.", ("30 tons of coal per day", Decimal(30), "ton/day")),
        ("The fare will go up to $4.", ("$4", Decimal(4), "dollar")),
        ("It is for people 65 and older.", ("65 and older", Decimal(65), "year")),
        ("They chose two very old maps.", ("two very old maps", Decimal(2), "map")),
    ],
)
def test_words_around_a_figure_are_read_as_a_reader_reads_them(text: str, figure: tuple[str, Decimal, str]) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.unit or quantity.noun) == figure


@pytest.mark.parametrize(
    "text", ["She won twice.", "It rains twice a week.", "The paper (1751) is old.", "Indices are 1-based."]
)
def test_what_only_happened_twice_and_years_in_brackets_are_no_figures(text: str) -> None:
    assert numcheck.extract(text) == []


def test_a_movement_and_its_end_are_two_figures() -> None:
    assert [q.value for q in numcheck.extract("The herd grew by 200 to 4,000.")] == [200, 4000]
    assert only("Output grew by 2 to 3 percent.").low == 2


def test_what_a_figure_is_compared_with_is_in_the_same_unit() -> None:
    found = numcheck.extract("Profit was 31 million dollars, compared with a loss of 4 million.")
    assert [q.unit for q in found] == ["dollar", "dollar"]
    assert [q.noun for q in numcheck.extract("It met 45 cases of flu, up from 37.")] == ["case", "case"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Clarke sent six separate intelligence reports.", [(6, "report")]),
        ("Take 7 x 1mg tablets.", [(7, ""), (1, "milligram")]),
        ("It is a 5 x 7 cm card.", [(5, "centimeter"), (7, "centimeter")]),
        ("The team reached the last four of the cup.", []),
        ("The last four of them left.", [(4, "")]),
    ],
)
def test_doses_ranks_and_reports(text: str, found: list[tuple[int, str]]) -> None:
    assert [(q.value, q.unit or q.noun) for q in numcheck.extract(text)] == found


def test_a_capital_behind_a_hyphen_is_a_unit_where_it_measures() -> None:
    assert texts("It has a 9-V battery and a 5-A fuse, but no 3-D film.") == ["9-V", "5-A"]
