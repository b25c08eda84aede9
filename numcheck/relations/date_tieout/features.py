"""What the model reads of the evidence on a date: named numbers, in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum, log

from numcheck.core.quantity import DateMention, PointKind
from numcheck.relations.date_tieout.agreement import OTHER, SAME, VAGUER, DateAgreement
from numcheck.relations.date_tieout.context import Dated, DatedText
from numcheck.relations.date_tieout.evidence import Evidence
from numcheck.relations.date_tieout.sources import SourceDates

Features = Mapping[str, float]

_WEEK = 7  # days
# What stands for the rest of a draft that has no other date; by hand.
_USUAL = {"same.absent": 0.3, "told.closest": 0.7, "same.near": 0.5}


def features_of(found: Sequence[Evidence], draft: DatedText, sources: SourceDates) -> list[Features]:
    """The features of each date of ``draft``, on which ``found`` is the evidence, in order.

    A text of which much is in no source is likelier to be wrong in what is left: so each has features of the rest.
    """
    own = [_features(draft, i, known, sources) for i, known in enumerate(found)]
    words = {w.stem for sentence in draft.words for w in sentence if w.tells}
    rest = {
        "rest.dates": min(len(own) - 1, 10),
        "rest.known": _known(sorted(words), sources),
        "rest.names": _known(draft.names, sources),
        "rest.length": log(1 + len(draft.document.text)),
    }
    sums = {key: fsum(f[key] for f in own) for key in _USUAL}
    means = [{k: (sums[k] - f[k] + usual) / len(own) for k, usual in _USUAL.items()} for f in own]
    return [
        {**f, "rest.absent": m["same.absent"], "rest.closest": m["told.closest"], "rest.near": m["same.near"], **rest}
        for f, m in zip(own, means, strict=True)
    ]


def _features(draft: DatedText, index: int, known: Evidence, sources: SourceDates) -> dict[str, float]:
    dated, number = draft.dates[index], draft.sentence_of[index]
    best, lives = known.best, known.lives
    near = {how: best[how].near if how in best else 0.0 for how in DateAgreement}
    wide = {how: best[how].wide if how in best else 0.0 for how in DateAgreement}
    beside = {how: known.beside.get(how, 0.0) for how in DateAgreement}
    total = fsum(known.weights.values()) or 1.0
    absent = SAME not in best
    return {
        "same.near": near[SAME],
        "same.wide": wide[SAME],
        "same.beside": beside[SAME],
        "same.count": min(known.counts.get(SAME, 0), 6),
        "same.share": sources.share(dated),
        "same.absent": absent,
        "same.written": sources.writes(dated),
        "vaguer.near": near[VAGUER],
        "vaguer.absent": VAGUER not in best,
        "other.near": near[OTHER],
        "other.wide": wide[OTHER],
        "other.beside": beside[OTHER],
        "gap.near": near[SAME] - near[OTHER],
        "gap.wide": wide[SAME] - wide[OTHER],
        "gap.beside": beside[SAME] - beside[OTHER],
        "told.known": fsum(w for stem, w in known.weights.items() if sources.frequency[stem]) / total,
        "told.names": _known([w.stem for w in draft.words[number] if w.capital and w.tells], sources),
        "told.closest": known.closest,
        "told.absent": known.closest if absent else 0.0,
        "life.same": SAME in lives,
        "life.vaguer": VAGUER in lives,
        "life.other": OTHER in lives and SAME not in lives,
        "life.any": known.life is not None,
        **_written(dated, sources.written),
        "form.words": len(known.weights),
        "form.lead": number == 0,
        **_form(dated),
        "size.source": sources.length,
        "size.dates": sources.count,
    }


def _written(dated: Dated, written: Sequence[date]) -> dict[str, float]:
    """How a date stands to the days on which the sources were written, which they leave to their readers."""
    day = month = year = week = False
    if isinstance(dated, DateMention):
        for stamp in written:
            alike = dated.month in (None, stamp.month) and dated.year in (None, stamp.year)
            day = day or alike and dated.day == stamp.day
            month = month or alike and dated.day is None and dated.month is not None
            year = year or dated.year == stamp.year
            week = week or dated.day is not None and alike and abs(dated.day - stamp.day) <= _WEEK
    return {"written.day": day, "written.month": month, "written.year": year, "written.week": week}


def _form(dated: Dated) -> dict[str, float]:
    """What it is: a day, a year, a decade; an ordinal, "first", another point."""
    day = year = decade = ordinal = first = False
    if isinstance(dated, DateMention):
        day, year, decade = dated.day is not None, dated.year is not None, dated.period is not None
    else:
        ordinal = dated.kind is PointKind.ORDINAL
        first = ordinal and dated.value == (1,)
    return {
        "form.day": day,
        "form.year": year,
        "form.decade": decade,
        "form.ordinal": ordinal,
        "form.first": first,
        "form.point": not isinstance(dated, DateMention),
    }


def _known(stems: Sequence[str], sources: SourceDates) -> float:
    """The share of ``stems`` that the sources have."""
    return sum(sources.frequency[s] > 0 for s in stems) / max(len(stems), 1)
