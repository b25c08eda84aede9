"""Zip archives of drafts: every readable file in them is a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from numcheck.core.text import Document
from numcheck.documents.io.containers import ZipContainer
from numcheck.documents.io.errors import UnreadableError
from numcheck.file_formats import by_suffix, suffix_of


def read_all(data: bytes, uri: str, read: Callable[[bytes, str], Document]) -> Iterator[Document | UnreadableError]:
    """The documents of the archive ``data``, by name; ``read`` reads one from its bytes and its uri.

    One that cannot be read yields its error instead. Archives in archives are not opened. Raises UnreadableError where
    the archive is broken or holds no file whose suffix is known.
    """
    container = ZipContainer(data, "a zip archive")
    readable = by_suffix().keys() - {".zip"}
    names = sorted(n for n in container.members if suffix_of(n) in readable and "__MACOSX/" not in n)
    if not names:
        raise UnreadableError("nothing to check: no readable file in the archive")
    for name in names:
        try:
            yield read(container.part(name), f"{uri}/{name}")
        except UnreadableError as error:
            yield UnreadableError(f"{name}: {error}")
