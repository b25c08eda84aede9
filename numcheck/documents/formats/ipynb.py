"""Jupyter notebooks (.ipynb): the Markdown cells. Code and its output are not prose.

Places: the line counts the lines of the notebook's Markdown cells one after another, with a blank line between cells.
"""

from __future__ import annotations

import re

from numcheck.core.text import Document
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats.markdown import blocks
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.errors import UnreadableError

# Half a character, which JSON can escape and no file can hold.
SURROGATE = re.compile("[\ud800-\udfff]")


def read(data: bytes, uri: str) -> Document:
    """The blocks of the Markdown cells of the notebook ``data``; the cells, joined, are the source of the document.

    Code cells are left out with a note. Raises UnreadableError for broken JSON and for JSON without cells.
    """
    import json

    try:
        notebook = json.loads(decode(data))
        cells = [c for c in notebook["cells"] if isinstance(c, dict)]
        texts = [SURROGATE.sub("\ufffd", "".join(c["source"])) for c in cells if c.get("cell_type") == "markdown"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableError("not a notebook that can be read: broken JSON, or no cells") from error
    source = "\n\n".join(texts)
    builder = DocumentBuilder(uri, source)
    at = 0
    for text in texts:
        blocks.add_blocks(builder, at, at + len(text))
        builder.end_block()
        at += len(text) + 2
    code = sum(c.get("cell_type") == "code" for c in cells)
    if code:
        builder.notes.clear()
        builder.note_left_out(code, "code cell")
    return builder.document()
