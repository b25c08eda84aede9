"""What one glance at a pair of claims tells: the features that need no reading of the words between.

Most pairs of figures are plainly about two things; these features alone settle it. ``features`` has the others, with
the names of the groups.
"""

from __future__ import annotations

from math import log2

from numcheck.core.quantity import Bound
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import Context

_KINDS = tuple((kind, f"noun.{kind}") for kind in ("money", "percent", "count", "age", "time", "length"))
_SLIPS = tuple((slip, f"slip.{slip}") for slip in ("unit", "tenfold", "scale", "transposed", "digit"))


def glance(a: Context, b: Context, slip: str) -> dict[str, float]:
    """Features of the groups ``noun``, ``near``, ``place`` and ``slip``; ``slip`` would explain the difference, or ""."""
    out: dict[str, float] = {}
    _noun(out, a, b)
    _near(out, a, b)
    _place(out, a, b)
    _slip(out, a, b, slip)
    return rounded(out)


def rounded(known: dict[str, float]) -> dict[str, float]:
    """``known``, its features cut to four places in place: the same wherever they are computed."""
    for name, value in known.items():
        if value.__class__ is float:
            known[name] = round(value, 4)
    return known


def _noun(out: dict[str, float], a: Context, b: Context) -> None:
    p, q = a.claim.quantity, b.claim.quantity
    same = a.noun == b.noun
    out["noun.same"] = same and bool(a.noun)
    out["noun.differs"] = not same and bool(a.noun) and bool(b.noun)
    out["noun.met"] = (a.noun in b.near if a.noun else False) + (b.noun in a.near if b.noun else False)
    out["noun.unit"] = p.unit == q.unit
    out["noun.one"] = (p.value == 1 and p.spelled) != (q.value == 1 and q.spelled)
    out["noun.bare"] = a.bare + b.bare
    out["noun.adjectival"] = p.adjectival + q.adjectival
    out["noun.spelled"] = p.spelled + q.spelled
    out["noun.range"] = p.is_range + q.is_range
    out["noun.bounds"] = (p.bound is not Bound.EXACT) + (q.bound is not Bound.EXACT)
    for kind, name in _KINDS:
        out[name] = a.kind == kind
    one, two = set(p.modifiers), set(q.modifiers)
    out["noun.modifiers_shared"] = len(one & two)
    out["noun.modifiers_one"] = len(one ^ two)
    out["noun.modifiers_each"] = min(len(one - two), len(two - one))


def _near(out: dict[str, float], a: Context, b: Context) -> None:
    shared = [w for s, w in a.near.items() if s in b.near]
    out["near.near_shared"] = total = sum(shared)
    out["near.near_count"] = len(shared)
    out["near.near_share"], out["near.near_more"] = _shares(total, a.nearness, b.nearness)
    shared = [w for s, w in a.wide.items() if s in b.wide]
    out["near.wide_shared"] = total = sum(shared)
    out["near.wide_count"] = len(shared)
    out["near.wide_share"], out["near.wide_more"] = _shares(total, a.width, b.width)


def _shares(total: float, one: float, other: float) -> tuple[float, float]:
    """What ``total`` is of the lesser and of the greater; 0 where either is."""
    return (total / min(one, other), total / max(one, other)) if one and other else (0.0, 0.0)


def _place(out: dict[str, float], a: Context, b: Context) -> None:
    same = a.text == b.text
    out["place.sentences"] = min(abs(a.sentence - b.sentence), 12) if same else 6
    out["place.distance"] = log2(1 + abs(a.claim.location.span.start - b.claim.location.span.start)) if same else 10
    out["place.same_sentence"] = same and a.sentence == b.sentence
    out["place.lead"] = a.lead + b.lead
    many = max(a.around.kinds[a.kind], b.around.kinds[b.kind])
    out["place.peers"] = log2(1 + min(many, 60))
    out["place.values"] = min(len({*a.around.values[a.counted], *b.around.values[b.counted]}), 12)
    places = a.around.places
    out["place.together"] = a.text == b.text and not places[a.figure].isdisjoint(places[b.figure])
    out["place.quoted"] = a.claim.quoted + b.claim.quoted
    x, y = a.claim.attribution, b.claim.attribution
    out["place.speakers"] = 0 if not (x and y) else 1 if x == y else -1


def _slip(out: dict[str, float], a: Context, b: Context, slip: str) -> None:
    p, q = a.claim.quantity, b.claim.quantity
    x, y = p.value, q.value
    out["slip.ratio"] = min(abs(log2(max(x, y) / min(x, y))), 5) if x and y and x > 0 and y > 0 else 6
    out["slip.digits"] = telling_digits(p, q) if slip else 0
    for name, feature in _SLIPS:
        out[feature] = slip == name
    named = out["slip.any"] = any(slip == name for name, _ in _SLIPS)
    out["slip.near"] = max(out["near.near_share"], out["near.wide_share"]) if named else 0
    out["slip.shared"] = out["near.wide_shared"] if named else 0
