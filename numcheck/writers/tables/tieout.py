"""The tie-out: each figure and date of the draft, what the sources say of it, and how the two were matched."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.core.claim import Claim
from numcheck.core.quantity import Point
from numcheck.core.relation import DateSupport, Support, SupportStatus, TiedDate
from numcheck.core.text import Location
from numcheck.writers.location import resolve
from numcheck.writers.places import place
from numcheck.writers.tables.columns import COLUMN, LINE, PAGE
from numcheck.writers.tables.numbers import written
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Column, Table
from numcheck.writers.view import View

_COLORS = (
    (SupportStatus.CONTRADICTED, "F8C9C4"),
    (SupportStatus.UNSUPPORTED, "FBE3B5"),
    (SupportStatus.NOT_CHECKED, "E4E4E4"),
    (SupportStatus.SUPPORTED, "CFE8CF"),
)
COLUMNS = (
    Column("document", "path of the draft"),
    *(LINE, COLUMN),
    Column("text", "the figure as written in the draft"),
    Column("value", "its number; empty for a range", numeric=True),
    Column("unit", "its unit or counted noun; date, time, ordinal or score of what has none"),
    Column("verdict", "supported, contradicted, unsupported or not-checked", colors=_COLORS),
    Column("how", "how the source supports it: equal, rounded, converted or derived"),
    Column("source", "path of the source"),
    Column("source_line", "line of the source's figure", numeric=True),
    Column("source_column", "column of the source's figure", numeric=True),
    Column("source_text", "the figure as written in the source"),
    Column("source_value", "its number; empty for a range", numeric=True),
    Column("source_unit", "its unit or counted noun"),
    Column("other_figures", "further source figures that it is derived from, or that say the same, with their places"),
    Column("sentence", "the draft's sentence, on one line"),
    Column("source_sentence", "the source's sentence, on one line"),
    PAGE,
    Column("place", "where it stands, in words: heading, row, paragraph"),
    Column("source_page", "page of the source's figure, where it has pages", numeric=True),
    Column("source_place", "where the source's figure stands, in words"),
    Column("nearest", "of an unsupported figure: the source's figure that comes nearest"),
    Column("nearest_place", "where that stands: path of the source, and the place in words"),
    Column("why", "why the two belong together, or why it is not checked"),
)


def tieout_table(view: View) -> Table:
    """One row a figure or date of the draft, in its order; the source's figure that fits it best beside it.

    No rows where there are no sources.
    """
    held: dict[Location, Support] = {}
    out: list[tuple[Location, tuple[Cell, ...]]] = []
    for relation in view.report.relations:
        if isinstance(relation, Support):
            held.setdefault(relation.draft.location, relation)
        elif isinstance(relation, DateSupport):
            out.append((relation.draft.location, _of_date(view, relation)))
    for claim in view.report.claims:
        if claim.location.uri in view.sources or not view.sources:
            continue
        support = held.get(claim.location, Support(draft=claim, status=SupportStatus.NOT_CHECKED))
        sources = support.sources
        said = _end(view, sources[0]) if sources else ("",) * 6
        others = "; ".join(f"{s.quantity.text} ({_with_document(view, s.location)})" for s in sources[1:])
        sentence = _sentence(view, sources[0]) if sources else ""
        row = (*_end(view, claim), support.status, support.how, *said, others, _sentence(view, claim), sentence)
        nearest = [(s.quantity.text, s.location) for s in support.elsewhere]
        places = _places(view, claim.location, [s.location for s in sources], nearest)
        out.append((claim.location, (*row, *places, support.reason)))
    order = {uri: i for i, uri in enumerate(view.documents)}
    out.sort(key=lambda row: (order[row[0].uri], row[0].span))
    return Table("tieout", COLUMNS, tuple(row for _, row in out))


def _of_date(view: View, relation: DateSupport) -> tuple[Cell, ...]:
    """The row of a date or point, whose unit is what it is and which has no value."""
    draft, sources = relation.draft, relation.sources
    said = _end_of_date(view, sources[0]) if sources else ("",) * 6
    sentence = _sentence_of_date(view, sources[0]) if sources else ""
    row = (*_end_of_date(view, draft), relation.status, "", *said, "", _sentence_of_date(view, draft), sentence)
    nearest = [(" ".join(d.mention.text.split()), d.location) for d in relation.elsewhere]
    return (*row, *_places(view, draft.location, [d.location for d in sources], nearest), relation.reason)


def _places(
    view: View, draft: Location, sources: Sequence[Location], nearest: Sequence[tuple[str, Location]]
) -> tuple[Cell, ...]:
    """Page and place of the draft's figure and of the source's, and the figure that comes nearest with its place."""
    said = _page_and_place(view, sources[0]) if sources else ("", "")
    close, where = nearest[0] if nearest else ("", None)
    return (*_page_and_place(view, draft), *said, close, _with_document(view, where) if where else "")


def _page_and_place(view: View, location: Location) -> tuple[str, str]:
    page = resolve(view, location).page
    return "" if page is None else str(page), place(view.documents[location.uri], location.span)


def _with_document(view: View, location: Location) -> str:
    return f"{location.uri}, {place(view.documents[location.uri], location.span)}"


def _end_of_date(view: View, date: TiedDate) -> tuple[Cell, ...]:
    p = resolve(view, date.location)
    unit = date.mention.kind if isinstance(date.mention, Point) else "date"
    return p.uri, str(p.line), str(p.column), " ".join(date.mention.text.split()), "", unit


def _sentence_of_date(view: View, date: TiedDate) -> str:
    return " ".join(date.sentence.of(view.documents[date.uri].text).split())


def _end(view: View, claim: Claim) -> tuple[Cell, ...]:
    p, quantity = resolve(view, claim.location), claim.quantity
    return p.uri, str(p.line), str(p.column), quantity.text, written(quantity)[0], quantity.unit or quantity.noun


def _sentence(view: View, claim: Claim) -> str:
    return " ".join(claim.sentence.of(view.documents[claim.location.uri].text).split())
