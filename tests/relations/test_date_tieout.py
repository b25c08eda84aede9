"""Dates against sources: what one date says of another, what a source leaves to its reader, and what follows from both."""

from __future__ import annotations

from datetime import date

import pytest
from cases import rule_cases

import numcheck
from numcheck import pipeline
from numcheck.core.relation import DateSupport, SupportStatus
from numcheck.core.text import Document
from numcheck.relations.date_tieout.agreement import OTHER, SAME, VAGUER, DateAgreement, agreement
from numcheck.relations.date_tieout.context import Dated
from numcheck.relations.date_tieout.life import LifeEvent, life
from numcheck.relations.date_tieout.relative import relative_dates, stamps
from numcheck.relations.date_tieout.support import draft_text

DATE_RULES = ("contradicted-date", "unsupported-date")
DRAFTS = [text.text for case in rule_cases() for text in case.drafts if text.uri.endswith(".txt")]


def only(text: str) -> Dated:
    claimed = pipeline.claimed(Document.from_text(text), tied=True)
    (found,) = (*claimed.dates, *claimed.points)
    return found


@pytest.mark.parametrize(
    ("draft", "source", "how"),
    [
        ("in 1961", "on 4 May 1961", SAME),
        ("in 1961", "in 1963", OTHER),
        ("in the 1960s", "on 4 May 1961", SAME),
        ("in 1961", "in the 1960s", VAGUER),
        ("in the 21st century", "in 2014", SAME),
        ("on 4 May 1961", "in 1961", VAGUER),
        ("on 4 May 1961", "on 4 May", SAME),
        ("on 4 May 1961", "on 5 May", OTHER),
        ("on 4 May", "on 4 May 1961", SAME),
        ("in May 1961", "on 4 May 1961", SAME),
        ("on 4 May", "in 1961", None),
        ("at 3 pm", "at 15:00", SAME),
        ("at 3 pm", "at 3:00", SAME),
        ("at 3 pm", "at 3 am", OTHER),
        ("her third album", "her 3rd album", SAME),
        ("her third album", "her second album", OTHER),
        ("her third album", "her third house", VAGUER),
        ("her third album", "her second house", None),
        ("they lost 1-3", "they won 3-1", SAME),
        ("they lost 1-3", "they lost 1-2", OTHER),
        ("they lost 1-3", "in 1961", None),
    ],
)
def test_what_a_sources_date_says_of_a_drafts(draft: str, source: str, how: DateAgreement | None) -> None:
    assert agreement(only(draft), only(source)) is how


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Monday", (2009, 9, 14)),
        ("on Monday", (2009, 9, 21)),
        ("on Thursday", (2009, 9, 10)),
        ("yesterday", (2009, 9, 15)),
        ("last year", (2008, None, None)),
        ("next month", (2009, 10, None)),
        ("12 years ago", (1997, None, None)),
        ("in June", (None, 6, None)),
    ],
)
def test_a_source_that_says_when_it_was_written_dates_its_days(
    words: str, meant: tuple[int | None, int | None, int | None]
) -> None:
    document = Document.from_text(f"TARN, 16 September 2009\n\nThe tunnel was opened {words} by the king.")
    claimed = pipeline.claimed(document)
    written = stamps(document, claimed.dates)
    assert written == [date(2009, 9, 16)]
    found = list(relative_dates(document, written, [d.span for d in claimed.dates]))
    assert meant in [(d.year, d.month, d.day) for d in found]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ada Lindqvist was born in Norrby in 1961.", [LifeEvent.BIRTH]),
        ("Tomas Brekke (1862–1946) built it.", [LifeEvent.BIRTH, LifeEvent.DEATH]),
        ("Tomas Brekke (3 March 1862 – 9 July 1946) built it.", [LifeEvent.BIRTH, LifeEvent.DEATH]),
        ("Tomas Brekke died at home on 9 July 1946.", [LifeEvent.DEATH]),
        ("He played Tom in Salt (1992–1999) on television.", [LifeEvent.NONE, LifeEvent.NONE]),
    ],
)
def test_births_and_deaths_are_told_by_words_or_by_a_bracket(text: str, events: list[LifeEvent]) -> None:
    draft = draft_text(pipeline.claimed(Document.from_text(text)))
    found = [life(draft, i) for i in range(len(draft.dates))]
    assert [known.event if known else LifeEvent.NONE for known in found] == events


@pytest.mark.parametrize("text", DRAFTS)
def test_a_text_is_supported_by_itself(text: str) -> None:
    report = numcheck.check([Document.from_text(text, uri="draft")], sources=[Document.from_text(text, uri="source")])
    assert [f.message for f in report.findings if f.rule in DATE_RULES] == []


def test_every_date_of_a_draft_has_a_verdict() -> None:
    draft = Document.from_text("Ada Lindqvist was born in 1961. She won in 1998, at 7.30 pm.", uri="draft")
    source = Document.from_text("Ada Lindqvist (born 4 May 1961) is a painter.", uri="source")
    relations = numcheck.check([draft], sources=[source]).relations
    found = {r.draft.mention.text: r.status for r in relations if isinstance(r, DateSupport)}
    assert found["1961"] is SupportStatus.SUPPORTED
    assert found.keys() == {"1961", "1998", "7.30 pm"}
