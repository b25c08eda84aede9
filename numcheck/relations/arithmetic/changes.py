"""Changes that are written three times over: where a figure was, where it is, and by how much it moved.

Three neighbours with three parts ("rose 5% to 21 from 20") make a relation; so do two under "doubled", or under a verb
that says which way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.quantity import Bound, Direction
from numcheck.core.relation import Change, FallBeyondAll, Moved, Multiplied, StatedChange
from numcheck.core.text import Span
from numcheck.language import lexicon
from numcheck.numbers.change import is_fraction
from numcheck.numbers.intervals import common_senses
from numcheck.relations.arithmetic.movements.change_roles import (
    ChangeFigure,
    ChangeRole,
    change_cues,
    change_figures,
    change_words,
    is_adjusted,
    words_and_marks,
)
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, masked_sentences, neighbours
from numcheck.relations.corpus import ClaimedText, Corpus

OLD, NEW = ChangeRole.OLD, ChangeRole.NEW
_ALL = 100  # per cent
_APART = 90  # code points between two figures of one change
_ELSEWHERE = frozenset({"from", "compared", "against", "versus"})
_BOUNDS = {
    **dict.fromkeys(("more", "over"), Bound.MORE),
    "least": Bound.AT_LEAST,
    **dict.fromkeys(("nearly", "almost", "less"), Bound.LESS),
    **dict.fromkeys(("about", "roughly", "around"), Bound.ABOUT),
}

_Patterns = Callable[[MaskedSentence], Iterator[Change]]


def find(corpus: Corpus) -> Iterator[Change]:
    """One relation for each change of which the sentence gives enough to compute it, and for each fall by more than all."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=1):
            if len(masked.claims) == 1 and (masked.claims[0].quantity.value or 0) <= _ALL:
                continue  # a percentage alone may be impossible, and no more
            plain = masked.without_asides()
            if not change_cues().isdisjoint(words_and_marks(plain.text)):
                figures = change_figures(plain)
                yield from _beyond_all(plain, figures)
                if len(figures) > 1 and any(f.role for f in figures):
                    threes = list(_threes(plain, figures))
                    yield from threes
                    yield from _pairs(plain, figures, {c for r in threes for c in r.claims})
            if len(masked.claims) > 1:
                yield from _in_patterns(masked)
        yield from _in_two_sentences(text)
        if text.claims:
            yield from _scores()(text)
        if any(block.cell for block in text.document.blocks):
            from numcheck.relations.arithmetic.tables.change_columns import change_columns

            yield from change_columns(text)


@cache
def _scores() -> Callable[[ClaimedText], Iterator[Change]]:
    from numcheck.relations.arithmetic.movements.differences import scores

    return scores


def _in_two_sentences(text: ClaimedText) -> Iterator[StatedChange]:
    """Figures of two times, of which the second sentence says how far they are apart."""
    pairs = neighbours(text)
    if not pairs:
        return
    from numcheck.relations.arithmetic.movements.then_and_now import summed_after, then_and_now

    for masked in pairs:
        yield from summed_after(masked)
        first = masked.claims[0].sentence
        for relation in then_and_now(masked):
            if len({first.holds(c.location.span) for c in (relation.old, relation.new)}) == 2:
                yield relation


def _in_patterns(masked: MaskedSentence) -> Iterator[Change]:
    """What takes more words than those that touch the figures: steps, differences, multiples."""
    of_two, of_three = _patterns()
    for find in of_two if len(masked.claims) == 2 else (*of_two, *of_three):
        yield from find(masked)


@cache
def _patterns() -> tuple[tuple[_Patterns, ...], tuple[_Patterns, ...]]:
    """Who looks for patterns of two figures and more, and of three: opened by the first text that holds two figures."""
    from numcheck.relations.arithmetic.movements.differences import differences
    from numcheck.relations.arithmetic.movements.multiples import multiples
    from numcheck.relations.arithmetic.movements.steps import steps, stood_and_moved
    from numcheck.relations.arithmetic.movements.then_and_now import then_and_now

    return (multiples, stood_and_moved, differences), (steps, then_and_now)


