"""A mail (.eml): its subject and its own text. Quoted lines, signatures and attachments are not the writer's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numcheck.core.text import BlockKind, Document, Position
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats import text
from numcheck.documents.formats.html import page
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.errors import UnreadableError

if TYPE_CHECKING:
    from email.message import MIMEPart

# In bytes, of a header that is read; parsing one takes ten thousand times its length.
LONGEST_HEADER = 10_000
HEADERS = frozenset({"subject", "date", "content-type", "content-transfer-encoding", "content-disposition"})
# Every code point of a line but its end.
WORDS = re.compile(r"[^\n]")


def read(data: bytes, uri: str) -> Document:
    """The subject of the mail ``data``, as a heading, and the blocks of its text or HTML part.

    Places are lines of the file where that part is not encoded, else of the part. Attachments are left out with a note;
    the date is that of the mail. Raises UnreadableError where it has no header lines or no text part, or is broken.
    """
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        for name, value in (pair for part in message.walk() for pair in part.raw_items()):
            if name.lower() in HEADERS and len(value) > LONGEST_HEADER:
                raise UnreadableError(f"not read: its {name} is longer than {LONGEST_HEADER // 1000} KB")
        body = message.get_body(("plain", "html"))
        subject = str(message["subject"] or "")
        sent = message["date"]
        content = _content(body) if body else ""
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError("not read: the parts of the mail are nested too deeply") from error
    except Exception as error:  # the parser raises errors of many kinds on hostile headers and encodings
        raise UnreadableError(f"not a mail that can be read: {type(error).__name__}") from error
    if not message.keys():
        raise UnreadableError("not a mail: it has no header lines")
    if body is None or not isinstance(content, str):
        raise UnreadableError("not checked: the mail has no text part")
    inner = page.of_fragment(content, uri) if body and body.get_content_type() == "text/html" else _plain(content, uri)
    builder = DocumentBuilder(uri)
    lines = data.splitlines()
    builder.append(subject, Position(_line_of(lines, b"subject:"), 10))
    builder.end_block(BlockKind.HEADING)
    above = _lines_above(lines, content)
    for block in inner.blocks:
        at = block.span.start
        # One place a line, so that positions inside a block of several lines stay exact.
        for line in block.span.of(inner.text).splitlines(keepends=True):
            place = inner.position(at)
            builder.append(line, Position(place.line + above, place.column))
            at += len(line)
        builder.end_block(block.kind, block.cell)
    day = getattr(sent, "datetime", None)
    builder.date = day.date().isoformat() if day else None
    builder.notes += inner.notes
    builder.unread += inner.unread
    if any("Base64" in type(defect).__name__ for defect in body.defects):
        builder.unread.append("its text is damaged: not the base64 that its header promises")
    if message.is_multipart():
        builder.note_left_out(sum(1 for _ in message.iter_attachments()), "attachment")
    return builder.document()


def _line_of(lines: list[bytes], start: bytes) -> int:
    """The one-based number of the first line that starts with ``start``, whatever its case; 1 without one."""
    return next((n for n, line in enumerate(lines, 1) if line.lower().startswith(start)), 1)


def _lines_above(lines: list[bytes], content: str) -> int:
    """How many lines of the file stand above the text part, found by its first words; 0 where they are encoded."""
    for n, line in enumerate(content.splitlines()):
        if words := line.strip().encode():
            head = lines.index(b"") if b"" in lines else 0
            return next((m - n for m, raw in enumerate(lines) if m > head and raw.strip() == words), 0)
    return 0


def _content(body: MIMEPart) -> object:
    """The words of one part; in an encoding nobody knows, what can be made of its bytes."""
    try:
        return body.get_content()
    except LookupError:
        payload = body.get_payload(decode=True)
        return decode(payload) if isinstance(payload, bytes) else ""


def _plain(content: str, uri: str) -> Document:
    """Plain text without quoted lines and the signature; white space stands for them, so that places stay."""
    lines = content.splitlines(keepends=True)
    own: list[str] = []
    for n, line in enumerate(lines):
        if line.rstrip("\r\n") in ("-- ", "--"):
            own += [WORDS.sub(" ", x) for x in lines[n:]]
            break
        quotes = any(x.startswith(">") for x in lines[n + 1 : n + 3])
        introduces = quotes and line.rstrip().endswith(("wrote:", "writes:"))
        own.append(WORDS.sub(" ", line) if introduces or line.startswith(">") else line)
    return text.of_text("".join(own), uri)
