"""A baseline: findings accepted once, kept by what they say, not by the line on which they stand."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence

from numcheck.cli.options import UsageError
from numcheck.core.finding import Report
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.messages.fingerprint import fingerprints

NAME = ".numcheck-baseline.json"


class AcceptedFinding(NamedTuple):
    """One accepted finding, as it stands in the file.

    ``fingerprint`` (of rule, message and words, not of the place) decides whether a finding is this one; the document's
    ``uri``, the rule's name and the ``message`` are for the reader of the file.
    """

    fingerprint: str
    uri: str
    rule: str
    message: str


def accept(report: Report, texts: Sequence[Document]) -> list[AcceptedFinding]:
    """The findings of ``report`` as entries, in their order. ``texts`` are all documents that findings point into."""
    words = {d.uri: d.text for d in texts}
    keys = fingerprints(report.findings, lambda at: at.span.of(words[at.uri]))
    return [AcceptedFinding(k, f.location.uri, f.rule, f.message) for k, f in zip(keys, report.findings, strict=True)]


def without_known(report: Report, texts: Sequence[Document], path: str) -> Report:
    """``report`` without the findings that the baseline at ``path`` holds, each as often as it holds them.

    ``texts`` are all documents that findings point into. UsageError where ``path`` is no baseline.
    """
    left = Counter(e.fingerprint for e in load(path))
    kept = []
    for entry, finding in zip(accept(report, texts), report.findings, strict=True):
        if left[entry.fingerprint]:
            left[entry.fingerprint] -= 1
        else:
            kept.append(finding)
    return report.replaced(findings=tuple(kept))


def load(path: str) -> list[AcceptedFinding]:
    """The entries of the baseline file ``path``, in its order. UsageError where it cannot be read or is none."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise UsageError(f"{path}: not a baseline of numcheck: no regular file")
    try:
        with open(path, encoding="utf-8") as f:
            return [AcceptedFinding(**entry) for entry in json.load(f)["findings"]]
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path}: not a baseline of numcheck") from None


def save(path: str, accepted: Iterable[AcceptedFinding]) -> None:
    """Write ``accepted`` to the baseline file ``path``, one a line for the sake of diffs. OSError as of open."""
    from numcheck.writers.files import write_file

    lines = ",\n".join("    " + json.dumps(e._asdict(), ensure_ascii=False) for e in accepted)
    write_file(path, f'{{\n  "version": 1,\n  "findings": [\n{lines}\n  ]\n}}\n')
