"""Who speaks on each side of a pair, and when two named speakers plainly count the same thing."""

from __future__ import annotations

from numcheck.core.measure import Verdict
from numcheck.core.relation import Speakers
from numcheck.relations.matching.features import contrasts
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.pair import MentionPair

TOGETHER = 8.0  # least weight of the words near both figures: the noun
RARE = 3.0  # and one more that is as rare as this


def voices(first: Mention, second: Mention) -> Speakers:
    """Who speaks on the two sides: two named speakers, a quotation against the text, or one voice."""
    a, b = first.claim, second.claim
    if a.attribution and b.attribution and a.attribution != b.attribution:
        return Speakers.TWO
    if a.quoted != b.quoted or bool(a.attribution) != bool(b.attribution):
        return Speakers.QUOTED
    return Speakers.ONE


def dispute(m: MentionPair) -> bool:
    """Whether two named speakers count the same noun beside the same rare word, and nothing tells the two apart.

    Speakers word things so differently that mentions need not line up; so the noun must be the same, nothing near may
    be contrasted, and neither figure may have a partner that agrees or is closer.
    """
    a, b = m.a, m.b
    if m.verdict is not Verdict.CONFLICT or voices(a, b) is not Speakers.TWO or not a.noun or a.noun != b.noun:
        return False
    shared = a.window_terms.keys() & b.window_terms.keys()
    together = sum(sorted(a.window_terms[s] for s in shared))
    p, q = a.claim.quantity, b.claim.quantity
    return (
        a.noun in shared
        and together >= TOGETHER
        and any(a.window_terms[s] >= RARE for s in shared - {a.noun})
        and not contrasts(a, b)
        and not (a.words.dates and b.words.dates and a.words.dates != b.words.dates)
        and not m.competition.agreeing_more
        and not m.competition.n_closer
        and p.change == q.change
        and not p.of
        and not q.of
        and not p.vague
        and not q.vague
    )
