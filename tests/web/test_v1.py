"""/v1: what is sent as JSON or as files, and what comes back."""

from __future__ import annotations

import io
import json
from typing import Any

import jsonschema
import pytest
from cases import ROOT
from drafts import docx, html, odt, pdf

pytest.importorskip("python_multipart")

from running_service import FORM, form

from numcheck.documents import read_bytes
from numcheck.web.limits import RequestLimits
from numcheck.web.messages import ServiceAnswer, ServiceCall
from numcheck.web.operations import answered

WRONG = "The bridge is 243 m (656 ft) long."
SOURCE = "The bridge, 200 m long, carries 5,000 cars a day."


def post(operation: str, **content: Any) -> ServiceAnswer:
    """The answer to JSON."""
    return answered(ServiceCall(operation, "application/json", json.dumps(content).encode()), RequestLimits())


def send(operation: str, *fields: tuple[str, str | tuple[str, bytes]]) -> ServiceAnswer:
    """The answer to a form."""
    return answered(ServiceCall(operation, FORM, form(*fields)), RequestLimits())


def problem(answer: ServiceAnswer) -> tuple[int, str]:
    """Status and detail of a refusal."""
    assert answer.content_type == "application/problem+json"
    said = json.loads(answer.body)
    assert said["status"] == answer.status
    return answer.status, said["detail"]


def test_a_check_answers_with_the_report_that_the_command_writes() -> None:
    answer = post("check", draft={"text": WRONG, "name": "bridge.md"})
    report = json.loads(answer.body)
    schema = json.loads((ROOT / "numcheck/writers/formats/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert [f["message"] for f in report["findings"]] == ["656 ft stated, 243 m is 797.2 ft"]
    assert report["findings"][0]["location"]["uri"] == "bridge.md"


def test_a_check_against_sources_finds_what_they_contradict() -> None:
    answer = post("check", draft={"text": "The bridge, 230 m long, is new."}, sources=[{"text": SOURCE}])
    assert [f["rule"] for f in json.loads(answer.body)["findings"]] == ["contradicted-figure"]


def test_settings_are_those_of_a_configuration() -> None:
    text = "The bridge is 200 m long."
    assert json.loads(post("check", draft={"text": text}).body)["findings"] == []
    answer = post("check", draft={"text": text}, settings={"units": {"both": ["imperial"]}})
    assert [f["rule"] for f in json.loads(answer.body)["findings"]] == ["missing-conversion"]
    ignored = post("check", draft={"text": WRONG}, settings={"ignore": ["conversion"]})
    assert json.loads(ignored.body)["findings"] == []


def test_html_is_read_as_html_and_only_where_its_name_says_so() -> None:
    page = "<p>The bridge is 243 m (656&nbsp;ft) long.</p><script>5 km (9 miles)</script>"
    report = json.loads(post("check", draft={"text": page, "name": "x.html"}).body)
    assert [f["location"]["text"] for f in report["findings"]] == ["656\xa0ft"]


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "xlsx", "html", "sarif", "markdown", "full"])
def test_a_check_is_answered_in_any_format(name: str) -> None:
    answer = post("check", draft={"text": WRONG}, format=name)
    assert answer.status == 200
    assert answer.body


def test_a_tie_out_has_a_row_a_figure() -> None:
    rows = json.loads(post("tieout", draft={"text": "It carries 5,000 cars a day."}, sources=[{"text": SOURCE}]).body)
    assert [(row["text"], row["verdict"], row["source"]) for row in rows] == [
        ("5,000 cars a day", "supported", "source.txt")
    ]


def test_an_extraction_has_a_row_a_quantity() -> None:
    rows = json.loads(post("extract", draft={"text": SOURCE}).body)
    assert next(row["text"] for row in rows) == "200 m"


def test_a_ledger_has_a_column_a_document() -> None:
    texts = [{"text": "The dam holds 5,000 tonnes of water.", "name": name} for name in ("a.txt", "a.txt")]
    (row,) = json.loads(post("ledger", documents=texts).body)
    assert (row["a.txt"], row["a (2).txt"]) == ("5,000 tonnes", "5,000 tonnes")


