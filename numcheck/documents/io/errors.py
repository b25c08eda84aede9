"""The one error of this stage, and what other errors say."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read. The message is one line that names the reason, without the path."""


def reason(error: Exception) -> str:
    """The first line of what a library says of an error, at most 120 code points; its type where it says nothing."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
