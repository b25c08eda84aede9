"""What malformed files are made of: containers and their parts, and what is done to them."""

from __future__ import annotations

import random
from io import BytesIO
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PROSE = "The ministry sent 100,000 troops to the border on Monday. By Friday 90,000 troops had returned.\n"
# As many figures as a newspaper has: one in 400 code points.
NEWS = (
    "The council met for most of the day, and those who had come to listen went home long before it was over. Nobody "
    "asked what the new bridge would cost, or why the old one had been closed in the first place, and the mayor, who "
    "had promised an answer, spoke of the weather. Outside, the fishermen of the lower town mended their nets and said "
    "that they had expected nothing else. The ministry sent 100,000 troops to the border, it said in the evening, and "
    "the river was as quiet as it had been all week. Whoever wanted to know more had to wait for the morning papers, "
    "which came late, as they do on a Monday, and had the story of the bridge on an inner page. By then 90,000 troops "
    "had returned, and the council had gone on to other business of its own.\n\n"
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**parts: str | bytes) -> bytes:
    """A zip file; ``__`` in a name stands for ``/`` and ``_`` before the suffix for the dot."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as container:
        for name, data in parts.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            container.writestr(f"{stem}.{suffix}", data)
    return file.getvalue()


def word(body: str, before: str = "") -> bytes:
    """A Word file with ``body`` inside its body element."""
    return zipped(
        word__document_xml=f"<?xml version='1.0'?>{before}<w:document {WORD}><w:body>{body}</w:body></w:document>"
    )


def open_document(body: str, before: str = "") -> bytes:
    """An OpenDocument text with ``body`` inside its text element."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<?xml version='1.0'?>{before}<office:document-content {TEXT}>{inner}</office:document-content>"
    return zipped(content_xml=content)


def paragraph(words: str = PROSE) -> str:
    """A paragraph of Word."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cut(data: bytes) -> bytes:
    """The first two thirds of ``data``."""
    return data[: len(data) * 2 // 3]


def bomb(megabytes: int) -> bytes:
    """Deflated spaces that unpack to ``megabytes``."""
    return b" " * (megabytes << 20)


def claimed(data: bytes, size: int) -> bytes:
    """The zip file ``data``, whose directory claims that its first part unpacks to ``size`` bytes."""
    central = data.find(b"PK\x01\x02")
    return data[: central + 24] + size.to_bytes(4, "little") + data[central + 28 :]


def with_header(data: bytes, at: int, value: int) -> bytes:
    """The zip file ``data`` whose first part has ``value`` at byte ``at`` of its header, and in the directory."""
    changed = bytearray(data)
    changed[at] = value
    changed[changed.find(b"PK\x01\x02") + at + 2] = value
    return bytes(changed)


def wrong_checksum() -> bytes:
    """A Word file with damaged data."""
    data = bytearray(word(paragraph(PROSE * 50)))
    for at in range(60, 90):
        data[at] ^= 0xFF
    return bytes(data)


def pdf(pages: int, content: bytes = b"BT /F1 12 Tf 50 700 Td (The ministry sent 100,000 troops.) Tj ET") -> bytes:
    """A PDF whose pages share one content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    objects += [page] * pages
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def page_of(lines: int) -> bytes:
    """The content of a page with as many lines."""
    shown = b" ".join(b"(The town of line %d counted %d00 houses.) Tj 0 -20 Td" % (n, n) for n in range(1, lines + 1))
    return b"BT /F1 12 Tf 50 700 Td %s ET" % shown


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def looping_pdf() -> bytes:
    """A PDF whose page tree holds itself."""
    return pdf(1).replace(b"Kids[5 0 R]", b"Kids[2 0 R]")


def workbook(sheet: str, before: str = "") -> bytes:
    """A spreadsheet with one sheet, ``sheet`` its rows."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", types)
        link = f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        container.writestr("_rels/.rels", f"<Relationships {package}>{link}</Relationships>")
        sheets = f'<sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="{relations}"/></sheets>'
        container.writestr("xl/workbook.xml", f"<workbook {space}>{sheets}</workbook>")
        link = f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        container.writestr("xl/_rels/workbook.xml.rels", f"<Relationships {package}>{link}</Relationships>")
        container.writestr(
            "xl/worksheets/sheet1.xml", f"{before}<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>"
        )
    return file.getvalue()


def noise() -> bytes:
    """Bytes without meaning, the same every time."""
    return random.Random(7).randbytes(5000)


def deep(opening: str, closing: str = "", words: str = "5 men", depth: int = 100_000) -> bytes:
    """``words`` inside ``depth`` levels."""
    return (opening * depth + words + closing * depth).encode()


def members(*parts: tuple[str, str | bytes], kind: int = ZIP_DEFLATED) -> bytes:
    """A zip file of members by their very names, which may be anything."""
    file = BytesIO()
    with ZipFile(file, "w", kind) as container, catch_warnings():
        simplefilter("ignore")  # two of one name
        for name, data in parts:
            container.writestr(ZipInfo(name), data)
    return file.getvalue()


def link(name: str, target: str) -> bytes:
    """A zip file whose only member is a symbolic link."""
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    file = BytesIO()
    with ZipFile(file, "w") as container:
        container.writestr(info, target)
    return file.getvalue()


def patched(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """``data`` with each first of two strings, which must be there, in place of by the second."""
    for old, new in changes:
        assert old in data
        data = data.replace(old, new)
    return data


def rewritten(container: bytes, name: str, data: bytes | None) -> bytes:
    """The zip file ``container`` with other ``data`` in its part ``name``, or without it."""
    out = BytesIO()
    with ZipFile(BytesIO(container)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if data is not None:
            new.writestr(name, data)
    return out.getvalue()
