"""A report in which given words stand in every field that a writer may show."""

from __future__ import annotations

from itertools import cycle

from sample_report import RULES, figure

from numcheck.core.finding import Counts, Fix, Related, Report
from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import Restatement, SamePair, Support, SupportStatus
from numcheck.core.text import Block, BlockKind, Document, Location, Span
from numcheck.core.trace import CandidatePair
from numcheck.writers import View

FIELDS = (
    *(
        "text",
        "heading",
        "file name",
        "source's name",
        "message",
        "what another end says",
        "reason",
        "fix",
        "its title",
    ),
    *("note", "what was not checked", "speaker", "noun", "unit", "measurand", "whose", "version"),
)

# Words that mean something to a terminal, a parser, a spreadsheet or a build server.
VALUES = {
    "terminal": "a\x1b[31mb\x07\x9b2J\x1b]8;;http://x\x07c\x7f",
    "direction": "a\u202eb\u2066c\u2069\u202c",
    "line break": "a\r\nb\u2028c\x0bd\x85::error::e\n::set-output name=f::g\n\n# h\n| i |",
    "half a character": "a\udc9bb\ud83d",
    "NUL": "a\0b",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>]]>&lt;!--'\"",
    "formula": "=cmd|' /C calc'!A1",
    "formula after blanks": " \t@SUM(1+1)",
    "formula of full width": "\uff1d1+1",
    "command": "%0A::error file=a,line=1::b::endgroup::",
    "link": "[a](javascript:alert(1)) ![b](//x/y.png) @team #1 http://x `c",
}


def view_of(*words: str, only: str = "") -> View:
    """A view of two documents, three findings and what led to them, ``words`` by turns in each of FIELDS, or in one; in
    the others stands what they are called."""
    turns = cycle(words)
    said = {field: next(turns) if only in ("", field) else field for field in FIELDS}
    uri, other = said["file name"] + ".md", said["source's name"] + "-source.txt"
    heading = " ".join(said["heading"].split()) or "Heading"
    before = f"{heading}\n\n{said['text']}\n\nIt took 40 km"
    text = f"{before} and 50 km {said['text']}.\n"
    draft = Document(
        text=text,
        uri=uri,
        blocks=(Block(Span(0, len(heading)), BlockKind.HEADING), Block(Span(len(heading) + 2, len(text) - 1))),
    )
    source = Document.from_text(f"{said['text']} It took 60 km, they say.\n", uri=other)
    kinds = {"unit": said["unit"], "noun": said["noun"], "dimension": "length", "of": said["measurand"]}
    first, second = (
        figure(draft, f"{n} km", str(n), who=said["speaker"], whose=said["whose"], **kinds) for n in (40, 50)
    )
    third = figure(source, "60 km", "60", who=said["speaker"], whose=said["whose"], **kinds)
    insert = Location(uri, Span(second.location.span.end, second.location.span.end))
    findings = (
        RULES[0].finding(
            second,
            said["message"],
            Related(first.location, said["what another end says"]),
            reason=said["reason"],
            confidence=Confidence.MEDIUM,
            fix=Fix(insert, said["fix"], said["its title"]),
        ),
        RULES[1].finding(first, said["message"], Related(third.location, said["what another end says"])),
        RULES[3].finding(Location(uri, Span(0, len(heading))), said["message"], reason=said["reason"]),
    )
    relations = (
        SamePair(first=first, second=second, verdict=Verdict.CONFLICT, reason=said["reason"]),
        Restatement(original=first, converted=second, cue="(", reason=said["reason"]),
        Support(draft=second, status=SupportStatus.CONTRADICTED, sources=(third,), reason=said["reason"]),
        Support(draft=first, status=SupportStatus.UNSUPPORTED),
    )
    pairs = (
        CandidatePair(
            first=first,
            second=second,
            verdict=Verdict.CONFLICT,
            similarity=0.7,
            prefilter=0.8,
            score=0.9,
            least=0.6,
            reason=said["reason"],
        ),
    )
    report = Report(
        findings=findings,
        claims=(first, second, third),
        counts=Counts(figures=3, compared=2, conversions=1, skipped=1, unchecked=1),
        notes=((uri, said["note"]), (uri, said["what was not checked"])),
        unchecked=((uri, said["what was not checked"]),),
        relations=relations,
        pairs=pairs,
    )
    documents = {uri: draft, other: source}
    return View(report=report, documents=documents, sources=frozenset({other}), rules=RULES, version=said["version"])
