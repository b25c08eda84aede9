"""From a report to the content of its page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.levels import Severity
from numcheck.core.relation import (
    DateSupport,
    Exchange,
    PartWhole,
    Relation,
    Restatement,
    SameMeasurand,
    Support,
    TiedDate,
    Unconverted,
)
from numcheck.core.text import Location
from numcheck.writers.pages.content import (
    Chart,
    DocumentPanel,
    Endpoint,
    FindingItem,
    Link,
    MarkedFigure,
    ReportPage,
    TieOutRow,
)
from numcheck.writers.pages.dot_plot import between, plot
from numcheck.writers.pages.manuscript import passages, without_overlaps
from numcheck.writers.pages.states import State, of_finding, states
from numcheck.writers.places import brief
from numcheck.writers.tables.clusters import Cluster, clusters
from numcheck.writers.terminal.excerpts import passage_around
from numcheck.writers.terminal.sanitize import one_line
from numcheck.writers.view import View

# Code points of context on either side of a figure: in a list, and in a cell of a table, where it is a line or two.
_AROUND = 110
_AROUND_IN_CELL = 26


def page(view: View) -> ReportPage:
    """The report of ``view`` as the values that the template prints: documents with marked figures, findings, charts,
    tie-out, rules. The template decides nothing.
    """
    numbers = {uri: i for i, uri in enumerate(view.documents, start=1)}
    items = tuple(
        FindingItem(i, f, of_finding(f), _ends(view, f, numbers)) for i, f in enumerate(view.report.findings, start=1)
    )
    state_of = states(view.report)
    used = {f.rule for f in view.report.findings}
    sources = tuple(uri for uri in view.documents if uri in view.sources)
    return ReportPage(
        panels=_panels(view, items, numbers, state_of),
        items=items,
        charts=tuple(_chart(view, cluster, state_of) for cluster in clusters(view.report)),
        tie_out=tuple(t for r in view.report.relations if (t := _tie_out(view, r, sources, numbers))),
        sources=sources,
        rules=tuple(r for r in view.rules if r.name in used),
    )


def key_of(location: Location, numbers: dict[str, int]) -> str:
    """The name of a mark: ``d1-359`` is the figure at code point 359 of the first document. KeyError: no such uri."""
    return f"d{numbers[location.uri]}-{location.span.start}"


def end(view: View, location: Location, numbers: dict[str, int], message: str = "", around: int = _AROUND) -> Endpoint:
    """``location`` with ``around`` code points on either side; ``message`` is what a finding says of it."""
    document, span = view.documents[location.uri], location.span
    before, after = passage_around(document, span, around)
    return Endpoint(
        key=key_of(location, numbers),
        uri=location.uri,
        place=one_line(brief(document, span)),
        before=before,
        text=one_line(span.of(document.text)),
        after=after,
        message=one_line(message),
    )


def _ends(view: View, finding: Finding, numbers: dict[str, int]) -> tuple[Endpoint, ...]:
    related = (end(view, r.location, numbers, r.message) for r in finding.related)
    return (end(view, finding.location, numbers), *related)


def _panels(
    view: View, items: tuple[FindingItem, ...], numbers: dict[str, int], state_of: dict[Location, State]
) -> tuple[DocumentPanel, ...]:
    claims = {c.location: c for r in view.report.relations for c in r.claims}
    claims |= {c.location: c for c in view.report.claims}
    found_at: dict[Location, list[int]] = defaultdict(list)
    for item in items:
        for location in (item.finding.location, *(r.location for r in item.finding.related)):
            found_at[location].append(item.number)
    relations_at: dict[Location, list[Relation]] = defaultdict(list)
    for relation in view.report.relations:
        for claim in relation.claims:
            relations_at[claim.location].append(relation)
    figures: dict[str, list[Location]] = defaultdict(list)
    for location in dict.fromkeys((*claims, *found_at)):
        figures[location.uri].append(location)

    def mark(at: Location, key: str) -> MarkedFigure:
        return MarkedFigure(
            key=key,
            span=at.span,
            text=one_line(view.words(at)),
            state=state_of.get(at, State.UNCHECKED),
            place=one_line(brief(view.documents[at.uri], at.span)),
            items=tuple(found_at.get(at, ())),
            facts=_facts(claims[at]) if at in claims else (),
            links=tuple(link for r in relations_at.get(at, ()) if (link := _link(view, r, at, numbers))),
        )

    out = []
    for uri, document in view.documents.items():
        spans = without_overlaps([(at.span, key_of(at, numbers)) for at in figures[uri]])
        severities = Counter(i.finding.severity for i in items if i.finding.location.uri == uri)
        out.append(
            DocumentPanel(
                number=numbers[uri],
                uri=uri,
                is_source=uri in view.sources,
                passages=passages(document, spans),
                marks=tuple(mark(Location(uri, span), key) for span, key in spans),
                tally={str(s): severities[s] for s in Severity},
                notes=tuple(note for at_uri, note in view.report.notes if at_uri == uri),
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


def _link(view: View, relation: Relation, at: Location, numbers: dict[str, int]) -> Link | None:
    others = tuple(end(view, c.location, numbers) for c in relation.claims if c.location != at)
    why = next((words for kind, words in _WHY.items() if isinstance(relation, kind)), relation.kind.replace("-", " "))
    return Link(why, one_line(relation.reason), others) if others else None


def _tie_out(view: View, relation: Relation, sources: tuple[str, ...], numbers: dict[str, int]) -> TieOutRow | None:
    if not isinstance(relation, Support | DateSupport):
        return None
    held: tuple[Claim | TiedDate, ...] = relation.sources
    how = relation.how if isinstance(relation, Support) else ""

    def cell(at: Location) -> Endpoint:
        return end(view, at, numbers, around=_AROUND_IN_CELL)

    cells = tuple(next((cell(c.location) for c in held if c.location.uri == uri), None) for uri in sources)
    return TieOutRow(cell(relation.draft.location), relation.status.replace("-", " "), how, cells)


def _chart(view: View, cluster: Cluster, state_of: dict[Location, State]) -> Chart:
    """The plot of ``cluster``, in order of date where every document of it has one and they differ."""
    days = {m.claim.location.uri: view.documents[m.claim.location.uri].date for m in cluster.members}
    dated = len(set(days.values())) > 1 and all(days.values())
    if dated:
        ordered = sorted(cluster.members, key=lambda m: days[m.claim.location.uri] or "")
        cluster = replace(cluster, members=tuple(ordered))
    first, *others = cluster.members
    met = all(first.tight.meets(m.tight) for m in others)
    clash = any(state_of.get(m.claim.location) in (State.CONFLICT, State.DISPUTED) for m in cluster.members)
    return Chart(plot(cluster), dated, met and not clash)
