"""``plot claims.csv``: the figures of each measurand on one axis, as a picture (PNG or SVG)."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from numcheck.optional_dependencies import require
from numcheck.writers.files import write_file

MOST = 24
_COLUMNS = ("measurand", "canonical_unit", "canonical_value", "canonical_low", "canonical_high", "text", "document")


class UnplottableError(ValueError):
    """A table that holds nothing to draw; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in the canonical unit: what it is called, its value and the ends of what it allows as printed."""

    label: str
    value: float
    low: float
    high: float


def write(table: str, path: str) -> None:
    """Draw the claims table in the file ``table`` into ``path``; the suffix, .png or .svg, says how.

    UnplottableError if the table lacks a column or has no measurand with two figures; MissingExtraError without
    matplotlib; OSError where a file cannot be read or written.
    """
    # Sentences of a draft may be longer than the field size that csv expects.
    csv.field_size_limit(sys.maxsize)
    try:
        with open(table, encoding="utf-8-sig", newline="") as f:
            charts = gather(csv.DictReader(f))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnplottableError(f"no table in UTF-8: {error}") from None
    write_file(path, draw(charts, os.path.splitext(path)[1].removeprefix(".").lower()))


def gather(rows: Iterable[dict[str, str]]) -> list[tuple[str, list[Dot]]]:
    """(Title, dots) of the measurands with two or more figures in one unit, in order of appearance, at most ``MOST``.

    Qualifiers (time, place, scope) stand beside each figure and do not keep it from its like. UnplottableError where a
    row lacks a column of the claims table.
    """
    charts: dict[tuple[str, str], list[Dot]] = {}
    for row in rows:
        if missing := [c for c in _COLUMNS if row.get(c) is None]:
            raise UnplottableError(f"no column {missing[0]!r}: a table that `numcheck claims` wrote is expected")
        name, _, qualifiers = row["measurand"].partition(", ")
        name = name or row.get("noun") or ""
        if not name or not row["canonical_value"]:
            continue
        try:
            value = float(row["canonical_value"])
            low, high = float(row["canonical_low"] or value), float(row["canonical_high"] or value)
        except ValueError:
            raise UnplottableError(f"not a number: {row['canonical_value']!r}") from None
        who = row.get("attribution") or os.path.basename(row["document"])
        if not all(map(isfinite, (value, low, high))):
            continue
        said = f"{row['text']}, {who}" + (f" ({qualifiers}" if qualifiers else "")
        charts.setdefault((name.casefold(), row["canonical_unit"]), []).append(Dot(said, value, low, high))
    several = [
        (name if unit in name else f"{name}, {unit}", dots) for (name, unit), dots in charts.items() if len(dots) > 1
    ]
    if not several:
        raise UnplottableError("no measurand has two figures: nothing to draw")
    return several[:MOST]


def draw(charts: list[tuple[str, list[Dot]]], suffix: str) -> bytes:
    """The picture: a panel a measurand, a row a figure, a bar for what it allows. Equal charts give equal bytes.

    ``charts`` are (title, dots), ``suffix`` png or svg. MissingExtraError without matplotlib.
    """
    matplotlib = require("matplotlib", "plot")
    figure_class: Any = require("matplotlib.figure", "plot").Figure
    heights = [0.9 + 0.28 * len(dots) for _, dots in charts]
    style = {"svg.hashsalt": "numcheck", "font.size": 9, "svg.fonttype": "none", "axes.unicode_minus": False}
    with matplotlib.rc_context(style):
        figure = figure_class(figsize=(8, sum(heights)), layout="constrained")
        panels = figure.subplots(len(charts), 1, squeeze=False, height_ratios=heights)[:, 0]
        for panel, (name, dots) in zip(panels, charts, strict=True):
            _panel(panel, name, dots)
        out = io.BytesIO()
        stamp = {"Date": None} if suffix == "svg" else {"Software": None}
        figure.savefig(out, format=suffix, dpi=144, metadata=stamp)
    return out.getvalue()


def _panel(panel: Any, name: str, dots: list[Dot]) -> None:
    # A dollar sign would start a formula.
    rows = range(len(dots))
    panel.hlines(rows, [d.low for d in dots], [d.high for d in dots], color="#8a949b", linewidth=5, capstyle="round")
    panel.plot([d.value for d in dots], rows, "o", color="#0b5566", markersize=5)
    panel.set_title(_plain(name), loc="left", fontsize=9, fontweight="bold")
    panel.set_yticks(rows, [_plain(d.label) for d in dots])
    panel.set_ylim(len(dots) - 0.4, -0.6)
    panel.grid(axis="x", color="#d3d7d6", linewidth=0.6)
    panel.set_axisbelow(True)
    panel.tick_params(length=0)
    panel.margins(x=0.08)
    panel.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    panel.xaxis.get_major_locator().set_params(nbins=6)
    for side in ("top", "right", "left", "bottom"):
        panel.spines[side].set_visible(False)


def _plain(text: str) -> str:
    short = text if len(text) <= 60 else text[:59] + "…"
    return short.replace("\\", "\\\\").replace("$", r"\$")
