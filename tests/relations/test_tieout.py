"""What a source says of a draft's figure: what bears it out, what meets it, what clashes, and whose age is whose."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import numcheck
from numcheck import documents, pipeline
from numcheck.core.levels import Confidence, Severity
from numcheck.core.relation import Slip, Support, SupportKind, SupportStatus
from numcheck.core.text import Document
from numcheck.messages.beside import beside
from numcheck.pipeline import claimed
from numcheck.relations.matching import model as scorer
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import age_holder, one_person, surname
from numcheck.relations.tieout.agreement import SupportLevel, roundness, support_level


def figure(text: str) -> Mention:
    (one,) = mentions([claimed(Document.from_text(text))])
    return one


def support(draft: str, *sources: str) -> list[Support]:
    made = [Document.from_text(s, uri=f"source{i}") for i, s in enumerate(sources)]
    report = numcheck.check([Document.from_text(draft, uri="draft")], sources=made)
    return [r for r in report.relations if isinstance(r, Support)]


@pytest.mark.parametrize(
    ("draft", "source", "wanted"),
    [
        ("He waited two years.", "He waited two years.", SupportLevel.SUPPORTS),
        ("It employs about 1,800 people.", "It employs 1,847 people.", SupportLevel.SUPPORTS),
        ("It employs 1,800 people.", "It employs 1,847 people.", SupportLevel.LOOSELY),
        ("It sold for $470,000.", "It sold for about $466,000.", SupportLevel.LOOSELY),
        ("It sold for $1.5bn.", "It sold for more than $1.3bn.", SupportLevel.COMPATIBLE),
        ("It took 45 million years.", "It took 45.1 million years.", SupportLevel.SUPPORTS),
        ("It cost more than $20 million.", "It cost more than $22 million.", SupportLevel.LOOSELY),
        ("At least 135,205 people died.", "135,992 people died.", SupportLevel.LOOSELY),
        ("It lasted 7 days.", "It lasted 7 to 9 days.", SupportLevel.LOOSELY),
        ("It lies 16 km away.", "It lies 10 miles away.", SupportLevel.SUPPORTS),
        ("It lies almost 26 miles away.", "It lies 40 km away.", SupportLevel.SUPPORTS),
        ("It is 72 °F there.", "It is around 23 °C there.", SupportLevel.LOOSELY),
        ("The sea rises 75 cm.", "The sea rises 1.0–4.3 feet.", SupportLevel.LOOSELY),
        ("It cost more than £2m.", "It cost more than £2.1m.", SupportLevel.SUPPORTS),
        ("It has more than 22,000 users.", "It has nearly 23,000 users.", SupportLevel.SUPPORTS),
        ("It took more than a hundred days.", "It took more than 100 days.", SupportLevel.SUPPORTS),
        ("At least 10 militants hid there.", "10 to 15 militants hid there.", SupportLevel.SUPPORTS),
        ("It is 100 million years old.", "It is hundreds of millions of years old.", SupportLevel.COMPATIBLE),
        ("It found 116 bodies.", "It found more than 100 bodies.", SupportLevel.COMPATIBLE),
        ("At least 14 people died.", "16 people died.", SupportLevel.COMPATIBLE),
        ("It hurt 36 people.", "It hurt dozens of people.", SupportLevel.COMPATIBLE),
        ("It cost more than £3m.", "It cost more than £2.8m.", SupportLevel.REFUTES),
        ("It took nearly six years.", "It took nearly five years.", SupportLevel.REFUTES),
        ("At least 11 people died.", "At least 12 people died.", SupportLevel.REFUTES),
        ("It lasted 8 days.", "It lasted 7 to 9 days.", SupportLevel.REFUTES),
        ("It employs 30 people.", "It employs 32 people.", SupportLevel.REFUTES),
        ("It cost 5 euros.", "It cost 7 metres.", None),
    ],
)
def test_a_draft_may_round_and_may_not_invent(draft: str, source: str, wanted: SupportLevel | None) -> None:
    assert support_level(figure(draft), figure(source)) is wanted


@pytest.mark.parametrize(
    ("value", "wanted"), [("1800", "100"), ("1847", "1"), ("25", "5"), ("2.1", "0.1"), ("5", "1"), ("0", "1")]
)
def test_what_a_figure_seems_rounded_to(value: str, wanted: str) -> None:
    assert roundness(Decimal(value)) == Decimal(wanted)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9_999))
def test_a_figure_bears_itself_out(number: int) -> None:
    written = figure(f"The ministry counted {number:,} houses in Norland.")
    assert support_level(written, written) is SupportLevel.SUPPORTS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neighbours of Mary Holm, 41, saw nothing.", "holm"),
        ("Neighbours of Mary Holm, 410, saw nothing.", ""),
        ("A teacher, 41, saw nothing.", ""),
        ("The 41-year-old saw nothing.", ""),
        ("neighbours of mary quennerholm, 41, saw nothing.", "quennerholm"),
        ("the quennerholm, 41, saw nothing.", ""),
    ],
)
def test_an_age_between_commas_has_an_owner(text: str, name: str) -> None:
    assert age_holder(figure(text)) == name


def test_a_surname_is_told_as_it_is_written() -> None:
    for age in ("41", "aged 41"):
        assert surname(figure(f"Neighbours of Mary Holm, {age}, saw nothing.")) == "Holm"


def test_sisters_are_two_persons() -> None:
    mary, anna = figure("Police found Mary Holm, 41, there."), figure("Police found Anna Holm, 38, there.")
    assert not one_person(mary, anna)
    assert one_person(mary, figure("Friends of Holm, 41, came."))
    assert not one_person(figure("Woman, 34, held."), figure("Woman, 29, held."))


def test_any_source_may_bear_a_figure_out() -> None:
    one = "The blast in the market of Millbrook killed 12 people on Friday."
    two = "On Friday the blast in Millbrook killed 14 people in the market."
    (found,) = support(two, one, two)
    assert (found.status, found.how) == (SupportStatus.SUPPORTED, SupportKind.EQUAL)


def test_a_number_that_is_there_of_something_else_is_shown() -> None:
    (found,) = support("Fifty-five lifeguards were hurt.", "Several lifeguards were hurt. A farmer lost 55 sheep.")
    assert found.status is SupportStatus.UNSUPPORTED
    assert [c.quantity.text for c in found.elsewhere] == ["55 sheep"]


def test_a_small_number_of_something_else_is_no_hint() -> None:
    (found,) = support("Five lifeguards were hurt.", "Several lifeguards were hurt. A farmer lost 5 sheep.")
    assert found.status is SupportStatus.UNSUPPORTED
    assert not found.elsewhere


@pytest.mark.parametrize(
    ("draft", "slip"),
    [
        ("Norlink lost 34.8 million euros.", Slip.TRANSPOSED),
        ("Norlink lost 38.4 billion euros.", Slip.SCALE),
        ("Norlink lost 35.4 million euros.", Slip.NONE),
        ("Norlink lost 34.8 million kroner.", Slip.NONE),
        ("Norlink lost 34.8 million euros in May, and 38.4 million euros in all.", Slip.NONE),
    ],
)
def test_a_slip_that_is_too_unlikely_to_be_told_is_named(draft: str, slip: Slip, tmp_path: Path) -> None:
    model = json.loads(Path(scorer.SHIPPED).read_text(encoding="utf-8"))
    for role in ("source", "source-slip"):
        model["thresholds"][role]["report"] = 2  # no score is so high
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    source = Document.from_text("The loss of Norlink was 38.4 million euros.", uri="source")
    made = [Document.from_text(draft, uri="draft")]
    report = pipeline.check(made, [source], model=str(tmp_path / "model.json"))
    found = next(r for r in report.relations if isinstance(r, Support))
    assert (found.status, found.slip) == (SupportStatus.UNSUPPORTED, slip)
    assert ("does: " in report.findings[0].message) == bool(slip)


def test_a_clash_that_the_source_has_too_is_not_the_drafts() -> None:
    draft = "The ministry sent 120,000 troops to the border. The ministry sent 90,000 troops to the border."
    made = [Document.from_text(draft, uri="draft")]
    source = Document.from_text(draft.replace("The ministry", "Ida Holm said the ministry"), uri="source")
    assert [f.rule for f in numcheck.check(made).findings] == ["conflicting-figures"]
    assert numcheck.check(made, sources=[source]).findings == ()


def test_a_list_too_long_to_read_may_hold_the_figure() -> None:
    prices = ", ".join(str(n) for n in range(1_001, 1_301))
    (found,) = support("The lamp costs 1,250 crowns.", f"The prices are {prices.replace('1250', '1,250')} crowns.")
    assert found.status is SupportStatus.NOT_CHECKED


TABLE = """(Amounts in thousands)

