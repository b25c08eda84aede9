"""``import numcheck``: strings, documents, paths and columns in; reports, tables and copies out; refusals in one line."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pandas
import pytest
from cases import ROOT

import numcheck
from numcheck.config import ConfigError
from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.text import Location, Span
from numcheck.writers import FORMATS

WRONG = "The bridge is 243 m (656 ft) long."
FLOOD = "The flood took 38 lives and 12 homes."


def test_every_public_name_is_there_and_nothing_else_is_promised() -> None:
    for name in numcheck.__all__:
        assert getattr(numcheck, name) is not None
    assert set(numcheck.__all__) <= set(dir(numcheck))
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = numcheck.chekc


def test_importing_it_loads_nothing_but_its_version() -> None:
    script = "import sys, numcheck; print(sorted(m for m in sys.modules if m.startswith('numcheck')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "['numcheck', 'numcheck.version']"


@pytest.mark.parametrize("given", [WRONG, [WRONG], (numcheck.Document.from_text(WRONG),), iter([WRONG])])
def test_a_text_is_checked_however_it_comes(given: Any) -> None:
    assert [f.rule for f in numcheck.check(given).findings] == ["wrong-conversion"]


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.html"
    path.write_text(f"<p>{WRONG}</p>", encoding="utf-8")
    (finding,) = numcheck.check(path).findings
    assert (finding.location.uri, finding.line, finding.column) == (str(path), 1, 25)


def test_a_string_is_read_in_paragraphs_and_its_spans_slice_back() -> None:
    text = "Bridge\n\nIt is 243 m (656 ft) long.\n\nIt cost $5 million."
    finding = next(f for f in numcheck.check(text).findings if f.rule == "wrong-conversion")
    assert finding.location.span.of(text) == finding.text == "656 ft"
    assert [q.span.of(text) for q in numcheck.extract(text)] == [q.text for q in numcheck.extract(text)]


def test_a_number_alone_is_a_figure_and_not_that_of_a_page() -> None:
    assert [q.text for q in numcheck.extract("½")] == ["½"]


@pytest.mark.parametrize("wrong", [b"243 m", None, 3, 2.5, {"a": 1}, [None], [b"x"], object()])
@pytest.mark.parametrize("door", ["check", "ledger"])
def test_what_is_no_text_is_refused(door: str, wrong: Any) -> None:
    with pytest.raises(TypeError, match="a string, a Document or a path expected, not "):
        getattr(numcheck, door)(wrong)


@pytest.mark.parametrize("wrong", [b"243 m", None, 3])
def test_what_is_no_text_is_refused_by_every_door(wrong: Any) -> None:
    for door in (numcheck.extract, numcheck.claims, numcheck.Document.from_text, lambda t: numcheck.tieout(t, FLOOD)):
        with pytest.raises(TypeError, match=f"not {type(wrong).__name__}"):
            door(wrong)


def test_bytes_and_text_are_not_confused() -> None:
    with pytest.raises(TypeError, match=r"bytes expected, not str; numcheck\.read_text"):
        numcheck.read_bytes("text", "x.txt")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"text expected, not bytes; numcheck\.read_bytes"):
        numcheck.read_text(b"text", "x.txt")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["draft.md", "/srv/wire.html", "a\\b.docx"])
def test_the_name_of_a_file_is_no_text(name: str) -> None:
    with pytest.raises(ValueError, match="is the name of a file"):
        numcheck.check(name)


def test_a_text_that_ends_like_a_file_is_one() -> None:
    assert numcheck.check("He read draft.md").counts.figures == 0


def test_two_texts_of_one_name_are_refused() -> None:
    twice = [numcheck.Document.from_text(WRONG), numcheck.Document.from_text(FLOOD)]
    with pytest.raises(ValueError, match="two texts are called 'text'"):
        numcheck.check(twice)


def test_html_under_its_name_is_read_as_html() -> None:
    page = f"<html><script>var x = '1 m (9 ft)'</script><p>{WRONG}</p></html>"
    document = numcheck.Document.from_text(page, uri="x.html")
    assert document.text.strip() == WRONG
    assert document == numcheck.read_text(page, "x.html")
    assert numcheck.Document.from_text(page, uri="x.txt").text == page


def test_both_ends_know_line_column_and_words() -> None:
    (finding,) = numcheck.check(f"# Bridge\n\n{WRONG}\n").findings
    (other,) = finding.related
    assert (finding.line, finding.column, finding.text) == (3, 22, "656 ft")
    assert (other.line, other.column, other.text) == (3, 15, "243 m")
    assert finding.place is not None
    assert (finding.place.end_line, finding.place.end_column) == (3, 28)


def test_a_finding_outside_of_a_report_has_no_place() -> None:
    finding = Finding(
        rule="r",
        family=Family.CONFLICT,
        severity=Severity.ERROR,
        message="m",
        location=Location("text", Span(0, 1)),
    )
    assert (finding.line, finding.column, finding.text) == (0, 0, "")


def test_the_dictionary_of_a_report_is_what_json_writes() -> None:
    report = numcheck.check(WRONG, FLOOD)
    schema = json.loads((ROOT / "numcheck/writers/formats/report.schema.json").read_text("utf-8"))
    jsonschema.validate(report.to_dict(), schema)
    assert report.to_dict() == json.loads(numcheck.render(report, "json"))


def test_a_report_becomes_frames() -> None:
    report = numcheck.check([WRONG, FLOOD], "The flood took 83 lives.")
    assert set(report.to_frame()["rule"]) <= {f.rule for f in report.findings}
    assert len(report.to_frame("claims")) == report.counts.figures
    assert report.to_frame("tieout")["verdict"].isin(["supported", "contradicted", "unsupported", "not-checked"]).all()
    assert list(report.to_frame("ledger").columns[:2]) == ["measurand", "unit"]
    with pytest.raises(ValueError, match="no table 'claim'"):
        report.to_frame("claim")


def test_a_report_without_findings_has_an_empty_frame_with_its_columns() -> None:
    frame = numcheck.check("It rained.").to_frame()
    assert (len(frame), "related_line" in frame.columns) == (0, True)


def test_claims_of_a_column_join_their_texts() -> None:
    frame = pandas.DataFrame({"note": ["It is 5 km long.", None, "He sold 3 cows and 4 pigs."]}, index=[7, 8, 9])
    made = numcheck.claims(frame, column="note")
    assert [(i, t) for i, t in made["text"].items()] == [(7, "5 km"), (9, "3 cows"), (9, "4 pigs")]
    assert len(frame.join(made)) == 4
    pandas.testing.assert_frame_equal(made, numcheck.claims(frame["note"]))


def test_claims_of_a_column_keep_the_names_of_its_labels() -> None:
    labels = pandas.MultiIndex.from_tuples([("x", 1), ("x", 2)], names=["paper", "day"])
    made = numcheck.claims(pandas.Series(["3 cows were sold.", "It rained."], index=labels))
    assert (list(made.index), list(made.index.names)) == ([("x", 1)], ["paper", "day"])


def test_a_column_without_texts_has_no_claims_and_one_of_numbers_is_refused() -> None:
    assert len(numcheck.claims(pandas.Series([None, float("nan")], dtype=object))) == 0
    with pytest.raises(TypeError, match="row 1: text expected, not int"):
        numcheck.claims(pandas.Series(["It rained.", 3]))
    with pytest.raises(TypeError, match=r"claims\(frame, column=name\)"):
        numcheck.claims(pandas.DataFrame({"a": ["x"]}))


def test_tieout_says_what_the_sources_say() -> None:
    rows = numcheck.tieout(FLOOD, ["The flood took 38 lives.", "No one was hurt."])
    assert list(zip(rows["text"], rows["verdict"], rows["source"], strict=True)) == [
        ("38 lives", "supported", "source 1"),
        ("12 homes", "unsupported", ""),
    ]
    with pytest.raises(ValueError, match="no sources"):
        numcheck.tieout(FLOOD, [])


def test_ledger_compares_texts() -> None:
    rows = numcheck.ledger(["The dam has 38 turbines.", "The dam has 37 turbines."])
    assert rows[["measurand", "text 1", "text 2"]].values.tolist() == [["turbines", "38 turbines", "37 turbines"]]


@pytest.mark.parametrize("name", FORMATS)
def test_every_output_format_is_rendered(name: str) -> None:
    assert "656" in numcheck.render(numcheck.check(WRONG), name)


def test_tables_are_rendered_and_unknown_names_are_told_the_nearest() -> None:
    report = numcheck.check(FLOOD, "The flood took 38 lives.")
    assert "supported" in numcheck.render(report, "csv", table="tieout")
    made = numcheck.render(report, "xlsx", table="tieout")
    assert isinstance(made, bytes)
    assert "xl/workbook.xml" in ZipFile(BytesIO(made)).namelist()
    assert json.loads(numcheck.render(report, "json", table="claims"))
    with pytest.raises(ValueError, match="did you mean 'sarif'"):
        numcheck.render(report, "sarfi")
    with pytest.raises(ValueError, match="did you mean 'tieout'"):
        numcheck.render(report, "csv", table="tie-out")


def test_a_copy_is_annotated_in_memory() -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_paragraph(WRONG)
    saved = BytesIO()
    file.save(saved)
    report = numcheck.check(numcheck.read_bytes(saved.getvalue(), "draft.docx"))
    copy = numcheck.annotate(report, saved.getvalue())
    comments = [comment.text for comment in docx.Document(BytesIO(copy)).comments]
    assert any("656 ft stated, 243 m is 797.2 ft" in text for text in comments)


def test_a_copy_of_a_text_needs_no_file() -> None:
    report = numcheck.check([numcheck.Document.from_text(f"<p>{WRONG}</p>", uri="x.html"), FLOOD])
    assert b"<mark" in numcheck.annotate(report)
    with pytest.raises(ValueError, match="no text 'y.html'"):
        numcheck.annotate(report, uri="y.html")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ignore": ("wrong-conversoin",)}, "unknown rule 'wrong-conversoin' (did you mean 'wrong-conversion'?)"),
        ({"select": ("conflicts",)}, "unknown rule 'conflicts' (did you mean 'conflict'?)"),
        ({"per_file_ignores": (("*.md", ("notations",)),)}, "unknown rule 'notations' (did you mean 'notation'?)"),
        ({"options": {"wrong-sumn": {}}}, "rules: unknown rule 'wrong-sumn'"),
        ({"select": "conflict"}, "select: a list of names expected, not the text 'conflict'"),
        ({"fail_on": "eror"}, "fail-on: 'eror' is none of error, warning, note, never (did you mean 'error'?)"),
    ],
)
def test_a_configuration_that_means_nothing_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        numcheck.check(WRONG, config=numcheck.Config(**fields))
    assert str(refused.value).startswith(said)


def test_a_configuration_is_found_for_a_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "numcheck.toml").write_text('ignore = ["notation"]\n', encoding="utf-8")
    draft = tmp_path / "a" / "draft.md"
    for path in (draft, str(draft), tmp_path / "a", tmp_path / "numcheck.toml"):
        assert numcheck.Config.load(path).ignore == ("notation",)
    (tmp_path / "a" / "numcheck.toml").write_text("", encoding="utf-8")
    assert numcheck.Config.load(draft) == numcheck.Config()


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.rows = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.found += [name for name, _ in attrs if name.startswith("on")]


def test_a_notebook_shows_the_findings_and_runs_nothing() -> None:
    hostile = numcheck.Document.from_text(
        "The <script>alert(1)</script> is 243 m (656 ft) long & \u202e<img src=x onerror=alert(2)>.",
        uri="<b onload=x>.txt",
    )
    report = numcheck.check([hostile])
    shown = report._repr_html_()
    tags = _Tags(shown).found
    assert report.findings
    assert set(tags) <= {"div", "strong", "table", "thead", "tbody", "tr", "th", "td", "bdi", "mark", "span", "br"}
    assert "\u202e" not in shown
    assert tags.count("tr") == 1 + len(report.findings)
    assert "&lt;b onload=x&gt;.txt:1:" in shown


def test_a_notebook_shows_no_more_than_one_reads() -> None:
    report = numcheck.check("\n\n".join(f"The pole {n} is {n} m (656 ft) long." for n in range(1000, 1300)))
    assert len(report.findings) > 200
    assert _Tags(report._repr_html_()).found.count("tr") == 201
    assert f"{len(report.findings) - 200} more" in report._repr_html_()


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(numcheck.UnreadableError, match=r"^no-such\.md: no such file or directory$"):
        numcheck.read("no-such.md")
