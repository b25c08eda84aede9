"""The findings table: one row for each other end of a finding, so that both ends stand side by side."""

from __future__ import annotations

from numcheck.messages.fingerprint import fingerprints
from numcheck.writers.location import resolve
from numcheck.writers.tables.columns import COLUMN, DOCUMENT, LINE, TEXT
from numcheck.writers.tables.spreadsheet import Cell
from numcheck.writers.tables.table import Column, Table
from numcheck.writers.view import View

COLUMNS = (
    DOCUMENT,
    Column("page", "page, where the format has pages", numeric=True),
    *(LINE, COLUMN),
    Column("severity", "error, warning or note"),
    Column("rule", "name of the rule"),
    Column("family", "conflict, unsupported, conversion, unconverted, arithmetic or notation"),
    Column("confidence", "high, medium or low"),
    TEXT,
    Column("message", "what is wrong, on one line"),
    Column("reason", "why the figures were looked at together, where the rule says so"),
    Column("related_document", "path of the document of the other end"),
    Column("related_line", "line of the other end", numeric=True),
    Column("related_column", "column of the other end", numeric=True),
    Column("related_text", "the other figure as written"),
    Column("related_message", "what is said of the other figure"),
    Column("fingerprint", "key of the finding, independent of its line"),
)


def findings_table(view: View) -> Table:
    """One row a finding and other end, in the order of the report; a finding without other end has one row with the
    ``related_`` cells empty.
    """
    rows: list[tuple[Cell, ...]] = []
    keys = fingerprints(view.report.findings, view.words)
    for f, key in zip(view.report.findings, keys, strict=True):
        p = resolve(view, f.location)
        page = "" if p.page is None else str(p.page)
        head = (p.uri, page, str(p.line), str(p.column), str(f.severity), f.rule, str(f.family), str(f.confidence))
        ends = [(resolve(view, r.location), r.message) for r in f.related]
        tails = [(e.uri, str(e.line), str(e.column), e.text, said) for e, said in ends] or [("", "", "", "", "")]
        rows.extend((*head, p.text, f.message, f.reason, *tail, key) for tail in tails)
    return Table("findings", COLUMNS, tuple(rows))
