"""Near-duplicates: which documents are copies of one report, such as a wire story that many papers print.

Two documents are copies where their figures are the same, in order, and their words nearly: a band of their minimum hashes
over shingles is equal (locality-sensitive hashing). A copy in which a figure was changed is none, for that is what is
looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from numcheck.relations.corpus import ClaimedText

SHINGLE = 5  # words
# Of documents that share a share s of their shingles, 1 - (1 - s ** 4) ** 8 have an equal band: 0.98 at 0.8, 0.4 at 0.5.
BANDS, ROWS = 8, 4
_BINS = BANDS * ROWS


def folds(text: ClaimedText) -> list[str]:
    """What a document shares with its copies, and with no other: one key a band. Without figures it has none."""
    if not text.claims:
        return []
    figures = _hash("\x1f".join(_figure(text, i) for i in range(len(text.claims))))
    least = _least_hashes([_hash(shingle) for shingle in _shingles(text.document.text)])
    bands = [least[i : i + ROWS] for i in range(0, _BINS, ROWS)]
    return [f"{figures:016x}{i}{_hash(repr(band)):016x}" for i, band in enumerate(bands)]


def _figure(text: ClaimedText, i: int) -> str:
    quantity = text.claims[i].quantity
    said = (quantity.value, quantity.low, quantity.high, quantity.unit, quantity.noun, str(quantity.bound))
    return " ".join(map(str, said))


def _shingles(text: str) -> Iterator[str]:
    words = text.casefold().split()
    for i in range(max(len(words) - SHINGLE + 1, 1)):
        yield " ".join(words[i : i + SHINGLE])


def _least_hashes(hashes: Sequence[int]) -> list[int]:
    """The least hash of each bin; an empty bin has that of the next that is not (one permutation hashing, densified)."""
    least: list[int | None] = [None] * _BINS
    for value in hashes:
        at = value % _BINS
        known = least[at]
        if known is None or value < known:
            least[at] = value
    filled = [value for value in least if value is not None]
    at = 0  # of the next that is filled
    out = []
    for found in least:
        out.append(filled[at % len(filled)] if found is None else found)
        at += found is not None
    return out


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