def _threes(masked: MaskedSentence, figures: Sequence[ChangeFigure]) -> Iterator[StatedChange]:
    """Every movement with where it started and where it ended."""
    for i, figure in enumerate(figures):
        ends: dict[ChangeRole, ChangeFigure] = {}
        if figure.role is ChangeRole.THAN:
            if 0 < i < len(figures) - 1 and _than_links(masked, *figures[i - 1 : i + 2]):
                ends = {NEW: figures[i - 1], OLD: figures[i + 1]}
        elif figure.role is ChangeRole.CHANGE:
            ends = _ends(masked, figures, i)
        if len(ends) == 2:
            old, new = ends[OLD].claim, ends[NEW].claim
            if (
                common_senses((old.measure, new.measure))
                and _moves_in(figure.claim, old)
                and _is_near(old, new)
                and not _is_span(figure, ends)
                and not is_adjusted(masked.text[figure.end :])
                and not _is_of_another(masked, figure, ends)
            ):
                yield StatedChange(
                    old=old,
                    new=new,
                    change=figure.claim,
                    direction=figure.direction,
                    compared=figure.role is ChangeRole.THAN,
                    cue=figure.cue,
                    reason=_reason(figure.cue),
                )


def _is_of_another(masked: MaskedSentence, change: ChangeFigure, ends: Mapping[ChangeRole, ChangeFigure]) -> bool:
    """Whether the verb before both ends goes the other way: "pH fell from 8.2 to 8.1, an increase of 30% in acidity"."""
    first = min(end.start for end in ends.values())
    if change.start < first or change.direction is Direction.NONE:
        return False
    verbs = change_words().verbs
    before = [verbs[w] for w in words_and_marks(masked.text[max(0, first - 60) : first]) if w in verbs]
    return bool(before) and before[-1] not in (Direction.NONE, change.direction)


def _moves_in(change: Claim, level: Claim) -> bool:
    """Whether ``change`` can be how far ``level`` moved: a share of it, or an amount of the same kind."""
    q = change.quantity
    if q.unit in ("percent", "percentage_point", "basis_point") or is_fraction(change.measure):
        return True
    if level.quantity.unit == "percent":
        return q.noun == "point"
    return q.unit != "" or not level.quantity.unit


def _is_near(old: Claim, new: Claim) -> bool:
    """Whether two ends may be of one thing: "$1.20 a share" and "$1.00" are, "$1.82 a share" and "$24 million" are not."""
    if ("/" in old.quantity.unit) == ("/" in new.quantity.unit):
        return True
    ends = old.quantity.value or Decimal(0), new.quantity.value or Decimal(0)
    return max(ends) <= 10 * min(ends)


def _is_span(change: ChangeFigure, ends: Mapping[ChangeRole, ChangeFigure]) -> bool:
    """Whether "rose 5 to 10 from 100" says how far something rose: 10 is not where 100 went."""
    if ends[NEW].start != change.start:
        return False
    old, new = ends[OLD].claim.quantity.value or 0, ends[NEW].claim.quantity.value or 0
    return not old * 2 <= new * 5 <= old * 12


@cache
def _is() -> re.Pattern[str]:
    return re.compile(
        r"^(?:[^;()]{0,40}?, (?:which|that)|,? (?:which|that|it))?,? ?(?:(?:is|was|are|were|would be|will be|comes to) )?"
        r"(?:about |some |almost |nearly )?$"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,3},? by (?:about |some |almost |nearly )?")  # "from 400 members by 5% to"


@cache
def _aside_ends() -> re.Pattern[str]:
    return re.compile(r"[^;:,()]{1,40}, ")  # "bid $5 million for the job, $1 million less than"


def _is_one_unit(*figures: ChangeFigure) -> bool:
    """Whether all are written in one unit, or count one thing."""
    units = {(f.claim.quantity.unit, f.claim.quantity.noun) for f in figures}
    return len(units) == 1 and units != {("", "")}