| | 2026 | 2025 |
|---|---|---|
| Turnover | 31,402 | 27,950 |
| Net income | 6,115 | 4,020 |
"""


@pytest.mark.parametrize(
    ("draft", "how"),
    [
        ("Turnover was $31.4 million.", SupportKind.ROUNDED),
        ("Turnover rose 12.4 per cent to $31.4 million.", SupportKind.DERIVED),
        ("Turnover rose 13.2 per cent to $31.4 million.", SupportKind.NONE),
        ("Turnover was $31.9 million.", SupportKind.NONE),
        ("Rent was $6.1 million.", SupportKind.NONE),
    ],
)
def test_a_table_gives_its_figures_in_the_scale_that_stands_above_it(
    draft: str, how: SupportKind, tmp_path: Path
) -> None:
    (tmp_path / "table.md").write_text(TABLE, encoding="utf-8")
    source = documents.read(str(tmp_path / "table.md"))
    report = numcheck.check([Document.from_text(draft, uri="draft")], sources=[source])
    assert next(r.how for r in report.relations if isinstance(r, Support)) is how


SHEETS = """| EUR thousand | 2023 | 2022 |
|---|---|---|
| Revenue | 801260 | 742905 |
| Gross profit | 299670 | 271705 |
| Order intake (EUR million) | 824.6 | 731.8 |

