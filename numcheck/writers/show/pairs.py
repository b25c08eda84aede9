"""``show pairs``: which figures were held against each other, and the gate that stopped each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from numcheck.core.claim import Claim
from numcheck.core.gates import Gate
from numcheck.core.trace import CandidatePair
from numcheck.writers.places import brief, said
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.terminal.text_width import wrap
from numcheck.writers.view import View

MAX_SHOWN = 5  # pairs of one figure: those that came furthest
_ORDER = [*Gate, None]  # from the first gate to none


def render(view: View) -> str:
    """Every figure with the later ones it was held against, those that came furthest first; and how many stopped where.

    At most ``MAX_SHOWN`` pairs a figure; the report must hold a trace. Ends in a line break.
    """
    paint = Paint(view.color, view.hyperlinks)
    order = {uri: i for i, uri in enumerate(view.documents)}

    def place(pair: CandidatePair) -> tuple[int, int]:
        return order[pair.first.location.uri], pair.first.location.span.start

    if not view.report.pairs:
        return "No two figures were compared.\n"
    lines = [*(line for said in _summary(view) for line in wrap(said, view.width, indent="  ")), ""]
    for _, group in groupby(sorted(view.report.pairs, key=place), key=place):
        of_figure = sorted(group, key=_how_far, reverse=True)
        lines.append(_named(view, of_figure[0].first, paint))
        for pair in of_figure[:MAX_SHOWN]:
            lines += _pair(view, pair, paint)
        rest = Counter(_gate(pair) for pair in of_figure[MAX_SHOWN:])
        lines += [f"  and {sum(rest.values())} more: {_counted(rest)}"] if rest else []
        lines.append("")
    return encodable("".join(f"{line}\n" for line in lines))


def _summary(view: View) -> Iterator[str]:
    """How many pairs stopped at each gate, and how many of one text never met: at the block."""
    pairs = view.report.pairs
    yield f"{len(pairs)} pairs of figures were compared: {_counted(Counter(_gate(p) for p in pairs))}"
    figures = Counter(c.location.uri for c in view.report.claims)
    met = sum(p.first.location.uri == p.second.location.uri and p.first.location.uri in figures for p in pairs)
    if rest := sum(n * (n - 1) // 2 for n in figures.values()) - met:
        yield f"{rest} more of one text met at no block: of other kinds, of one sentence or without a word in common"


def _counted(gates: Counter[Gate | None]) -> str:
    """ "2 related, 3 stopped by a veto", the furthest first."""
    return ", ".join(
        f"{gates[gate]} {f'stopped at {gate}' if gate else 'related'}" for gate in reversed(_ORDER) if gates[gate]
    )


def _gate(pair: CandidatePair) -> Gate | None:
    return pair.rejection.gate if pair.rejection else None


def _how_far(pair: CandidatePair) -> tuple[int, float, float]:
    return _ORDER.index(_gate(pair)), pair.score or 0.0, pair.similarity or 0.0


def _named(view: View, claim: Claim, paint: Paint, beside: Claim | None = None) -> str:
    """The figure and its place; without the document where that is the one of ``beside``."""
    document, location = view.documents[claim.location.uri], claim.location
    same = beside is not None and beside.location.uri == location.uri
    at = one_line(brief(document, location.span) if same else said(document, location))
    return paint("bold", one_line(claim.quantity.text)) + paint("dim", f"  {at}")


def _pair(view: View, pair: CandidatePair, paint: Paint) -> Iterator[str]:
    yield f"  {_named(view, pair.second, paint, pair.first)}"
    for fact in filter(None, _facts(pair)):
        yield from wrap(f"    {one_line(fact)}", view.width, indent="      ")


def _facts(pair: CandidatePair) -> Iterator[str]:
    """What became of a pair and, where it came further than being alike, its scores and what spoke for and against it."""
    stopped = f"stopped at {pair.rejection.gate}: {pair.rejection.why}" if pair.rejection else "related"
    verdict = pair.verdict.name.lower() if pair.verdict is not None else ""
    yield ", ".join(w for w in (verdict, f"a {pair.slip} slip" if pair.slip else "", stopped) if w)
    named = [("similarity", pair.similarity), ("prefilter", pair.prefilter), ("model", pair.score)]
    if pair.rejection and pair.rejection.gate in (Gate.COMPARISON, Gate.SIMILARITY):
        named = named[:1]
    asked = f" ({pair.least:.2f} asked)" if pair.least is not None and len(named) > 1 else ""
    yield ", ".join(f"{name} {value:.2f}" for name, value in named if value is not None) + asked
    if len(named) > 1:
        yield pair.reason
        yield ", ".join(
            ("features: " if not i else "") + f"{name} {by:+.2f}" for i, (name, by) in enumerate(pair.moved)
        )
