"""One draft, written in every format, each with traps of its own: markup inside figures, code, deleted words."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

HEADING = "A flag for the harbour"
FIRST = (
    "The town of Harwick raised a 200-metre (900-foot) flag over its harbour on Monday, and the mayor said that "
    "the mast weighs 12 kg (90 pounds)."
)
SECOND = "It cost the town $270 billion, he said, and nobody laughed. The mast stands 5 km (3 miles) from the sea."


def plain() -> bytes:
    return f"{HEADING}\n\n{FIRST}\n\n{SECOND}\n".encode()


def utf_16() -> bytes:
    return plain().decode().encode("utf-16")


def markdown() -> bytes:
    first = FIRST.replace("900-foot", "**900**-foot").replace("12 kg", "12&nbsp;kg")
    return f"---\ntitle: 5 flags\n---\n# {HEADING}\n\n{first}\n\n```\n12 kg (5 pounds)\n```\n\n{SECOND}\n".encode()


def html() -> bytes:
    first = FIRST.replace("900-foot", "<b>900</b>-foot").replace("12 kg", "12&nbsp;kg")
    return f"<title>5 flags</title><h1>{HEADING}</h1>\n<p>{first}</p>\n<script>5 km (9 miles)</script><p>{SECOND}</p>".encode()


def restructured() -> bytes:
    first = FIRST.replace("900-foot", "**900-foot**")
    return f"{HEADING}\n{'=' * len(HEADING)}\n\n{first}\n\n.. code::\n\n   12 kg (5 pounds)\n\n{SECOND}\n".encode()


def asciidoc() -> bytes:
    return (
        f"= {HEADING}\n\n{FIRST.replace('900-foot', '*900-foot*')}\n\n----\n5 km (9 miles)\n----\n\n{SECOND}\n".encode()
    )


def tex() -> bytes:
    first = FIRST.replace("900-foot", r"\textbf{900}-foot").replace("12 kg", r"\SI{12}{\kilo\gram}")
    second = SECOND.replace("$", r"\$").replace("5 km", r"5~km")
    return f"\\documentclass{{article}}\n\\begin{{document}}\n\\section{{{HEADING}}}\n{first}\n\n{second}\n\\end{{document}}".encode()


def notebook() -> bytes:
    cells = [{"cell_type": "markdown", "source": markdown().decode().split("---\n")[2]}]
    return json.dumps({"cells": [*cells, {"cell_type": "code", "source": "12"}]}).encode()


def mail() -> bytes:
    head = f"From: a@example.org\nSubject: {HEADING}\nContent-Type: text/plain; charset=utf-8\n\n"
    return (head + f"{FIRST}\n\n{SECOND}\n\n> 5 km (9 miles)\n").encode()


def subtitles() -> bytes:
    sentences = [HEADING, FIRST, SECOND.replace(". ", ".\n", 1)]
    cues = (f"{n}\n00:00:{n * 10}.000 --> 00:00:{n * 10 + 5}.000\n{words}\n" for n, words in enumerate(sentences, 1))
    return "\n".join(cues).replace(".000", ",000").encode()


def cms() -> bytes:
    return json.dumps({"id": 12, "article": {"body": html().decode()}}).encode()


def archive() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as container:
        container.writestr("drafts/flag.md", markdown())
    return file.getvalue()


def docx() -> bytes:
    library = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    draft = library.Document()
    draft.add_heading(HEADING, 1)
    before, after = FIRST.split("900")
    paragraph = draft.add_paragraph(before)
    paragraph.add_run("9").bold = True
    deleted = f'<w:del {nsdecls("w")} w:id="7" w:author="a"><w:r><w:delText>5</w:delText></w:r></w:del>'
    inserted = f'<w:ins {nsdecls("w")} w:id="8" w:author="a"><w:r><w:t>00</w:t></w:r></w:ins>'
    paragraph._p.append(parse_xml(deleted))
    paragraph._p.append(parse_xml(inserted))
    paragraph.add_run(after)
    draft.add_paragraph(SECOND, style="List Number")
    return saved(draft)


def docx_with_note(text: str, note: str) -> bytes:
    """A Word file of one paragraph, at whose end the sign of a footnote stands."""
    library = pytest.importorskip("docx")
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    draft = library.Document()
    sign = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    draft.add_paragraph(text)._p.append(parse_xml(sign))
    line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes = f'<w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
    content = f"<w:footnotes {nsdecls('w')}>{line}{notes}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, content, draft.part.package)
    draft.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    return saved(draft)


def odt() -> bytes:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    first = FIRST.replace("900", "9<text:span>00</text:span>").replace("12 kg", "12<text:s/>kg")
    body = f"<text:h>{HEADING}</text:h><text:p>{first}</text:p><text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" xmlns:text="{text}" office:version="1.2"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    file = BytesIO()
    with ZipFile(file, "w") as container:
        kind = "application/vnd.oasis.opendocument.text"
        container.writestr("mimetype", kind)
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        entries = "".join(
            f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
            for path, media in (("/", kind), ("content.xml", "text/xml"))
        )
        container.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{space}" m:version="1.2">{entries}</m:manifest>'
        )
        container.writestr("content.xml", content)
    return file.getvalue()


def pdf() -> bytes:
    pytest.importorskip("pypdfium2")
    platypus = pytest.importorskip("reportlab.platypus")
    from reportlab.lib.styles import getSampleStyleSheet

    styles = getSampleStyleSheet()
    file = BytesIO()
    words = [(HEADING, "Heading1"), (FIRST.replace("900", "<b>900</b>"), "Normal"), (SECOND, "Normal")]
    platypus.SimpleDocTemplate(file).build([platypus.Paragraph(text, styles[style]) for text, style in words])
    return file.getvalue()


def saved(draft: object) -> bytes:
    file = BytesIO()
    draft.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "draft.txt": plain,
    "utf-16.txt": utf_16,
    "draft.md": markdown,
    "draft.html": html,
    "draft.rst": restructured,
    "draft.adoc": asciidoc,
    "draft.tex": tex,
    "draft.ipynb": notebook,
    "draft.eml": mail,
    "draft.srt": subtitles,
    "draft.json": cms,
    "draft.docx": docx,
    "draft.odt": odt,
    "draft.pdf": pdf,
}
