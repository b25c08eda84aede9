"""Word and OpenDocument files, written as the XML they hold: what is read of them, and in what order."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from numcheck import check
from numcheck.core.text import Document
from numcheck.documents import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


def container(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", words)
    return file.getvalue()


def word(body: str, **parts: str) -> Document:
    """A Word file with ``body``, and ``parts`` (name to content of its root element) beside it."""
    space = f'xmlns:w="{W}" xmlns:mc="{MC}"'
    files = {f"word__{name}": f"<w:{name} {space}>{words}</w:{name}>" for name, words in parts.items()}
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return read_bytes(container(word__document=document, **files), "draft.docx")


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def blocks(document: Document) -> list[str]:
    return [f"{b.kind}: {b.span.of(document.text)}" for b in document.blocks]


def words(document: Document) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks]


def test_the_body_may_stand_in_another_part() -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", f'<R><Relationship Type="{relations}" Target="/word/document2.xml"/></R>')
        archive.writestr(
            "word/document2.xml", f'<w:document xmlns:w="{W}"><w:body>{paragraph("5 men")}</w:body></w:document>'
        )
    assert words(read_bytes(file.getvalue(), "draft.docx")) == ["5 men"]


def test_tracked_changes_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>100,000</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('5 men')}</w:moveFrom>"
    assert words(word(paragraph("Sent ", deleted, f"<w:ins>{run('90,000')}</w:ins>", moved, " troops"))) == [
        "Sent 90,000 troops"
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = paragraph("The ministry sent 100", properties="<w:rPr><w:del/></w:rPr>")
    assert words(word(first + paragraph(",000 troops."))) == ["The ministry sent 100,000 troops."]


def test_hidden_and_struck_words_are_not_read() -> None:
    struck, hidden = run("100,000 ", "<w:strike/>"), run("5 ", "<w:vanish/>")
    assert words(word(paragraph(struck, hidden, run("90,000 troops", '<w:strike w:val="0"/>')))) == ["90,000 troops"]


def test_list_numbers_are_not_words_but_the_item_is_one() -> None:
    assert blocks(word(paragraph("five men", properties="<w:numPr/>"))) == ["list-item: five men"]


def test_styles_say_what_is_a_heading() -> None:
    styles = (
        '<w:style w:styleId="Titre"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Titre"/></w:style>'
        '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    )
    body = paragraph("Army", properties='<w:pStyle w:val="Own"/>') + paragraph("5 men")
    read = word(body + paragraph("I saw 6", properties='<w:pStyle w:val="Zitat"/>'), styles=styles)
    assert blocks(read) == ["heading: Army", "paragraph: 5 men", "quotation: I saw 6"]
    assert read.blocks[1].section == "Army"


def test_fields_show_their_result_and_page_numbers_are_no_words() -> None:
    def field(code: str, result: str) -> str:
        kinds = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
        return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{run(result)}{kinds[2]}"

    read = word(paragraph(field(" = 2*50000 ", "100,000"), " troops on page ", field(" PAGE ", "7")))
    assert words(read) == ["100,000 troops on page"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('6 women')}</w:txbxContent>"
    twice = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert sorted(words(word(paragraph("5 men", twice)))) == ["5 men", "6 women"]


def test_tables_have_heads_even_where_cells_are_merged() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("Side") + cell("Losses", '<w:gridSpan w:val="2"/>'),
        cell("North", '<w:vMerge w:val="restart"/>') + cell("5 men") + cell("6 women"),
        cell("", "<w:vMerge/>") + cell("7 men") + cell("8 women"),
    ]
    read = word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    found = {b.span.of(read.text): (b.cell.head, b.cell.row_head) for b in read.blocks if b.cell}
    assert found["6 women"] == ("Losses", "North")
    assert found["7 men"] == ("Losses", "North")


def test_notes_and_headers_follow_the_body() -> None:
    note = (
        f"<w:footnote>{paragraph('Or 6 men.')}</w:footnote><w:footnote w:type='separator'>{paragraph('7')}</w:footnote>"
    )
    files = {
        "word__document": f'<w:document xmlns:w="{W}"><w:body>{paragraph("5 men")}</w:body></w:document>',
        "word__footnotes": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>',
        "word__header1": f'<w:hdr xmlns:w="{W}">{paragraph("Issue of 8 pages")}</w:hdr>',
    }
    read = read_bytes(container(**files), "draft.docx")
    assert blocks(read) == ["paragraph: 5 men", "footnote: Or 6 men.", "paragraph: Issue of 8 pages"]


def test_the_number_of_a_version_in_a_header_is_no_figure() -> None:
    files = {
        "word__document": f'<w:document xmlns:w="{W}"><w:body>{paragraph("It is 5 km long.")}</w:body></w:document>',
        "word__header1": f'<w:hdr xmlns:w="{W}">{paragraph("DRAFT 3")}</w:hdr>',
    }
    report = check([read_bytes(container(**files), "draft.docx")])
    assert [claim.quantity.text for claim in report.claims] == ["5 km"]


def test_a_comment_to_numcheck_is_heard() -> None:
    comments = f'<w:comment w:id="3">{paragraph("numcheck: ignore[conflicting-figures] agreed")}</w:comment>'
    read = word(paragraph("5 men ") + paragraph("Then ", '<w:commentRangeStart w:id="3"/>', "6 men"), comments=comments)
    (comment,) = read.comments
    assert comment.text == "ignore[conflicting-figures] agreed"
    assert read.text[comment.offset :].startswith("6 men")


def test_places_count_paragraphs_and_columns() -> None:
    read = word(paragraph("Nobody.") + paragraph("The ", run("mini"), "stry sent 5 men"))
    assert str(read.position(read.text.index("5 men"))) == "2:19"


def open_text(body: str, styles: str = "") -> Document:
    spaces = (
        f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}" xmlns:style="{STYLE}" xmlns:draw="{DRAW}"'
    )
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    inner = f"{automatic}<office:body><office:text>{body}</office:text></office:body>"
    return read_bytes(
        container(content=f"<office:document-content {spaces}>{inner}</office:document-content>"), "draft.odt"
    )


def test_open_document_deletions_struck_words_and_raised_figures() -> None:
    styles = (
        '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>7 men</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Sent <text:span text:style-name="S">100,000</text:span> 90,000<text:s text:c="2"/>troops '
        'over 5 km<text:span text:style-name="U">2</text:span></text:p>'
    )
    assert words(open_text(body, styles)) == ["Sent  90,000  troops over 5 km²"]


def test_open_document_lists_notes_tables_and_boxes() -> None:
    def cell(text: str) -> str:
        return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"

    body = (
        "<text:h>Army</text:h><text:list><text:list-item><text:p>five men</text:p></text:list-item></text:list>"
        "<text:p>Sent<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Or 6.</text:p>"
        "</text:note-body></text:note> 5 men<draw:frame><draw:text-box><text:p>7 dogs</text:p></draw:text-box></draw:frame></text:p>"
        f"<table:table><table:table-row>{cell('Side')}{cell('Men')}</table:table-row>"
        f"<table:table-row>{cell('North')}{cell('8')}</table:table-row></table:table>"
    )
    read = open_text(body)
    assert blocks(read) == [
        "heading: Army",
        "list-item: five men",
        "footnote: Or 6.",
        "paragraph: 7 dogs",
        "paragraph: Sent 5 men",
        "table-cell: Side",
        "table-cell: Men",
        "table-cell: North",
        "table-cell: 8",
    ]
    assert read.blocks[-1].cell is not None
    assert (read.blocks[-1].cell.head, read.blocks[-1].cell.row_head) == ("Men", "North")


def test_an_open_document_annotation_to_numcheck_is_heard() -> None:
    read = open_text(
        "<text:p>5 <office:annotation><text:p>numcheck: ignore[x]</text:p></office:annotation>men</text:p>"
    )
    assert [c.text for c in read.comments] == ["ignore[x]"]
    assert words(read) == ["5 men"]
