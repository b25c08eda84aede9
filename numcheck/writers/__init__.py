"""Stage 6: findings become output. One file a format in ``formats/``, found by name.

    >>> from numcheck import writers
    >>> "sarif" in writers.FORMATS
    True

``render`` is for findings, ``render_shown`` for looking at a stage, the other ``render_…`` for tables.
All are pure: equal arguments give equal text. Files are written by ``writers.files``, beside the target and renamed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from numcheck.writers.view import View

if TYPE_CHECKING:
    from numcheck.core.finding import Report
    from numcheck.core.quantity import Quantity
    from numcheck.core.text import Document
    from numcheck.writers.tables.table import Table

__all__ = [
    "FORMATS",
    "SHOWN",
    "TABLE_FORMATS",
    "View",
    "render",
    "render_claims",
    "render_ledger",
    "render_quantities",
    "render_shown",
    "render_tieout",
    "render_tieout_and_verdicts",
    "suffix",
]


def _modules(folder: str) -> tuple[str, ...]:
    files = sorted(name for path in __path__ for name in os.listdir(os.path.join(path, folder)))
    return tuple(name.removesuffix(".py") for name in files if name.endswith(".py") and not name.startswith("_"))


FORMATS: tuple[str, ...] = _modules("formats")
"""What ``check --output-format`` takes."""


def suffix(name: str) -> str:
    """The suffix, without its dot, of files in the format ``name``: what the format says, else its name."""
    return cast(str, getattr(import_module(f"{__name__}.formats.{name}"), "SUFFIX", name))


TABLE_FORMATS: tuple[str, ...] = ("csv", "json", "jsonl")
"""What ``claims`` and ``extract`` write beside text."""

SHOWN: tuple[str, ...] = ("quantities", "measures", "claims", "relations", "pairs")
"""What ``show`` shows: what each stage made of the text."""


def render(name: str, view: View) -> str:
    """The report of ``view`` in the format ``name``, ending in a line break unless empty. KeyError: no such format."""
    if name not in FORMATS:
        raise KeyError(name)
    return cast(str, import_module(f"{__name__}.formats.{name}").render(view))


def render_claims(report: Report, documents: Mapping[str, Document], name: str) -> str:
    """One row a claim in the format ``name``: csv, json or jsonl, else KeyError.

    ``documents`` maps each uri of a claim to its document. The csv needs pandas; MissingExtraError without it.
    """
    from numcheck.writers.tables import claims, table

    return table.render(claims.claims_table(report, documents), name)


def render_quantities(found: Sequence[tuple[Document, Sequence[Quantity]]], name: str) -> str:
    """One row a quantity as csv, json or jsonl, or the texts with every figure marked as html; else KeyError.

    ``found`` are documents with the quantities read in them. MissingExtraError without jinja2 for html.
    """
    if name == "html":
        from numcheck.writers.pages.quantities import render as page

        return page(found)
    from numcheck.writers.tables import quantities, table

    return table.render(quantities.quantities_table(found), name)


def render_tieout(view: View, name: str) -> str | bytes:
    """Each figure of the drafts and what the sources say of it, as full, csv, json, jsonl or xlsx; else KeyError.

    A head and no rows where the view has no sources.
    """
    return render_tieout_and_verdicts(view, name)[0]


def render_tieout_and_verdicts(view: View, name: str) -> tuple[str | bytes, str]:
    """``render_tieout``, and how many figures have which verdict, as a sentence."""
    from numcheck.writers.tables import text_table, tieout

    made = tieout.tieout_table(view)
    content = text_table.tieout(made, view) if name == "full" else _rendered(made, name)
    return content, text_table.verdicts(made)


def _rendered(made: Table, name: str) -> str | bytes:
    from numcheck.writers.tables import table

    if name != "xlsx":
        return table.render(made, name)
    from numcheck.writers.tables.workbook import workbook

    return workbook([made])


def render_ledger(view: View, name: str) -> str | bytes:
    """One row a measurand with two figures or more, one column a document, as full, csv, json, jsonl or xlsx; else
    KeyError.
    """
    from numcheck.writers.tables import ledger, text_table

    made = ledger.ledger_table(view)
    return text_table.ledger(made, view) if name == "full" else _rendered(made, name)


def render_shown(what: str, view: View) -> str:
    """What a stage made of the text, for people: ``what`` is one of ``SHOWN``. KeyError: no such stage."""
    if what not in SHOWN:
        raise KeyError(what)
    return cast(str, import_module(f"{__name__}.show.{what}").render(view))
