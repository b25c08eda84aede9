"""Claims about one measurand, gathered: what the ledger puts in a row and the report draws as a plot."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Report
from numcheck.core.levels import Confidence
from numcheck.core.measure import Interval, UnitSense
from numcheck.core.relation import Relation, SameMeasurand, Support, SupportStatus
from numcheck.core.text import Location


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim of a group in the group's unit: its value (None for none) and what it allows as printed and loosely."""

    claim: Claim
    value: Fraction | None
    tight: Interval
    loose: Interval


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more claims about one measurand, in order of appearance, in the unit of the first."""

    label: str
    unit: str
    figures: tuple[Figure, ...]


def groups(report: Report) -> tuple[Group, ...]:
    """The groups of the report, in order of their first claim: claims that a same-measurand relation connects.

    A draft's figure and the figures of sources that support or contradict it belong together, too. Figures of other
    dimensions than the first ($5m, £5m) make a group of their own.
    """
    claims: dict[Location, Claim] = {}
    parent: dict[Location, Location] = {}

    def root(at: Location) -> Location:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for claim in report.claims:
        claims.setdefault(claim.location, claim)
        parent.setdefault(claim.location, claim.location)
    for relation in report.relations:
        if not _joins(relation) or relation.confidence is Confidence.LOW:
            continue
        for claim in relation.claims:
            claims.setdefault(claim.location, claim)
            parent.setdefault(claim.location, claim.location)
            parent[root(claim.location)] = root(relation.claims[0].location)

    members: dict[Location, list[Claim]] = {}
    for location, claim in claims.items():
        members.setdefault(root(location), []).append(claim)
    out = []
    for group in members.values():
        while len(group) > 1:
            figures = [_figure(claim, group[0].measure.senses[0]) for claim in group]
            if made := _group(tuple(f for f in figures if f is not None)):
                out.append(made)
            group = [claim for claim, f in zip(group[1:], figures[1:], strict=True) if f is None]
    return tuple(out)


def _joins(relation: Relation) -> bool:
    if isinstance(relation, Support):
        return relation.status in (SupportStatus.SUPPORTED, SupportStatus.CONTRADICTED)
    return isinstance(relation, SameMeasurand)


def _group(figures: tuple[Figure, ...]) -> Group | None:
    if len(figures) < 2:
        return None
    claims = [figure.claim for figure in figures]
    quantity = claims[0].quantity
    named = next((str(c.measurand) for c in claims if str(c.measurand)), "") or quantity.noun or quantity.text
    return Group(named, quantity.unit or quantity.noun, figures)


def _figure(claim: Claim, unit: UnitSense) -> Figure | None:
    """``claim`` in ``unit``, under the first reading of its own unit that has the same dimension; counts have one."""
    measure, quantity = claim.measure, claim.quantity
    reading = next((r for r in measure.senses if _dimension(r) == _dimension(unit)), None)
    if reading is None:
        return None

    def convert(interval: Interval) -> Interval:
        return unit.from_base(reading.to_base(interval))

    try:
        tight, loose = convert(measure.tight), convert(measure.loose)
        if quantity.value is None:
            return Figure(claim, None, tight, loose)
        exact = Fraction(quantity.value)
        return Figure(claim, convert(Interval(exact, exact)).low, tight, loose)
    except (ValueError, ZeroDivisionError):
        return None


def _dimension(reading: UnitSense) -> str:
    """The dimension, what is counted left out: one source counts houses where another counts homes."""
    counts = reading.dimension.startswith("count ") and " per " not in reading.dimension
    return "count" if counts else reading.dimension
