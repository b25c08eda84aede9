"""Every case in fixtures/ holds: each promised figure is read, each marked fault is found, and nothing else is."""

from __future__ import annotations

import pytest
from cases import Case, Mark, Phrase, document, phrases, rule_cases

import numcheck
from numcheck import config
from numcheck.core.text import Location


@pytest.mark.parametrize("case", list(rule_cases()), ids=lambda c: c.id)
def test_a_draft_gives_exactly_the_findings_drawn_under_it(case: Case) -> None:
    settings = dict(case.settings)
    across = settings.pop("across", False)
    drafts = [document(t) for t in case.drafts]
    sources = [document(t) for t in case.sources]
    source_of = {d.uri: d for d in (*drafts, *sources)}
    report = numcheck.check(drafts, sources, across=across, config=config.from_table(settings))

    def place(location: Location) -> tuple[str, int, int]:
        span = source_of[location.uri].source_span(location.span)
        return location.uri, span.start, span.end

    def words(uri: str, start: int, end: int) -> str:
        text = next(t.text for t in (*case.drafts, *case.sources) if t.uri == uri)
        return f"{text[start:end]!r} ({uri} {start}:{end})"

    def at(mark: Mark) -> tuple[str, int, int]:
        return mark.uri, mark.start, mark.end

    found = sorted((place(f.location), f.rule, f.message) for f in report.findings)
    expected = sorted((at(m), m.rule, m.words) for m in case.marks if m.rule != "related")
    assert [f"{rule} at {words(*spot)}" for spot, rule, _ in found] == [
        f"{rule} at {words(*spot)}" for spot, rule, _ in expected
    ], [message for _, _, message in found]
    for (_, rule, message), (_, _, promised) in zip(found, expected, strict=True):
        assert promised in message, f"{rule} says {message!r}"

    ends = {place(r.location) for f in report.findings for r in f.related}
    marked = {at(m) for m in case.marks if m.rule == "related"}
    assert {words(*m) for m in marked - ends} == set(), "marked as the other end, but no finding points there"
    if marked:
        known = marked | {at(m) for m in case.marks}
        assert {words(*e) for e in ends - known} == set(), "other ends that are not marked"


@pytest.mark.parametrize("phrase", list(phrases()), ids=lambda p: p.id)
def test_a_phrase_gives_exactly_its_figure(phrase: Phrase) -> None:
    found = numcheck.extract(phrase.text)
    if phrase.figure is None:
        assert [q.text for q in found] == []
        return
    assert len(found) == 1, [q.text for q in found]
    (quantity,) = found
    figure = phrase.figure
    assert (str(quantity.bound), quantity.value, quantity.unit or quantity.noun) == (
        figure.bound,
        figure.value if figure.value is not None else quantity.value,
        figure.unit,
    )
    if figure.value is None:
        assert (quantity.low, quantity.high) == (figure.low, figure.high)
    assert quantity.span.of(phrase.text) == quantity.text
