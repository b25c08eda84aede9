"""The ledger: one row a measurand, one column a document, with spread and outliers."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.measure import Interval
from numcheck.writers.tables.clusters import Cluster, Member, clusters
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
    Column("least_text", "the least figure as written"),
    Column("greatest_text", "the greatest figure as written"),
    Column("outliers", "documents whose figures can agree with no other while others agree"),
)


def ledger_table(view: View) -> Table:
    """One row a measurand with two or more figures, in order of appearance; two columns a document.

    The first holds its figures as written, the second the first of them as a number in the unit of the row.
    """
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
    rows = tuple(_row(cluster, uris) for cluster in clusters(view.report))
    return Table("ledger", (*COLUMNS, *per_document), rows)


def _row(cluster: Cluster, uris: list[str]) -> tuple[Cell, ...]:
    by_uri: dict[str, list[Member]] = {}
    for member in cluster.members:
        by_uri.setdefault(member.claim.location.uri, []).append(member)
    cells: list[Cell] = []
    for uri in uris:
        said = by_uri.get(uri, [])
        cells.append("; ".join(m.claim.quantity.text for m in said))
        cells.append(number(middle(said[0])) if said else "")
    return (*measurand_row(cluster), *cells)


def measurand_row(cluster: Cluster) -> tuple[Cell, ...]:
    """The cells of COLUMNS for one cluster."""
    ordered = sorted(cluster.members, key=middle)
    values = [middle(m) for m in ordered]
    least, greatest = values[0], values[-1]
    median = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    spread = number((greatest - least) / abs(median) * 100, 6) if median else ""
    return (
        cluster.label,
        cluster.unit,
        str(len(cluster.members)),
        str(len({m.claim.location.uri for m in cluster.members})),
        number(least),
        number(greatest),
        spread,
        ordered[0].claim.quantity.text,
        ordered[-1].claim.quantity.text,
        "; ".join(outliers(cluster)),
    )


def middle(member: Member) -> Fraction:
    """The value of a figure, or the middle of its range, in the unit of its cluster."""
    return member.value if member.value is not None else (member.tight.low + member.tight.high) / 2


def outliers(cluster: Cluster) -> list[str]:
    """Uris of documents none of whose figures meets one of another, where two other documents do agree; else none."""
    # What each figure allows, and who gives it: most reports give one of few.
    given: dict[Interval, dict[str, None]] = {}
    for member in cluster.members:
        given.setdefault(member.loose, {})[member.claim.location.uri] = None
    agreeing: set[str] = set()
    for one, uris in given.items():
        for other, others in given.items():
            if not uris.keys() <= agreeing and one.meets(other):
                agreeing.update(u for u in uris if len(others) > 1 or u not in others)
    everybody = dict.fromkeys(m.claim.location.uri for m in cluster.members)
    return [u for u in everybody if u not in agreeing] if agreeing else []
