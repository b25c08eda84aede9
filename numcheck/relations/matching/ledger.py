"""What several sources say of one measurand, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim, Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Row:
    """One measurand.

    ``measurand``  in words
    ``cells``      (uri, the claims of that source), in the order of the sources given; empty where it says nothing
    ``lowest``, ``highest``, ``spread``  in the base unit of the dimension; ``spread`` is their difference
    ``outlier``    uri of the one source whose figure is farthest from the middle of at least three, or ""
    """

    measurand: str
    cells: tuple[tuple[str, tuple[Claim, ...]], ...]
    lowest: Fraction
    highest: Fraction
    spread: Fraction
    outlier: str


def ledger(uris: Sequence[str], relations: Iterable[Relation]) -> tuple[Row, ...]:
    """One row a measurand that two claims share, by the same-measurand ``relations`` of a check across sources.

    Claims that are related, directly or by way of others, share a row. In order of first mention; linear in the claims.
    """
    order = {uri: i for i, uri in enumerate(uris)}
    parent: dict[Claim, Claim] = {}

    def root(claim: Claim) -> Claim:
        while parent.setdefault(claim, claim) is not claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for relation in relations:
        if relation.kind is RelationKind.SAME_MEASURAND and len(relation.claims) == 2:
            first, second = relation.claims
            parent[root(second)] = root(first)
    groups: dict[Claim, list[Claim]] = defaultdict(list)
    for claim in list(parent):
        groups[root(claim)].append(claim)
    rows = [sorted(g, key=lambda c: (order.get(c.location.uri, 0), c.location.span)) for g in groups.values()]
    rows.sort(key=lambda g: (order.get(g[0].location.uri, 0), g[0].location.span))
    return tuple(_row(uris, group) for group in rows)


def _row(uris: Sequence[str], group: Sequence[Claim]) -> Row:
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_source[claim.location.uri].append(claim)
    middles = {uri: _middle(claims[0]) for uri, claims in by_source.items()}
    values = [_middle(c) for c in group]
    low, high = min(values), max(values)
    return Row(
        measurand=max((str(c.measurand) for c in group), key=len),
        cells=tuple((uri, tuple(by_source.get(uri, ()))) for uri in uris),
        lowest=low,
        highest=high,
        spread=high - low,
        outlier=_outlier(middles),
    )


def _middle(claim: Claim) -> Fraction:
    base = claim.measure.base()
    return (base.low + base.high) / 2


def _outlier(middles: dict[str, Fraction]) -> str:
    """The source farthest from the median, where at least three speak and no other is as far."""
    if len(middles) < 3:
        return ""
    ranked = sorted(middles.values())
    median = ranked[len(ranked) // 2]
    far = sorted(((abs(v - median), uri) for uri, v in middles.items()), reverse=True)
    return far[0][1] if far[0][0] > far[1][0] else ""
