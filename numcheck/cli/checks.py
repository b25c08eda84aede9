"""Run a check over what a command has read, and say with what code it ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby

from numcheck import pipeline
from numcheck.checked_report import CheckedReport
from numcheck.cli import exit_codes
from numcheck.cli.inputs import Inputs, progress, say
from numcheck.cli.time_limit import within
from numcheck.config import Config, ConfigError
from numcheck.core.finding import Counts, Report
from numcheck.core.text import Document


def check_inputs(
    inputs: Inputs, config: Config, *, across: bool = False, quiet: bool = False, trace: bool = False
) -> CheckedReport:
    """The report on all texts of ``inputs``; ``quiet`` draws no progress bar, ``trace`` keeps the pairs compared.

    Without sources each text is checked for itself, and one at which numcheck fails is said and counted in
    ``inputs.failed``. ConfigError and ImportError are raised: they are the same for every text.
    """
    if inputs.sources_of and not across:
        return merged([_of_group(group, inputs, config, trace) for group in _by_sources(inputs)])
    if inputs.sources or across:
        return within(
            inputs.timeout * max(len(inputs.texts), 1),
            lambda: pipeline.check(inputs.texts, inputs.sources, across=across, config=config, trace=trace),
        )
    reports = []
    for document in progress(inputs.texts, "checking", quiet=quiet):
        report = _check_one(document, config, trace, inputs.timeout)
        if report:
            reports.append(report)
        else:
            inputs.failed += 1
    return merged(reports)


def _by_sources(inputs: Inputs) -> list[list[Document]]:
    """The texts of ``inputs``, those that follow each other and rest on the same sources together."""
    return [list(group) for _, group in groupby(inputs.texts, lambda t: [d.uri for d in inputs.sources_of[t.uri]])]


def _of_group(texts: Sequence[Document], inputs: Inputs, config: Config, trace: bool) -> CheckedReport:
    sources = inputs.sources_of[texts[0].uri]
    return within(inputs.timeout * len(texts), lambda: pipeline.check(texts, sources, config=config, trace=trace))


def _check_one(document: Document, config: Config, trace: bool, timeout: float) -> CheckedReport | None:
    try:
        return within(timeout, lambda: pipeline.check([document], config=config, trace=trace))
    except TimeoutError as error:
        say(f"{document.uri}: {error}")
        return None
    except (ImportError, ConfigError):
        raise  # the same for every text: a rule that was selected needs an extra, a file of rates is none
    except Exception as error:
        if os.environ.get("NUMCHECK_DEBUG"):
            raise
        say(f"{document.uri}: internal error: {type(error).__name__}: {error}")
        return None


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


def exit_code(report: Report, inputs: Inputs, config: Config, *, exit_zero: bool = False) -> int:
    """UNUSABLE where a path could not be read, or a text not be checked and ``fail-on-unchecked`` is set; FINDINGS where
    a finding is as grave as ``fail-on``; else CLEAN. ``exit_zero``: findings never count.
    """
    unchecked = bool(report.unchecked) and config.fail_on_unchecked
    fails = not exit_zero and any(f.severity.fails(config.fail_on) for f in report.findings)
    return exit_codes.of_reading(inputs.failed + unchecked) or (exit_codes.FINDINGS if fails else exit_codes.CLEAN)
