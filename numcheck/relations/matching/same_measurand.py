"""Two claims about one measurand: the pairs that the linker finds, disputes, two ages of one person, a headline retold.

An age is put behind a name in passing ("Ida Holm, 52," and further down "Holm, 51,"), in sentences about other things,
two speakers word things differently, and a headline has another order ("20 dead as bus falls into ravine"; "a bus fell
into a ravine, killing 26"): no alignment joins these, so that they are told by what is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from numcheck.config import Config
from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence
from numcheck.core.measure import Verdict
from numcheck.core.relation import SameMeasurand, SamePair, Slip, Speakers, TotalMissed
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching.agreed_figures import against_agreed, are_kept_apart, stems_of
from numcheck.relations.matching.alignment import contrasts
from numcheck.relations.matching.comparison import slip_between, verdict
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import best, explain, link, reason, weights
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.model import SHIPPED, Level, Role, load
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.people import first_name, is_of_a_person, name_before, same_first_name, surname
from numcheck.relations.matching.sums import totals_missed
from numcheck.relations.matching.vetoes import vetoed
from numcheck.relations.publication_date import publication_date

if TYPE_CHECKING:
    from datetime import date

# From this similarity on, two agreeing figures count as compared; set by hand on the labelled sets, not tuned since.
MIN_SIMILARITY_TO_COUNT = 0.35

DAYS_OF_A_YEAR = 365.25
MAX_AGE_DRIFT = 1  # years by which an age may miss: a birthday falls between

# Weight of the terms near both figures of a dispute: all of them together, and one beside the noun. Set by hand on the
# labelled sets, not tuned since.
DISPUTE_WEIGHT, DISPUTE_TERM_WEIGHT = 8.0, 3.0

# Words next to two figures that are the same, without a gap, and the score from which they are then taken for one. Set on
# published documents: of figures whose sentences come back so, at this score three in four contradict.
VERBATIM_WORDS, VERBATIM_SCORE = 12, 0.55

# Set by hand on news whose headlines and bodies agree, where one of 680 was taken for a conflict at .5 and none at .55. Of
# the weight of a headline's words, what the sentence must say; and how many telling words that must be.
MIN_HEADLINE_COVER = 0.55
MIN_HEADLINE_WORDS = 3


def find(corpus: Corpus) -> Iterator[SameMeasurand]:
    """Pairs of claims with one measurand: within each text and, with ``across``, between the texts.

    Where sources are given they are not held against each other.
    """
    model = load(corpus.model or SHIPPED)
    alone = corpus.across or bool(corpus.config.known)  # then a figure alone in its text has something to meet
    everything = mentions([text for text in corpus.texts if alone or len(text.claims) > 1])
    yield from against_agreed(everything, corpus.config)
    for _, group in groupby(everything, key=lambda c: c.text):
        inside = list(group)
        if len(inside) > 1:
            sums = list(totals_missed(inside))
            found = list(_relations(link(inside, None, Role.TEXT, model, corpus.trace), corpus, sums))
            unaligned = (*conflicting_ages(inside), *retold_otherwise(inside))
            yield from (*sums, *found, *_unrelated(unaligned, found))
    if corpus.across and len(corpus.texts) > 1:
        pairs = [m for m in link(everything, None, Role.SOURCES, model, corpus.trace) if m.a.text != m.b.text]
        yield from _relations(pairs, corpus, days=[publication_date(text) for text in corpus.texts])


def pairs_between(earlier: Sequence[Mention], later: Sequence[Mention]) -> list[MentionPair]:
    """The pairs of mentions of two texts that are worth a look, as ``find`` has them of these two with ``across``."""
    return link(later, earlier, Role.SOURCES, load(SHIPPED))


def relations_of(found: Sequence[MentionPair], config: Config, days: Sequence[date | None]) -> Iterator[SamePair]:
    """The relations among ``pairs_between`` two texts; ``days``, when these were published, by the numbers of the texts."""
    yield from _relations(found, Corpus(texts=(), sources=(), across=True, config=config, wanted=()), days=days)


def _relations(
    found: Sequence[MentionPair], corpus: Corpus, sums: Sequence[TotalMissed] = (), days: Sequence[date | None] = ()
) -> Iterator[SamePair]:
    different = [(stems_of(x), stems_of(y)) for x, y in corpus.config.different]
    kept = [m for m in found if not are_kept_apart(m.a, m.b, different)]
    if sums:  # a total is held against its parts together
        kept = [m for m in kept if not any({m.a.claim, m.b.claim}.issubset(s.claims) for s in sums)]
    clashing = [m for m in kept if m.verdict is Verdict.CONFLICT and m.rejection is None]
    taken = [m for m in best(clashing) if m.passes(Level.REPORT) or is_dispute(m) or _is_said_twice(m)]
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
    """The relation that a pair is, its ends in the order of reading; ``changed`` where time may explain the difference.

    Slip, score and weights are those of a conflict alone.
    """
    first, second = sorted((m.a, m.b), key=lambda c: c.number)
    clash = m.verdict is Verdict.CONFLICT
    return SamePair(
        first=first.claim,
        second=second.claim,
        verdict=m.verdict,
        slip=m.slip if clash and not changed else Slip.NONE,
        score=m.score if clash else None,
        speakers=speakers(first.claim, second.claim),
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


def speakers(first: Claim, second: Claim) -> Speakers:
    """Who speaks on the two sides: two named speakers, a quotation against the text, or one voice."""
    if first.attribution and second.attribution and first.attribution != second.attribution:
        return Speakers.TWO
    if first.quoted != second.quoted or bool(first.attribution) != bool(second.attribution):
        return Speakers.QUOTED
    return Speakers.ONE


def is_dispute(m: MentionPair) -> bool:
    """Whether two named speakers count the same noun beside the same rare word, and nothing tells the two apart.

    Speakers word things so differently that their sentences need not align; so the noun must be the same, nothing near may
    be contrasted, and neither figure may have a partner that agrees or is closer.
    """
    a, b = m.a, m.b
    if (
        m.verdict is not Verdict.CONFLICT
        or speakers(a.claim, b.claim) is not Speakers.TWO
        or not a.noun
        or a.noun != b.noun
    ):
        return False
    shared = a.window_terms.keys() & b.window_terms.keys()
    together = sum(sorted(a.window_terms[s] for s in shared))
    p, q = a.claim.quantity, b.claim.quantity
    return (
        a.noun in shared
        and together >= DISPUTE_WEIGHT
        and any(a.window_terms[s] >= DISPUTE_TERM_WEIGHT for s in shared - {a.noun})
        and not contrasts(a, b)
        and not (a.words.dates and b.words.dates and a.words.dates != b.words.dates)
        and not m.competition.agreeing_more
        and not m.competition.n_closer
        and p.change == q.change
        and not p.of
        and not q.of
        and not p.vague
        and not q.vague
    )


def is_repetition(m: MentionPair) -> bool:
    """Whether a text of one line says a sentence twice, word for word but for the figure: no table, no list of cases."""
    a, b = m.a, m.b
    same = a.document is b.document and a.at == b.at and a.words.stems == b.words.stems
    return same and a.document.is_one_line and len(a.claims) == len(b.claims) == 1


def _is_said_twice(m: MentionPair) -> bool:
    return is_repetition(m) or is_nearly_verbatim(m)


def is_nearly_verbatim(m: MentionPair) -> bool:
    """Whether a text says much the same words around two figures and nothing else that tells, and they are likely one."""
    if m.a.text != m.b.text or m.score < VERBATIM_SCORE:
        return False
    known = m.features
    return known["align.run"] >= VERBATIM_WORDS and not known["slot.filled"] and not known["slot.lone"]


def conflicting_ages(mentions: Sequence[Mention]) -> Iterator[SamePair]:
    """Each later age behind one name of a text that cannot be the first age behind it, paired with that; without a score.

    A number that nobody lives to see is an age where it is the other with a nought too many: 67, and 670.
    """
    ages: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if (mention.kind == "age" or mention.is_bare) and not _in_brackets(mention) and (name := name_before(mention)):
            ages[name].append(mention)
    for some in ages.values():
        people = _People()
        for other in some:
            first = people.first_like(other)
            if first is None:
                people.add(other)
            elif verdict(first, other) is Verdict.CONFLICT and _are_ages(first, other):
                yield SamePair(
                    first=first.claim,
                    second=other.claim,
                    verdict=Verdict.CONFLICT,
                    slip=slip_between(first, other),
                    speakers=speakers(first.claim, other.claim),
                    reason=f"both give the age of {surname(first)}",
                    confidence=Confidence.MEDIUM,
                )


class _People:
    """The ages of those who bear one surname, one of each kind that ``_one_person`` tells apart: there may be thousands."""

    def __init__(self) -> None:
        self._by_first_name: dict[str, dict[tuple[bool, str], Mention]] = defaultdict(dict)
        self._whatever_first_name: dict[tuple[bool, str], Mention] = {}

    def add(self, age: Mention) -> None:
        """One more, unless there is one of its kind."""
        kind = is_of_a_person(age), surname(age)
        self._by_first_name[first_name(age)].setdefault(kind, age)
        self._whatever_first_name.setdefault(kind, age)

    def first_like(self, age: Mention) -> Mention | None:
        """The first of the same person, or None."""
        name = first_name(age)
        some = [self._by_first_name[name], self._by_first_name[""]] if name else [self._whatever_first_name]
        found = [one for kinds in some for one in kinds.values() if _one_person(one, age)]
        return min(found, key=lambda one: one.number, default=None)


def _are_ages(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind == "age" or slip_between(one, other) is Slip.TENFOLD


def _one_person(one: Mention, other: Mention) -> bool:
    """Whether one first name stands before both, or the text has no second for that surname: sisters have one each.

    One of the two must be plainly a person's: behind a first name, or in a sentence that speaks of an age. ``one`` is the
    earlier; whoever comes with a first name behind a surname alone is another, but for a headline or lead.
    """
    if not (is_of_a_person(one) or is_of_a_person(other)):
        return False
    if first_name(other) and not first_name(one) and not one.in_lead:
        return False
    same = same_first_name(one, other)
    if same is not None:
        return same
    return len(one.document.first_names(surname(one))) <= 1


def _in_brackets(age: Mention) -> bool:
    """Whether it stands in brackets of its own, as scores and ranks do: "Lind (94), Berg (12)"."""
    start = age.claim.location.span.start
    return age.document.text[max(start - 1, 0) : start] == "("


def retold_otherwise(mentions: Sequence[Mention]) -> Iterator[SamePair]:
    """For each figure of the headline of a text the figure of the body that should be it, and is not; without a score.

    ``mentions`` are all of one text, in order. The body does not say the headline's figure, it alone counts the same in the
    headline, and the body's sentence that tells most of the headline counts it once.
    """
    heads = [m for m in mentions if m.in_headline and m.series[1] and not _is_sentence(m)]
    for head in heads:
        if len(head.document.places[head.figure_key]) > 1 or sum(m.series == head.series for m in heads) > 1:
            continue
        told = [m for m in mentions if not m.in_headline and m.series == head.series]
        if not told:
            continue
        best = max(told, key=lambda m: (_cover(head, m), -m.number))
        beside = [m for m in told if m.sentence == best.sentence]
        if len(beside) == 1 and _tells_all(head, best) and _clash(head, best):
            yield SamePair(
                first=head.claim,
                second=best.claim,
                verdict=Verdict.CONFLICT,
                slip=slip_between(head, best),
                speakers=Speakers.ONE,
                reason="the sentence tells what the headline tells",
                confidence=Confidence.MEDIUM,
            )


def _is_sentence(head: Mention) -> bool:
    """Whether a first line ends as sentences do: two sentences alike are cases, more often than a headline and its body."""
    return head.claim.sentence.of(head.document.text).rstrip().endswith((".", "!", ";", ":"))


def _cover(head: Mention, body: Mention) -> float:
    """How much of the weight of the headline's words the body's sentence has, 0 to 1."""
    return sum(w for s, w in head.sentence_terms.items() if s in body.sentence_terms) / max(head.sentence_weight, 1.0)


def _tells_all(head: Mention, body: Mention) -> bool:
    shared = head.sentence_terms.keys() & body.sentence_terms.keys()
    return len(shared) >= MIN_HEADLINE_WORDS and _cover(head, body) >= MIN_HEADLINE_COVER


def _clash(head: Mention, body: Mention) -> bool:
    if verdict(head, body) is not Verdict.CONFLICT:
        return False
    return not vetoed(head, body, slip_between(head, body)) and not contrasts(head, body)
