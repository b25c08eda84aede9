"""How much is read as one document."""

from __future__ import annotations

from numcheck.documents.io.errors import UnreadableError

# In code points of text; War and Peace has three million.
LONGEST_TEXT = 10 << 20
# In bytes of the file.
LARGEST_FILE = 512 << 20


def check_length(text: str) -> str:
    """``text`` itself. Raises UnreadableError if it is longer than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(f"{len(text) >> 20} MB of text; at most {LONGEST_TEXT >> 20} MB are read as one document")
    return text
