"""Claims about one measurand, gathered: what the ledger puts in a row and the report draws as a plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim, Measurand
from numcheck.core.finding import Report
from numcheck.core.levels import Confidence
from numcheck.core.measure import Interval, UnitSense
from numcheck.core.relation import Relation, SameMeasurand, Support, SupportStatus
from numcheck.core.text import Location
from numcheck.writers.tables.disjoint_sets import DisjointSets


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One claim of a cluster in the cluster's unit: its value (None for a range), and what it allows as printed and loosely."""

    claim: Claim
    value: Fraction | None
    tight: Interval
    loose: Interval


@dataclass(frozen=True, slots=True)
class Cluster:
    """Two or more claims about one measurand, in order of appearance, in the unit of the first.

    ``label`` says what is measured, ``unit`` is the unit or counted noun, "" for none.
    """

    label: str
    unit: str
    members: tuple[Member, ...]


def clusters(report: Report) -> tuple[Cluster, ...]:
    """The clusters of the report, in order of their first claim: claims that a same-measurand relation connects.

    A draft's figure and the figures of sources that support or contradict it belong together, too; relations of low
    confidence connect nothing. Figures of other dimensions than the first ($5m, £5m) make a cluster of their own.
    """
    claims: dict[Location, Claim] = {}
    for claim in report.claims:
        claims.setdefault(claim.location, claim)
    joined = DisjointSets[Location]()
    for relation in report.relations:
        if not joins(relation):
            continue
        for claim in relation.claims:
            claims.setdefault(claim.location, claim)
            joined.join(relation.claims[0].location, claim.location)

    together: dict[Location, list[Claim]] = {}
    for location, claim in claims.items():
        together.setdefault(joined.root(location), []).append(claim)
    return tuple(cluster for some in together.values() for cluster in clusters_of(some))


def clusters_of(claims: Sequence[Claim]) -> Iterator[Cluster]:
    """The clusters among ``claims``, in order of appearance, which relations connect; see ``clusters``."""
    left = [*claims]
    while len(left) > 1:
        members = [_member(claim, left[0].measure.senses[0]) for claim in left]
        for alike in _apart([m for m in members if m is not None]):
            if made := _cluster(tuple(alike)):
                yield made
        left = [claim for claim, m in zip(left[1:], members[1:], strict=True) if m is None]


def joins(relation: Relation) -> bool:
    """Whether ``relation`` connects its claims to one cluster."""
    return _joins(relation) and relation.confidence is not Confidence.LOW


def _apart(members: Sequence[Member]) -> list[list[Member]]:
    """The members by what they measure: two figures both of which two documents give are of two things, however alike their
    words (28,400 samples, 17 samples); any other goes to the nearest of them. One list where no two are told apart.
    """
    figures: list[list[Member]] = []
    known: dict[Interval, list[Member]] = {}  # thousands of reports give few figures
    for member in members:
        same = known.get(member.tight) or next((f for f in figures if f[0].tight.meets(member.tight)), None)
        if same is None:
            same = []
            figures.append(same)
        known.setdefault(member.tight, same)
        same.append(member)
    givers = {id(figure): {m.claim.location.uri for m in figure} for figure in figures}

    def both_given(one: list[Member], other: list[Member]) -> bool:
        return len(givers[id(one)] & givers[id(other)]) > 1  # by two documents

    rows: list[list[list[Member]]] = []
    for figure in sorted(figures, key=lambda f: -len(f)):
        able = [row for row in rows if not any(both_given(figure, other) for other in row)]
        if able:
            min(able, key=lambda row: abs(row[0][0].tight.low - figure[0].tight.low)).append(figure)
        else:
            rows.append([figure])
    if len(rows) < 2:
        return [list(members)]
    row_of = {id(m): i for i, row in enumerate(rows) for figure in row for m in figure}
    return [[m for m in members if row_of[id(m)] == i] for i in range(len(rows))]


def _joins(relation: Relation) -> bool:
    if isinstance(relation, Support):
        return relation.status in (SupportStatus.SUPPORTED, SupportStatus.CONTRADICTED)
    return isinstance(relation, SameMeasurand)


def _cluster(members: tuple[Member, ...]) -> Cluster | None:
    if len(members) < 2:
        return None
    claims = [member.claim for member in members]
    quantity = claims[0].quantity
    return Cluster(_label(claims) or quantity.noun or quantity.text, quantity.unit or quantity.noun, members)


def _label(claims: Sequence[Claim]) -> str:
    """What all of ``claims`` measure, as most of them put it: property, entity and, where they agree on it, time; or ""."""
    found = [claim.measurand for claim in claims]
    properties = Counter(m.property for m in found if m.property)
    entities = Counter(m.entity for m in found if m.entity)
    noun, written = claims[0].quantity.noun, claims[0].quantity.text.split()[-1]
    what = _commonest(properties)
    if noun and what.endswith(noun) and written.lower().startswith(noun[:3]):
        what = f"{what.removesuffix(noun)}{written.lower()}"  # passengers, as the text has it
    times = {q for m in found for q in m.qualifiers if q.kind == "time"}
    return str(Measurand(_commonest(entities), what, tuple(times) if len(times) == 1 else ()))


def _commonest(words: Counter[str]) -> str:
    """The word that most give, the first of several."""
    return max(words, key=words.__getitem__, default="")


def _member(claim: Claim, unit: UnitSense) -> Member | None:
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
            return Member(claim, None, tight, loose)
        exact = Fraction(quantity.value)
        return Member(claim, convert(Interval(exact, exact)).low, tight, loose)
    except (ValueError, ZeroDivisionError):
        return None


def _dimension(reading: UnitSense) -> str:
    """The dimension, what is counted left out: one source counts houses where another counts homes."""
    counts = reading.dimension.startswith("count ") and " per " not in reading.dimension
    return "count" if counts else reading.dimension
