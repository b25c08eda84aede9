"""Tie-out of dates: what the sources say of each year and day of a draft.

How likely a date is wrong decides first (``model``). One that is likely wrong is contradicted where a source surely dates
the same thing otherwise, and unsupported else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.levels import Confidence
from numcheck.core.quantity import DateMention, Point, PointKind
from numcheck.core.relation import DateSupport, SupportStatus, TiedDate
from numcheck.relations.corpus import ClaimedText, Corpus
from numcheck.relations.date_tieout.agreement import OTHER, SAME, VAGUER
from numcheck.relations.date_tieout.context import Dated, DatedText
from numcheck.relations.date_tieout.evidence import Candidate, Evidence, evidence
from numcheck.relations.date_tieout.features import features_of
from numcheck.relations.date_tieout.life import life
from numcheck.relations.date_tieout.model import load
from numcheck.relations.date_tieout.relative import is_own, relative_dates, stamps
from numcheck.relations.date_tieout.sources import SourceDates

# From cross-validation on the labelled drafts: a date that scores LIKELY is wrong seven times in ten, SURE more than four
# in five. The only one of a draft that does is as often right as wrong below ALONE, as its writer knew it; but for days,
# which few know by heart.
LIKELY, ALONE, SURE = 0.45, 0.62, 0.7
# How much of what a date is said of a source's sentence must share to date the same thing, and how much more than any
# sentence that has the draft's date; by hand.
SAME_THING, AHEAD = 0.6, 0.3
_PERIOD = re.compile(r"\b(?:q[1-4]|quarter|half|fiscal|fy)(?: of| ended| ending)?\s\Z", re.IGNORECASE)
_LONGEST_PERIOD = 16  # code points: "quarter ending "
CLOSE = 0.3  # what the nearest other date of an unsupported one must share to be named; by hand


def find(corpus: Corpus) -> Iterator[DateSupport]:
    """One relation for each date of the checked texts, in order; none where there are no sources."""
    if not corpus.sources or not any(text.dates or text.points for text in corpus.texts):
        return
    sources = SourceDates([source_text(text) for text in corpus.sources])
    for draft in map(draft_text, corpus.texts):
        yield from _of_text(draft, sources)


def draft_text(text: ClaimedText) -> DatedText:
    """A checked text with the dates and points that a source may be asked for: not its own date, and none before Christ,
    whose year is open.
    """
    dates = [d for d in text.dates if d.year is not None or d.month is not None or d.period is not None]
    dates = [d for d in dates if not is_own(text.document, d)]
    asked = [p for p in text.points if not p.listed and p.kind is not PointKind.CENTURY and any(p.value)]
    return DatedText(text.document, dates, asked)


def source_text(text: ClaimedText) -> DatedText:
    """A source with its dates and points, and the dates that it leaves to its reader ("on Tuesday", "last year")."""
    written = stamps(text.document, text.dates)
    more = relative_dates(text.document, written, [d.span for d in text.dates])
    return DatedText(text.document, [*text.dates, *more], text.points)


def _of_text(draft: DatedText, sources: SourceDates) -> Iterator[DateSupport]:
    trees = load()
    found = [evidence(draft, i, sources) for i in range(len(draft.dates))]
    features = features_of(found, draft, sources)
    scores = [trees.score(f) for f in features]
    alone = sum(score >= LIKELY for score in scores) == 1
    for i, (known, score) in enumerate(zip(found, scores, strict=True)):
        tied = located(draft, i)
        least = ALONE if alone and not features[i]["form.day"] else LIKELY
        same = SAME in known.best
        if score < least or (same and _is_told_anywhere(tied, draft, sources)):
            yield _not_wrong(tied, known, score, bool(features[i]["same.written"]))
        elif not same and (year := _year_alone(tied.mention)) and year in sources.anniversary_years:
            yield DateSupport(draft=tied, status=SupportStatus.NOT_CHECKED, score=score)
        else:
            yield _wrong(tied, known, score, _clash(draft, i, known))


def _wrong(draft: TiedDate, known: Evidence, score: float, clash: Candidate | None) -> DateSupport:
    sure = Confidence.HIGH if score >= SURE else Confidence.MEDIUM
    if clash is not None:
        event = str(known.life.event) if known.life and clash is known.lives.get(OTHER) else ""
        return DateSupport(
            draft=draft,
            status=SupportStatus.CONTRADICTED,
            sources=(_located(clash),),
            event=event,
            score=score,
            confidence=Confidence.HIGH if event else sure,
        )
    nearest = next((known.best[how] for how in (SAME, VAGUER, OTHER) if how in known.best), None)
    shown = nearest is not None and (SAME in known.best or VAGUER in known.best or nearest.near >= CLOSE)
    return DateSupport(
        draft=draft,
        status=SupportStatus.UNSUPPORTED,
        elsewhere=(_located(nearest),) if nearest and shown else (),
        said_elsewhere=SAME in known.best,
        score=score,
        confidence=sure,
    )


def _is_told_anywhere(tied: TiedDate, draft: DatedText, sources: SourceDates) -> bool:
    """Whether a source that has it supports it wherever it stands; so does the head of a column, whose figures are all of its
    year.
    """
    if _is_telling(tied.mention) or _is_reported(tied, draft):
        return True
    return (year := _year_alone(tied.mention)) is not None and year in sources.years_of_columns


def _year_alone(dated: Dated) -> int | None:
    """The year, where no month stands with it; else None."""
    return dated.year if isinstance(dated, DateMention) and dated.month is None else None


def _is_telling(dated: Dated) -> bool:
    """Whether a source that has it anywhere supports it: times of day and scores agree seldom by chance, and a report
    speaks of its quarter all the time and seldom where the figures stand.
    """
    if not isinstance(dated, Point):
        return False
    return dated.kind is not PointKind.ORDINAL or dated.nouns[:1] == ("quarter",)


def _is_reported(tied: TiedDate, draft: DatedText) -> bool:
    """Whether the date is the year of a quarter or of a business year, which a source that has it at all reports on: fourth
    quarter of 2021, Q4 2021, fiscal 2021.
    """
    start = tied.location.span.start
    return _PERIOD.search(draft.document.text, max(start - _LONGEST_PERIOD, 0), start) is not None


def _not_wrong(draft: TiedDate, known: Evidence, score: float, written: bool) -> DateSupport:
    """A date that is likely right: where a source has it, supported; else not to be found, which is hidden or left open."""
    if SAME in known.best:
        found, status = _located(known.best[SAME]), SupportStatus.SUPPORTED
        if _is_other_weekday(draft.mention, found.mention):
            status, reason = SupportStatus.CONTRADICTED, "one day, and two days of the week"
            return DateSupport(
                draft=draft, status=status, sources=(found,), score=score, reason=reason, confidence=Confidence.MEDIUM
            )
        return DateSupport(draft=draft, status=status, sources=(found,), score=score)
    if written:
        return DateSupport(draft=draft, status=SupportStatus.NOT_CHECKED, score=score)
    return DateSupport(draft=draft, status=SupportStatus.UNSUPPORTED, score=score, confidence=Confidence.LOW)


def _is_other_weekday(draft: Dated, source: Dated) -> bool:
    """Whether the two name one day by another day of the week, and no year says which is right: Monday 3 March, Tuesday
    3 March.
    """
    if not isinstance(draft, DateMention) or not isinstance(source, DateMention):
        return False
    if None in (draft.day, draft.weekday, source.weekday) or draft.day != source.day:
        return False
    return draft.year is None and draft.weekday != source.weekday


def _clash(draft: DatedText, index: int, known: Evidence) -> Candidate | None:
    """The source's date of the same thing that is another; None where it is not sure to be the same thing."""
    life = known.lives.get(OTHER)
    if life is not None and SAME not in known.best and _is_told(draft.dates[index], life):
        return life
    other = known.best.get(OTHER)
    if (
        other is None
        or SAME in known.lives
        or not _alike(draft.dates[index], other)
        or _of_others(known, other)
        or draft.range_end(index) is not other.text.range_end(other.date)
    ):
        return None
    same = known.best[SAME].near if SAME in known.best else 0.0
    return other if other.near >= SAME_THING and other.near >= same + AHEAD else None


