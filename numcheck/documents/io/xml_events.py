"""XML as a stream of events: bounded memory however large or deep, and no entities of the file's own making."""

from collections.abc import Iterator
from typing import Literal
from xml.parsers import expat

from numcheck.core.named_tuple import NamedTuple
from numcheck.documents.io.errors import UnreadableError, reason

CHUNK = 1 << 16


class XmlEvent(NamedTuple):
    """The start or the end of an element, or ``text`` between two tags.

    ``name`` is the local name of the element, ``space`` its namespace (its URI, or ""), ``attributes`` are by local name.
    """

    kind: Literal["start", "end", "text"]
    name: str = ""
    space: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012  (never changed)
    text: str = ""


def events(data: bytes) -> Iterator[XmlEvent]:
    """The events of the XML document ``data`` in order, read piece by piece.

    Raises UnreadableError where it is broken or declares a document type, after the events of the pieces before.
    """
    found: list[XmlEvent] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        found.append(XmlEvent("start", local, space, {k.rpartition(" ")[2]: v for k, v in attributes.items()}))

    def end(name: str) -> None:
        space, _, local = name.rpartition(" ")
        found.append(XmlEvent("end", local, space))

    def text(words: str) -> None:
        found.append(XmlEvent("text", text=words))

    def doctype(*_: object) -> None:
        raise UnreadableError("refused: its XML declares a document type (an entity bomb?)")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    for at in range(0, max(len(data), 1), CHUNK):
        try:
            parser.Parse(data[at : at + CHUNK], at + CHUNK >= len(data))
        except expat.ExpatError as error:
            raise UnreadableError(f"broken XML: {expat.errors.messages[error.code]}, line {error.lineno}") from error
        except (LookupError, ValueError) as error:  # what it declares as its encoding
            raise UnreadableError(f"broken XML: {reason(error)}") from error
        yield from found
        found.clear()