| EUR million | 2023 | 2022 |
|---|---|---|
| Inventories | 142.7 | 151.9 |
"""


@pytest.mark.parametrize(
    ("draft", "status", "how"),
    [
        ("Revenue was €801.3 million.", SupportStatus.SUPPORTED, SupportKind.ROUNDED),
        ("Revenue was €801,260.", SupportStatus.UNSUPPORTED, SupportKind.NONE),
        ("Order intake was €824.6 million.", SupportStatus.SUPPORTED, SupportKind.EQUAL),
        ("Inventories of €142.7 thousand were left.", SupportStatus.UNSUPPORTED, SupportKind.NONE),
        ("Inventories fell by €9.2 million to €142.7 million.", SupportStatus.SUPPORTED, SupportKind.DERIVED),
    ],
)
def test_each_table_and_row_has_a_scale_of_its_own(
    draft: str, status: SupportStatus, how: SupportKind, tmp_path: Path
) -> None:
    (tmp_path / "sheets.md").write_text(SHEETS, encoding="utf-8")
    source = documents.read(str(tmp_path / "sheets.md"))
    report = numcheck.check([Document.from_text(draft, uri="draft")], sources=[source])
    found = next(r for r in report.relations if isinstance(r, Support))
    assert (found.status, found.how) == (status, how)


YEARS = """| EUR million | Q4 2023 | FY 2023 | FY 2022 |
|---|---|---|---|
| Revenue | 212.5 | 801.3 | 742.9 |
| Hand tools | 88.1 | 331.5 | 312.6 |
| Power tools | 97.4 | 372.9 | 337.8 |
| Operating profit (EBIT) | 24.8 | 85.9 | 70.1 |
"""


def in_a_table(sentence: str, tmp_path: Path) -> Support:
    (tmp_path / "years.md").write_text(YEARS, encoding="utf-8")
    source = documents.read(str(tmp_path / "years.md"))
    draft = Document.from_text(f"Brandt in figures\n\n{sentence}", uri="draft")
    report = numcheck.check([draft], sources=[source])
    return next(r for r in report.relations if isinstance(r, Support))


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("Revenue was €742.9 million in 2023.", "801.3"),
        ("EBIT came to €24.8 million in 2023.", "85.9"),
        ("The group's power tools made €331.5 million.", "372.9"),
    ],
)
def test_the_right_number_of_another_row_or_year_is_contradicted(sentence: str, there: str, tmp_path: Path) -> None:
    found = in_a_table(sentence, tmp_path)
    assert found.status is SupportStatus.CONTRADICTED
    assert [c.quantity.text for c in found.sources] == [there]


@pytest.mark.parametrize(
    "sentence",
    [
        "Revenue was €742.9 million in 2022.",
        "Revenue rose to €801.3 million in 2023.",
        "In the fourth quarter EBIT was €24.8 million.",
        "Revenue from hand-held tools was €331.5 million.",
        "Revenue of power tools was €372.9 million in 2023.",
        "Revenue outside the segment of hand tools was €372.9 million.",
        "Hand tools brought in €331.5 million, and power tools €372.9 million.",
    ],
)
def test_a_figure_of_the_row_and_the_year_that_are_named_is_supported(sentence: str, tmp_path: Path) -> None:
    assert in_a_table(sentence, tmp_path).status is SupportStatus.SUPPORTED


def test_a_share_of_a_row_in_the_same_column_is_derived(tmp_path: Path) -> None:
    (tmp_path / "sheets.md").write_text(SHEETS, encoding="utf-8")
    source = documents.read(str(tmp_path / "sheets.md"))
    draft = Document.from_text("Gross profit was €299.7 million, 37.4% of revenue.", uri="draft")
    report = numcheck.check([draft], sources=[source])
    found = [r for r in report.relations if isinstance(r, Support)]
    assert [c.quantity.text for c in found[1].sources] == ["299670", "801260"]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "The fee to apply for a mooring is now $50, and online berth applications cost more.",
            "Port to raise berth application fees by $500. The port is raising the fees for dozens of boats.",
        ),
        (
            "Ballots were cast in more than 30 districts on Sunday.",
            "The race is close in Haverby, one of three districts with ballots on Sunday.",
        ),
    ],
)
def test_what_seems_to_be_said_of_two_things_is_unsupported_and_no_slip(draft: str, source: str) -> None:
    found = support(draft, source)[0]
    assert (found.status, found.confidence) == (SupportStatus.UNSUPPORTED, Confidence.MEDIUM)
    assert found.slip is Slip.NONE
    assert len(found.elsewhere) == 1


def test_some_and_as_many_others_come_to_a_sum() -> None:
    source = "The Tribune printed complaints from six women of bullying, following complaints by six other women."
    found = support("The harbour master resigned after complaints of bullying from 12 women.", source)[0]
    assert (found.status, found.how) == (SupportStatus.SUPPORTED, SupportKind.DERIVED)


def test_a_figure_that_a_source_has_rounded_is_a_note() -> None:
    source = [Document.from_text("Norlink had revenue of $480 million in May.", uri="source")]
    (found,) = numcheck.check(
        [Document.from_text("Norlink had revenue of $480.1 million in May.")], sources=source
    ).findings
    assert found.severity is Severity.NOTE
    assert found.message.endswith("; the source has it rounded: $480 million")


@pytest.mark.parametrize(
    ("draft", "source", "told"),
    [
        ("$480.1 million", "$480 million", "the source has it rounded: $480 million"),
        ("$1.4 million", "$1 million", "the source has $1 million, 29 per cent less"),
        ("$480 million", "$480.1 million", "the source has $480.1 million"),  # no "0.0 per cent more"
        ("$480 million", "$471.3 million", "the source has $471.3 million, 1.8 per cent less"),
    ],
)
def test_how_far_off_a_figure_is_is_never_nothing(draft: str, source: str, told: str) -> None:
    assert beside(*(figure(f"It cost {text}.").claim.quantity for text in (draft, source))) == told


MOVES = (
    "Revenue at Norlink increased by $15.1 million to $76.1 million. The cost of deposits fell 3 basis points to 4.19%."
)


@pytest.mark.parametrize(
    ("draft", "follows"),
    [
        ("Norlink had revenue of $61 million last year.", True),
        ("Norlink's revenue rose 24.7 percent to $76.1 million.", True),
        ("The cost of deposits had been 4.22%.", True),
        ("Norlink's revenue rose 26.7 percent to $76.1 million.", False),
        ("Norlink's revenue fell 24.7 percent to $76.1 million.", False),
        ("Norlink had revenue of $91.2 million last year.", False),
        ("The cost of deposits had been 4.16%.", False),
    ],
)
def test_a_move_and_its_end_give_its_start_and_no_more(draft: str, follows: bool) -> None:
    assert (support(draft, MOVES)[0].status is SupportStatus.SUPPORTED) == follows


@pytest.mark.parametrize(
    ("draft", "follows"),
    [
        ("Norlink expects revenue of $605 million to $645 million.", True),
        ("Norlink expects revenue of $605 million to $655 million.", False),
    ],
)
def test_a_range_may_leave_its_currency_unsaid(draft: str, follows: bool) -> None:
    assert (
        support(draft, "We guide for revenue in the range of 605 to 645 million.")[0].status is SupportStatus.SUPPORTED
    ) == follows


def test_drafts_that_are_checked_together_are_held_against_the_sources_each_for_itself() -> None:
    source = Document.from_text(
        "Prices in Barrow rose 13% to $307 million. The strike of 41 men ended in May.", uri="s"
    )
    first = Document.from_text("Prices in Barrow rose 31% to $307 million.", uri="first")
    second = Document.from_text("Prices in Barrow rose 13% last year.\n\nA strike of 41 men ended.", uri="second")
    headline = Document.from_text("41 strikers back at work\n\nThe men returned.", uri="third")
    drafts = [first, second, headline]
    together = numcheck.check(drafts, [source]).findings
    assert together == tuple(f for d in drafts for f in numcheck.check([d], [source]).findings)
    assert "two digits change places" in together[0].message


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 999), st.integers(2, 999))
def test_figures_that_change_places_are_contradicted_and_change_back(one: int, other: int) -> None:
    assume(one != other)

    def told(berths: int, spaces: int) -> list[SupportStatus]:
        draft = f"The terminal of Brekke has {berths} berths. Behind it lie {spaces} parking spaces."
        return [r.status for r in support(draft, source)]

    source = f"The terminal has {one} berths for ferries. Drivers find {other} parking spaces behind it."
    assert told(one, other) == [SupportStatus.SUPPORTED] * 2
    assert told(other, one) == [SupportStatus.CONTRADICTED] * 2


MILLS = """| $ thousand | 2025 | 2026 |
|---|---|---|
| Paper sales | 210,555 | 180,330 |
| Freight income | 114,077 | 134,412 |
| Licence fees | 65,495 | 77,460 |
"""


@pytest.mark.parametrize(
    ("draft", "status", "there"),
    [
        ("Paper sales fell to $180.3 million in 2026.", SupportStatus.SUPPORTED, "180,330"),
        ("Paper sales were $114.1 million in 2025.", SupportStatus.CONTRADICTED, "210,555"),
        ("Licence fees were $65.5 million in 2026.", SupportStatus.CONTRADICTED, "77,460"),
        ("Licence fees were $65.5 million, and rose by a fifth in 2026.", SupportStatus.SUPPORTED, "65,495"),
        ("Sales and fees came to $114.1 million in 2025.", SupportStatus.SUPPORTED, "114,077"),
    ],
)
def test_a_cell_is_named_by_its_row_and_its_year(draft: str, status: SupportStatus, there: str, tmp_path: Path) -> None:
    (tmp_path / "mills.md").write_text(MILLS, encoding="utf-8")
    source = documents.read(str(tmp_path / "mills.md"))
    report = numcheck.check([Document.from_text(draft, uri="draft")], sources=[source])
    found = next(r for r in report.relations if isinstance(r, Support) and r.draft.quantity.unit == "dollar")
    assert (found.status, found.sources[0].quantity.text) == (status, there)


def test_the_sum_of_a_column_is_one_where_a_word_says_so(tmp_path: Path) -> None:
    (tmp_path / "mills.md").write_text("| Mill | Employees |\n|-|-|\n| Ost | 468 |\n| Ran | 386 |\n| Vel | 772 |\n")
    source = documents.read(str(tmp_path / "mills.md"))
    for draft, how in (("In all they employ 1,626 people.", "derived"), ("They employ 1,626 people.", "")):
        report = numcheck.check([Document.from_text(draft, uri="draft")], sources=[source])
        assert [r.how for r in report.relations if isinstance(r, Support)] == [how]


@pytest.mark.parametrize(
    ("draft", "status", "reason"),
    [
        ("Ada Quenner died aged 79.", SupportStatus.UNSUPPORTED, "1862 and 1946 in the source make 83 or 84"),
        ("Ada Quenner died aged 83.", SupportStatus.NOT_CHECKED, ""),
        ("Ida Holmgren died aged 79.", SupportStatus.UNSUPPORTED, ""),
    ],
)
def test_an_age_at_death_follows_from_both_years(draft: str, status: SupportStatus, reason: str) -> None:
    (found,) = support(draft, "Ada Quenner (1862–1946) painted the harbour of Brekke.")
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(("years", "known"), [("twelve", True), ("eleven", True), ("nine", False)])
def test_years_follow_from_since_when_and_the_day_of_writing(years: str, known: bool) -> None:
    filler = "Boats come and go, and nobody counts them by the quay of the old harbour town. " * 5
    source = f"NORBY, 4 June 2025 - {filler}The hospital has had a wing for children since 2013."
    (found,) = support(f"The hospital has had a wing for children for {years} years.", source)
    assert (found.status is SupportStatus.NOT_CHECKED) is known


def test_the_right_figure_is_not_taken_for_the_next_ones() -> None:
    source = (
        "Total revenue was $186.4 million (2022: $171.9 million), an increase of 8.4 percent. Operating costs rose to "
        "$139.2 million from $128.7 million."
    )
    draft = (
        "Revenue rose 8.4% to $186.4 million, from $171.9 million, while operating costs climbed to $139.2 million from "
        "$128.7 million."
    )
    assert {s.status for s in support(draft, source)} == {SupportStatus.SUPPORTED}


@pytest.mark.parametrize(("share", "known"), [("65%", True), ("56%", False)])
def test_a_share_right_behind_its_part_is_of_the_whole_further_up(share: str, known: bool) -> None:
    source = "Norwater supplied 412,000 households. The number of metered households reached 268,000 in December."
    draft = f"Norwater supplied 412,000 households. In December 268,000 households, or {share}, had a meter."
    assert (support(draft, source)[-1].status is SupportStatus.SUPPORTED) is known


@pytest.mark.parametrize(("degrees", "contradicted"), [("1", False), ("0.9", False), ("2", True)])
def test_a_measurement_with_its_error_is_one_value_and_no_range(degrees: str, contradicted: bool) -> None:
    found = support(f"The lake warmed by {degrees} °C in ten years.", "The lake warmed by 0.93 ± 0.07 °C in ten years.")
    assert (found[0].status is SupportStatus.CONTRADICTED) is contradicted
