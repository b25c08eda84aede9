"""The tie-out: each figure and date of the draft, what the sources say of it, and how the two were matched."""

from __future__ import annotations

from numcheck.core.claim import Claim
from numcheck.core.relation import DateSupport, Support, SupportStatus, TiedDate
from numcheck.core.text import Location
from numcheck.writers.location import resolve
from numcheck.writers.tables.columns import COLUMN, LINE
from numcheck.writers.tables.numbers import written
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Column, Table
from numcheck.writers.view import View

COLUMNS = (
    Column("document", "path of the draft"),
    *(LINE, COLUMN),
    Column("text", "the figure as written in the draft"),
    Column("value", "its number; empty for a range", numeric=True),
    Column("unit", "its unit or counted noun; date for a date"),
    Column("verdict", "supported, contradicted, unsupported or not-checked"),
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
        others = "; ".join(f"{s.quantity.text} ({resolve(view, s.location)})" for s in sources[1:])
        sentence = _sentence(view, sources[0]) if sources else ""
        row = (*_end(view, claim), support.status, support.how, *said, others, _sentence(view, claim), sentence)
        out.append((claim.location, row))
    order = {uri: i for i, uri in enumerate(view.documents)}
    out.sort(key=lambda row: (order[row[0].uri], row[0].span))
    return Table("tieout", COLUMNS, tuple(row for _, row in out))


def _of_date(view: View, relation: DateSupport) -> tuple[Cell, ...]:
    """The row of a date, whose unit is "date" and which has no value."""
    draft, sources = relation.draft, relation.sources
    said = _end_of_date(view, sources[0]) if sources else ("",) * 6
    sentence = _sentence_of_date(view, sources[0]) if sources else ""
    return (*_end_of_date(view, draft), relation.status, "", *said, "", _sentence_of_date(view, draft), sentence)


def _end_of_date(view: View, date: TiedDate) -> tuple[Cell, ...]:
    p = resolve(view, date.location)
    return p.uri, str(p.line), str(p.column), " ".join(date.mention.text.split()), "", "date"


def _sentence_of_date(view: View, date: TiedDate) -> str:
    return " ".join(date.sentence.of(view.documents[date.uri].text).split())


def _end(view: View, claim: Claim) -> tuple[Cell, ...]:
    p, quantity = resolve(view, claim.location), claim.quantity
    return p.uri, str(p.line), str(p.column), quantity.text, written(quantity)[0], quantity.unit or quantity.noun


def _sentence(view: View, claim: Claim) -> str:
    return " ".join(claim.sentence.of(view.documents[claim.location.uri].text).split())
