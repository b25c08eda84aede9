"""Why two claims are taken for one measurand, in words for the reader; what moved the score, in figures for the curious."""

from __future__ import annotations

from numcheck.messages.slips import WORDS
from numcheck.numbers.comparison import Verdict
from numcheck.relations.matching.alignment import run
from numcheck.relations.matching.features import contrasts
from numcheck.relations.matching.linker import Match
from numcheck.relations.matching.mention import NEAR, Context

MOST = 5  # words named at most


def reason(m: Match) -> str:
    """The words that stand near both figures, and what else speaks for one measurand; contrasts where there are any."""
    weight, said = m.a.near, _said(m.a)
    shared = sorted(weight.keys() & m.b.near.keys(), key=lambda s: (-weight[s], s))[:MOST]
    words = [f"both near: {', '.join([said[s] for s in shared])}"] if shared else []
    if m.a.noun and m.a.noun == m.b.noun:
        words.append("the same is counted")
    same = run(m.a, m.b)
    if same >= 3:
        words.append(f"{same} words around them are the same")
    if (m.a.stands_for or m.b.stands_for) and not m.a.whom.isdisjoint(m.b.whom):
        words.append(f"both said of {m.a.stands_for or m.b.stands_for}")
    if m.verdict is Verdict.CONFLICT:
        if not m.standing.rivals:
            words.append("no other figure is closer")
        if m.slip in WORDS:
            words.append(WORDS[m.slip])
    against = contrasts(m.a, m.b)
    words += [f"though {' / '.join(sorted(pair))}" for _, pair in sorted(against.items())]
    return "; ".join(words)


def weights(m: Match) -> str:
    """What each group of features added to the log-odds of the score, the weightiest first: "align +1.2, rank -0.4"."""
    moved: dict[str, float] = {}
    for name, by in m.model.trees.explain(m.features, most=999):
        group = name.partition(".")[0]
        moved[group] = moved.get(group, 0.0) + by
    return ", ".join(f"{g} {by:+.1f}" for g, by in sorted(moved.items(), key=lambda x: (-abs(x[1]), x[0])))


def _said(context: Context) -> dict[str, str]:
    """The stems near a figure, each with the first word there that has it."""
    near = slice(max(context.at - NEAR, 0), context.at + NEAR + 1)
    return dict(zip(context.words.stems[near][::-1], context.words.surface[near][::-1], strict=True))
