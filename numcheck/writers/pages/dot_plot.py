"""Dot plots: the figures of one measurand under each other on one axis, with what each allows.

Positions are percentages of the width of the plot, so that it fits every screen without being distorted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.writers.tables.clusters import Figure, Group
from numcheck.writers.tables.numbers import readable

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MARGIN = Fraction(6)


@dataclass(frozen=True, slots=True)
class Row:
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
    rows: tuple[Row, ...]


def plot(group: Group) -> Plot:
    """The dot plot of ``group``, rows in its order."""
    ends = [e for f in group.figures for i in (f.tight, f.loose) for e in (i.low, i.high)]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = low - 1, high + 1

    def percent(value: Fraction) -> str:
        return f"{float(_MARGIN + (value - low) / (high - low) * (100 - 2 * _MARGIN)):.2f}"

    factor, word = next(((n, w) for n, w in _SCALES if max(abs(low), abs(high)) >= n), (1, ""))
    ticks = tuple((percent(t), readable(t / factor)) for t in _ticks(low, high))
    unit = group.figures[0].claim.quantity.unit.replace("_", " ")
    rows = tuple(_row(f, unit, percent) for f in group.figures)
    return Plot(group.label, " ".join(w for w in (word, unit) if w), ticks, rows)


def _row(figure: Figure, unit: str, percent: Callable[[Fraction], str]) -> Row:
    bound = figure.claim.quantity.bound
    shape = "dot"
    if figure.value is None:
        shape = "range"
    elif bound.is_least:
        shape = "least"
    elif bound.is_most:
        shape = "most"
    said = f"{figure.claim.quantity.text}: as printed {between(figure.tight)}"
    if figure.loose != figure.tight:
        said += f", loosely {between(figure.loose)}"
    return Row(
        figure.claim,
        shape,
        "" if figure.value is None else percent(figure.value),
        (percent(figure.tight.low), percent(figure.tight.high)),
        (percent(figure.loose.low), percent(figure.loose.high)),
        f"{said} {unit}".rstrip(),
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
