"""Two claims about one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import SameMeasurand, SamePair, Slip, TotalMissed
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching.ages import conflicting_ages
from numcheck.relations.matching.agreed_figures import against_known, apart, stems_of
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import best, explain, link, reason, weights
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.model import SHIPPED, Level, Role, load
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.sums import find_sums
from numcheck.relations.matching.voices import dispute, voices
from numcheck.relations.publication_date import written

# From this similarity on, two agreeing figures count as compared; set by hand on the labelled sets, not tuned since.
MIN_SIMILARITY_TO_COUNT = 0.35

DAYS_OF_A_YEAR = 365.25
MAX_AGE_DRIFT = 1  # years by which an age may miss: a birthday falls between


def find(corpus: Corpus) -> Iterator[SameMeasurand]:
    """Pairs of claims with one measurand: within each text and, with ``across``, between the texts.

    Where sources are given they are not held against each other.
    """
    model = load(corpus.model or SHIPPED)
    alone = corpus.across or bool(corpus.config.known)  # then a figure alone in its text has something to meet
    everything = mentions([text for text in corpus.texts if alone or len(text.claims) > 1])
    yield from against_known(everything, corpus.config)
    for _, group in groupby(everything, key=lambda c: c.text):
        inside = list(group)
        if len(inside) > 1:
            sums = list(find_sums(inside))
            found = list(_relations(link(inside, None, Role.TEXT, model, corpus.trace), corpus, sums))
            yield from (*sums, *found, *_unrelated(conflicting_ages(inside), found))
    if corpus.across and len(corpus.texts) > 1:
        pairs = [m for m in link(everything, None, Role.SOURCES, model, corpus.trace) if m.a.text != m.b.text]
        yield from _relations(pairs, corpus, days=[written(text) for text in corpus.texts])


def _relations(
    found: Sequence[MentionPair], corpus: Corpus, sums: Sequence[TotalMissed] = (), days: Sequence[date | None] = ()
) -> Iterator[SamePair]:
    different = [(stems_of(x), stems_of(y)) for x, y in corpus.config.different]
    kept = [m for m in found if not apart(m.a, m.b, different)]
    if sums:  # a total is held against its parts together
        kept = [m for m in kept if not any({m.a.claim, m.b.claim}.issubset(s.claims) for s in sums)]
    clashing = [m for m in kept if m.verdict is Verdict.CONFLICT and m.rejection is None]
    taken = [m for m in best(clashing) if m.passes(Level.REPORT) or dispute(m)]
    for m in taken:
        yield relation(m, changed=bool(days) and time_drift(m.a, m.b, days))
    agreeing = [m for m in kept if m.verdict > Verdict.CONFLICT and m.similarity >= MIN_SIMILARITY_TO_COUNT]
    for m in agreeing:
        yield relation(m)
    if corpus.trace is not None:
        corpus.trace.extend(explain(found, {*taken, *agreeing}, set(found) - set(kept)))


def _unrelated(some: Iterable[SamePair], found: Sequence[SamePair]) -> Iterator[SamePair]:
    """Those of ``some`` whose two claims no relation of ``found`` joins."""
    return (r for r in some if all(r.claims != known.claims for known in found))


def relation(m: MentionPair, *, changed: bool = False) -> SamePair:
    """The relation that a match is, its ends in the order of reading; ``changed`` where the later may have changed."""
    first, second = sorted((m.a, m.b), key=lambda c: c.number)
    clash = m.verdict is Verdict.CONFLICT
    return SamePair(
        first=first.claim,
        second=second.claim,
        verdict=m.verdict,
        slip=m.slip if clash and not changed else Slip.NONE,
        score=m.score if clash else None,
        speakers=voices(first, second),
        across=first.text != second.text,
        changed=changed,
        reason=reason(m),
        confidence=Confidence.HIGH if m.verdict > Verdict.CONFLICT or m.passes(Level.HIGH) else Confidence.MEDIUM,
        weigh=partial(weights, m) if clash else str,
    )


def time_drift(one: Mention, other: Mention, days: Sequence[date | None]) -> bool:
    """Whether the later of two sources tells what time has made of the other's figure: a toll that grew, a birthday.

    ``days``: when each text of the corpus was published, None where that is not known, which is no drift.
    """
    first, second = days[one.text], days[other.text]
    if first is None or second is None or first == second:
        return False
    passed = (second - first).days
    early, late = (one, other) if passed > 0 else (other, one)
    if one.kind == "age":
        return abs(late.tight.low - early.tight.low - abs(passed) / DAYS_OF_A_YEAR) <= MAX_AGE_DRIFT
    return bool(one.outcome) and one.outcome == other.outcome and late.tight.high >= early.tight.low