def _of_others(known: Evidence, other: Candidate) -> bool:
    """Whether the source's date is of somebody else's birth or death, whom it names otherwise."""
    theirs = life(other.text, other.date)
    return known.life is not None and theirs is not None and known.life.name.isdisjoint(theirs.name)


def _alike(draft: Dated, other: Candidate) -> bool:
    """Whether the source's date is as exact as the draft's, which a year beside a day is not, nor a month alone, and what it
    is the date of may last as long: no day of a match in a year of office.
    """
    source = other.text.dates[other.date]
    if not isinstance(draft, DateMention) or not isinstance(source, DateMention):
        return True
    if not _is_told(draft, other) or (source.year is None and source.day is None):
        return False
    if draft.month is None:
        return source.day is None
    return source.month is not None and (draft.day is None or source.day is not None)


def _is_told(draft: Dated, other: Candidate) -> bool:
    """Whether the source's date hangs on no guess of when it was written: it is written out, or, as "on Thursday", at least of
    the draft's year.
    """
    source = other.text.dates[other.date]
    if not isinstance(draft, DateMention) or not isinstance(source, DateMention) or draft.year == source.year:
        return True
    return any(map(str.isdigit, source.text))


def located(text: DatedText, index: int) -> TiedDate:
    """Date ``index`` of ``text`` with its sentence."""
    return TiedDate(text.document.uri, text.dates[index], text.sentences[text.sentence_of[index]])


def _located(candidate: Candidate) -> TiedDate:
    return located(candidate.text, candidate.date)
