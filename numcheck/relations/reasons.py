"""Why two claims are taken for one measurand, and what speaks against it, in words."""

from __future__ import annotations

from numcheck.core.verdict import Verdict
from numcheck.relations.features import contrasts
from numcheck.relations.matching import Match

_GROUPS = {
    "noun": "what is counted",
    "near": "words near the figures",
    "align": "contexts line up",
    "slot": "what stands in the aligned slots",
    "name": "names, dates and other figures",
    "logic": "change, part, rate or forecast",
    "place": "where they stand and who speaks",
    "rank": "best partner of all",
    "slip": "the figures differ as slips do",
}


def reason(m: Match) -> str:
    """The words both contexts share, the contrasts between them, and what moved the score."""
    shared = sorted(m.a.near.keys() & m.b.near.keys(), key=lambda s: (-m.a.near[s], s))[:5]
    words = [f"both near: {', '.join(shared)}"] if shared else []
    words += [f"{kind}: {' / '.join(sorted(pair))}" for kind, pair in sorted(contrasts(m.a, m.b).items())]
    if m.model and m.verdict is Verdict.CONFLICT:
        moved: dict[str, float] = {}
        for name, by in m.model.explain(m.features, most=99):
            group = name.partition(".")[0]
            moved[group] = moved.get(group, 0.0) + by
        top = sorted(moved.items(), key=lambda g: (-abs(g[1]), g[0]))[:3]
        words += [f"{_GROUPS.get(group, group)} {by:+.1f}" for group, by in top]
    return "; ".join(words)
