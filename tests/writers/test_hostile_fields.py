"""Every writer, every field, every kind of hostile words: what is written stays what it is, whatever stands in it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
from fuzzing.fields import FIELDS, VALUES, view_of
from lxml import html

from numcheck import writers
from numcheck.writers import View

# What no output may hold as it is: a terminal would obey it, a reader be shown another order.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMULA = re.compile(r"\s*[=+@\uff1d\uff0b\uff20-](?!\d+(\.\d+)?$)")


def written(view: View) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Every way to write ``view``, by name."""
    for name in writers.FORMATS:
        yield name, lambda name=name: writers.render(name, view)  # type: ignore[misc]
    for name in writers.SHOWN:
        yield f"show {name}", lambda name=name: writers.render_shown(name, view)  # type: ignore[misc]
    for name in ("full", "csv", "json", "jsonl", "xlsx"):
        yield f"tieout {name}", lambda name=name: writers.render_tieout(view, name)  # type: ignore[misc]
        yield f"ledger {name}", lambda name=name: writers.render_ledger(view, name)  # type: ignore[misc]
    for name in writers.TABLE_FORMATS:
        yield f"claims {name}", lambda name=name: writers.render_claims(view.report, view.documents, name)  # type: ignore[misc]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), strict=True))


def shape(name: str, out: str | bytes) -> object:
    """What hostile words may not change: how many records, lines, elements or commands there are."""
    kind = name.rpartition(" ")[2]
    if isinstance(out, bytes):
        cells = [c for row in openpyxl.load_workbook(io.BytesIO(out)).active.iter_rows() for c in row]  # type: ignore[union-attr]
        assert all(c.data_type != "f" for c in cells)
        return len(cells)
    if kind == "csv":
        found = rows(out)
        assert not [cell for row in found for cell in row if FORMULA.match(cell)]
        return [len(row) for row in found]
    if kind == "jsonl":
        return [sorted(json.loads(line)) for line in out.splitlines() if "ledger" not in name or json.loads(line)]
    if kind in {"json", "sarif", "gitlab", "rdjson"}:
        return len(json.loads(out))
    if kind == "junit":
        return [e.tag for e in ElementTree.fromstring(out).iter()]
    if kind == "html":
        page = html.fromstring(out)
        assert not [a for e in page.iter() for a in e.attrib if str(a).startswith("on")]
        return [len(page.findall(f".//{tag}")) for tag in ("script", "img", "iframe", "article", "section")]
    if kind == "github":
        return [line.split("::")[1].split()[0] for line in out.splitlines() if line.startswith("::")]
    if kind == "markdown":
        words = re.sub("`[^`\n]*`", "", out)
        assert not re.search(r"<(?!!-- -->|/?(details|summary)>)|(?<!\\)\]\(|(?<![\\\w])@\w|https?://", words)
    return len(out.splitlines()) if kind in {"concise", "markdown"} else None


@cache
def plain_shapes(field: str) -> dict[str, object]:
    return {name: shape(name, write()) for name, write in written(view_of("words", only=field))}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", VALUES)
def test_hostile_words_in_a_field_change_nothing_else(kind: str, field: str) -> None:
    pytest.importorskip("jinja2")
    for name, write in written(view_of(VALUES[kind], only=field)):
        out = write()
        if isinstance(out, str):
            assert not OBEYED.search(out), name
        if "ledger" not in name or "name" not in field:
            assert shape(name, out) == plain_shapes(field)[name], name


def test_the_fields_reach_the_writers() -> None:
    """Each of FIELDS stands in what some writer writes; otherwise the test above would look at nothing."""
    for field in FIELDS:
        out = [write() for _, write in written(view_of("qqzz", only=field))]
        assert any("qqzz" in text for text in out if isinstance(text, str)), field


def test_json_gives_back_the_very_words() -> None:
    words = VALUES["terminal"] + VALUES["direction"]
    (first, *_) = json.loads(writers.render("json", view_of(words)))["findings"]
    assert first["message"] == words
