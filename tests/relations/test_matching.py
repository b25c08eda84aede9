"""Who says what of what: speakers, slips, alignments, reasons, the ledger."""

from __future__ import annotations

import json
from typing import Any

import pytest

import numcheck
from numcheck import writers
from numcheck.core.measure import Verdict
from numcheck.core.relation import SamePair
from numcheck.core.text import Document
from numcheck.language.stems import canonical
from numcheck.pipeline import claimed
from numcheck.relations.attribution import AttributionIndex
from numcheck.relations.matching import detection
from numcheck.relations.matching import model as scorer
from numcheck.relations.matching.alignment import align
from numcheck.relations.matching.comparison import leaves_room, slip
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.features import contrasts
from numcheck.relations.matching.linker import link
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import different_people
from numcheck.relations.speaker_names import NameIndex


def around(text: str) -> list[Mention]:
    return mentions([claimed(Document.from_text(text))])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("US President Ida Holm said late on Friday that", "Ida Holm"),
        ("The sheriff of Calder County, Tom Okafor, told reporters that", "Tom Okafor"),
        ("Tom Okafor, sheriff of Calder County, said that", "Tom Okafor"),
        ("The Ministry of Defence announced that", "Ministry of Defence"),
        ("“We are ready,” said Anna Berg.", "Anna Berg"),
        ("According to Anna Berg, all is well.", "Anna Berg"),
        ("Minister Jon Vale came by train. He said that", "Jon Vale"),
        ("Anna Berg points out that 40 houses stand.", "Anna Berg"),
    ],
)
def test_a_speaker_is_named(text: str, speaker: str) -> None:
    assert [s.name for s in AttributionIndex(text)] == [speaker]


def test_police_said_names_nobody() -> None:
    assert not list(AttributionIndex("Two men were held, police said."))


def test_a_quotation_has_the_speaker_of_the_sentence_beside_it() -> None:
    (one,) = numcheck.claims("“We lost 40 houses. It was a bad night,” said Anna Berg.")
    assert (one.attribution, one.quoted) == ("Anna Berg", True)


def test_the_author_speaks_where_nobody_else_does() -> None:
    (one,) = numcheck.claims("The fire destroyed 40 houses.")
    assert (one.attribution, one.quoted) == ("", False)


def test_a_figure_in_brackets_puts_the_one_before_it_in_other_words() -> None:
    assert [c.is_parenthetical for c in around("The train hit 603 km/h (374 mph) on Tuesday.")] == [False, True]
    assert [c.is_parenthetical for c in around("The train hit 603 km/h and then 374 mph (on Tuesday).")] == [
        False,
        False,
    ]


def test_a_number_between_commas_behind_a_name_is_an_age() -> None:
    assert [c.kind for c in around("Anna Berg, 34, of Calder, won.")] == ["age"]
    assert [c.kind for c in around("Anna Berg won 34 of them.")] == ["count"]


def test_ages_of_two_names_are_different_peoples() -> None:
    anna, tom, again = around("Anna Berg, 34, won.\nTom Okafor, 41, lost.\nMrs Berg, 43, smiled.")
    assert different_people(anna, tom)
    assert not different_people(anna, again)


def test_the_digits_that_a_slip_leaves_are_in_one_order() -> None:
    marks = {c.digit_signature for c in around("It cost $4.9 million. It cost $49 million. It cost $9,400.")}
    assert marks == {"49"}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("$5 million", "$5 billion", "scale"),
        ("520 cores", "5,200 cores", "tenfold"),
        ("132 metres", "123 metres", "transposed"),
        ("$380 million", "$308 million", "transposed"),
        ("10 km", "10 miles", "unit"),
        ("£25,000", "$25,000", "unit"),
        ("30 houses", "32 houses", ""),
        ("$1.5 million", "$1.52 million", ""),
    ],
)
def test_a_slip_has_a_name(one: str, other: str, name: str) -> None:
    a, b = (numcheck.extract(f"It was {words} then.")[0] for words in (one, other))
    assert slip(a, b) == name


@pytest.mark.parametrize(
    ("one", "other", "room"),
    [
        ("at least 18 people", "26 people", True),
        ("26 people", "more than 18 people", True),
        ("at least 26 people", "18 people", False),
        ("18 people", "26 people", False),
        ("at least 18 people", "fewer than 26 people", False),
    ],
)
def test_a_least_figure_leaves_room_for_a_greater(one: str, other: str, room: bool) -> None:
    a, b = (numcheck.extract(f"It killed {words} there.")[0] for words in (one, other))
    assert leaves_room(a, b) is room


@pytest.mark.parametrize(
    ("word", "like"),
    [("killed", "deaths"), ("soldiers", "troops"), ("Russian", "Russia"), ("houses", "house"), ("carries", "carry")],
)
def test_words_that_mean_the_same_are_the_same(word: str, like: str) -> None:
    assert canonical(word) == canonical(like)


def test_killed_and_injured_exclude_each_other() -> None:
    a, b = around("The blast killed 12 people in Norland.\nThe blast injured 30 people in Norland.")
    assert contrasts(a, b)["fate"] == ("kill", "injur")


def test_the_same_sentence_lines_up_wholly() -> None:
    a, b = around("The army moved 12,000 troops to the border.\nThe army moved 15,000 troops to the border.")
    found = align(a, b)
    assert found.share == 1.0
    assert (found.run_before, found.run_after) == (3, 4)
    assert found.slots == ()


def test_what_stands_in_a_slot_is_told() -> None:
    a, b = around("The army moved 12,000 troops to the border.\nThe army moved 15,000 troops to the islands.")
    (slot,) = align(a, b).slots
    assert [c.words.stems[i] for c, side in ((a, slot.left), (b, slot.right)) for i in side] == ["border", "island"]


