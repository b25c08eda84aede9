"""What differs from a revision of git: which files, and which lines of them."""

from __future__ import annotations

import os
import re
import subprocess
from functools import cache

from numcheck.checked_report import CheckedReport
from numcheck.cli.options import UsageError
from numcheck.core.place import ResolvedLocation

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_EVERY_LINE = (range(1, 1 << 60),)


def changed_since(revision: str, folder: str) -> frozenset[str]:
    """The real paths of the files in the repository around ``folder`` that are not as they were in ``revision``: changed,
    committed or not, and new ones that git does not ignore. UsageError, with git's reason, where it cannot say so.
    """
    top = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    # --end-of-options: a revision is no option, whatever it begins with.
    names = _git(top, "diff", "--name-only", "-z", "--no-ext-diff", "--end-of-options", revision, "--")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.path.realpath(os.path.join(top, name)) for name in f"{names}{new}".split("\0") if name)


def on_changed_lines(report: CheckedReport, revision: str) -> CheckedReport:
    """``report`` with the findings of which one end or the other stands on a line of a draft that is not in ``revision``.

    Of a file that git does not know every line is new, and of one in a format without lines, if anything in it has changed.
    UsageError as of ``changed_since``.
    """
    drafts = {d.uri: d for d in report.documents if d.uri not in report.sources}

    @cache
    def lines_of(uri: str) -> tuple[range, ...]:
        return _changed_lines(uri, revision)

    def is_new(place: ResolvedLocation | None) -> bool:
        if place is None or place.uri not in drafts:
            return False
        changed = lines_of(place.uri)
        if drafts[place.uri].places:
            return bool(changed)
        return any(lines.start <= place.end_line and place.line < lines.stop for lines in changed)

    kept = (f for f in report.findings if is_new(f.place) or any(is_new(r.place) for r in f.related))
    return report.replaced(findings=tuple(kept))


def _changed_lines(path: str, revision: str) -> tuple[range, ...]:
    """The lines of the file as it is now that ``revision`` does not have: one diff a file, so that no name is parsed."""
    folder, name = os.path.split(os.path.abspath(path))
    if not os.path.isfile(path) or not _git(folder, "--literal-pathspecs", "ls-files", "--", name):
        return _EVERY_LINE
    look = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--end-of-options")
    said = _git(folder, "--literal-pathspecs", *look, revision, "--", name)
    if said and not _HUNK.search(said):
        return _EVERY_LINE  # a binary file
    return tuple(range(int(at), int(at) + int(count or 1)) for at, count in _HUNK.findall(said))


def _git(folder: str, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except OSError as error:
        raise UsageError(f"--changed-since: git: {error.strerror}") from None
    if done.returncode:
        reason = done.stderr.strip().splitlines()[0].removeprefix("fatal: ") if done.stderr.strip() else "git failed"
        raise UsageError(f"--changed-since: {reason}")
    return done.stdout
