"""Jupyter notebooks (.ipynb): the Markdown cells. Code and its output are not prose.

Places: the line counts the lines of the notebook's Markdown cells one after another, with a blank line between cells.
"""

from __future__ import annotations

from numcheck.core.text import Document
from numcheck.documents import markdown
from numcheck.documents.composition import Composer
from numcheck.documents.decoding import decode
from numcheck.documents.unreadable import UnreadableError


def read(data: bytes, uri: str) -> Document:
    """The document in ``data``, the Markdown cells being its source."""
    import json

    try:
        notebook = json.loads(decode(data))
        cells = [c for c in notebook["cells"] if isinstance(c, dict)]
        texts = ["".join(c["source"]) for c in cells if c.get("cell_type") == "markdown"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableError("not a notebook that can be read: broken JSON, or no cells") from error
    source = "\n\n".join(texts)
    composer = Composer(uri, source)
    at = 0
    for text in texts:
        markdown.compose(composer, at, at + len(text))
        composer.close()
        at += len(text) + 2
    code = sum(c.get("cell_type") == "code" for c in cells)
    if code:
        composer.notes = [f"{code} code cell{'s' * (code > 1)} left out"]
    return composer.document()
