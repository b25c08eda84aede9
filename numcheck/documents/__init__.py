"""Stage 1: a file becomes text, with a way back to page, line and column. One reader a format."""

from __future__ import annotations

from numcheck.core.text import Document


class UnreadableError(Exception):
    """A file that cannot be read; the message is one line that names the reason."""


def read(path: str) -> Document:
    """The document in the file ``path``, read by the reader of its suffix."""
    with open(path, encoding="utf-8") as f:
        return Document.from_text(f.read(), uri=path)
