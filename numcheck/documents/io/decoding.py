"""Bytes become text: UTF-8 with or without a mark, UTF-16, UTF-32, and the legacy encodings.

A legacy encoding is the one the file declares, else Windows-1252 where the few bytes beyond ASCII are the quotation
marks, dashes and currency signs of English text, else what charset-normalizer recognises.
"""

from __future__ import annotations

import codecs

from numcheck.documents.io.errors import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The first bytes of files that are often mislabelled as text.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office file)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file (or an encrypted office file)"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

# Windows-1252 bytes that English prose is written with: ‘ ’ “ ” – — … € £ ¢ ¥ § ° ± ² ³ µ · ¼ ½ ¾ × and no-break space.
ENGLISH_BYTES = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa2\xa3\xa5\xa7\xa9\xae\xb0\xb1\xb2\xb3\xb5\xb7\xbc\xbd\xbe\xd7\xe9"
)
SAMPLE = 1 << 17


def decode(data: bytes, declared: str = "") -> str:
    """The text of ``data``; ``declared`` is the encoding the file itself claims, "" for none, tried only if UTF-8 fails.

    Lone surrogates become U+FFFD. Raises UnreadableError for binary data and for encodings that are not recognised.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError(f"not valid {encoding.removesuffix('-sig').upper()} ({error.reason})") from error
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not a text file: this is {what}")
    if b"\0" in data:
        return _wide(data)
    text = _as(data, "utf-8")
    return _legacy(data, declared) if text is None else text


def _as(data: bytes, encoding: str) -> str | None:
    """``data`` decoded; None where it is not in ``encoding``, or nobody knows that."""
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Latin text every other byte is NUL. Anything else with NUL bytes is binary."""
    sample = data[: SAMPLE - SAMPLE % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    for encoding, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > half * 0.6 and few < half * 0.05 and (text := _as(data, encoding)) is not None:
            return text
    raise UnreadableError("not a text file: it holds NUL bytes")


def _legacy(data: bytes, declared: str) -> str:
    try:
        return "".join("�" if "\ud800" <= c <= "\udfff" else c for c in data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        pass
    if declared and (text := _as(data, declared)) is not None:
        return text
    high = data.translate(None, bytes(range(0x80)))
    controls = data.translate(None, bytes((*range(9, 14), 27, *range(32, 256))))
    if len(controls) > len(data) // 100:
        raise UnreadableError("not a text file: it holds control bytes")
    english = len(high) * 4 < len(data) and sum(b in ENGLISH_BYTES for b in set(high)) * 2 > len(set(high))
    if english and (text := _as(data, "cp1252")) is not None:
        return text
    return _recognised(data)


def _recognised(data: bytes) -> str:
    """What charset-normalizer takes it for, from a sample around the first byte beyond ASCII."""
    from charset_normalizer import from_bytes

    first = next(i for i, b in enumerate(data) if b >= 0x80)
    start = data.rfind(b"\n", 0, first) + 1 if first > SAMPLE // 2 else 0
    sample = data[start : start + SAMPLE]
    best = from_bytes(sample).best()
    for encoding in (best.encoding, "cp1252") if best else ("cp1252",):
        if (text := _as(data, encoding)) is not None:
            return text
    raise UnreadableError(
        "unreadable encoding: neither UTF-8 nor UTF-16 nor a legacy encoding that could be recognised"
    )
