"""The alignment of two mentions, figure on figure: what they share, and what stands where the other says something else.

The words left and right of the two figures are aligned each by a weighted longest common subsequence (telling words
weigh more than "the"); the stretches between two aligned words are the slots. A slot filled on both sides is a
substitution: "GM plants" where the other says "GM animals". Quadratic in the shared words of a side, at most 14.
"""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.core.named_tuple import NamedTuple
from numcheck.language.tokens import DATE, FIGURE
from numcheck.language.vocabulary import contrast_kinds, contrast_sets
from numcheck.relations.matching.mention import SIDE, Mention

REACH = 60  # words on either side that may make a common run, so that a sentence of a thousand costs no million looks
MIN_GAIN = 0.15  # what the commonest word adds to an alignment; set by hand, not tuned since
TELLING_WEIGHT = 2.0  # a word that weighs more says something of its own; set by hand, not tuned since


class Slot(NamedTuple):
    """What stands between two aligned words: indices into the words of each sentence, the nearest to the figure first.

    ``distance`` is the number of the first left word from the figure, from 1. Either side may be empty.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    distance: int


class Alignment(NamedTuple):
    """How well two mentions are aligned. Weights are sums of inverse document frequencies (``language.stems``).

    ``before``, ``after``          weight of the aligned words on each side of the figures
    ``run_before``, ``run_after``  how many words next to the figures are the same, without a gap
    ``possible``                   weight that could have been aligned: the lesser of the two mentions'
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


def align(left: Mention, right: Mention) -> Alignment:
    """Two mentions, aligned at their figures; which end is named first changes only the sides of the slots."""
    a, b = _before(left), _before(right)
    before, run_before, slots_before = _align_side(a, b)
    c, d = _after(left), _after(right)
    after, run_after, slots_after = _align_side(c, d)
    possible = min(sum(a.gains + c.gains), sum(b.gains + d.gains))
    return Alignment(
        before=before,
        after=after,
        run_before=run_before,
        run_after=run_after,
        possible=possible,
        slots=(*slots_before, *slots_after),
    )


class _Side(NamedTuple):
    """The words on one side of a figure, the nearest first: their indices, their stems, what each adds if aligned."""

    places: Sequence[int]
    stems: Sequence[str]
    gains: list[float]


def _before(mention: Mention) -> _Side:
    words, at = mention.words, mention.at
    low = max(at - SIDE, 0)
    gains = [w + MIN_GAIN for w in words.weights[low:at][::-1]]
    return _Side(range(at - 1, low - 1, -1), words.stems[low:at][::-1], gains)


def _after(mention: Mention) -> _Side:
    words, low = mention.words, mention.at + 1
    gains = [w + MIN_GAIN for w in words.weights[low : low + SIDE]]
    return _Side(range(low, low + len(gains)), words.stems[low : low + SIDE], gains)


def _align_side(left: _Side, right: _Side) -> tuple[float, int, list[Slot]]:
    rows, x, weights = left
    columns, y, _ = right
    run = _same_start(x, y)
    common = set(x).intersection(y)
    if not common:
        return 0.0, 0, [Slot(tuple(rows), tuple(columns), 1)] if rows and columns else []
    # Only shared words add anything: the table has a row and a column for each of them, and no other.
    up = [i for i, s in enumerate(x) if s in common]
    over = [j for j, t in enumerate(y) if t in common]
    gains = [weights[i] for i in up]
    best = _table([x[i] for i in up], [y[j] for j in over], gains)
    slots: list[Slot] = []
    r = c = at = since_i = since_j = 0  # a cell of the table, the column itself, and where the last aligned words end
    while r < len(up) and c < len(over) and best[r][c] > 0:
        if at < over[c]:
            if best[r + 1][c] >= best[r][c]:
                r += 1
                continue
            at = over[c]
        if x[up[r]] == y[at] and best[r][c] == best[r + 1][c + 1] + gains[r]:
            i = up[r]
            if i > since_i or at > since_j:
                slots.append(Slot(tuple(rows[since_i:i]), tuple(columns[since_j:at]), since_i + 1))
            at += 1
            r, c, since_i, since_j = r + 1, c + 1, i + 1, at
        elif best[r + 1][c] >= best[r][c + 1]:
            r += 1
        else:
            c, at = c + 1, at + 1
    if since_i < len(x) or since_j < len(y):
        slots.append(Slot(tuple(rows[since_i:]), tuple(columns[since_j:]), since_i + 1))
    return best[0][0], run, slots


