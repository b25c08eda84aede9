"""Dot plots: the figures of one measurand under each other on one axis, with what each allows.

Positions are percentages of the width of the plot, so that it fits every screen without being distorted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.writers.tables.clusters import Cluster, Member
from numcheck.writers.tables.numbers import readable

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MARGIN = Fraction(6)


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One figure: bars of what it allows as printed and loosely, and a dot (None for a range); all in percent.

    ``shape`` is dot, least (the figure is a lower bound), most (an upper bound) or range. ``said`` is the row in words.
    """

    claim: Claim
    shape: str
    dot: str
    tight: tuple[str, str]
    loose: tuple[str, str]
    said: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One measurand. ``ticks`` are (percent, label); ``unit`` has the axis's magnitude word before it; counted things have none."""

    label: str
    unit: str
    ticks: tuple[tuple[str, str], ...]
    rows: tuple[PlotRow, ...]


def plot(cluster: Cluster) -> Plot:
    """The dot plot of ``cluster``, rows in its order, on an axis from its least end to its greatest with round ticks."""
    ends = [e for m in cluster.members for i in (m.tight, m.loose) for e in (i.low, i.high)]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = low - 1, high + 1

    def percent(value: Fraction) -> str:
        return f"{float(_MARGIN + (value - low) / (high - low) * (100 - 2 * _MARGIN)):.2f}"

    factor, word = next(((n, w) for n, w in _SCALES if max(abs(low), abs(high)) >= n), (1, ""))
    ticks = tuple((percent(t), readable(t / factor)) for t in _ticks(low, high))
    unit = cluster.members[0].claim.quantity.unit.replace("_", " ")
    rows = tuple(_row(m, unit, percent) for m in cluster.members)
    return Plot(cluster.label, " ".join(w for w in (word, unit) if w), ticks, rows)


def _row(member: Member, unit: str, percent: Callable[[Fraction], str]) -> PlotRow:
    bound = member.claim.quantity.bound
    shape = "dot"
    if member.value is None:
        shape = "range"
    elif bound.is_least:
        shape = "least"
    elif bound.is_most:
        shape = "most"
    said = f"{member.claim.quantity.text}: as printed {between(member.tight)}"
    if member.loose != member.tight:
        said += f", loosely {between(member.loose)}"
    return PlotRow(
        claim=member.claim,
        shape=shape,
        dot="" if member.value is None else percent(member.value),
        tight=(percent(member.tight.low), percent(member.tight.high)),
        loose=(percent(member.loose.low), percent(member.loose.high)),
        said=f"{said} {unit}".rstrip(),
    )


def between(interval: Interval) -> str:
    """The ends of ``interval`` in words, ``199.5 to 200.5``, or one number where they are the same."""
    low, high = readable(interval.low), readable(interval.high)
    return low if low == high else f"{low} to {high}"


def _ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    """Three to six round numbers from ``low`` to ``high``: steps of 1, 2 or 5 times a power of ten."""
    step = Fraction(1)
    while (high - low) / step < 1:
        step /= 10
    while (high - low) / step >= 10:
        step *= 10
    for finer in (Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(2)):
        if (high - low) / (step * finer) <= 5:
            step *= finer
            break
    first = -(-low // step)
    return [i * step for i in range(int(first), int(high // step) + 1)]
