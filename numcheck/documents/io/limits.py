"""How much is read as one document."""

from __future__ import annotations

from numcheck.documents.io.errors import UnreadableError

# In code points of text; War and Peace has three million.
LONGEST_TEXT = 10 << 20
# The same where it can be checked in parts, as plain text and Markdown are.
LONGEST_IN_PARTS = 64 << 20
# In bytes of the file.
LARGEST_FILE = 512 << 20


def check_length(text: str, longest: int = LONGEST_TEXT) -> str:
    """``text`` itself. Raises UnreadableError if it is longer than ``longest`` code points."""
    if len(text) > longest:
        raise UnreadableError(f"{len(text) >> 20} MB of text; at most {longest >> 20} MB are read as one document")
    return text
