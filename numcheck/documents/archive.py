"""Zip archives of drafts: every readable file in them is a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from numcheck.core.text import Document
from numcheck.documents.containers import Container
from numcheck.documents.unreadable import UnreadableError


def read_all(
    data: bytes,
    uri: str,
    suffixes: Collection[str],
    read: Callable[[bytes, str], Document],
    suffix: Callable[[str], str],
) -> Iterator[Document | UnreadableError]:
    """The documents of the archive, by name; ``read`` reads one. One that cannot be read yields its error instead.

    Archives in archives are not opened.
    """
    container = Container(data, "a zip archive")
    names = sorted(
        n for n in container.members if suffix(n) in suffixes and suffix(n) != ".zip" and "__MACOSX/" not in n
    )
    if not names:
        raise UnreadableError("nothing to check: no readable file in the archive")
    for name in names:
        try:
            yield read(container.part(name), f"{uri}/{name}")
        except UnreadableError as error:
            yield UnreadableError(f"{name}: {error}")
