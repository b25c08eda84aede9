"""A small model of regression trees, read from JSON, that tells how likely two claims speak of the same thing.

Gradient boosting: the trees' leaves add up to a log-odds. A tree is a leaf (a number) or
``[feature, threshold, where not above, where above]``. The file also names the features, in order, and the thresholds
of each role. As in a cascade of classifiers, a few trees over the features of a glance turn most pairs away before the
others are asked. ``tools/train_matcher.py`` writes it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from math import exp
from typing import Any, NamedTuple

Tree = Any  # a float, or a tuple (index of the feature, threshold, Tree, Tree)
SHIPPED = os.path.join(os.path.dirname(__file__), "model.json")


class Trees(NamedTuple):
    """``names`` of the features, in the order of the trees' indices; ``start`` the log-odds before any tree."""

    names: tuple[str, ...] = ()
    start: float = 0.0
    trees: tuple[Tree, ...] = ()

    def score(self, features: Mapping[str, float]) -> float:
        """The probability that the pair is about one measurand, 0 to 1."""
        row = [features.get(name, 0.0) for name in self.names]
        total = self.start
        for node in self.trees:
            while node.__class__ is tuple:
                index, most, low, high = node
                node = low if row[index] <= most else high
            total += node
        return 1.0 / (1.0 + exp(-total))

    def explain(self, features: Mapping[str, float], most: int = 4) -> tuple[tuple[str, float], ...]:
        """The features that moved the log-odds most, with how far: a leaf's weight is shared by the features on its way."""
        row = [features.get(name, 0.0) for name in self.names]
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
    """``glance`` scores by the features of a glance; from the threshold of that name on ``trees`` score by all."""

    glance: Trees
    trees: Trees
    thresholds: Mapping[str, Mapping[str, float]]

    def threshold(self, role: str, slipped: bool, level: str) -> float:
        """The least score of ``level`` (glance, report, high) in ``role``; figures that differ as slips do need less."""
        table = self.thresholds[f"{role}-slip" if slipped else role]
        return table[level]


@cache
def load(path: str = SHIPPED) -> Model:
    """The model in the file ``path``."""
    import json

    with open(path, encoding="utf-8") as f:
        table = json.load(f)
    return Model(read(table["glance"]), read(table), table["thresholds"])


def read(table: Mapping[str, Any]) -> Trees:
    """Trees as they stand in the file."""
    return Trees(tuple(table["features"]), table["start"], tuple(map(_tree, table["trees"])))


def _tree(node: Any) -> Tree:
    return (node[0], node[1], _tree(node[2]), _tree(node[3])) if isinstance(node, list) else float(node)
