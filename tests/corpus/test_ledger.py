"""The ledger of a corpus: copies are folded, events kept apart, conflicts found, however the corpus is cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpora import REPORTS, duckdb, jsonl, rows
from hypothesis import example, given, settings
from hypothesis import strategies as st

from numcheck import library, pipeline
from numcheck.config import Config
from numcheck.core.text import Document
from numcheck.corpus import blocks
from numcheck.corpus.columns import RAW, RawDocument, record_batch
from numcheck.corpus.components import components
from numcheck.corpus.copies import folds
from numcheck.corpus.indexing import index_step
from numcheck.corpus.raw_documents import Layout
from numcheck.writers.tables.disjoint_sets import DisjointSets


def ledger(folder: Path, *paths: str) -> dict[str, Any]:
    with duckdb(folder / "scratch", jobs=1) as made:
        return rows("ledger", paths, made, folder / "out")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("ledger")
    return ledger(folder, jsonl(folder / "in.jsonl", REPORTS))


def test_a_copy_is_folded_and_one_with_another_figure_is_not(found: dict[str, Any]) -> None:
    assert found["copies"] == [{"document": "b/copy", "copy_of": "a/agency"}]


def test_a_conflict_is_between_two_reports_of_one_event(found: dict[str, Any]) -> None:
    said = {(row["document"], row["related_document"], row["text"], row["related_text"]) for row in found["conflicts"]}
    assert said == {
        ("c/daily", "a/agency", "£84 million", "£48 million"),
        ("d/radio", "c/daily", "£48 million", "£84 million"),
        ("f/flood", "e/flood", "130 families", "310 families"),
    }


def test_conflicts_are_those_that_two_texts_have_with_across(found: dict[str, Any]) -> None:
    texts = [Document(text=REPORTS[name], uri=name, source=REPORTS[name]) for name in ("a/agency", "c/daily")]
    texts = [library.plain_text(text.text, text.uri).replaced(source=text.text) for text in texts]
    expected = [
        f.message for f in pipeline.check(texts, across=True).findings if f.related[0].location.uri != f.location.uri
    ]
    here = [
        r["message"] for r in found["conflicts"] if (r["document"], r["related_document"]) == ("c/daily", "a/agency")
    ]
    assert here == expected


def test_a_row_of_the_ledger_has_the_figures_of_all_reports_copies_included(found: dict[str, Any]) -> None:
    costs = [row for row in found["ledger"] if row["greatest_text"] == "£84 million"]
    assert [(row["figures"], row["documents"], row["outliers"]) for row in costs] == [(4, 4, "c/daily")]
    members = [row for row in found["members"] if row["measurand_id"] == costs[0]["measurand_id"]]
    assert [(row["document"], row["value"]) for row in members] == [
        *(("a/agency", 48e6), ("b/copy", 48e6), ("c/daily", 84e6), ("d/radio", 48e6)),
    ]
    assert {row["document"][0] for row in found["members"] if row["text"].endswith("families")} == {"e", "f"}


def test_the_ledger_has_the_rows_that_the_plain_command_has_of_one_event(found: dict[str, Any]) -> None:
    event = [Document(text=text, uri=name, source=text) for name, text in REPORTS.items() if name[0] in "acd"]
    plain = library.ledger(event)
    expected = sorted((row.measurand, row.unit, row.least_text, row.greatest_text) for row in plain.itertuples())
    here = [row for row in found["ledger"] if row["documents"] == 4]
    assert sorted((r["measurand"], r["unit"], r["least_text"], r["greatest_text"]) for r in here) == expected


def test_two_documents_of_one_id_are_told_and_compared_with_nothing(tmp_path: Path) -> None:
    path = Path(jsonl(tmp_path / "in.jsonl", {k: REPORTS[k] for k in ("a/agency", "c/daily")}))
    path.write_text(path.read_text("utf-8") * 2, "utf-8")
    found = ledger(tmp_path, str(path))
    assert found["ledger"] == found["conflicts"] == []
    assert [row["reason"] for row in found["errors"]] == ["not compared: 2 documents have this id"] * 2


@settings(max_examples=6)
@given(st.permutations(list(REPORTS)), st.integers(0, len(REPORTS)))
@example(list(REPORTS)[::-1], 3)
def test_however_a_corpus_is_cut_the_rows_are_the_same(
    found: dict[str, Any], tmp_path_factory: pytest.TempPathFactory, order: list[str], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    parts = [{name: REPORTS[name] for name in some} for some in (order[:cut], order[cut:])]
    paths = [jsonl(folder / f"{i}.jsonl", part) for i, part in enumerate(parts)]
    assert ledger(folder, *paths) == found


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
@example([(i, i + 1) for i in range(12)])
def test_components_are_disjoint_sets(tmp_path_factory: pytest.TempPathFactory, edges: list[tuple[int, int]]) -> None:
    joined = DisjointSets[str]()
    named = [(f"n{a:02}", f"n{b:02}") for a, b in edges]
    for a, b in named:
        joined.join(a, b)
    sets: dict[str, list[str]] = {}
    for node in joined.members():
        sets.setdefault(joined.root(node), []).append(node)
    expected = {(node, min(some)) for some in sets.values() if len(some) > 1 for node in some}
    with duckdb(tmp_path_factory.mktemp("graph") / "scratch", jobs=1) as made:
        values = ", ".join(f"('{a}', '{b}')" for a, b in named) or "('n00', 'n00')"
        made.table("edges", f"SELECT * FROM (VALUES {values}) t(a, b)")
        components(made, "sets", "edges")
        assert set(made.rows("SELECT node, root FROM sets")) == expected


def test_a_key_is_a_kind_and_a_term_that_may_be_a_name() -> None:
    row = RawDocument("x", "The bridge at Kelmore is 640 metres long.", None, None)._asdict()
    (made,) = index_step(Config(), Layout()).batch(record_batch([row], RAW)).to_pylist()
    keys = {(key["kind"], key["term"]): key["name"] for key in made["keys"]}
    assert keys["length", "kelmor"] == 1
    assert keys["length", "bridg"] == 0


def test_a_name_in_many_documents_counts_only_with_another_term_of_its_sentence(tmp_path: Path) -> None:
    crowd = [("kelmor", 1), ("bridg", 0)]
    with duckdb(tmp_path / "scratch", jobs=1) as made:
        some = [(f"d{i:03}", term, name) for i in range(3 * blocks.MAX_BLOCK) for term, name in crowd if name or i < 2]
        values = ", ".join(f"('{d}', 0, 'length', '{term}', {name}, 10)" for d, term, name in some)
        made.table("keys", f"SELECT * FROM (VALUES {values}) t(document, sentence, kind, term, name, known)")
        blocks.pairs(made, "keys")
        assert made.rows("SELECT document, other FROM pairs") == [("d000", "d001")]


def test_figures_and_words_make_a_copy() -> None:
    def shared(one: str, other: str) -> bool:
        a, b = (folds(pipeline.claimed(Document(text=text))) for text in (one, other))
        return not set(a).isdisjoint(b)

    report = REPORTS["a/agency"]
    assert shared(report, report + "\nMore is expected on Monday.")
    assert not shared(report, report.replace("48", "84"))
    assert not shared("It has 12 rooms.", "Everybody came, and they stayed for 12 rooms of nothing.")
    assert folds(pipeline.claimed(Document(text="No figure."))) == []


def test_a_name_alone_makes_no_event(tmp_path: Path) -> None:
    said = {"a": ["kelmor", "flood", "river"], "b": ["kelmor", "school", "pupil"], "c": ["kelmor", "school", "class"]}
    with duckdb(tmp_path / "scratch", jobs=1) as made:
        some = [(document, term) for document, terms in said.items() for term in terms]
        values = ", ".join(f"('{d}', 0, 'count', '{term}', {int(term == 'kelmor')}, 10)" for d, term in some)
        made.table("keys", f"SELECT * FROM (VALUES {values}) t(document, sentence, kind, term, name, known)")
        blocks.pairs(made, "keys")
        assert made.rows("SELECT document, other FROM pairs") == [("b", "c")]