def _than_links(masked: MaskedSentence, new: ChangeFigure, change: ChangeFigure, old: ChangeFigure) -> bool:
    """Whether "``new``, which is ``change`` more than ``old``" is what the words say."""
    before, gap = masked.text[new.end : change.start], masked.text[change.end : old.start]
    if not _is().search(before) and not (_is_one_unit(new, change, old) and _aside_ends().fullmatch(before)):
        return False
    if re.search(r"\b(?:that|those) (?:of|for|in|at)\b|\bthan\b.*\bthan\b", gap):
        return False  # the figure names what is compared: "than that of a pH 5 solution"
    same_word = new.claim.quantity.unit == old.claim.quantity.unit != ""
    return len(gap) <= (120 if same_word else 40) and (same_word or "," not in gap)


def _ends(masked: MaskedSentence, figures: Sequence[ChangeFigure], at: int) -> dict[ChangeRole, ChangeFigure]:
    """The start and the end of the movement ``figures[at]``, as far as its neighbours are."""
    ends: dict[ChangeRole, ChangeFigure] = {}
    last = figures[at]
    for figure in figures[at + 1 : at + 3]:
        gap = masked.text[last.end : figure.start]
        if figure.role not in (OLD, NEW) or figure.role in ends or not _joined(gap, figure) or _moves_on(gap):
            break
        ends[figure.role] = figure
        last = figure
    before = figures[at - 1] if at else None
    if len(ends) == 2 or before is None:
        return ends
    gap = masked.text[before.end : figures[at].start]
    if not _joined(gap, figures[at]) or (
        at > 1 and figures[at - 2].role is ChangeRole.CHANGE and "and" in words_and_marks(gap)
    ):
        return {}  # "up 6% from the 63 of spring and down 2% from the 70 of last year": both lead to what stands before
    if OLD in ends and NEW not in ends and before.role in (NEW, ChangeRole.NONE):
        return {**ends, NEW: before}
    if NEW in ends and OLD not in ends and before.role is OLD and _by().fullmatch(gap):
        return {**ends, OLD: before}
    if ends or at < 2 or not _apposed(masked.text[before.end : figures[at].start]):
        return {}
    first = figures[at - 2]
    gap = masked.text[first.end : before.start]
    if not _joined(gap, before):
        return {}
    if {first.role, before.role} == {OLD, NEW}:
        return {first.role: first, before.role: before}
    compared = any(w in gap for w in ("compared", "against", "versus", "up from", "down from"))
    is_start = first.role is ChangeRole.NONE and before.role is OLD and compared
    return {NEW: first, OLD: before} if is_start else {}


def _joined(gap: str, figure: ChangeFigure) -> bool:
    """Whether the words ``gap`` leave the figure after them in the same change: near, and compared with nothing else."""
    found = words_and_marks(gap)
    return (
        len(gap) <= _APART
        and ". " not in gap  # behind "$5m." no sentence is known to end
        and lexicon.classes("relations/arithmetic_cues")["otherwise"].isdisjoint(found)
        and sum(w in _ELSEWHERE for w in found) <= (figure.role is OLD)
    )


def _apposed(gap: str) -> bool:
    """Whether a movement after both ends sums them up, "…, a rise of 5%", and is no cause, "… after a 12% drop"."""
    found = words_and_marks(gap)
    cause = lexicon.classes("relations/arithmetic_cues")["cause"]
    return any(sign in gap for sign in ",(-–—") and "and" not in found and cause.isdisjoint(found)


def _moves_on(gap: str) -> bool:
    """Whether ``gap`` begins another statement: "rose 5% and profit rose to …"."""
    verbs = change_words().verbs
    return any(w == "and" or (w in verbs and w not in ("up", "down")) for w in words_and_marks(gap))


