"""Training the matcher: what is in the repository suffices, and what is missing is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from numcheck.core.text import Block, BlockKind, Document, Span
from numcheck.relations.matching.model import SCHEMA, SHIPPED, Role, load
from training.matcher import evaluate, faults, items, rows, settings, texts, vetoes
from training.matcher.items import Gold, Item, Place, Text
from training.matcher.settings import DataError

STORY = """@ferry
## draft
The ferry carried [aboard|240 people] when it ran aground off Talvera on Sunday.
## source
Some [aboard|260 people] were on the ferry when it ran aground off Talvera, and [crew|12 sailors] worked on it.
"""
LINES = """@abc-1
= 4 30
> Dam to hold [4|120 gigalitres]
~part First stage holds [4|60 gigalitres]
"""


def test_the_texts_in_the_repository_are_those_that_the_settings_name() -> None:
    for name in settings.settings().written:
        assert settings.written(name)


def test_a_set_that_is_missing_stops_the_training(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"restate\.jsonl is missing"):
        items.items(tmp_path, "restate")


def test_a_set_that_has_changed_stops_the_training(tmp_path: Path) -> None:
    (tmp_path / "clean.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DataError, match="expected " + settings.settings().sets["clean"]):
        items.items(tmp_path, "clean")


def test_an_article_that_is_missing_stops_the_training() -> None:
    with pytest.raises(DataError, match="1 articles .* the first is abc-1"):
        list(texts.lines({"abc-2": "A dam."}, LINES))


def test_lines_are_set_above_their_article_or_beside_each_other() -> None:
    article = "The 120 GL dam will be built, 120 GL large."
    above = next(texts.lines({"abc-1": article}, LINES))
    assert above.documents == (Text(f"Dam to hold 120 gigalitres\n{article}"),)
    assert [slot for _, slot in above.slots] == ["4", "4", "4"]
    alone = list(texts.lines(None, LINES))
    assert [item.origin for item in alone] == ["line", "alike"]
    assert alone[1].documents[0].text == "Dam to hold 120 gigalitres\nFirst stage holds 60 gigalitres\n"


def test_figures_of_one_slot_that_differ_are_a_contradiction() -> None:
    (item,) = texts.stories(STORY)
    (row,) = [r for r in rows.labelled(item, "ferry") if r.label]
    assert "[240 people]" in row.note
    assert "[Some 260 people]" in row.note


def test_what_stands_twice_is_planted_with_a_fault_and_its_partner_moves_with_the_text() -> None:
    text = "A fleet of 95 boats left Ossa on Monday.\nOn Monday a fleet of 95 boats left Ossa.\n"
    spans = [Span(text.index("95"), text.index("95") + 8), Span(text.rindex("95"), text.rindex("95") + 8)]
    item = Item("boats", "boats", "story", (Text(text),), agree=(tuple(Place(0, s) for s in spans),))
    made = list(faults.planted(item, "boats", 6))
    assert made
    assert {r.origin for r in made} == {"planted story"}
    assert all(r.label == 1 and r.note.count("95 boats") == 1 for r in made)


def restating() -> Item:
    """A published text of three blocks that says one figure in the first and in the last."""
    parts = ("A fleet of 95 boats left Ossa on Monday.", "Of boats", "On Monday a fleet of 95 boats left Ossa.")
    text = "\n".join(parts)
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH)
    blocks = tuple(
        Block(span=Span(text.index(part), text.index(part) + len(part)), kind=kind)
        for part, kind in zip(parts, kinds, strict=True)
    )
    return Item(
        "published boats", "genre boats", "published", (Text(text, document=Document(text=text, blocks=blocks)),)
    )


def test_a_published_text_keeps_its_blocks_around_a_fault() -> None:
    copy = faults.one_fault(restating())
    assert copy is not None
    (text,) = copy.documents
    assert text.document is not None
    assert text.document.text == text.text != restating().documents[0].text
    first, heading, last = (block.span.of(text.text) for block in text.document.blocks)
    assert (first.endswith("on Monday."), heading, last.endswith("left Ossa.")) == (True, "Of boats", True)


def test_what_is_found_in_published_texts_is_counted_by_genre() -> None:
    item = restating()
    (genre, cell), *_ = evaluate.genres([(item, SHIPPED)], {item.id}).items()
    assert (genre, cell["words"], cell["alarms"], cell["planted"]) == ("boats", 20, 0, 1)
    assert evaluate.genres([(item, SHIPPED)], set())["boats"]["planted"] == 0


def test_pairs_of_high_confidence_are_counted_by_genre() -> None:
    rows_of = [
        rows.Row({}, label, 1.0, "group", origin, Role.TEXT, has_slip, f"{origin} recipes/stew.md: 3 [cups]")
        for label, origin, has_slip in ((1, "published", False), (0, "published", True), (1, "restate", False))
    ]
    limits = {"text": {"high": 0.9}, "text-slip": {"high": 0.8}}
    judged = [(row, 0.85) for row in rows_of]
    assert evaluate.calibration_by_genre(judged, limits) == {"recipes": {"high": 1, "right": 0}}


def test_a_draft_and_its_sources_become_one_text_with_the_gold_where_it_was() -> None:
    gold = Gold(Place(1, Span(2, 9)), (Place(0, Span(0, 7)),))
    item = Item("x", "x", "draft", (Text("90 cows"), Text("A 90 cats", is_draft=False)), gold=(gold,))
    whole = items.merged(item)
    assert [p.span.of(whole.documents[0].text) for p in (whole.gold[0].target, *whole.gold[0].partners)] == [
        "90 cats",
        "90 cows",
    ]


def test_items_that_share_a_base_or_a_long_sentence_are_judged_together() -> None:
    long = "The council of the harbour town said on Sunday night that the storm had destroyed 140 houses."
    some = [
        Item(n, base, "clean", (Text(text),)) for n, base, text in (("a", "1", long), ("b", "1", "x"), ("c", "2", long))
    ]
    group = items.groups([*some, Item("d", "3", "clean", (Text("y"),))])
    assert group["a"] == group["b"] == group["c"] != group["d"]


def test_two_trainings_give_the_same_file_and_numcheck_reads_it(tmp_path: Path) -> None:
    from training.matcher import train

    some = [r for item in list(texts.stories())[:12] for r in rows.labelled(item, item.id)]
    names = sorted(some[0].features)
    small = {name: {"glance": 0.1, "report": 0.5, "high": 0.9} for name in settings.settings().thresholds.report}
    first, again = (train.model_text(train.fit(some, names), small, {"configuration": "test"}) for _ in "ab")
    assert first == again
    (tmp_path / "model.json").write_text(first, encoding="utf-8")
    model = load(str(tmp_path / "model.json"))
    assert 0 < model.trees.score(some[0].features) < 1
    assert set(model.prefilter.names) <= set(some[0].features)


def test_the_settings_know_every_feature_that_they_name() -> None:
    names = set(load().trees.names)
    known = settings.settings().features
    assert known.likelier | known.less_likely <= names
    assert {n.partition(".")[0] for n in names} == set(known.groups)
    assert set(load().prefilter.names) == {n for n in names if known.prefilter.match(n)}


def test_a_model_of_another_schema_is_refused(tmp_path: Path) -> None:
    table = json.loads(Path(SHIPPED).read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**table, "schema": SCHEMA + 1}), encoding="utf-8")
    with pytest.raises(ValueError, match="train it again"):
        load(str(tmp_path / "model.json"))


def test_the_card_shows_the_recorded_scores() -> None:
    card = (settings.FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert evaluate.table(evaluate.read_metrics()) in card


def test_a_score_that_changed_is_named() -> None:
    recorded = {"check": {"restate": {"f1": 0.9}}, "scikit-learn": "1.9.1"}
    assert evaluate.differences(recorded, {"check": {"restate": {"f1": 0.9}}}, "full") == []
    assert evaluate.differences(recorded, {"check": {"restate": {"f1": 0.8}}}, "full") == [
        "full.check.restate.f1: 0.9 recorded, 0.8 now"
    ]


def test_vetoes_are_counted_by_what_the_pairs_are() -> None:
    (contradiction,) = texts.stories(STORY)
    texts_of_two_years = (
        Text("The storm destroyed 140 houses on the coast."),
        Text("The year before, the storm destroyed 210 houses on the coast.", is_draft=False),
    )
    met, everything = vetoes.count([contradiction, Item("storm", "storm", "story", texts_of_two_years)])
    assert met == {("past-value", 0): 1}
    assert everything[1] == 1


def test_the_hash_of_the_data_changes_with_the_configuration() -> None:
    known = settings.settings().configurations
    assert settings.data_hash(known["full"]) != settings.data_hash(known["repository"])
