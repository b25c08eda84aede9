"""The ledger: one row a measurand, one column a document, with spread and outliers."""

from __future__ import annotations

from fractions import Fraction

from numcheck.writers.tables.clusters import Figure, Group, groups
from numcheck.writers.tables.numbers import number
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Column, Table
from numcheck.writers.view import View

COLUMNS = (
    Column("measurand", "what is measured"),
    Column("unit", "unit of the numbers in the row: that of the first figure"),
    Column("figures", "figures given for it", numeric=True),
    Column("documents", "documents that give one", numeric=True),
    Column("least", "least figure", numeric=True),
    Column("greatest", "greatest figure", numeric=True),
    Column("spread_percent", "greatest less least, in percent of the median", numeric=True),
    Column("outliers", "documents whose figures can agree with no other while others agree"),
)


def ledger_table(view: View) -> Table:
    """One row a measurand with two or more figures, in order of appearance; two columns a document."""
    uris = [*view.documents]
    taken = {c.name for c in COLUMNS}
    per_document = [
        column
        for uri in uris
        for column in (
            Column(f"{uri} (document)" if uri in taken else uri, f"figures as written in {uri}"),
            Column(f"{uri} value", "the first of them as a number in the row's unit", numeric=True),
        )
    ]
    rows = tuple(_row(group, uris) for group in groups(view.report))
    return Table("ledger", (*COLUMNS, *per_document), rows)


def _row(group: Group, uris: list[str]) -> tuple[Cell, ...]:
    values = sorted(middle(f) for f in group.figures)
    least, greatest = values[0], values[-1]
    median = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    spread = number((greatest - least) / abs(median) * 100, 6) if median else ""
    by_uri: dict[str, list[Figure]] = {}
    for figure in group.figures:
        by_uri.setdefault(figure.claim.location.uri, []).append(figure)
    head = (group.label, group.unit, str(len(group.figures)), str(len(by_uri)), number(least), number(greatest), spread)
    cells: list[Cell] = []
    for uri in uris:
        said = by_uri.get(uri, [])
        cells.append("; ".join(f.claim.quantity.text for f in said))
        cells.append(number(middle(said[0])) if said else "")
    return (*head, "; ".join(outliers(group)), *cells)


def middle(figure: Figure) -> Fraction:
    """The value of a figure, or the middle of its range."""
    return figure.value if figure.value is not None else (figure.tight.low + figure.tight.high) / 2


def outliers(group: Group) -> list[str]:
    """Documents none of whose figures meets one of another document, where two other documents do agree."""
    uris = list(dict.fromkeys(f.claim.location.uri for f in group.figures))

    def agree(a: str, b: str) -> bool:
        mine = [f.loose for f in group.figures if f.claim.location.uri == a]
        theirs = [f.loose for f in group.figures if f.claim.location.uri == b]
        return any(x.meets(y) for x in mine for y in theirs)

    agreeing = {u for u in uris if any(agree(u, v) for v in uris if v != u)}
    return [u for u in uris if u not in agreeing] if agreeing else []
