"""The named features of a pair of claims: all that the scorer knows of it.

Pure functions; the same pair gives the same features whichever end is named first. Never a value itself, only how two
values stand to each other. The part of a name before the full stop is its group: ``noun``, ``near``, ``align``,
``slot`` (what stands where the other says something else), ``name``, ``logic``, ``place``, ``slip``, ``rank``. Those
that a ``glance`` tells and those of the pair's ``standing`` are in modules of their own.
"""

from __future__ import annotations

from numcheck.core.measure import Interval
from numcheck.language.tokens import DATE, FIGURE
from numcheck.language.vocabulary import contrast_kinds, contrast_sets, cues
from numcheck.relations.matching.alignment import Alignment, longest_run, telling
from numcheck.relations.matching.glance import rounded
from numcheck.relations.matching.mention import Context, figure

_CONTRASTS = ("fate", "group", "role", "direction", "order", "period", "season", "weekday", "move", "trade", "extent")


def features(a: Context, b: Context, alignment: Alignment) -> dict[str, float]:
    """The features of the pair ``a``, ``b`` by name, but for what a glance tells and its standing among other pairs."""
    out: dict[str, float] = {}
    _near(out, a, b)
    _align(out, a, b, alignment)
    _slots(out, a, b, alignment)
    _names(out, a, b)
    _logic(out, a, b)
    return rounded(out)


def _near(out: dict[str, float], a: Context, b: Context) -> None:
    for name, step in (("before", -1), ("after", 1)):
        one, two = next_telling(a, step), next_telling(b, step)
        same = sum(w for s, w in one.items() if s in two)
        out[f"near.{name}"] = same
        out[f"near.{name}_apart"] = bool(one) and bool(two) and not same
        out[f"near.{name}_first"] = bool(one) and bool(two) and next(iter(one)) == next(iter(two))
    left, right = a.beside, b.beside
    shared = [w for s, w in left.items() if s in right or s in b.wide] + [w for s, w in right.items() if s in a.wide]
    out["near.beside_shared"] = sum(shared)
    out["near.beside_share"] = sum(shared) / (min(sum(left.values()), sum(right.values())) + 1)
    both = a.clause & b.clause
    out["near.clause_shared"] = sum(a.wide[s] for s in both)
    out["near.clause_share"] = len(both) / max(min(len(a.clause), len(b.clause)), 1)
    out["near.clause_less"] = min(len(a.clause), len(b.clause))


def next_telling(context: Context, step: int, most: int = 3) -> dict[str, float]:
    """The next telling stems before (``step`` -1) or after (1) the figure, nearest first, with their weights."""
    found: dict[str, float] = {}
    words, i = context.words, context.at + step
    while 0 <= i < len(words.stems) and len(found) < most:
        if words.weights[i] > 2.0 and words.stems[i] not in context.speaker:
            found[words.stems[i]] = words.weights[i]
        i += step
    return found


def _align(out: dict[str, float], a: Context, b: Context, alignment: Alignment) -> None:
    words, weight = longest_run(a, b)
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


def _slots(out: dict[str, float], a: Context, b: Context, alignment: Alignment) -> None:
    filled, nearest, names, figures, weight, lone = 0, 9, 0, 0, 0.0, 0.0
    for slot in alignment.slots:
        left, right = telling(a, slot.left), telling(b, slot.right)
        left = [i for i in left if a.words.stems[i] not in b.wide]
        right = [j for j in right if b.words.stems[j] not in a.wide]
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
    kinds = contrasts(a, b)
    out["slot.contrasts"] = len(kinds)
    out["slot.fate_same"] = bool(a.fate) and a.fate == b.fate
    for kind in _CONTRASTS:
        out[f"slot.{kind}"] = kind in kinds


def contrasts(a: Context, b: Context) -> dict[str, tuple[str, str]]:
    """Words near the two figures that exclude each other, by kind: {"fate": ("killed", "injured")} as stems."""
    sets, kinds, found = contrast_sets(), contrast_kinds(), {}
    here: dict[int, list[str]] = {}
    for s in a.near:
        for n in sets.get(s, ()):
            here.setdefault(n, []).append(s)
    for t in b.near:
        for n in sets.get(t, ()):
            others = here.get(n)
            if others and t not in others and t not in a.wide:
                apart = [s for s in others if s not in b.wide]
                if apart:
                    found[kinds[n]] = (apart[0], t)
    return found


def _names(out: dict[str, float], a: Context, b: Context) -> None:
    one, two = a.names, b.names
    out["name.shared"] = min(len(one & two), 4)
    out["name.each"] = min(len(one - set(b.words.stems)), len(two - set(a.words.stems)), 4)
    out["name.one"] = min(len(one ^ two), 8)
    out["name.last"] = _last(a, b)
    out["name.dates_shared"] = bool(a.words.dates & b.words.dates)
    out["name.dates_differ"] = bool(a.words.dates) and bool(b.words.dates) and a.words.dates != b.words.dates
    out["name.dates_one"] = bool(a.words.dates) != bool(b.words.dates)
    out["name.figures_less"] = min(len(a.words.figures), len(b.words.figures), 6)
    out["name.figures_more"] = min(max(len(a.words.figures), len(b.words.figures)), 6)
    out["name.numbers_shared"] = min(len(a.numbers & b.numbers), 3)
    mine, theirs = (c.claim.quantity.value or c.claim.quantity.low for c in (a, b))
    out["name.holds"] = (mine in b.numbers) + (theirs in a.numbers)
    out["name.numbers_each"] = min(len(a.numbers - b.numbers), len(b.numbers - a.numbers), 3)


def _last(a: Context, b: Context) -> int:
    """1 if both figures are said of one name, -1 if each is said of another, 0 where it is not known."""
    return 0 if not (a.whom and b.whom) else -1 if a.whom.isdisjoint(b.whom) else 1


def _logic(out: dict[str, float], a: Context, b: Context) -> None:
    for kind in cues():
        out[f"logic.{kind}"] = (kind in a.cues) + (kind in b.cues)
    for kind in ("other", "compare"):
        out[f"logic.{kind}_wide"] = cues()[kind].isdisjoint(a.words.stems) != cues()[kind].isdisjoint(b.words.stems)
    p, q = a.claim.quantity, b.claim.quantity
    x, y = p.value, q.value
    out["logic.whole"] = a.kind == "percent" and x is not None and y is not None and x + y == 100
    out["logic.parts"] = _parts(a, b)
    out["logic.moved"] = (p.change != "") + (q.change != "")
    out["logic.moves_differ"] = p.change != q.change
    out["logic.of"] = bool(p.of) + bool(q.of)
    out["logic.per"] = ("/" in p.unit) != ("/" in q.unit)


def _parts(a: Context, b: Context) -> bool:
    """Whether what the greater figure has more stands beside the lesser: eight dead, six in one place and two in another."""
    more, less = (a, b) if (a.tight.low, a.tight.high) > (b.tight.low, b.tight.high) else (b, a)
    if a.counted != b.counted or a.kind != "count" or less.tight.low <= 0:
        return False
    rest = Interval(more.tight.low - less.tight.low, more.tight.high - less.tight.high)
    sentences = less.around.places.get(figure(less.kind, rest), ())
    return rest != less.tight and any(abs(s - less.sentence) <= 3 for s in sentences)
