"""From a report to the content of its page."""

from __future__ import annotations

from collections import Counter

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.levels import Severity
from numcheck.core.relation import (
    Exchange,
    PartWhole,
    Relation,
    Restatement,
    SameMeasurand,
    Support,
    Unconverted,
)
from numcheck.core.text import Location
from numcheck.writers.location import place
from numcheck.writers.pages.content import Drawing, End, Item, Mark, Page, Sheet, Tie, TieOut
from numcheck.writers.pages.dot_plot import between, plot
from numcheck.writers.pages.manuscript import passages, without_overlaps
from numcheck.writers.pages.states import State, of_finding, states
from numcheck.writers.tables.clusters import Group, groups
from numcheck.writers.terminal.excerpts import passage_around
from numcheck.writers.terminal.sanitize import one_line
from numcheck.writers.view import View

_AROUND = 110


def page(view: View) -> Page:
    """The report of ``view`` as the values that the template prints: documents with marked figures, findings, plots,
    tie-out, rules. The template decides nothing.
    """
    numbers = {uri: i for i, uri in enumerate(view.documents, start=1)}
    known = {c.location: c for r in view.report.relations for c in r.claims}
    known |= {c.location: c for c in view.report.claims}
    items = tuple(
        Item(i, f, of_finding(f), _ends(view, f, numbers)) for i, f in enumerate(view.report.findings, start=1)
    )
    state_of = states(view.report)
    used = {f.rule for f in view.report.findings}
    sources = tuple(uri for uri in view.documents if uri in view.sources)
    return Page(
        sheets=_sheets(view, items, known, numbers, state_of),
        items=items,
        drawings=tuple(_drawing(view, group, state_of) for group in groups(view.report)),
        ties=tuple(t for r in view.report.relations if (t := _tie_out(view, r, sources, numbers))),
        sources=sources,
        rules=tuple(r for r in view.rules if r.name in used),
    )


def key_of(location: Location, numbers: dict[str, int]) -> str:
    """The name of a mark: ``d1-359`` is the figure at code point 359 of the first document."""
    return f"d{numbers[location.uri]}-{location.span.start}"


def end(view: View, location: Location, numbers: dict[str, int], message: str = "") -> End:
    """``location`` with the words around it, cut where they are many."""
    document, span = view.documents[location.uri], location.span
    before, after = passage_around(document, span, _AROUND)
    words = one_line(span.of(document.text))
    at = str(document.position(span.start))
    return End(key_of(location, numbers), location.uri, at, before, words, after, one_line(message))


def _ends(view: View, finding: Finding, numbers: dict[str, int]) -> tuple[End, ...]:
    related = (end(view, r.location, numbers, r.message) for r in finding.related)
    return (end(view, finding.location, numbers), *related)


def _sheets(
    view: View,
    items: tuple[Item, ...],
    known: dict[Location, Claim],
    numbers: dict[str, int],
    state_of: dict[Location, State],
) -> tuple[Sheet, ...]:
    by_place: dict[Location, list[int]] = {}
    for item in items:
        for location in (item.finding.location, *(r.location for r in item.finding.related)):
            by_place.setdefault(location, []).append(item.number)
    by_uri: dict[str, list[Location]] = {uri: [] for uri in view.documents}
    for location in dict.fromkeys((*known, *by_place)):
        by_uri[location.uri].append(location)
    tied: dict[Location, list[Relation]] = {}
    for relation in view.report.relations:
        for claim in relation.claims:
            tied.setdefault(claim.location, []).append(relation)

    out = []
    for uri, document in view.documents.items():
        spans = without_overlaps([(at.span, key_of(at, numbers)) for at in by_uri[uri]])
        marks = []
        for span, key in spans:
            at = Location(uri, span)
            facts = _facts(known[at]) if at in known else ()
            ties = tuple(t for r in tied.get(at, ()) if (t := _tie(view, r, at, numbers)))
            where = str(place(view, at)).removeprefix(f"{uri}:")
            marks.append(
                Mark(
                    key,
                    one_line(span.of(document.text)),
                    state_of.get(at, State.UNCHECKED),
                    where,
                    tuple(by_place.get(at, ())),
                    facts,
                    ties,
                )
            )
        severities = Counter(i.finding.severity for i in items if i.finding.location.uri == uri)
        out.append(
            Sheet(
                numbers[uri],
                uri,
                uri in view.sources,
                passages(document, spans),
                tuple(marks),
                {str(s): severities[s] for s in Severity},
                tuple(note for at_uri, note in view.report.notes if at_uri == uri),
            )
        )
    return tuple(out)


def _facts(claim: Claim) -> tuple[tuple[str, str], ...]:
    measure, quantity = claim.measure, claim.quantity
    unit = quantity.unit.replace("_", " ")
    facts = [("stands for", f"{between(measure.tight)} {unit}".strip())]
    if measure.loose != measure.tight:
        facts.append(("read loosely", f"{between(measure.loose)} {unit}".strip()))
    if measurand := str(claim.measurand):
        facts.append(("said of", measurand))
    if claim.attribution:
        facts.append(("said by", claim.attribution + (", quoted" if claim.quoted else "")))
    if len(measure.senses) > 1:
        facts.append(("may mean", ", ".join(r.unit.replace("_", " ") for r in measure.senses)))
    return tuple(facts)


_WHY = {
    SameMeasurand: "same thing",
    Restatement: "the same in other units",
    Exchange: "the same in another currency",
    PartWhole: "part and whole",
    Support: "in the sources",
    Unconverted: "left unconverted",
}


def _tie(view: View, relation: Relation, at: Location, numbers: dict[str, int]) -> Tie | None:
    others = tuple(end(view, c.location, numbers) for c in relation.claims if c.location != at)
    why = next((words for kind, words in _WHY.items() if isinstance(relation, kind)), relation.kind.replace("-", " "))
    return Tie(why, one_line(relation.reason), others) if others else None


def _tie_out(view: View, relation: Relation, sources: tuple[str, ...], numbers: dict[str, int]) -> TieOut | None:
    if not isinstance(relation, Support):
        return None
    held = relation.sources
    cells = tuple(
        next((end(view, c.location, numbers) for c in held if c.location.uri == uri), None) for uri in sources
    )
    return TieOut(end(view, relation.draft.location, numbers), relation.status.replace("-", " "), relation.how, cells)


def _drawing(view: View, group: Group, state_of: dict[Location, State]) -> Drawing:
    """The plot of ``group``, in order of date where every document of the group has one and they differ."""
    days = {f.claim.location.uri: view.documents[f.claim.location.uri].date for f in group.figures}
    dated = len(set(days.values())) > 1 and all(days.values())
    if dated:
        ordered = sorted(group.figures, key=lambda f: days[f.claim.location.uri] or "")
        group = Group(group.label, group.unit, tuple(ordered))
    first, *others = group.figures
    met = all(first.tight.meets(f.tight) for f in others)
    clash = any(state_of.get(f.claim.location) in (State.CONFLICT, State.DISPUTED) for f in group.figures)
    return Drawing(plot(group), dated, met and not clash)
