"""Training the tie-out of dates: labelled drafts become rows, and rows a model that numcheck reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from numcheck.relations.date_tieout.model import SCHEMA, SHIPPED, load, read
from training.dates import train

DRAFT = "Ada Lindqvist was born in Norrby in 1963. She opened the Tarn Gallery in 2004."
SOURCE = "Ada Lindqvist (born 4 May 1961 in Norrby) is a painter. She opened the Tarn Gallery in 2004."
ITEM = {
    "id": "a",
    "base": "1",
    "draft": DRAFT,
    "sources": [SOURCE],
    "gold": [{"start": DRAFT.index("1963"), "end": DRAFT.index("1963") + 4}],
    "right_flags": [],
    "faultless": False,
}


def rows_of(folder: Path, *items: dict[str, object]) -> list[train.DateRow]:
    (folder / "own.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return list(train.rows(folder, "own"))


def test_a_date_is_wrong_where_its_label_says_so(tmp_path: Path) -> None:
    assert [row.wrong for row in rows_of(tmp_path, ITEM)] == [1, 0]


def test_a_draft_that_is_wrong_in_other_respects_teaches_nothing(tmp_path: Path) -> None:
    assert rows_of(tmp_path, {**ITEM, "gold": []}) == []


def test_two_trainings_give_the_same_model_and_numcheck_reads_it(tmp_path: Path) -> None:
    found = rows_of(tmp_path, *[{**ITEM, "base": str(i)} for i in range(60)])
    first, again = train.fit(found), train.fit(found)
    assert first == again
    wrong, right = (read(first).score(row.features) for row in found[:2])
    assert wrong > 0.5 > right


def test_the_shipped_model_knows_every_feature_and_which_way_each_may_move() -> None:
    names = set(load().names)
    assert train.RIGHT | train.WRONG <= names
    assert not train.RIGHT & train.WRONG


def test_a_model_of_dates_of_another_schema_is_refused(tmp_path: Path) -> None:
    table = json.loads(Path(SHIPPED).read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**table, "schema": SCHEMA + 1}), encoding="utf-8")
    with pytest.raises(ValueError, match="train it again"):
        load(str(tmp_path / "model.json"))
