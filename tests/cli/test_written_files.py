"""What each command leaves in its file, opened with the library that its reader would use."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import openpyxl
import pandas
import pytest
from cli_env import RIGHT, WRONG, Run, draft
from drafts import docx as word_draft
from drafts import docx_with_note
from drafts import pdf as pdf_draft
from lxml import html
from matplotlib import image

from numcheck import writers

DRAFT = "The council sent 450 officers to the stadium. The repair cost $270 million.\n"
WIRE = "The council sent 450 officers to the stadium. The repair cost $240 million, it said.\n"


@pytest.fixture
def reports(folder: Path) -> list[str]:
    """Three sources on one storm: two agree, the third does not."""
    counts = {"county.txt": 320, "state.txt": 320, "wire.txt": 230}
    return [draft(f"The storm in Brekke destroyed {n} houses on Monday.\n", name) for name, n in counts.items()]


def page(path: str) -> html.HtmlElement:
    return html.fromstring(Path(path).read_bytes())


def test_check_writes_a_page_with_the_draft_and_its_findings(run: Run) -> None:
    assert run("check", draft(WRONG), "-o", "report.html").code == 1
    words = page("report.html").text_content()
    assert WRONG.strip() in " ".join(words.split())
    assert "656 ft stated, 243 m is 797.2 ft" in words


def test_a_folder_is_checked_without_the_reports_that_lie_in_it(run: Run, folder: Path) -> None:
    run("check", draft(WRONG), "-o", "page.html")
    code, out, err = run("check", ".")
    assert code == 1
    assert "page.html: passed over: numcheck wrote it" in err
    assert "page.html:" not in out


def test_check_holds_a_draft_against_its_sources(run: Run) -> None:
    draft(WIRE, "wire.txt")
    code, out, _ = run("check", draft(DRAFT), "--source", "wire.txt", "--output-format", "json")
    (finding,) = json.loads(out)["findings"]
    assert code == 1
    assert finding["rule"] == "contradicted-figure"
    assert ["$240 million" in str(finding), "$270 million" in str(finding)] == [True, True]


def test_check_across_compares_the_texts(run: Run, reports: list[str]) -> None:
    assert run("check", *reports, "--output-format", "concise").out == ""
    _, out, _ = run("check", *reports, "--across", "--output-format", "concise")
    assert "320 houses" in out
    assert "230 houses" in out


@pytest.mark.parametrize("name", [f for f in writers.FORMATS if f in {"json", "jsonl", "sarif", "gitlab", "rdjson"}])
def test_check_prints_json_for_programs(run: Run, name: str) -> None:
    _, out, _ = run("check", draft(WRONG), "--output-format", name)
    records = [json.loads(line) for line in out.splitlines()] if name == "jsonl" else json.loads(out)
    assert "wrong-conversion" in json.dumps(records)


def test_check_prints_junit_for_programs(run: Run) -> None:
    _, out, _ = run("check", draft(WRONG), "--output-format", "junit")
    (case,) = ElementTree.fromstring(out).iter("testcase")
    assert (case.get("name"), case.get("line")) == ("wrong-conversion 1:22", "1")


def test_extract_writes_a_page_with_every_quantity(run: Run) -> None:
    code, out, err = run("extract", draft(RIGHT), "--output-format", "html", "-o", "quantities.html")
    assert (code, out, err) == (0, "", "numcheck: quantities.html written\n")
    shown = page("quantities.html")
    assert [m.text_content() for m in shown.find_class("mark")] == ["200 m", "656 ft"]


@pytest.mark.parametrize("command", ["extract", "claims"])
@pytest.mark.parametrize("suffix", writers.TABLE_FORMATS)
def test_quantities_and_claims_are_tables(run: Run, command: str, suffix: str) -> None:
    assert run(command, draft(RIGHT), "-o", f"out.{suffix}", "-q") == (0, "", "")
    opened = (
        pandas.read_csv("out.csv") if suffix == "csv" else pandas.read_json(f"out.{suffix}", lines=suffix == "jsonl")
    )
    assert list(opened["text"]) == ["200 m", "656 ft"]
    assert list(opened["value"]) == [200, 656]


@pytest.mark.parametrize("suffix", writers.TABLE_FORMATS)
def test_tieout_writes_a_row_a_figure(run: Run, suffix: str) -> None:
    draft(WIRE, "wire.txt")
    assert run("tieout", draft(DRAFT), "--source", "wire.txt", "-o", f"tieout.{suffix}", "-q") == (0, "", "")
    name = f"tieout.{suffix}"
    rows = pandas.read_csv(name) if suffix == "csv" else pandas.read_json(name, lines=suffix == "jsonl")
    assert list(rows["verdict"]) == ["supported", "contradicted"]
    assert list(rows["source_text"]) == ["450 officers", "$240 million"]


def test_tieout_prints_the_verdicts(run: Run) -> None:
    draft(WIRE, "wire.txt")
    code, out, _ = run("tieout", draft(DRAFT), "--source", "wire.txt")
    assert code == 0
    assert [w for w in ("supported", "contradicted") if w in out] == ["supported", "contradicted"]


def test_tieout_writes_a_workbook_whose_verdicts_have_colours(run: Run) -> None:
    draft(WIRE, "wire.txt")
    assert run("tieout", draft(DRAFT), "--source", "wire.txt", "-o", "tieout.xlsx", "-q") == (0, "", "")
    sheet = openpyxl.load_workbook("tieout.xlsx")["tieout"]
    heads = [cell.value for cell in sheet[1]]
    verdicts = [sheet.cell(row, heads.index("verdict") + 1) for row in (2, 3)]
    assert [c.value for c in verdicts] == ["supported", "contradicted"]
    assert len({c.fill.fgColor.rgb for c in verdicts}) == 2
    assert sheet.cell(3, heads.index("value") + 1).number_format == "#,##0"
    assert sheet.cell(2, heads.index("sentence") + 1).alignment.wrap_text


@pytest.mark.parametrize(
    "order", [["draft.md", "--source", "a.txt", "b.txt"], ["--source", "a.txt", "b.txt", "draft.md"]]
)
def test_several_sources_follow_one_flag(run: Run, order: list[str]) -> None:
    draft("The storm cost $240 million.", "a.txt")
    draft("The storm hurt 12 people.", "b.txt")
    draft("The storm cost $240 million. It hurt 12 people.", "draft.md")
    code, out, _ = run("tieout", *order, "--output-format", "json")
    assert (code, [(r["source"], r["verdict"]) for r in json.loads(out)]) == (
        0,
        [("a.txt", "supported"), ("b.txt", "supported")],
    )


def test_tieout_tells_the_contradicted_first_and_each_figure_once(run: Run) -> None:
    draft("The storm cost $240 million.", "wire.txt")
    _, out, _ = run(
        "tieout", draft("The storm cost $280 million.\n\nIn all, the storm cost $280 million."), "--source", "wire.txt"
    )
    assert out.splitlines()[:3] == [
        "Contradicted by wire.txt",
        "figure        in the draft  in the source  where",
        "$280 million  line 1, 3     $240 million   line 1",
    ]


def test_ledger_writes_a_row_a_measurand_and_a_column_a_source(run: Run, reports: list[str]) -> None:
    assert run("ledger", *reports, "-o", "ledger.csv", "-q") == (0, "", "")
    (row,) = pandas.read_csv("ledger.csv").to_dict("records")
    assert [row[name] for name in reports] == ["320 houses", "320 houses", "230 houses"]
    assert (row["least"], row["greatest"]) == (230, 320)
    assert "wire.txt" in str(row["outliers"])


def test_ledger_prints_who_stands_apart(run: Run, reports: list[str]) -> None:
    code, out, _ = run("ledger", *reports)
    _, row, *_ = out.splitlines()
    assert code == 0
    assert row.split()[-1] == "wire.txt"
    assert out.endswith("1 measurand with more than one figure.\n")


def test_ledger_reads_tables_too(run: Run, folder: Path) -> None:
    draft("place,houses destroyed\nBrekke,320\n", "county.csv")
    draft("The storm destroyed 320 houses in Brekke.\n", "wire.txt")
    assert run("ledger", ".", "-o", "ledger.csv").code == 0
    assert Path("ledger.csv").exists()


def test_annotate_writes_comments_that_word_shows(run: Run) -> None:
    Path("draft.docx").write_bytes(word_draft())
    code, out, err = run("annotate", "draft.docx", "-o", "reviewed.docx")
    assert (code, out, err) == (0, "", "numcheck: reviewed.docx: 3 figures marked\n")
    comments = docx.Document("reviewed.docx").comments
    assert any("200-metre is 656.2 feet" in comment.text for comment in comments)
    assert not list(docx.Document("draft.docx").comments)


def test_annotate_may_take_the_place_of_the_draft(run: Run) -> None:
    path = draft(WRONG)
    assert run("annotate", path, "-o", path, "--overwrite", "--quiet") == (0, "", "")
    assert "797.2 ft" in Path(path).read_text(encoding="utf-8")


def test_annotate_says_what_it_cannot_write(run: Run) -> None:
    path = draft("Subject: x\n\n" + WRONG, "draft.eml")
    code, out, err = run("annotate", path, "-o", "reviewed.eml")
    assert (code, out) == (2, "")
    assert err.startswith("numcheck: draft.eml: ")


def test_report_writes_a_folder_of_tables_and_a_workbook(run: Run) -> None:
    draft(WIRE, "wire.txt")
    code, out, err = run("report", draft(DRAFT), "--source", "wire.txt", "-o", "report")
    assert (code, out) == (0, "")
    tables = {name: len(pandas.read_csv(f"report/{name}.csv")) for name in ("findings", "claims", "tieout")}
    assert tables == {"findings": 1, "claims": 2, "tieout": 2}
    book = openpyxl.load_workbook("report/report.xlsx")
    assert [row[0].value for row in book["findings"].iter_rows(min_row=2)] == ["draft.md"]
    assert all(name in err for name in ("findings.csv", "ledger.csv", "report.xlsx"))
    assert sorted(path.name for path in Path("report").iterdir()) == sorted(err.strip().rpartition(": ")[2].split(", "))


def test_plot_draws_the_claims_as_svg_and_png(run: Run, reports: list[str]) -> None:
    run("claims", *reports, "-o", "claims.csv")
    assert run("plot", "claims.csv", "-o", "claims.svg") == (0, "", "numcheck: claims.svg written\n")
    assert ElementTree.parse("claims.svg").getroot().tag.endswith("svg")
    assert run("plot", "claims.csv", "-o", "claims.png").code == 0
    height, width, _ = image.imread(BytesIO(Path("claims.png").read_bytes())).shape
    assert min(height, width) > 100


def test_plot_says_what_is_no_claims_table(run: Run) -> None:
    code, out, err = run("plot", draft("a,b\n1,2\n", "other.csv"), "-o", "claims.svg")
    assert (code, out) == (2, "")
    assert err.startswith("numcheck: plot: other.csv: ")


@pytest.mark.parametrize("line", ["check -o out.html", "check -o out.csv --output-format jsonl", "claims -o out.csv"])
def test_what_is_written_is_named(run: Run, line: str) -> None:
    command, *rest = line.split()
    assert run(command, draft(RIGHT), *rest).err == f"numcheck: {rest[1]} written\n"
    assert run(command, draft(RIGHT), *rest, "-q").err == ""


def test_a_tie_out_in_a_file_says_how_it_went_and_how_excel_reads_it(run: Run) -> None:
    draft(WIRE, "wire.txt")
    line = ["tieout", draft(f"{WIRE} It cost £5m."), "--source", "wire.txt"]
    plain, marked = run(*line, "-o", "tied.csv").err, run(*line, "-o", "tied.csv", "--bom").err
    assert marked.startswith("numcheck: tied.csv written: ")
    assert marked.endswith(" supported.\n")
    assert plain == f"{marked[:-1]} (for Excel add --bom, or it shows “£” as other signs)\n"
    assert run(*line, "-o", "tied.xlsx").err == marked.replace(".csv", ".xlsx")
    assert run(*line, "-o", "tied.csv", "-q").err == ""


@pytest.mark.parametrize("command", ["check", "claims", "extract", "tieout", "ledger"])
def test_a_table_for_excel_begins_with_a_byte_order_mark(run: Run, command: str) -> None:
    draft(WIRE, "wire.txt")
    sources = ["--source", "wire.txt"] if command == "tieout" else []
    run(command, draft("It cost £5m."), *sources, "-o", "out.csv", "--bom")
    marked = Path("out.csv").read_bytes()
    run(command, "draft.md", *sources, "-o", "out.csv")
    assert marked == b"\xef\xbb\xbf" + Path("out.csv").read_bytes()


def test_show_prints_each_stage(run: Run) -> None:
    path = draft(f"{RIGHT}They say that the bridge is 210 m long.\n")
    for what in writers.SHOWN:
        code, out, _ = run("show", what, path, "-o", f"{what}.txt")
        assert (code, out) == (0, "")
        assert "200 m" in Path(f"{what}.txt").read_text(encoding="utf-8"), what


def test_explain_lists_the_rules_and_a_family(run: Run) -> None:
    listed = run("explain").out.splitlines()
    family = run("explain", "conversion").out
    assert any(line.startswith("wrong-conversion ") for line in listed)
    assert "wrong-conversion (conversion, error)\n" in family
    assert "(arithmetic, " not in family


def test_config_prints_the_schema_of_itself(run: Run) -> None:
    code, out, _ = run("config", "--schema")
    assert code == 0
    assert json.loads(out)["properties"]["fail-on"]["default"] == "error"


def test_claims_and_tieout_of_a_pdf_name_the_page(run: Run) -> None:
    Path("draft.pdf").write_bytes(pdf_draft())
    run("claims", "draft.pdf", "-o", "claims.csv")
    assert set(pandas.read_csv("claims.csv")["page"]) == {1}
    run("tieout", "draft.pdf", "--source", draft(WIRE, "wire.txt"), "-o", "tieout.csv")
    assert set(pandas.read_csv("tieout.csv")["page"]) == {1}
    run("tieout", draft(DRAFT), "--source", "draft.pdf", "-o", "from.csv")
    found = pandas.read_csv("from.csv")
    assert set(found["source_page"].dropna()) <= {1}
    assert "p. 1, line 2" in run("tieout", "draft.pdf", "--source", "wire.txt").out


def test_a_place_in_word_is_one_that_people_can_look_up(run: Run) -> None:
    Path("draft.docx").write_bytes(word_draft())
    out = run("check", "draft.docx").out
    assert "draft.docx: “A flag for the harbour”, paragraph 1\n" in out
    assert "draft.docx:2:" not in out
    assert run("check", "draft.docx", "--output-format", "concise").out.startswith("draft.docx:2:")


def test_a_word_file_without_its_notes_is_said(run: Run) -> None:
    with ZipFile(BytesIO(docx_with_note(DRAFT, DRAFT))) as whole, ZipFile("draft.docx", "w") as cut:
        for name in whole.namelist():
            if name != "word/footnotes.xml":
                cut.writestr(name, whole.read(name))
    assert "draft.docx: footnotes are missing from the file\n" in run("check", "draft.docx").out
    code, _, err = run("annotate", "draft.docx", "-o", "reviewed.docx")
    assert code == 2
    assert "draft.docx: no annotated copy: the library that would write it cannot open the file: " in err
    assert "KeyError" not in err


def test_a_workbook_without_its_sheets_is_said(run: Run) -> None:
    book = openpyxl.Workbook()
    book.active.append(["The bridge is 200 m (656 ft) long."])
    book.create_sheet("Lengths").append(["It is 200 m long."])
    book.save("whole.xlsx")
    for lost in (["sheet2"], ["sheet1", "sheet2"]):
        with ZipFile("whole.xlsx") as whole, ZipFile(f"{len(lost)}.xlsx", "w") as cut:
            for name in whole.namelist():
                if not name.endswith(tuple(f"{sheet}.xml" for sheet in lost)):
                    cut.writestr(name, whole.read(name))
    assert "1.xlsx: sheet “Lengths” is missing from the file\n" in run("check", "1.xlsx").out
    code, out, err = run("check", "2.xlsx")
    assert (code, out) == (2, "")
    assert err == "numcheck: 2.xlsx: broken .xlsx: its sheets are missing from the file (Sheet, Lengths)\n"


def test_a_figure_of_a_workbook_is_named_as_its_cell(run: Run) -> None:
    book = openpyxl.Workbook()
    for row in (["Year", "Cars"], [2014, 1200], [2015, 1300], [2016, 1400], ["Total", 4900]):
        book.active.append(row)
    book.save("cars.xlsx")
    out = run("check", "cars.xlsx").out
    assert "cars.xlsx: Sheet, B5, row Total, Cars\n" in out
    assert "2 │ 2014    1200\n" in out


def test_a_code_host_is_told_the_place_in_word_in_words(run: Run) -> None:
    Path("draft.docx").write_bytes(word_draft())
    place = " (“A flag for the harbour”, paragraph 1)"
    command = run("check", "draft.docx", "--output-format", "github").out.splitlines()[0]
    assert place in command.partition("%0A")[0]
    assert json.loads(run("check", "draft.docx", "--output-format", "gitlab").out)[0]["description"].endswith(place)
    assert place not in run("check", draft(WRONG), "--output-format", "github").out


def test_a_tie_out_at_a_terminal_says_every_place_whole(run: Run) -> None:
    heading = "Islanders and councillors on the bridge"
    draft(f"<h1>{heading}</h1><p>The bridge is 243 m long.</p>", "wire.html")
    out = run("tieout", draft("The bridge is 243 m long. It has 8 lanes.\n"), "--source", "wire.html").out
    assert "…" not in out
    assert " bridge”" in out
    assert max(map(len, out.splitlines())) <= 80
