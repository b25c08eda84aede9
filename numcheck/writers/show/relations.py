"""``show relations``: which claims are looked at together, in which role, and why."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.terminal.text_width import wrap
from numcheck.writers.view import View


def render(view: View) -> str:
    """Every relation, in the order in which it was found."""
    paint = Paint(view.color, view.hyperlinks)
    lines = [line for relation in view.report.relations for line in (*_relation(view, relation, paint), "")]
    return encodable("".join(f"{line}\n" for line in lines or ["No two figures belong together."]))


def _relation(view: View, relation: Relation, paint: Paint) -> Iterator[str]:
    yield paint("bold", str(relation.kind)) + paint("dim", f"  ({relation.confidence} confidence)")
    roles = [*relation.roles, *[""] * (len(relation.claims) - len(relation.roles))]
    ends = [(r, c.location.uri, c.location.span.start, c.quantity.text) for r, c in zip(roles, relation.claims)]
    ends += [("date", uri, mention.span.start, mention.text) for uri, mention in relation.dates]
    margin = max((len(role) for role, *_ in ends), default=0)
    for role, uri, start, text in ends:
        at = view.documents[uri].position(start)
        yield f"  {role:<{margin}}  {one_line(text)}  " + paint("dim", f"{one_line(uri)}:{at}")
    evidence = sorted({**relation.evidence, "weights": relation.weights}.items())
    facts = [("cue", relation.cue), ("why", relation.reason), *evidence]
    for name, fact in facts:
        if fact:
            yield from wrap(f"  {name}: {one_line(str(fact))}", view.width, indent="    ")
