"""Two contexts lined up, figure on figure: what they share, and what stands where the other says something else.

The words left and right of the two figures are aligned each by a weighted longest common subsequence (telling words
weigh more than "the"); the stretches between two aligned words are the slots. A slot filled on both sides is a
substitution: "GM plants" where the other says "GM animals".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.relations.matching.contexts import Context
from numcheck.relations.words import DATE, FIGURE

REACH = 14
_LEAST = 0.15  # what the commonest word adds to an alignment


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands between two aligned words, at ``distance`` words from the figure: indices into each row of words."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How well two contexts line up.

    ``before``, ``after``          weight of the aligned words on each side of the figures
    ``run_before``, ``run_after``  how many words next to the figures are the same, without a gap
    ``possible``                   weight that could have been aligned: the lesser of the two contexts'
    ``slots``                      from the figures outwards, those before first
    """

    before: float
    after: float
    run_before: int
    run_after: int
    possible: float
    slots: tuple[Slot, ...]

    @property
    def share(self) -> float:
        """Aligned weight over what was possible, 0 to 1."""
        return min((self.before + self.after) / self.possible, 1.0) if self.possible else 0.0


def align(left: Context, right: Context) -> Alignment:
    """The contexts of two claims, lined up at their figures."""
    a, b = left.words, right.words
    p, q = left.at, right.at
    i0, j0 = range(p - 1, max(p - 1 - REACH, -1), -1), range(q - 1, max(q - 1 - REACH, -1), -1)
    i1, j1 = range(p + 1, min(p + 1 + REACH, len(a.stems))), range(q + 1, min(q + 1 + REACH, len(b.stems)))
    before, run_before, slots_before = _side(left, right, i0, j0)
    after, run_after, slots_after = _side(left, right, i1, j1)
    possible = min(sum(a.weights[i] + _LEAST for i in (*i0, *i1)), sum(b.weights[j] + _LEAST for j in (*j0, *j1)))
    return Alignment(before, after, run_before, run_after, possible, (*slots_before, *slots_after))


def _side(left: Context, right: Context, rows: Sequence[int], columns: Sequence[int]) -> tuple[float, int, list[Slot]]:
    a, b = left.words.stems, right.words.stems
    weights = left.words.weights
    x, y = [a[i] for i in rows], [b[j] for j in columns]
    run = 0
    for s, t in zip(x, y, strict=False):
        if s != t:
            break
        run += 1
    common = set(x).intersection(y)
    if not common:
        return 0.0, 0, [Slot(tuple(rows), tuple(columns), 1)] if rows and columns else []
    m, n = len(x), len(y)
    best = [[0.0] * (n + 1) for _ in range(m + 1)]
    for i in range(m - 1, -1, -1):
        row, below, s = best[i], best[i + 1], x[i]
        if s not in common:
            row[:] = below
            continue
        gain = weights[rows[i]] + _LEAST
        value = 0.0
        for j in range(n - 1, -1, -1):
            value = max(value, below[j], below[j + 1] + gain if y[j] == s else 0.0)
            row[j] = value
    slots: list[Slot] = []
    i = j = since_i = since_j = 0
    while i < m and j < n and best[i][j] > 0:
        if x[i] == y[j] and best[i][j] == best[i + 1][j + 1] + (weights[rows[i]] + _LEAST):
            if i > since_i or j > since_j:
                slots.append(Slot(tuple(rows[since_i:i]), tuple(columns[since_j:j]), since_i + 1))
            i, j = i + 1, j + 1
            since_i, since_j = i, j
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    if since_i < m or since_j < n:
        slots.append(Slot(tuple(rows[since_i:]), tuple(columns[since_j:]), since_i + 1))
    return best[0][0], run, slots


def telling(context: Context, indices: Sequence[int]) -> list[int]:
    """Those of ``indices`` whose word tells something: a name, a content word, a figure or a date."""
    words, speaker = context.words, context.speaker
    return [
        i
        for i in indices
        if (words.weights[i] > 2.0 or words.names[i] or words.stems[i] in (FIGURE, DATE))
        and words.stems[i] not in speaker
    ]


def longest_run(left: Context, right: Context) -> tuple[int, float]:
    """The longest row of words that both sentences have, anywhere: how many words, and how telling they are together."""
    a, b = left.words.stems, right.words.stems
    places: dict[str, list[int]] = {}
    for j, s in enumerate(b):
        places.setdefault(s, []).append(j)
    best, weight = 0, 0.0
    runs: dict[int, tuple[int, float]] = {}
    for i, s in enumerate(a):
        now: dict[int, tuple[int, float]] = {}
        for j in places.get(s, ()):
            count, heavy = runs.get(j - 1, (0, 0.0))
            now[j] = count + 1, heavy + left.words.weights[i]
            best, weight = max((best, weight), now[j])
        runs = now
    return best, weight
