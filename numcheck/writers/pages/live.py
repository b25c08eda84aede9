"""A report for a page that is open already: its parts, and where the figures stand in what somebody types there."""

from __future__ import annotations

import re
from itertools import accumulate

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.writers.pages.build import page
from numcheck.writers.pages.content import DocumentPanel
from numcheck.writers.pages.states import BADGES
from numcheck.writers.pages.templates import fragment
from numcheck.writers.pages.values import values_of
from numcheck.writers.tables.clusters import clusters
from numcheck.writers.tables.ledger import COLUMNS, ledger_table
from numcheck.writers.view import View


class TypedFigure(NamedTuple):
    """A figure in the draft as it was sent: half-open, in code units of UTF-16, as browsers count."""

    key: str
    start: int
    end: int
    state: str
    sign: str
    items: tuple[int, ...]


class LedgerRow(NamedTuple):
    """A measurand; ``figures`` are those of each document, as written, "" for none."""

    measurand: str
    least: str
    greatest: str
    figures: tuple[str, ...]
    outliers: str


class LedgerSection(NamedTuple):
    """The ledger as the page shows it: a column for each of ``uris``."""

    uris: tuple[str, ...]
    rows: tuple[LedgerRow, ...]

    @property
    def has_outliers(self) -> bool:
        """Whether a document stands alone with its figure anywhere."""
        return any(row.outliers for row in self.rows)


def render(view: View) -> str:
    """The parts of the report as an HTML document, each under an id: verdict, work, places, margin, manuscript, below.

    MissingExtraError without jinja2.
    """
    view = _for_the_page(view)
    made = page(view)
    drafts = [panel for panel in made.panels if not panel.is_source]
    places = [figure for panel in drafts for figure in _places(panel, view.documents[panel.uri])]
    return fragment("live.html.jinja", places=places, ledger=_ledger(view), **values_of(view, made))


# A setting that the page has a field for: who writes there has no file of settings.
_HOME_CURRENCY = re.compile(r'set home-currency = "([A-Z]{3})"')


def _for_the_page(view: View) -> View:
    """``view`` with its findings in the words of the page."""
    said = (
        f.replaced(message=_HOME_CURRENCY.sub(r"write \1 into “Own currency” on this page", f.message))
        for f in view.report.findings
    )
    return view.replaced(report=view.report.replaced(findings=tuple(said)))


def _places(panel: DocumentPanel, document: Document) -> list[TypedFigure]:
    """The marks of ``panel`` where they stand in its source; none of a format that has no text of its own."""
    if document.places:
        return []
    source = document.file_text
    units = [0, *accumulate(2 if sign > "\uffff" else 1 for sign in source)]
    found = []
    for mark in panel.marks:
        at = document.source_span(mark.span)
        badge = BADGES[mark.state]
        found.append(TypedFigure(mark.key, units[at.start], units[at.end], str(mark.state), badge.sign, mark.items))
    return found


def _ledger(view: View) -> LedgerSection:
    if not clusters(view.report):
        return LedgerSection((), ())
    table = ledger_table(view)
    at = {column.name: i for i, column in enumerate(table.columns)}
    figures = range(len(COLUMNS), len(table.columns), 2)
    rows = tuple(
        LedgerRow(
            measurand=str(row[at["measurand"]]),
            least=str(row[at["least_text"]]),
            greatest=str(row[at["greatest_text"]]),
            figures=tuple(str(row[i] or "") for i in figures),
            outliers=str(row[at["outliers"]] or ""),
        )
        for row in table.rows
    )
    return LedgerSection(tuple(view.documents), rows)
