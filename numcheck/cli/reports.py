"""The report on one text, or why there is none, and several reports as one."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck import pipeline
from numcheck.checked_report import CheckedReport
from numcheck.cli.inputs import unforeseen
from numcheck.cli.time_limit import within
from numcheck.config import Config, ConfigError
from numcheck.core.finding import Counts
from numcheck.core.text import Document

# In code points; a longer text is checked in parts. War and Peace has three million.
LONGEST_WHOLE = 4 << 20


def check_one(
    document: Document, config: Config, timeout: float, *, trace: bool = False, whole: bool = True
) -> CheckedReport | str:
    """The report on ``document``, or in one line why there is none. ConfigError and ImportError as ``check_inputs``.

    Unless ``whole`` or ``trace``, a very long text is checked in parts.
    """

    def check(text: Document) -> CheckedReport:
        return pipeline.check([text], config=config, trace=trace)

    try:
        if len(document.text) > LONGEST_WHOLE and not (whole or trace):
            from numcheck.cli.long_texts import check_in_parts

            return within(timeout, lambda: check_in_parts(document, check, config))
        return within(timeout, lambda: check(document))
    except TimeoutError as error:
        return f"{document.uri}: {error}"
    except (ImportError, ConfigError):
        raise  # the same for every text: a rule that was selected needs an extra, a file of rates is none
    except Exception as error:  # noqa: BLE001  what nobody foresaw is one line, too
        return f"{document.uri}: {unforeseen(error)}"


def merged(reports: Sequence[CheckedReport]) -> CheckedReport:
    """One report of many: findings, claims, relations and notes in their order, counts added up."""
    if len(reports) == 1:
        return reports[0]
    return CheckedReport(
        findings=tuple(f for r in reports for f in r.findings),
        claims=tuple(c for r in reports for c in r.claims),
        counts=Counts(
            figures=sum(r.counts.figures for r in reports),
            compared=sum(r.counts.compared for r in reports),
            conversions=sum(r.counts.conversions for r in reports),
            skipped=sum(r.counts.skipped for r in reports),
            unchecked=sum(r.counts.unchecked for r in reports),
        ),
        notes=tuple(n for r in reports for n in r.notes),
        unchecked=tuple(n for r in reports for n in r.unchecked),
        relations=tuple(x for r in reports for x in r.relations),
        pairs=tuple(p for r in reports for p in r.pairs),
        documents=tuple({d.uri: d for r in reports for d in r.documents}.values()),
        sources=frozenset(uri for r in reports for uri in r.sources),
    )
