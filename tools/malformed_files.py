"""Files that are broken, hostile, mislabelled or huge, made from nothing: name to a function that gives the bytes."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from numcheck.file_formats import FORMATS

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


def encrypted_zip() -> bytes:
    """A zip file whose only part is flagged as encrypted."""
    data = bytearray(word(paragraph()))
    data[6] |= 1
    central = data.rfind(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


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


FILES: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\t\n   \n",
    "nul.txt": lambda: PROSE.encode() + b"\0" + PROSE.encode(),
    "noise.txt": noise,
    "lone-surrogates.txt": lambda: PROSE.encode() + b"\xed\xa0\x80 5 men \xed\xb0\x80",
    "half-a-character.txt": lambda: PROSE.encode() + "é".encode()[:1],
    "utf-16-cut.txt": lambda: PROSE.encode("utf-16")[:-1],
    "utf-16-unmarked.txt": lambda: PROSE.encode("utf-16-le"),
    "utf-32.txt": lambda: PROSE.encode("utf-32"),
    "windows-1252.txt": lambda: (PROSE + "“It cost £5m – or €6m”, he said.").encode("cp1252"),
    "latin-2.txt": lambda: ("Wojska liczyły 100 000 żołnierzy, powiedział minister łączności. " * 5).encode(
        "iso8859-2"
    ),
    "shift-jis.txt": lambda: ("兵士は10万人だったと大臣は述べた。" * 10).encode("shift_jis"),
    "control-bytes.txt": lambda: b"\x01\x02\x03\x04 5 men \x05\x06\xff\xfe\xfd" * 20,
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + noise(),
    "pdf.txt": lambda: pdf(1),
    "word.txt": lambda: word(paragraph()),
    "gzip.txt": lambda: gzip.compress(PROSE.encode(), mtime=0),
    "rich-text.txt": lambda: b"{\\rtf1 100,000 troops}",
    "old-word.txt": lambda: OLE,
    "old-line-breaks.txt": lambda: PROSE.replace("\n", "\r").encode() * 3,
    "line-of-10-mb.txt": lambda: NEWS.replace("\n", " ").encode() * 12_000,
    "text-of-10-mb.txt": lambda: NEWS.encode() * 12_000,
    "text-of-50-mb.txt": lambda: PROSE.encode() * 525_000,
    "digits-and-commas.txt": lambda: b"1,1." * 250_000,
    "hyphens.txt": lambda: b"5-" * 300_000,
    "unclosed-fence.md": lambda: b"5 men\n```\n6 men",
    "unclosed-comment.md": lambda: b"5 men <!-- 6 men\n\n7 men",
    "unclosed-front-matter.md": lambda: b"---\ntitle: 5 men\n\nSix men",
    "deep-quotations.md": lambda: deep("> "),
    "deep-brackets.md": lambda: deep("[", "](x)", depth=50_000),
    "deep-lists.md": lambda: "\n".join("  " * n + "- 5 men" for n in range(1500)).encode(),
    "emphasis.md": lambda: b"*a **b " * 50_000,
    "backticks.md": lambda: " ".join("`" * n for n in range(1, 1200)).encode(),
    "bars.md": lambda: b"|" * 5_000 + b"\n" + b"|-" * 5_000 + b"\n" + b"|5" * 5_000,
    "binary.md": noise,
    "deep-elements.html": lambda: deep("<div>", "</div>"),
    "unclosed-elements.html": lambda: deep("<table><tr><td>", depth=30_000),
    "unclosed-script.html": lambda: b"<p>5 men<script>6 men",
    "unclosed-comment.html": lambda: b"<p>5 men<!-- 6 men",
    "less-than.html": lambda: b"<" * 1_000_000,
    "half-tags.html": lambda: b"<a " * 300_000,
    "references.html": lambda: b"&nbsp;&#8364;&#x110000;&unknown;" * 30_000,
    "wrong-charset.html": lambda: '<meta charset="utf-99"><p>It cost £5m, “too much”.'.encode("cp1252"),
    "huge-spans.html": lambda: b"<table><tr><td colspan=999999999 rowspan=999999999>5<td>6</table>" * 200,
    "only-script.html": lambda: b"<script>var men = 5</script>",
    "empty.docx": lambda: b"",
    "text.docx": lambda: PROSE.encode(),
    "cut.docx": lambda: cut(word(paragraph(PROSE * 100))),
    "archive.docx": lambda: zipped(notes_txt=PROSE),
    "spreadsheet.docx": lambda: workbook(""),
    "open-document.docx": lambda: open_document("<text:p>5 men</text:p>"),
    "old-or-encrypted.docx": lambda: OLE,
    "encrypted-part.docx": encrypted_zip,
    "damaged.docx": wrong_checksum,
    "broken-xml.docx": lambda: word("<w:p><w:r></w:p>"),
    "entity-bomb.docx": lambda: word(paragraph("&c;"), DOCTYPE),
    "zip-bomb.docx": lambda: zipped(word__document_xml=bomb(66)),
    "huge-by-its-directory.docx": lambda: claimed(word(paragraph()), 800 << 20),
    "lying-directory.docx": lambda: claimed(zipped(word__document_xml=bomb(66)), 1000),
    "deep.docx": lambda: word("<w:sdt>" * 100_000 + paragraph() + "</w:sdt>" * 100_000),
    "other-words.docx": lambda: word("<p>5 men</p>"),
    "huge-span.docx": lambda: word(
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph()}</w:tc></w:tr></w:tbl>'
    ),
    "empty.odt": lambda: b"",
    "cut.odt": lambda: cut(open_document("<text:p>5 men</text:p>" * 100)),
    "archive.odt": lambda: zipped(notes_txt=PROSE),
    "broken-xml.odt": lambda: open_document("<text:p>"),
    "entity-bomb.odt": lambda: open_document("<text:p>&c;</text:p>", DOCTYPE),
    "zip-bomb.odt": lambda: zipped(content_xml=bomb(66)),
    "encrypted.odt": lambda: zipped(
        content_xml=noise(), **{"META-INF__manifest_xml": "<m:file manifest:encryption-data='x'/>"}
    ),
    "deep.odt": lambda: open_document("<text:span>" * 100_000 + "5 men" + "</text:span>" * 100_000),
    "million-blanks.odt": lambda: open_document('<text:p>5<text:s text:c="999999999"/>men</text:p>'),
    "text.fodt": lambda: PROSE.encode(),
    "empty.pdf": lambda: b"",
    "text.pdf": lambda: PROSE.encode(),
    "cut.pdf": lambda: cut(pdf(3)),
    "noise.pdf": lambda: b"%PDF-1.7\n" + noise(),
    "no-text-layer.pdf": lambda: pdf(2, b"0 0 m 100 100 l S"),
    "encrypted.pdf": encrypted_pdf,
    "page-tree-loop.pdf": looping_pdf,
    "10000-pages.pdf": lambda: pdf(10_000, page_of(12)),
    "stream-bomb.pdf": lambda: pdf(1, b" " * 30_000_000),
    "empty.xlsx": lambda: b"",
    "word.xlsx": lambda: word(paragraph()),
    "cut.xlsx": lambda: cut(workbook("<row r='1'><c r='A1'><v>5</v></c></row>")),
    "entity-bomb.xlsx": lambda: workbook("<row r='1'><c r='A1'><v>&c;</v></c></row>", DOCTYPE),
    "zip-bomb.xlsx": lambda: zipped(xl__workbook_xml=bomb(66)),
    "far-cell.xlsx": lambda: workbook("<row r='1048576'><c r='XFD1048576'><v>5</v></c></row>"),
    "broken.ipynb": lambda: b'{"cells": [',
    "no-cells.ipynb": lambda: b'{"a": 5}',
    "other-types.ipynb": lambda: b'{"cells": [{"cell_type": "markdown", "source": 5}, 6, null]}',
    "deep.ipynb": lambda: deep('{"cells": ['),
    "no-path.json": lambda: json.dumps({"article": {"body": PROSE}}).encode(),
    "broken.json": lambda: b'{"body": "5 men',
    "deep.json": lambda: deep("["),
    "empty.json": lambda: b"",
    "empty.eml": lambda: b"",
    "no-header.eml": lambda: b"\n\n5 men",
    "only-attachment.eml": lambda: b"Subject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA",
    "unknown-charset.eml": lambda: b"Subject: x\nContent-Type: text/plain; charset=utf-99\n\n5 men",
    "deep-parts.eml": lambda: b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2000)
    ),
    "empty.zip": lambda: b"",
    "no-member.zip": lambda: zipped(),
    "nothing-readable.zip": lambda: zipped(picture_png=noise()),
    "zip-bomb.zip": lambda: zipped(a_txt=bomb(66), b_txt=PROSE),
    "huge-by-its-directory.zip": lambda: claimed(zipped(a_txt=PROSE), 800 << 20),
    "archive-in-archive.zip": lambda: zipped(inner_zip=zipped(a_txt=PROSE)),
    "one-broken-member.zip": lambda: zipped(a_txt=noise(), b_txt=PROSE),
    "20001-members.zip": lambda: zipped(**{f"a{n}_txt": "" for n in range(20_001)}),
    "unclosed-quote.csv": lambda: b'a,b\n"5 men,6\n7,8\n',
    "wide.csv": lambda: b"5," * 600_000,
    "binary.csv": noise,
    "no-cues.srt": lambda: PROSE.encode(),
    "impossible-times.srt": lambda: b"1\n99:99:99,999 --> 00:00:00,000\n5 men\n",
    "unclosed.tex": lambda: deep(r"\section{"),
    "braces.tex": lambda: deep("{", "}"),
    "unclosed-math.tex": lambda: b"5 men $x \\begin{equation} 6 men",
    "ragged-table.rst": lambda: b"+---+---+\n| 5 men\n+===+\n||||\n+---+---+\n\n=== ===\n5\n",
    "unclosed.adoc": lambda: b"5 men\n\n----\n6 men\n\n|===\n|7 men",
    "unknown.xyz": lambda: PROSE.encode(),
    "compressed.xyz": lambda: zlib.compress(PROSE.encode() * 9),
}
# A format without a broken file of its own is given noise.
FILES |= {f"noise{f.suffixes[0]}": noise for f in FORMATS if not any(name.endswith(f.suffixes) for name in FILES)}
