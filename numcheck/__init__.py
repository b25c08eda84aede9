"""numcheck: the linter of figures in prose.

    >>> import numcheck
    >>> numcheck.extract("The bridge is 200 m (656 ft) long.")[0].unit
    'meter'

Importing it loads nothing heavy; every name below is stable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numcheck.config import Config
    from numcheck.core.claim import Claim
    from numcheck.core.finding import Report
    from numcheck.core.quantity import Quantity
    from numcheck.core.text import Document

__version__ = "0.1.0"
__all__ = ["Config", "Document", "__version__", "check", "claims", "extract", "read", "read_text"]

_LAZY = {"Document": "numcheck.core.text", "Config": "numcheck.config"}


def check(
    documents: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    across: bool = False,
    config: Config | None = None,
) -> Report:
    """Check documents, each for itself, or with ``across`` against each other, and against ``sources`` if given."""
    from numcheck import pipeline

    return pipeline.check(documents, sources, across=across, config=config)


def claims(text: str, config: Config | None = None) -> tuple[Claim, ...]:
    """Every claim of ``text``, in order: each quantity with its sentence, its speaker and what it is said of."""
    from numcheck import pipeline
    from numcheck.core.text import Document

    return pipeline.claimed(Document.from_text(text), config).claims


def extract(text: str) -> list[Quantity]:
    """Every quantity of ``text``, in order, without overlaps; spans count its code points and slice back."""
    from numcheck import extraction
    from numcheck.core.text import Document

    return list(extraction.read(Document.from_text(text)).quantities)


def read(path: str) -> Document:
    """The document in the file ``path``. Raises ``numcheck.documents.UnreadableError`` with one line that says why."""
    from numcheck import documents

    return documents.read(path)


def read_text(text: str, name: str) -> Document:
    """The document in ``text``, which came from elsewhere, read as the suffix of ``name`` says: ``x.html``, ``x.md``.

    Raises ``numcheck.documents.UnreadableError`` as ``read`` does. Lone surrogates become U+FFFD.
    """
    from numcheck import documents

    return documents.read_bytes(text.encode("utf-8", "surrogatepass"), name)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'numcheck' has no attribute {name!r}")
