"""The one error of this stage."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read. The message is one line that names the reason, without the path."""
