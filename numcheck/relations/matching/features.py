"""The named features of a pair of mentions: all that the model knows of it.

Pure functions; the same pair gives the same features whichever end is named first. Never a value itself, only how two
values stand to each other. The part of a name before the full stop is its group: ``noun``, ``near``, ``place``, ``slip``,
``align``, ``slot`` (what stands where the other says something else), ``name``, ``logic``, ``doc`` (how telling the
shared words are in these texts), ``head`` (headline and body), ``series`` (the figures of a text that count the same),
``value`` (digits, size, how often it comes back), ``apart`` (what is said beside one alone); the group ``rank`` is
``competition``'s. The model is a cascade: most pairs of figures are plainly about two things, which the *prefilter
features* tell, those that need no reading of the words between; only the rest is aligned and asked for the others.
Names are part of the model file's schema: whoever adds, removes or renames a feature trains the model again.

The caps (at most 6 figures, 12 sentences, …) were set by hand where more of a thing said no more; not tuned since.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from numcheck.core.quantity import Bound
from numcheck.core.relation import Slip
from numcheck.language.tokens import DATE, FIGURE
from numcheck.language.vocabulary import cues
from numcheck.relations.matching.alignment import (
    TELLING_WEIGHT,
    Alignment,
    contrasts,
    longest_common_run,
    telling_words,
)
from numcheck.relations.matching.comparison import are_whole_and_part, bare_digits, telling_digits
from numcheck.relations.matching.mention import Mention

_KINDS = tuple((kind, f"noun.{kind}") for kind in ("money", "count", "age", "time"))
_SLIPS = tuple((slip, f"slip.{slip}") for slip in (Slip.UNIT, Slip.TENFOLD, Slip.SCALE, Slip.TRANSPOSED, Slip.DIGIT))
_CUES = ("age", "change", "compare", "other", "part", "rate")


def prefilter_features(a: Mention, b: Mention, slip: Slip) -> dict[str, float]:
    """The features of the first stage, by name: groups ``noun``, ``near`` (a part), ``place`` and ``slip``.

    ``slip`` is the slip that would explain the difference (see ``comparison``), or NONE.
    """
    out: dict[str, float] = {}
    _noun(out, a, b)
    near = [s for s in a.window_terms if s in b.window_terms]
    wide = [s for s in a.sentence_terms if s in b.sentence_terms]
    _shared_terms(out, a, b, near, wide)
    _place(out, a, b)
    _slip(out, a, b, slip)
    _document(out, a, b, near, wide)
    _headline(out, a, b)
    _series(out, a, b)
    return rounded(out)


def alignment_features(a: Mention, b: Mention, alignment: Alignment) -> dict[str, float]:
    """The features of the second stage, by name: the rest of ``near``, and ``align``, ``slot``, ``name``, ``logic``."""
    out: dict[str, float] = {}
    _neighbours(out, a, b)
    _align(out, a, b, alignment)
    _slots(out, a, b, alignment)
    _names(out, a, b)
    _logic(out, a, b)
    _apart(out, a, b)
    return rounded(out)


def rounded(known: dict[str, float]) -> dict[str, float]:
    """``known``, with its features cut to four places in place: the same on every machine."""
    for name, value in known.items():
        if value.__class__ is float:
            known[name] = round(value, 4)
    return known


def _noun(out: dict[str, float], a: Mention, b: Mention) -> None:
    p, q = a.claim.quantity, b.claim.quantity
    same = a.noun == b.noun
    out["noun.same"] = same and bool(a.noun)
    out["noun.met"] = (a.noun in b.window_terms if a.noun else False) + (b.noun in a.window_terms if b.noun else False)
    out["noun.unit"] = p.unit == q.unit
    out["noun.one"] = a.kind != "share" and (p.value == 1 and p.spelled) != (q.value == 1 and q.spelled)
    out["noun.bare"] = a.is_bare + b.is_bare
    out["noun.adjectival"] = p.adjectival + q.adjectival
    out["noun.spelled"] = p.spelled + q.spelled
    out["noun.bounds"] = (p.bound is not Bound.EXACT) + (q.bound is not Bound.EXACT)
    for kind, name in _KINDS:
        out[name] = a.kind == kind
    g, h = (c.noun in cues()["anybody"] for c in (a, b))
    whole, part = (a, b) if g else (b, a)
    out["noun.subset"] = a.kind == "count" and bool(a.noun and b.noun) and g != h and whole.tight.low > part.tight.high


def _shared_terms(out: dict[str, float], a: Mention, b: Mention, near: Sequence[str], wide: Sequence[str]) -> None:
    """How much both share: the terms ``near`` both, and those of both sentences."""
    out["near.near_shared"] = total = sum([a.window_terms[s] for s in near])
    out["near.near_count"] = len(near)
    out["near.near_share"], out["near.near_more"] = _shares(total, a.window_weight, b.window_weight)
    out["near.wide_shared"] = total = sum([a.sentence_terms[s] for s in wide])
    out["near.wide_count"] = len(wide)
    out["near.wide_share"], out["near.wide_more"] = _shares(total, a.sentence_weight, b.sentence_weight)


def _shares(total: float, one: float, other: float) -> tuple[float, float]:
    """What ``total`` is of the lesser and of the greater; 0 where either is."""
    return (total / min(one, other), total / max(one, other)) if one and other else (0.0, 0.0)


def _place(out: dict[str, float], a: Mention, b: Mention) -> None:
    same = a.text == b.text
    out["place.sentences"] = min(abs(a.sentence - b.sentence), 12) if same else 6
    at, there = (m.document.offset(m.claim.location.span.start) for m in (a, b))
    out["place.distance"] = log2(1 + abs(at - there)) if same else 10
    out["place.lead"] = a.in_lead + b.in_lead
    many = max(a.document.kinds[a.kind], b.document.kinds[b.kind])
    out["place.peers"] = log2(1 + min(many, 60))
    one, two = a.document.values[a.counted], b.document.values[b.counted]
    many = max(len(one), len(two))
    out["place.values"] = min(many if one is two or many >= 12 else len(one | two), 12)
    out["place.paragraph"] = same and a.paragraph == b.paragraph and not a.document.is_one_line
    out["place.section"] = 0 if not same or not a.section or not b.section else 1 if a.section == b.section else -1
    out["place.dates"] = a.is_by_date + b.is_by_date
    out["place.together"] = same and a.document.in_one_sentence(a.figure_key, b.figure_key)
    out["place.quoted"] = a.claim.quoted + b.claim.quoted
    x, y = a.claim.attribution, b.claim.attribution
    out["place.speakers"] = 0 if not (x and y) else 1 if x == y else -1


def _slip(out: dict[str, float], a: Mention, b: Mention, slip: Slip) -> None:
    p, q = a.claim.quantity, b.claim.quantity
    x, y = p.value, q.value
    out["slip.ratio"] = min(abs(log2(max(x, y) / min(x, y))), 5) if x and y and x > 0 and y > 0 else 6
    out["slip.digits"] = telling_digits(p, q) if slip else 0
    for name, feature in _SLIPS:
        out[feature] = slip is name
    named = out["slip.any"] = any(slip is name for name, _ in _SLIPS)
    out["slip.near"] = max(out["near.near_share"], out["near.wide_share"]) if named else 0
    out["slip.shared"] = out["near.wide_shared"] if named else 0


def _neighbours(out: dict[str, float], a: Mention, b: Mention) -> None:
    for name, step in (("before", -1), ("after", 1)):
        one, two = _next_terms(a, step), _next_terms(b, step)
        out[f"near.{name}"] = sum(w for s, w in one.items() if s in two)
        if step < 0:
            out["near.before_first"] = bool(one) and bool(two) and next(iter(one)) == next(iter(two))
    left, right = a.neighbour_terms, b.neighbour_terms
    shared = [w for s, w in left.items() if s in right or s in b.sentence_terms] + [
        w for s, w in right.items() if s in a.sentence_terms
    ]
    out["near.beside_shared"] = sum(shared)
    out["near.beside_share"] = sum(shared) / (min(sum(left.values()), sum(right.values())) + 1)
    both = a.clause_terms & b.clause_terms
    out["near.clause_shared"] = sum(a.sentence_terms[s] for s in both)
    out["near.clause_share"] = len(both) / max(min(len(a.clause_terms), len(b.clause_terms)), 1)
    out["near.clause_less"] = min(len(a.clause_terms), len(b.clause_terms))


def _next_terms(mention: Mention, step: int, most: int = 3) -> dict[str, float]:
    """The next telling stems before (``step`` -1) or after (1) the figure, nearest first, with their weights."""
    found: dict[str, float] = {}
    words, i = mention.words, mention.at + step
    while 0 <= i < len(words.stems) and len(found) < most:
        if words.weights[i] > TELLING_WEIGHT and words.stems[i] not in mention.speaker:
            found[words.stems[i]] = words.weights[i]
        i += step
    return found


def _align(out: dict[str, float], a: Mention, b: Mention, alignment: Alignment) -> None:
    words, weight = longest_common_run(a, b)
    out["align.longest"] = min(words, 12)
    out["align.longest_weight"] = weight
    out["align.share"] = alignment.share
    out["align.weight"] = alignment.before + alignment.after
    out["align.less"] = min(alignment.before, alignment.after)
    out["align.after"] = alignment.after
    out["align.run_before"] = min(alignment.run_before, 8)
    out["align.run_after"] = min(alignment.run_after, 8)
    out["align.run"] = min(alignment.run_before + alignment.run_after, 12)
    out["align.possible"] = alignment.possible


def _slots(out: dict[str, float], a: Mention, b: Mention, alignment: Alignment) -> None:
    filled, nearest, names, figures, weight, lone = 0, 9, 0, 0, 0.0, 0.0
    for slot in alignment.slots:
        left, right = telling_words(a, slot.left), telling_words(b, slot.right)
        left = [i for i in left if a.words.stems[i] not in b.sentence_terms]
        right = [j for j in right if b.words.stems[j] not in a.sentence_terms]
        heavy = [sum(w.words.weights[i] for i in side) for w, side in ((a, left), (b, right))]
        if left and right:
            filled += 1
            nearest = min(nearest, slot.distance)
            weight += min(heavy)
            names += any(a.words.is_name[i] for i in left) and any(b.words.is_name[j] for j in right)
            figures += any(a.words.stems[i] in (FIGURE, DATE) for i in left) and any(
                b.words.stems[j] in (FIGURE, DATE) for j in right
            )
        elif slot.distance <= 4:
            lone += max(heavy)
    out["slot.filled"] = min(filled, 6)
    out["slot.nearest"] = nearest
    out["slot.weight"] = weight
    out["slot.names"] = names
    out["slot.figures"] = figures
    out["slot.lone"] = lone
    out["slot.contrasts"] = len(contrasts(a, b))


def _names(out: dict[str, float], a: Mention, b: Mention) -> None:
    one, two = a.names, b.names
    out["name.shared"] = min(len(one & two), 4)
    out["name.each"] = min(len(one - b.words.stem_set), len(two - a.words.stem_set), 4)
    out["name.one"] = min(len(one ^ two), 8)
    out["name.dates_shared"] = bool(a.words.dates & b.words.dates)
    out["name.dates_differ"] = bool(a.words.dates) and bool(b.words.dates) and a.words.dates != b.words.dates
    out["name.dates_one"] = bool(a.words.dates) != bool(b.words.dates)
    out["name.figures_less"] = min(len(a.words.figures), len(b.words.figures), 6)
    out["name.figures_more"] = min(max(len(a.words.figures), len(b.words.figures)), 6)
    out["name.numbers_shared"] = min(len(a.other_numbers & b.other_numbers), 3)
    mine, theirs = (c.claim.quantity.value or c.claim.quantity.low for c in (a, b))
    out["name.holds"] = (mine in b.other_numbers) + (theirs in a.other_numbers)
    out["name.numbers_each"] = min(len(a.other_numbers - b.other_numbers), len(b.other_numbers - a.other_numbers), 3)


def _logic(out: dict[str, float], a: Mention, b: Mention) -> None:
    for kind in _CUES:
        out[f"logic.{kind}"] = (kind in a.cue_kinds) + (kind in b.cue_kinds)
    for kind in ("other", "compare"):
        out[f"logic.{kind}_wide"] = cues()[kind].isdisjoint(a.words.stems) != cues()[kind].isdisjoint(b.words.stems)
    out["logic.parts"] = are_whole_and_part(a, b)
    out["logic.of"] = bool(a.claim.quantity.of) + bool(b.claim.quantity.of)


def _document(out: dict[str, float], a: Mention, b: Mention, near: Sequence[str], wide: Sequence[str]) -> None:
    """How telling the shared terms are in these texts: one that no other sentence holds, or what the text is about."""
    one, two = a.document.frequency, b.document.frequency
    holding = {s: one[s] if one is two else one[s] + two[s] for s in wide}
    own = {s: a.sentence_terms[s] * 2 / max(n, 2) for s, n in holding.items()}
    out["doc.own_shared"] = sum(own.values())
    out["doc.own_near"] = sum([own[s] for s in near])
    out["doc.own_best"] = max(own.values(), default=0.0)
    out["doc.own_count"] = sum([n <= 2 for n in holding.values()])
    out["doc.own_near_count"] = sum([holding[s] <= 2 for s in near])
    out["doc.common"] = sum([n > 5 for n in holding.values()])
    out["doc.size"] = log2(1 + min(a.document.n_sentences, b.document.n_sentences))
    out["doc.words_less"], out["doc.words_more"] = _sorted(min(len(a.words.stems), 60), min(len(b.words.stems), 60))


def _headline(out: dict[str, float], a: Mention, b: Mention) -> None:
    """A headline and its body: how much of it the other sentence says, and whether either figure is said elsewhere."""
    cover, here, there = 0.0, -1, -1
    if a.in_headline != b.in_headline:
        head, body = (a, b) if a.in_headline else (b, a)
        said = body.sentence_terms.keys() | body.neighbour_terms.keys()
        cover = sum([w for s, w in head.sentence_terms.items() if s in said]) / max(head.sentence_weight, 1.0)
        here, there = (min(len(c.document.places[c.figure_key]) - 1, 3) for c in (head, body))
    out["head.both"] = a.in_headline + b.in_headline
    out["head.cover"], out["head.recurs"], out["head.body_recurs"] = cover, here, there


def _series(out: dict[str, float], a: Mention, b: Mention) -> None:
    """How both stand among what their texts count besides; and their figures among figures."""
    one, two = a.series_rank, b.series_rank
    out["series.order_less"], out["series.order_more"] = _sorted(min(one.order, 6), min(two.order, 6))
    out["series.size_less"], out["series.size_more"] = _sorted(min(one.size, 10), min(two.size, 10))
    out["series.largest"] = one.is_largest + two.is_largest
    out["series.same"] = a.series == b.series
    out["series.outcomes"] = bool(a.outcome) + bool(b.outcome)
    beside = a.document.together[a.sentence, a.counted] + b.document.together[b.sentence, b.counted]
    out["series.beside"] = min(beside - 2, 6)
    out["value.digits_less"], out["value.digits_more"] = _sorted(_n_digits(a), _n_digits(b))
    out["value.size"] = min(max(a.magnitude, b.magnitude), 40)
    times, others = (len(c.document.places[c.figure_key]) for c in (a, b))
    out["value.recurs_less"], out["value.recurs_more"] = _sorted(min(times, 4), min(others, 4))


def _n_digits(mention: Mention) -> int:
    value = mention.claim.quantity.value
    return len(bare_digits(value)) if value is not None else 0


def _sorted(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one <= other else (other, one)


def _apart(out: dict[str, float], a: Mention, b: Mention) -> None:
    """What is said beside one figure, and nowhere in or beside the sentence of the other."""
    clause, window, names, every, told = [], [], [], [], 0
    for one, other in ((a, b), (b, a)):
        said = other.sentence_terms.keys() | other.neighbour_terms.keys()
        clause.append(sum(sorted([one.sentence_terms[s] for s in one.clause_terms if s not in said])))
        window.append(sum([w for s, w in one.window_terms.items() if s not in said]))
        names.append(min(len(one.clause_names - said), 4))
        every.append(min(len(one.all_names - said), 6))
        told += bool(one.name_before) and one.name_before not in other.all_names | other.neighbour_terms.keys()
    out["apart.clause_more"] = max(clause)
    out["apart.window_less"], out["apart.window_more"] = _sorted(*window)
    out["apart.names_more"] = max(names)
    out["apart.all_names_less"], out["apart.all_names_more"] = _sorted(*every)
    out["apart.subject_own"] = told
    x, y = a.name_before, b.name_before
    out["apart.subject"] = 0 if not (x and y) else 1 if x == y or x in b.all_names or y in a.all_names else -1
