"""What no score can join, and what looks like it and can be joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.config import Config
from numcheck.core.text import Document
from numcheck.documents import read
from numcheck.pipeline import measure
from numcheck.relations.claims import claim
from numcheck.relations.matching.comparison import slip_between
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.vetoes import is_label, vetoed


def around(text: str) -> list[Mention]:
    return mentions([claim(measure(Document.from_text(text), Config()))])


def never(one: str, other: str) -> bool:
    """Whether the first figures of two lines of one text are never compared."""
    a, *rest = around(f"{one}\n{other}")
    b = next(c for c in rest if c.sentence != a.sentence)
    return vetoed(a, b, slip_between(a, b)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 12 people in Brekke.", "The storm injured 30 people in Brekke."),
        ("The collapse killed 74 people in Brekke.", "In a similar collapse in 2010, 69 people died in Solvik."),
        ("Two sets of sons came to the farm.", "The five sons came to the farm."),
        ("He served five months in prison.", "He served most of a six-month sentence in prison."),
        ("Four teams came to Brekke for the cup.", "Brekke is host to a six-team cup."),
        ("A ticket to the museum costs 15 euros.", "A ticket to the museum cost 12 euros the year before."),
        ("The police held 31 people after the match.", "Earlier, the police held ten people before the match."),
        ("Prices in Calder rose 5% in May.", "Prices in Calder are 9% of those in Brekke."),
        ("The quake struck Calder at 9:30 a.m. at a depth of 3 km.", "The quake that struck Calder at 7:30 a.m. was 2 km deep."),
        ("The bridge over the Ilm is 243 m (797 ft) long.", "The bridge over the Ilm is 38 m (125 ft) high."),
        ("The cliff is 200 m high.", "The tower is 324 m high."),
        ("Lind ran for 404 yards in May.", "Lind also had 430 yards in May."),
        ("The camp holds 15,000 refugees from Calder.", "A team of 15 reporters from Calder came."),
        ("The storm hurt 18 people in Brekke.", "The storm hurt many in Brekke, including five children."),
        ("The storm hurt 18 people in Brekke.", "In Brekke it hurt many people, among them 12 firemen."),
        ("The quake in Calder hurt 40 people in September.", "The quake in Calder hurt five people on Sunday."),
        ("Anna Lind, 17, was sentenced to 16 years.", "Karl Moen, 19, was sentenced to nine years."),
        ("Officers shot the 16-year-old Karl Moen.", "Officers shot a 23-year-old woman, Anna Lind."),
        ("Anna Lind, 17, lives in Calder.", "A girl from Calder, Eva Lind, 12, was there."),
        ("The quake struck 26 miles north-northeast of Calder.", "The quake struck 14 miles from Brekke."),
        ("A strong 5.6-magnitude quake shook Calder.", "The quake hurt five people in Calder."),
        ("The man hurt two others in Calder and killed one person.", "The man shot three people in Calder."),
        ("Share of the quake in Calder 0 15", "The quake in Calder killed 51."),
    ],
)  # fmt: skip
def test_two_things_are_never_compared(one: str, other: str) -> None:
    assert never(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 12 people in Brekke.", "In Brekke the storm killed 14 people."),
        ("The collapse killed 74 people in Brekke.", "The collapse in Brekke killed another 69 people."),
        ("A ticket to the museum costs 15 euros.", "The museum asks 12 euros for a ticket."),
        ("The bridge over the Ilm is 243 m (797 ft) long.", "The bridge, 423 m (1,388 ft) long, spans the Ilm."),
        ("The fund bought timber in Calder for $50m.", "The timber in Calder cost the fund €50m."),
        ("Anna Lind, 17, was sentenced to 16 years.", "Lind was sentenced to nine years."),
        ("Anna Lind, 17, lives in Calder.", "A girl from Calder, Mrs Lind, 12, was there."),
        ("Officers shot the 16-year-old Karl Moen.", "Officers shot Karl Moen, a 17-year-old boy."),
        ("The quake struck 26 miles north of Calder.", "The quake struck 14 miles off the coast."),
        ("The man hurt two others in Calder and killed one person.", "The man shot five people in Calder."),
        ("Calder counts 5.6 million people.", "Five people were counted in Calder."),
    ],
)
def test_one_thing_may_be_compared(one: str, other: str) -> None:
    assert not never(one, other)


def test_cells_of_one_table_are_never_compared(tmp_path: Path) -> None:
    text = "| Lake | Depth |\n|---|---|\n| Ammersee | 81 m |\n| Walchen | 190 m |\n"
    (tmp_path / "lakes.md").write_text(text, encoding="utf-8")
    document = read(str(tmp_path / "lakes.md"))
    one, other = mentions([claim(measure(document, Config()))])
    assert vetoed(one, other, "")


def test_what_looks_like_a_slip_is_none_where_both_figures_come_back() -> None:
    text = "Lind has 30 sheep and 300 hens.\nThe 30 sheep graze.\nThe 300 hens do not.\n"
    figures = {c.claim.quantity.text: c for c in around(text)}
    assert vetoed(figures["30 sheep"], figures["300 hens"], "tenfold")


def test_what_looks_like_a_slip_is_none_where_one_figure_is_less_and_the_other_more() -> None:
    assert never("Lind has more than 300 sheep.", "Lind has less than 30 sheep.")
    assert not never("Lind has more than 300 sheep.", "Lind has more than 30 sheep.")


def test_a_number_right_behind_a_name_is_a_label() -> None:
    assert [is_label(c) for c in around("Goal! Calder Rovers 3, Brekke Town 0.")] == [True, True]
    assert [is_label(c) for c in around("Calder Rovers, 3 goals up, won.")] == [False]


def test_a_figure_of_a_list_whose_verb_is_elided_is_no_label() -> None:
    assert [is_label(c) for c in around("So far Berg has 49 goals, Lind 51.")] == [False, False]
