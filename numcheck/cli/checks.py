"""Run a check over what a command has read, and say with what code it ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from numcheck import pipeline
from numcheck.checked_report import CheckedReport
from numcheck.cli import exit_codes
from numcheck.cli.inputs import MANY, Inputs, progress, say
from numcheck.cli.reports import check_one, merged
from numcheck.cli.time_limit import within
from numcheck.config import Config
from numcheck.core.finding import Report
from numcheck.core.text import Document


def check_inputs(
    inputs: Inputs,
    config: Config,
    *,
    across: bool = False,
    quiet: bool = False,
    trace: bool = False,
    whole: bool = True,
    tells: bool = True,
) -> CheckedReport:
    """The report on all texts of ``inputs``; ``quiet`` draws no progress bar, ``trace`` keeps the pairs compared. What of
    them could not be checked is said on standard error where it ``tells``, and is not ``quiet``.

    Without sources each text is checked for itself, and one at which numcheck fails is said and counted in
    ``inputs.failed``. Unless ``whole``, claims may be missing, and relations be missing or in another order, which only
    pages show; so many texts are shared out among processes, and what an earlier run has found is not found again.
    ConfigError and ImportError are raised: they are the same for every text.
    """
    report = _checked(inputs, config, across=across, quiet=quiet, trace=trace, whole=whole)
    for uri, line in report.unchecked if tells and not quiet else ():
        say(f"{uri}: {line}")
    return report


def _checked(inputs: Inputs, config: Config, *, across: bool, quiet: bool, trace: bool, whole: bool) -> CheckedReport:
    if across:
        return within(
            inputs.timeout * max(len(inputs.texts), 1),
            lambda: pipeline.check(inputs.texts, inputs.sources, across=True, config=config, trace=trace),
        )
    if inputs.sources_of:
        groups = [(group, inputs.sources_of[group[0].uri]) for group in _by_sources(inputs)]
        return merged([_against(texts, sources, inputs, config, trace=trace, whole=whole) for texts, sources in groups])
    if inputs.sources:
        return _against(inputs.texts, inputs.sources, inputs, config, trace=trace, whole=whole)
    if len(inputs.texts) >= MANY and not trace:
        from numcheck.cli.many import reports

        found = reports(inputs, config, whole=whole)
    else:
        found = (check_one(text, config, inputs.timeout, trace=trace, whole=whole) for text in inputs.texts)
    done = []
    for report in progress(found, "checking", of=len(inputs.texts), quiet=quiet):
        if isinstance(report, CheckedReport):
            done.append(report)
        else:
            say(report)
            inputs.failed += 1
    return merged(done)


def _by_sources(inputs: Inputs) -> list[list[Document]]:
    """The texts of ``inputs``, those that follow each other and rest on the same sources together."""
    return [list(group) for _, group in groupby(inputs.texts, lambda t: [d.uri for d in inputs.sources_of[t.uri]])]


def _against(
    texts: Sequence[Document],
    sources: Sequence[Document],
    inputs: Inputs,
    config: Config,
    *,
    trace: bool,
    whole: bool,
) -> CheckedReport:
    if len(texts) >= MANY and not trace and not whole:
        from numcheck.cli.many import against

        return against(texts, sources, inputs, config)
    return within(inputs.timeout * len(texts), lambda: pipeline.check(texts, sources, config=config, trace=trace))


def exit_code(report: Report, inputs: Inputs, config: Config, *, exit_zero: bool = False) -> int:
    """UNUSABLE where a path could not be read, or a text not be checked and ``fail-on-unchecked`` is set; FINDINGS where
    a finding is as grave as ``fail-on``; else CLEAN. ``exit_zero``: findings never count.
    """
    unchecked = bool(report.unchecked) and config.fail_on_unchecked
    fails = not exit_zero and any(f.severity.fails(config.fail_on) for f in report.findings)
    return exit_codes.of_reading(inputs.failed + unchecked) or (exit_codes.FINDINGS if fails else exit_codes.CLEAN)