def test_word_comes_back_as_word_with_comments() -> None:
    answer = send("annotate", ("draft", ("Flag.docx", docx())))
    assert answer.file_name == "reviewed-Flag.docx"
    comments = pytest.importorskip("docx").Document(io.BytesIO(answer.body)).comments
    assert any("900-foot" in comment.text for comment in comments)
    assert "200-metre" in read_bytes(answer.body, "x.docx").text


@pytest.mark.parametrize(("name", "make"), [("x.odt", odt), ("x.pdf", pdf), ("x.html", html)])
def test_other_drafts_come_back_in_their_own_format(name: str, make: Any) -> None:
    answer = send("annotate", ("draft", (name, make())))
    assert answer.status == 200
    assert "200-metre" in read_bytes(answer.body, name).text


def test_a_form_takes_files_and_switches() -> None:
    answer = send(
        "check",
        ("draft", ("draft.docx", docx())),
        ("sources", ("wire.html", html())),
        ("preset", "ap"),
        ("min-confidence", "low"),
        ("both", "metric"),
        ("format", "jsonl"),
    )
    assert answer.status == 200
    assert b"wrong-conversion" in answer.body


def test_a_field_that_is_no_file_is_a_text() -> None:
    answer = send("check", ("draft", f"PK {WRONG}"))
    assert [f["rule"] for f in json.loads(answer.body)["findings"]] == ["wrong-conversion"]


def test_a_name_is_a_name_and_no_path() -> None:
    answer = send("check", ("draft", ("../../etc/draft.md", WRONG.encode())))
    assert json.loads(answer.body)["documents"] == [{"uri": "draft.md", "role": "draft"}]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ({}, "draft: missing"),
        ({"draft": {"text": 5}}, "draft.text: string expected"),
        ({"draft": {"text": ""}, "texts": []}, "texts: unknown; known are draft, sources, format, settings"),
        ({"draft": {"text": ""}, "settings": {"rates": "/etc/passwd"}}, "settings.rates: unknown"),
        ({"draft": {"text": ""}, "format": "docx"}, "format: one of json, xlsx"),
        ({"draft": {"text": ""}, "sources": [{"text": ""}] * 20}, "sources: 0 to 19 entries expected"),
        ({"draft": {"text": ""}, "settings": {"units": {"home-currency": "euro"}}}, "settings.units.home-currency: "),
    ],
)
def test_what_is_not_of_the_schema_is_named(content: dict[str, Any], detail: str) -> None:
    status, said = problem(post("check", **content))
    assert status == 422
    assert said.startswith(detail)


def test_what_cannot_be_read_is_named() -> None:
    assert problem(send("check", ("draft", ("x.docx", b"PK\x03\x04 no"))))[0] == 422
    assert problem(send("check", ("draft", ("x.zip", b"PK\x03\x04 no"))))[0] == 422
    status, said = problem(send("annotate", ("draft", ("x.tex", b"Five of 6."))))
    assert (status, said[:40]) == (422, "x.tex: no annotated copy of .tex files (")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b'{"draft": NaN}', 400),
        ("application/json", b"\xff\xfe", 400),
        ("multipart/form-data", b"", 400),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disp", 400),
        ("text/plain", b"Five of 6.", 415),
        ("", b"", 415),
    ],
)
def test_what_is_no_request_is_refused(kind: str, body: bytes, status: int) -> None:
    assert problem(answered(ServiceCall("check", kind, body), RequestLimits()))[0] == status


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    call = ServiceCall("check", FORM, form(("draft", ("x.pdf", pdf()))))
    assert problem(answered(call, RequestLimits(pages=0)))[0] == 413


def test_an_error_of_numcheck_is_named_and_the_text_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError(WRONG)

    monkeypatch.setattr("numcheck.pipeline.check", broken)
    answer = post("check", draft={"text": WRONG})
    assert problem(answer) == (500, "internal error: KeyError")
    assert not answer.usable