def ledger(texts: list[Document]) -> list[dict[str, Any]]:
    """The rows of the ledger of ``texts``, as a user gets them."""
    report = numcheck.check(texts, across=True)
    return json.loads(writers.render_ledger(writers.View(report=report, documents={d.uri: d for d in texts}), "json"))


def test_two_sources_share_a_row_of_the_ledger() -> None:
    words = "Armed robbers stole jewels worth {} from a shop in the harbour on Friday."
    (row,) = ledger([Document.from_text(words.format(v), uri=v) for v in ("$108 million", "$137 million")])
    assert (row["$108 million"], row["$137 million"]) == ("$108 million", "$137 million")
    assert (row["least"], row["greatest"]) == (108_000_000, 137_000_000)


def test_hundreds_of_reports_share_a_row_of_the_ledger() -> None:
    storm = "A {} storm killed {} people in the harbour of Brekke on Friday. It tore {} roofs off."
    words = ("heavy", "violent", "sudden", "late", "early", "rare", "massive", "brief")
    texts = [storm.format(words[i % 8], 14 if i == 700 else 12, 300 if i % 2 else 280) for i in range(801)]
    rows = ledger([Document.from_text(text, uri=str(i)) for i, text in enumerate(texts)])
    assert [(row["documents"], row["least"], row["greatest"]) for row in rows] == [(801, 12, 14), (801, 280, 300)]


def test_the_features_computed_of_a_pair_are_those_that_the_model_names() -> None:
    model = scorer.load()
    (pair,) = link(around("The dam holds 310 litres.\nThe dam holds 290 litres."), None, scorer.Role.TEXT, model)
    assert sorted(pair.features) == sorted(model.trees.names)
    assert sorted(pair.prefilter_features) == sorted(model.prefilter.names)
    assert len(model.trees.names) == 135


def test_a_feature_that_the_model_names_and_nobody_computes_is_an_error() -> None:
    model = scorer.Trees(("near.share", "slot.names"), 0.0, ((0, 0.5, -1.0, 1.0),))
    with pytest.raises(KeyError, match="slot.names"):
        model.score({"near.share": 1.0})


def test_the_model_is_small_trees_and_its_prefilter_smaller_ones() -> None:
    model = scorer.load()
    assert set(model.prefilter.names) < set(model.trees.names)
    assert len(model.prefilter.trees) < len(model.trees.trees) / 3 <= 100
    assert {"text", "source", "sources"} <= model.thresholds.keys()


def test_a_score_explains_itself_by_the_features_on_its_way() -> None:
    tree = (0, 0.5, -1.0, (1, 2.0, 0.5, 3.0))
    model = scorer.Trees(("near.share", "slot.names"), 0.0, (tree,))
    assert model.score({"near.share": 1.0, "slot.names": 3.0}) == pytest.approx(0.9526, abs=1e-4)
    assert model.explain({"near.share": 1.0, "slot.names": 3.0}) == (("near.share", 1.5), ("slot.names", 1.5))
    assert model.explain({"near.share": 0.0, "slot.names": 0.0}) == (("near.share", -1.0),)


@pytest.mark.parametrize(("first", "score"), [(-9.0, 0.0001), (0.0, 0.9999)])
def test_a_pair_with_little_hope_is_scored_by_the_prefilter_alone(first: float, score: float) -> None:
    model = scorer.Model(scorer.Trees(start=first), scorer.Trees(start=9.0), {"text": {"glance": 0.06}})
    (m,) = link(around("The dam holds 310 litres.\nThe dam holds 290 litres."), None, scorer.Role.TEXT, model)
    assert m.score == pytest.approx(score, abs=1e-4)
    assert m.prefilter_features.items() <= m.features.items()


@pytest.mark.parametrize(
    ("one", "other", "name", "telling"),
    [
        ("20", "2", "tenfold", False),
        ("240", "24", "tenfold", True),
        ("3 million", "3", "scale", True),
        ("130", "110", "digit", False),
        ("1,320", "1,230", "transposed", True),
        ("about 1,320", "1,230", "transposed", True),
        ("about 1,320", "more than 1,230", "transposed", False),
    ],
)
def test_everyday_figures_and_other_bounds_make_no_telling_slip(one: str, other: str, name: str, telling: bool) -> None:
    (m,) = link(around(f"He saw {one} goats.\nHe saw {other} goats."), None, scorer.Role.TEXT, scorer.load())
    assert (m.slip, m.has_telling_slip) == (name, telling)


def test_relations_say_why() -> None:
    text = "The ministry sent 100,000 troops to the border.\nThe ministry sent 100,000 troops to the border, it said."
    (relation,) = numcheck.check([Document.from_text(text)]).relations
    assert isinstance(relation, SamePair)
    assert relation.verdict is Verdict.EQUAL
    assert "troops" in relation.reason


def test_a_name_is_a_word_of_its_own() -> None:
    index = NameIndex("Ann Smith met Tom Smithson and Jo Smith. smith")
    assert list(index.places("Smith")) == [4, 34]
    assert list(index.before("Smith")) == ["Ann", "Jo"]
    assert list(index.first_names("Smithson")) == ["Tom"]
    assert not list(index.places("–"))


def test_what_is_beyond_the_most_figures_of_a_text_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detection, "MAX_FIGURES_PER_TEXT", 120)
    text = " ".join(f"The bridge at {name} is 200 m long." for name in ["Calder", *"abc" * 40, "Calder"])
    report = numcheck.check([Document.from_text(text)])
    assert report.unchecked == (("text", "not compared: figures after the first 120"),)
    last = report.claims[-1]
    assert not any(last in relation.claims for relation in report.relations)
