"""What holds for every report: any text, any spans, any words."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from numcheck import writers
from numcheck.core.finding import Counts, Finding, Related, Report
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.text import Document, Location, Span
from numcheck.messages.fingerprint import fingerprints
from numcheck.writers import View
from numcheck.writers.terminal import text_width

# Letters of several widths, breaks, tabs, controls, direction marks, surrogates, markup.
ALPHABET = "ab 1.,\n\r\t\0\x1b水é\u0301\u202e\u200d👍\ud800<>&\"'`|*_[]:%@#=+-\\/"


@st.composite
def views(draw: st.DrawFn) -> View:
    """One or two short documents with up to four findings anywhere in them."""
    uris = draw(st.lists(st.text(ALPHABET, min_size=1, max_size=8), min_size=1, max_size=2, unique=True))
    documents = {u: Document.from_text(draw(st.text(ALPHABET, max_size=120)), uri=u) for u in uris}

    def location() -> Location:
        uri = draw(st.sampled_from(uris))
        ends = sorted(draw(st.tuples(*[st.integers(0, len(documents[uri].text))] * 2)))
        return Location(uri, Span(*ends))

    words = st.text(ALPHABET, max_size=40)
    findings = tuple(
        Finding(
            rule=draw(st.sampled_from(["conflicting-figures", "missing-conversion"])),
            family=draw(st.sampled_from(Family)),
            severity=draw(st.sampled_from(Severity)),
            message=draw(words),
            location=location(),
            related=tuple(Related(location(), draw(words)) for _ in range(draw(st.integers(0, 2)))),
            confidence=draw(st.sampled_from(Confidence)),
            reason=draw(words),
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    notes = tuple((draw(st.sampled_from(uris)), draw(words)) for _ in range(draw(st.integers(0, 2))))
    width = draw(st.integers(20, 120))
    return View(
        report=Report(findings=findings, counts=Counts(len(findings)), notes=notes), documents=documents, width=width
    )


@pytest.mark.parametrize("name", [n for n in writers.FORMATS if n != "html"])
@given(view=views())
@settings(max_examples=25, deadline=None)
def test_every_report_can_be_written_and_ends_in_a_line_break(name: str, view: View) -> None:
    text = writers.render(name, view)
    text.encode("utf-8")
    assert not text or text.endswith("\n")
    assert "\x1b" not in text
    assert "\0" not in text


@given(view=views())
@settings(max_examples=25, deadline=None)
def test_every_report_is_a_page_without_markup_of_its_own(view: View) -> None:
    pytest.importorskip("jinja2")
    page = writers.render("html", view)
    assert page.count("<script>") == page.count("</script>") == 1
    assert "\0" not in page


@given(view=views())
@settings(max_examples=60, deadline=None)
def test_json_gives_back_what_was_found(view: View) -> None:
    read = json.loads(writers.render("json", view))
    for record, finding in zip(read["findings"], view.report.findings, strict=True):
        span = finding.location.span
        assert record["location"]["span"] == {"start": span.start, "end": span.end}
        assert record["severity"] == finding.severity
        assert len(record["related"]) == len(finding.related)


def overlapping() -> View:
    """A finding whose three figures start at one place, the longest in the white space at the end of a line."""
    at = [Location("1", Span(0, end)) for end in (0, 12, 23)]
    related = tuple(Related(location, "") for location in at[1:])
    finding = Finding(
        rule="conflicting-figures",
        family=Family.CONFLICT,
        severity=Severity.ERROR,
        message="",
        location=at[0],
        related=related,
    )
    return View(
        report=Report(findings=(finding,)), documents={"1": Document.from_text("1" * 21 + "\t" * 12, uri="1")}, width=45
    )


@given(view=views())
@example(view=overlapping())
@settings(max_examples=60, deadline=None)
def test_full_output_is_no_wider_than_asked(view: View) -> None:
    for line in writers.render("full", view).splitlines():
        if "─→" not in line:
            assert text_width.width(line) <= max(view.width, 44)


@given(view=views())
@settings(max_examples=60, deadline=None)
def test_junit_is_always_xml(view: View) -> None:
    root = ElementTree.fromstring(writers.render("junit", view))
    failing = [f for f in view.report.findings if f.severity.fails(view.fail_on)]
    assert root.get("failures") == str(len(failing))
    assert len(list(root.iter("testcase"))) >= len(view.report.findings)


@given(view=views())
@settings(max_examples=60, deadline=None)
def test_fingerprints_of_one_document_never_coincide(view: View) -> None:
    keys = fingerprints(view.report.findings, view.words)
    placed = [(f.location.uri, key) for f, key in zip(view.report.findings, keys, strict=True)]
    assert len(set(placed)) == len(placed)


@given(st.text(ALPHABET, max_size=200), st.integers(10, 60))
def test_wrapping_keeps_every_word_and_the_width(text: str, columns: int) -> None:
    lines = list(text_width.wrap(text, columns))
    assert all(text_width.width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(map(text_width.shown, text)).split())
