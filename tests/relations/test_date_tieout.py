"""Dates against sources: what one date says of another, what a source leaves to its reader, and what follows from both."""

from __future__ import annotations

from datetime import date

import pytest
from cases import rule_cases

import numcheck
from numcheck import pipeline
from numcheck.core.levels import Confidence
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
    held = [r for r in report.relations if isinstance(r, DateSupport) and r.confidence is not Confidence.LOW]
    wrong = (SupportStatus.CONTRADICTED, SupportStatus.UNSUPPORTED)
    assert [r.draft.mention.text for r in held if r.status in wrong] == []


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "It is one of the first towers of the 21st century in Tarn.",
            "It was finished in 2004, one of the first in Tarn.",
        ),
        ("He played for Norby in 2003-04.", "In the 2003/04 season he played 31 matches for Norby."),
        ("He played for Norby from 2003 to 2004.", "He joined Norby in 2003 and left in 2004."),
        ("Berg won his third title in Tarn on Sunday.", "Berg has now won three titles in Tarn, the last on Sunday."),
        ("The shop opened in 2018.", "TARN, 3 March 2019\n\nThe shop opened last year, the owner said."),
        ("The mayor resigned on 2 June 2015.", "NORBY, 4 June 2015 - The mayor resigned on Tuesday after a dispute."),
        ("The talks begin at three in the afternoon.", "The talks begin at 15:00 in the town hall."),
        ("The first boat left at noon.", "The first boat left at 12:00."),
        ("She died on 4 May.", "She died on 4 May 1988 in Tarn."),
        ("Norby lost 1-2.", "Tarn beat Norby 2-1 on Saturday."),
        ("For the seventh consecutive year exports rose.", "Exports have risen for seven consecutive years."),
        ("It was the second world war that closed the yard.", "The yard was closed in the Second World War."),
        ("The report came out in March 2021.", "Annual report\n12 March 2021\n\nThe board reports a good year."),
        ("In the nineteenth century the yard built ships.", "The yard built ships from 1840 to 1890."),
        ("Sales rose in Q2 2021.", "Results for the second quarter of 2021: sales rose by 4 percent."),
        ("She finished fourth in Tarn.", "In Tarn she came 4th, two seconds behind the winner."),
        ("He was born in the late 1930s in Tarn.", "He was born in Tarn on 3 May 1938."),
        ("The ship sank on 4/14/1912.", "On April 14, 1912 the ship sank at night."),
        ("The exhibition runs until 9 August.", "The exhibition runs from 3 June to 9 August 2019."),
    ],
)
def test_what_follows_from_a_sources_date_is_supported(draft: str, source: str) -> None:
    report = numcheck.check(
        [Document.from_text(draft, uri="draft")], sources=[Document.from_text(source, uri="source")]
    )
    assert [f.message for f in report.findings if f.rule in DATE_RULES] == []


@pytest.mark.parametrize(
    ("draft", "source", "message"),
    [
        ("He joined Norby in 2003.", "Berg joined Norby in 2005 from Tarn.", "2003 here, 2005 in source"),
        (
            "The mayor resigned on 5 June 2015.",
            "NORBY, 14 June 2015 - The mayor resigned on 9 June after a dispute.",
            "5 June 2015 here, 9 June in source",
        ),
        ("Berg won his fourth title.", "Berg won his third title.", "fourth title here, third title in source"),
        ("The talks begin at 5 pm.", "The talks begin at 15:00.", "5 pm here, 15:00 in source"),
    ],
)
def test_another_date_of_the_same_thing_contradicts(draft: str, source: str, message: str) -> None:
    report = numcheck.check(
        [Document.from_text(draft, uri="draft")], sources=[Document.from_text(source, uri="source")]
    )
    assert [f.message for f in report.findings if f.rule in DATE_RULES] == [message]


@pytest.mark.parametrize(
    "head",
    ["NORBY, 20 June 2015 - ", "Published 20 June 2015\n\n", "By Ann Lee\n20 June 2015\n\n", "Issue of June 2015\n\n"],
)
def test_the_day_on_which_a_draft_was_written_is_asked_of_nobody(head: str) -> None:
    draft = Document.from_text(f"{head}The mayor resigned on 2 June.", uri="draft")
    source = Document.from_text("The mayor resigned on 2 June 2014.", uri="source")
    relations = numcheck.check([draft], sources=[source]).relations
    assert [r.draft.mention.text for r in relations if isinstance(r, DateSupport)] == ["2 June"]


def test_a_date_in_a_short_line_is_no_day_of_writing() -> None:
    draft = Document.from_text("Lee died on 20 June 2015.", uri="draft")
    source = Document.from_text("Ann Lee died on 2 June 2014.", uri="source")
    assert [f.rule for f in numcheck.check([draft], sources=[source]).findings] == ["contradicted-date"]


def test_every_date_of_a_draft_has_a_verdict() -> None:
    draft = Document.from_text("Ada Lindqvist was born in 1961. She won in 1998, at 7.30 pm.", uri="draft")
    source = Document.from_text("Ada Lindqvist (born 4 May 1961) is a painter.", uri="source")
    relations = numcheck.check([draft], sources=[source]).relations
    found = {r.draft.mention.text: r.status for r in relations if isinstance(r, DateSupport)}
    assert found["1961"] is SupportStatus.SUPPORTED
    assert found.keys() == {"1961", "1998", "7.30 pm"}