def adjacent_words(left: Mention, right: Mention) -> int:
    """How many words next to the two figures are the same, without a gap: before and behind together, 0 to 28."""
    a, b, i, j = left.words.stems, right.words.stems, left.at, right.at
    before = _same_start(a[max(i - SIDE, 0) : i][::-1], b[max(j - SIDE, 0) : j][::-1])
    return before + _same_start(a[i + 1 : i + 1 + SIDE], b[j + 1 : j + 1 + SIDE])


def _same_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two rows begin with alike."""
    same = 0
    for s, t in zip(one, other, strict=False):
        if s != t:
            break
        same += 1
    return same


def _table(rows: Sequence[str], columns: Sequence[str], gains: list[float]) -> list[list[float]]:
    """The greatest weight that can be aligned from each row and column on; a row's word adds its gain."""
    table = [[0.0] * (len(columns) + 1)]
    for word, gain in zip(reversed(rows), reversed(gains), strict=True):
        below, row, value = table[-1], [0.0] * (len(columns) + 1), 0.0
        for j in range(len(columns) - 1, -1, -1):  # the hottest loop on long texts: no function is called here
            value = below[j] if below[j] > value else value  # noqa: FURB136
            if columns[j] == word:
                aligned = below[j + 1] + gain
                value = aligned if aligned > value else value  # noqa: FURB136
            row[j] = value
        table.append(row)
    table.reverse()
    return table


def telling_words(mention: Mention, indices: Sequence[int]) -> list[int]:
    """Those of ``indices`` whose word tells something: a name, a content word, a figure or a date; not the speaker's name."""
    words, speaker = mention.words, mention.speaker
    return [
        i
        for i in indices
        if (words.weights[i] > TELLING_WEIGHT or words.is_name[i] or words.stems[i] in (FIGURE, DATE))
        and words.stems[i] not in speaker
    ]


def longest_common_run(left: Mention, right: Mention) -> tuple[int, float]:
    """The longest run of words that both sentences have within ``REACH`` words of the figures: how many words, and their
    weight together; (0, 0.0).
    """
    here = slice(max(left.at - REACH, 0), left.at + REACH)
    a, b = left.words.stems[here], right.words.stems[max(right.at - REACH, 0) : right.at + REACH]
    sign = {stem: chr(i) for i, stem in enumerate(dict.fromkeys(b), 1)}  # a sign a stem, as strings are searched fast
    one, other = "".join([sign.get(stem, "\0") for stem in a]), "".join([sign[stem] for stem in b])
    longest = 0
    for i in range(len(one)):
        while i + longest < len(one) and one[i : i + longest + 1] in other:
            longest += 1
    weights = left.words.weights[here]
    runs = [i for i in range(len(one) - longest + 1) if one[i : i + longest] in other] if longest else []
    return longest, max([sum(weights[i : i + longest], 0.0) for i in runs], default=0.0)


def contrasts(a: Mention, b: Mention) -> dict[str, tuple[str, str]]:
    """Stems near the two figures that exclude each other, by kind of contrast: ``{"fate": ("kill", "injur")}``; may be empty.

    The first of each is near ``a``, the second near ``b``, and neither stands anywhere in the other's sentence. Kinds and
    words are those of the list ``contrasts``.
    """
    sets, kinds, found = contrast_sets(), contrast_kinds(), {}
    here: dict[int, list[str]] = {}
    for s in a.window_terms:
        for n in sets.get(s, ()):
            here.setdefault(n, []).append(s)
    for t in b.window_terms:
        for n in sets.get(t, ()):
            others = here.get(n)
            if others and t not in others and t not in a.sentence_terms:
                apart = [s for s in others if s not in b.sentence_terms]
                if apart:
                    found[kinds[n]] = (apart[0], t)
    return found
