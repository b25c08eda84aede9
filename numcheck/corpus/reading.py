"""The steps that read documents: the findings of each, or its claims."""

from __future__ import annotations

from functools import partial
from typing import Any

from numcheck import pipeline
from numcheck.checked_report import CheckedReport
from numcheck.config import Config
from numcheck.corpus.columns import CLAIMS, FINDINGS, Field, RawDocument, rows_of
from numcheck.corpus.raw_documents import Layout, document_of
from numcheck.corpus.steps import RowStep
from numcheck.writers.tables.claims import claims_table
from numcheck.writers.tables.findings import findings_table

UNCHECKED = Field("unchecked", (Field("reason", "string"),))


def findings_step(config: Config, layout: Layout) -> RowStep:
    """Each document with its ``findings``, as ``numcheck check`` finds them, and what of it was not checked."""
    return RowStep(gives=(Field("findings", FINDINGS), UNCHECKED), work=partial(_findings, config, layout))


def claims_step(config: Config, layout: Layout) -> RowStep:
    """Each document with its ``claims``, as ``numcheck claims`` lists them, and what of it was not read."""
    return RowStep(gives=(Field("claims", CLAIMS), UNCHECKED), work=partial(_claims, config, layout))


def _findings(config: Config, layout: Layout, **row: Any) -> dict[str, Any]:
    document = document_of(RawDocument(**row), layout)
    report = pipeline.check([document], config=config)
    return {
        "document": document.uri,
        "findings": rows_of(findings_table(report.view())),
        "unchecked": [{"reason": reason} for _, reason in report.unchecked],
    }


def _claims(config: Config, layout: Layout, **row: Any) -> dict[str, Any]:
    document = document_of(RawDocument(**row), layout)
    text = pipeline.claimed(document, config)
    return {
        "document": document.uri,
        "claims": rows_of(claims_table(CheckedReport(claims=text.claims), {document.uri: document})),
        "unchecked": [{"reason": reason} for reason in document.unread],
    }
