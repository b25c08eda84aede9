"""Two figures for the same thing differ by a power of ten, a scale word or two digits that changed places.

Why it matters
    Millions for billions, a nought too many and 1,532 for 1,352 are the commonest slips of the keyboard, and spell
    checkers see none of them.

Example
    Bushfires destroyed timber worth $50m in the north of the island.
    Bushfires destroyed timber worth $50bn in the north of the island, the company said.

Instead
    Bushfires destroyed timber worth $50m in the north of the island.
    Bushfires destroyed timber worth $50m in the north of the island, the company said.

What it leaves alone
    Everything that `conflicting-figures` and `contradicted-figure` leave alone.

Source
    The finding of `conflicting-figures`, `disputed-figures` or `contradicted-figure`, said more exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import SamePair, Slip, Support
from numcheck.core.rule import Context, Rule
from numcheck.messages.slips import WORDS, slip_findings

_SLIPS = frozenset([Slip.TENFOLD, Slip.SCALE, Slip.TRANSPOSED])


def check(relation: SamePair | Support, context: Context) -> Iterator[Finding]:
    """A finding that names the slip, where a power of ten or digits that change places explain a clash; else none."""
    if relation.slip in _SLIPS:
        yield from slip_findings(RULE, relation, WORDS[relation.slip])


RULE = Rule(
    name="magnitude-slip",
    family=Family.CONFLICT,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    supersedes=frozenset({"conflicting-figures", "disputed-figures", "contradicted-figure"}),
)
