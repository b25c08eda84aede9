"""What a trace of the matching holds: pairs of figures that were held against each other, and what stopped each."""

from __future__ import annotations

from numcheck.core.claim import Claim
from numcheck.core.frozen import Frozen
from numcheck.core.gates import Rejection
from numcheck.core.measure import Verdict
from numcheck.core.relation import Slip


class CandidatePair(Frozen):
    """Two claims that were held against each other, ``first`` before ``second`` in order of reading.

    ``verdict``     how the figures stand; None where they cannot be compared, or stopped before
    ``slip``        the slip of the pen that would explain the difference, or NONE
    ``rejection``   what stopped the pair; None where it became a relation
    ``similarity``  of the words around them, 0 to 1.2; None where it stopped before
    ``prefilter``   the probability of the first stage, ``score`` of all trees, ``least`` what a report asks for; 0 to 1,
                    None for figures that agree and for pairs that stopped before they were scored
    ``reason``      the words that speak for and against one measurand
    ``moved``       the features that moved the log-odds of ``score`` most, the greatest first, with how far
    """

    first: Claim
    second: Claim
    verdict: Verdict | None = None
    slip: Slip = Slip.NONE
    rejection: Rejection | None = None
    similarity: float | None = None
    prefilter: float | None = None
    score: float | None = None
    least: float | None = None
    reason: str = ""
    moved: tuple[tuple[str, float], ...] = ()