def _pairs(masked: MaskedSentence, figures: Sequence[ChangeFigure], taken: set[Claim]) -> Iterator[Multiplied | Moved]:
    """Two ends under "doubled", or under a verb that says which way."""
    tables = change_words()
    for last, first, second in zip((None, *figures), figures, figures[1:], strict=False):
        if {first.role, second.role} != {OLD, NEW} or first.claim in taken or second.claim in taken:
            continue
        old, new = (first, second) if first.role is OLD else (second, first)
        if new is second and new.claim.quantity.value == 1 and masked.text.startswith((", to ", " to "), second.end):
            continue  # odds: "from 18 to 1, to over 25 to 1"
        if first.role is OLD and _ends_before(masked, last, first):
            continue
        if not _joined(masked.text[first.end : second.start], second):
            continue
        if not common_senses((old.claim.measure, new.claim.measure)):
            continue
        before = words_and_marks(masked.text[max(0, first.start - 60) : first.start])
        at = _governing(before, (*tables.factors, *tables.verbs))
        word = before[at] if at is not None else ""
        if at and word in tables.verbs and before[at - 1] in tables.factors:  # "a threefold increase"
            at, word = at - 1, before[at - 1]
        if at is not None and word in tables.factors:
            bound = next((_BOUNDS[w] for w in reversed(before[max(0, at - 2) : at]) if w in _BOUNDS), Bound.EXACT)
            factor = tables.factors[word]
            yield Multiplied(old=old.claim, new=new.claim, factor=factor, bound=bound, cue=word, reason=_reason(word))
        elif word in tables.verbs and first is old and not _is_range(first.claim, second.claim):
            if at is not None and word in ("up", "down") and not _objects().isdisjoint(before[at + 1 : at + 2]):
                continue
            pair = f"{before[at - 1]}-{word}" if at else word
            way = tables.verbs.get(pair, tables.verbs[word])
            if way is Direction.NONE or _lends_its_scale(first.claim, second.claim, way):
                continue
            yield Moved(old=old.claim, new=new.claim, direction=way, cue=word, reason=_reason(word))


def _objects() -> frozenset[str]:
    """Behind "down" or "up" they begin what a verb takes as its object, and nothing moves: "write down the numbers"."""
    return lexicon.classes("relations/arithmetic_cues")["object"]


def _ends_before(masked: MaskedSentence, last: ChangeFigure | None, start: ChangeFigure) -> bool:
    """Whether ``last``, the figure before, ends the movement that begins at ``start``: "to 193 from 180, as did others, to 43"."""
    return last is not None and last.role is NEW and _joined(masked.text[last.end : start.start], start)


def _reason(word: str) -> str:
    return f"“{word}” with a start and an end"


def _is_range(first: Claim, second: Claim) -> bool:
    """Whether "from 3 to 5 per cent" may be how far something fell: the first has no unit of its own."""
    bare = [c.quantity.number in (c.quantity.span, Span(0, 0)) for c in (first, second)]
    return bare == [True, False]


def _lends_its_scale(old: Claim, new: Claim, way: Direction) -> bool:
    """Whether "from 64 to 26 million" moves the other way if 64 is no number of millions."""
    digits = old.quantity.text.removeprefix("from ").replace(",", "").strip()
    if not digits.replace(".", "", 1).isdigit() or old.quantity.value in (None, Decimal(digits)):
        return False
    rises = Decimal(digits) <= (new.quantity.value or 0)
    return rises is (way is Direction.UP)


def _governing(before: Sequence[str], cues: Sequence[str]) -> int | None:
    """Where the last of ``cues`` stands in the words before a figure, unless a clause ends after it."""
    if not lexicon.classes("relations/arithmetic_cues")["otherwise"].isdisjoint(before):
        return None
    for at in range(len(before) - 1, -1, -1):
        if before[at] in cues:
            return at
        if before[at] in ",:()" and before[at + 1 : at + 2] not in (["from"], ["to"]):
            return None
    return None


def _beyond_all(masked: MaskedSentence, figures: Sequence[ChangeFigure]) -> Iterator[FallBeyondAll]:
    """What is said to have fallen by more than all of itself, unless it may turn negative."""
    for figure in figures:
        q = figure.claim.quantity
        if (
            figure.role is not ChangeRole.CHANGE
            or figure.direction is not Direction.DOWN
            or q.unit != "percent"
            or not re.search(r"(?i)%|per ?cent|pct", q.text)  # "down 17 million or 3%"
            or (q.value or 0) <= _ALL
        ):
            continue
        if lexicon.classes("relations/arithmetic_cues")["signed"].isdisjoint(words_and_marks(masked.text)):
            why = "nothing falls by more than all of itself"
            yield FallBeyondAll(change=figure.claim, cue=figure.cue, reason=why)
