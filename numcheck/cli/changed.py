"""Which files of a git repository differ from a revision."""

from __future__ import annotations

import os
import subprocess

from numcheck.cli.options import UsageError


def changed_since(revision: str, folder: str) -> frozenset[str]:
    """The real paths of the files in the repository around ``folder`` that are not as they were in ``revision``: changed,
    committed or not, and new ones that git does not ignore. UsageError, with git's reason, where it cannot say so.
    """
    top = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    # --end-of-options: a revision is no option, whatever it begins with.
    names = _git(top, "diff", "--name-only", "-z", "--no-ext-diff", "--end-of-options", revision, "--")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.path.realpath(os.path.join(top, name)) for name in f"{names}{new}".split("\0") if name)


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
