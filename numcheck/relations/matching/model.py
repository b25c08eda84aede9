"""A small model of regression trees, read from JSON, that tells how likely two mentions share a measurand.

Gradient boosting: the trees' leaves add up to a log-odds. A tree is a leaf (a number) or
``[feature, threshold, where not above, where above]``. The file also names the features, in order, and the thresholds
of each role. As in a cascade of classifiers, a few trees over the prefilter features turn most pairs away before the
others are asked. The file calls the prefilter "glance".
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from math import exp
from typing import Any

from numcheck.core.named_tuple import NamedTuple

Tree = Any  # a float, or a tuple (index of the feature, threshold, Tree, Tree)
SHIPPED = os.path.join(os.path.dirname(__file__), "model.json")
SCHEMA = 2
"""The meaning of the file's keys and of the features by name: a file of another one is refused. Raise it with either."""


class Role(StrEnum):
    """Between whom a pair is: within one ``TEXT``, a draft and its ``SOURCE``, or two ``SOURCES`` of equal rank."""

    TEXT = "text"
    SOURCE = "source"
    SOURCES = "sources"


class Level(StrEnum):
    """What a score is enough for: to be scored by all trees, to be reported, to be reported with high confidence."""

    PREFILTER = "glance"
    REPORT = "report"
    HIGH = "high"


class Trees(NamedTuple):
    """``names`` of the features, in the order of the trees' indices; ``start`` the log-odds before any tree."""

    names: tuple[str, ...] = ()
    start: float = 0.0
    trees: tuple[Tree, ...] = ()

    def score(self, features: Mapping[str, float]) -> float:
        """The probability that the pair is about one measurand, 0 to 1. KeyError where a feature is missing."""
        row = [features[name] for name in self.names]
        total = self.start
        for node in self.trees:
            while node.__class__ is tuple:
                index, most, low, high = node
                node = low if row[index] <= most else high
            total += node
        return 1.0 / (1.0 + exp(-total))

    def explain(self, features: Mapping[str, float], most: int = 4) -> tuple[tuple[str, float], ...]:
        """The features that moved the log-odds most, with how far: a leaf's weight is shared by the features on its way.

        At most ``most``, the greatest first. KeyError where a feature is missing.
        """
        row = [features[name] for name in self.names]
        moved: dict[int, float] = {}
        for node in self.trees:
            path = []
            while node.__class__ is tuple:
                index, least, low, high = node
                path.append(index)
                node = low if row[index] <= least else high
            for index in path:
                moved[index] = moved.get(index, 0.0) + node / len(path)
        named = ((self.names[index], by) for index, by in moved.items())
        return tuple(sorted(named, key=lambda m: (-abs(m[1]), m[0]))[:most])


class Model(NamedTuple):
    """``prefilter`` scores by the features of the first stage; from its threshold on ``trees`` score by all.

    ``thresholds`` are the least scores by role ("text", "text-slip", …) and ``Level``.
    """

    prefilter: Trees
    trees: Trees
    thresholds: Mapping[str, Mapping[str, float]]

    def threshold(self, role: Role, has_slip: bool, level: Level) -> float:
        """The least score of ``level`` in ``role``, 0 to 1; figures that differ as slips do have thresholds of their own."""
        return self.thresholds[f"{role}-slip" if has_slip else role][level]


@cache
def load(path: str = SHIPPED) -> Model:
    """The model in the file ``path``, read once.

    OSError where it cannot be opened, ValueError where it is no JSON or of another ``SCHEMA``.
    """
    table = read_table(path, SCHEMA)
    return Model(read(table["glance"]), read(table), table["thresholds"])


def read_table(path: str, schema: int) -> dict[str, Any]:
    """The table in the model file ``path``.

    OSError where it cannot be opened, ValueError where it is no JSON or of another ``schema``.
    """
    import json

    with open(path, encoding="utf-8") as f:
        table: dict[str, Any] = json.load(f)
    if (found := table.get("schema")) != schema:
        raise ValueError(f"{path}: a model of schema {found}, not {schema}: train it again")
    return table


def read(table: Mapping[str, Any]) -> Trees:
    """Trees as they stand in the file: ``features``, ``start``, ``trees``. KeyError where one of these is missing."""
    return Trees(tuple(table["features"]), table["start"], tuple(map(_tree, table["trees"])))


def _tree(node: Any) -> Tree:
    return (node[0], node[1], _tree(node[2]), _tree(node[3])) if isinstance(node, list) else float(node)
