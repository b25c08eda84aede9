"""An annotated copy of a draft: a comment on exactly the words of each finding's figure, nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cases import ROOT
from drafts import docx, docx_with_note, html, markdown, odt, pdf, plain, saved

import numcheck
from numcheck.documents import is_annotated_copy, read
from numcheck.writers.annotate import annotate

FIGURES = ["900-foot", "90 pounds", "$270 billion"]


def annotated(folder: Path, name: str, data: bytes) -> Path:
    """The annotated copy of ``data``; the draft itself must stay as it was."""
    draft, copy = folder / name, folder / f"reviewed-{name}"
    draft.write_bytes(data)
    document = read(str(draft))
    report = numcheck.check([document])
    made = annotate(str(draft), report, {document.uri: document})
    copy.write_bytes(made.content)
    assert draft.read_bytes() == data
    assert made.marked == len(FIGURES)
    assert sorted(p.name for p in folder.iterdir()) == sorted([name, copy.name])
    return copy


def words_between(xml: str, opening: str, closing: str) -> list[str]:
    """The words between each pair of marks, tags taken out."""
    found = re.findall(f"{opening}(.*?){closing}", xml, re.DOTALL)
    return [re.sub(r"<w:del .*?</w:del>|<[^>]+>", "", part) for part in found]


def test_word_comments_stand_on_the_words(tmp_path: Path) -> None:
    library = pytest.importorskip("docx")
    copy = annotated(tmp_path, "draft.docx", docx())
    xml = ZipFile(copy).read("word/document.xml").decode()
    starts = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>', xml)
    anchored = {
        n: words_between(xml, f'<w:commentRangeStart w:id="{n}"/>', f'<w:commentRangeEnd w:id="{n}"/>')[0]
        for n in starts
    }
    assert list(anchored.values()) == FIGURES
    comments = {str(c.comment_id): c for c in library.Document(str(copy)).comments}
    texts = {words: comments[n].text for n, words in anchored.items()}
    assert "200-metre is 656.2 feet" in texts["900-foot"]
    assert "“200-metre”" in texts["900-foot"]
    assert {c.author for c in comments.values()} == {"numcheck"}


APART = "The bridge at Harwick is 118 metres long."
NOTE = "The bridge at Harwick is 108 metres long, says the register."


def comments_by_words(data: bytes) -> dict[str, str]:
    """The words on which each comment of a Word file hangs, and what it says."""
    library = pytest.importorskip("docx")
    xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    said = {}
    for comment in library.Document(BytesIO(data)).comments:
        n = comment.comment_id
        opening, closing = f'<w:commentRangeStart w:id="{n}"/>', f'<w:commentRangeEnd w:id="{n}"/>'
        said[words_between(xml, opening, closing)[0]] = comment.text
    return said


def commented(data: bytes) -> dict[str, str]:
    document = numcheck.documents.read_bytes(data, "draft.docx")
    made = annotate("draft.docx", numcheck.check([document]), {document.uri: document}, data=data)
    assert made.unmarked == 0
    return comments_by_words(made.content)


def test_figures_apart_name_each_other_by_heading_and_words() -> None:
    library = pytest.importorskip("docx")
    draft = library.Document()
    for line in Path(ROOT, "fixtures/articles/dam.md").read_text("utf-8").split("\n\n"):
        words = " ".join(line.lstrip("#*").rstrip("*").split())
        draft.add_heading(words, 1) if line.startswith("#") else draft.add_paragraph(words)
    found = commented(saved(draft))
    first, second = "more than 40,000 residents", "some 62,000 residents"
    assert f"[see “{first}” at “Engineers race to lower lake as rain" in found[second]
    assert f"”, paragraph 3: “… conference, Governor Ellen Marsh said {first} had been moved" in found[second]
    assert found[first].startswith(
        f"disputed-figures (warning): see “{second}” at “A dispute over the count”, paragraph 1: “"
    )


def test_a_finding_in_a_footnote_hangs_on_its_sign() -> None:
    found = commented(docx_with_note(APART, NOTE))
    assert sorted(found) == ["", "118 metres"]
    assert found[""].startswith("In this note, “108 metres”: conflicting-figures (error): ")
    assert found["118 metres"].endswith(f"see “108 metres” at a note: “{NOTE}”")


def test_word_formatting_is_untouched(tmp_path: Path) -> None:
    library = pytest.importorskip("docx")

    def letters(file: Any) -> list[tuple[str, Any]]:
        return [(c, run.bold) for p in library.Document(file).paragraphs for run in p.runs for c in run.text]

    before = docx()
    assert letters(str(annotated(tmp_path, "draft.docx", before))) == letters(BytesIO(before))


def test_open_document_annotations_stand_on_the_words(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    copy = annotated(tmp_path, "draft.odt", odt())
    xml = ZipFile(copy).read("content.xml").decode()
    found = re.findall(r"</office:annotation>(.*?)<office:annotation-end", xml, re.DOTALL)
    assert [re.sub(r"<text:s/>", " ", part) for part in found][1] == "90 pounds"
    assert [re.sub(r"<[^>]+>", "", part.replace("<text:s/>", " ")) for part in found] == FIGURES
    assert read(str(copy)).text == read(str(tmp_path / "draft.odt")).text


def test_pdf_highlights_cover_the_words(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pypdf = pytest.importorskip("pypdf")
    copy = annotated(tmp_path, "draft.pdf", pdf())
    page = pdfium.PdfDocument(str(copy))[0].get_textpage()
    covered = []
    for annotation in pypdf.PdfReader(str(copy)).pages[0]["/Annots"]:
        quads = [float(v) for v in annotation.get_object()["/QuadPoints"]]
        # A point inside is enough for a character to count: shrink the box by a point.
        boxes = [quads[n : n + 8] for n in range(0, len(quads), 8)]
        covered.append(" ".join(page.get_text_bounded(q[0] + 1, q[5] + 2, q[2] - 1, q[1] - 2).strip() for q in boxes))
    assert covered == FIGURES


def test_html_marks_the_words_and_lists_the_findings(tmp_path: Path) -> None:
    page = annotated(tmp_path, "draft.html", html()).read_text("utf-8-sig")
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", page)
    assert "".join(marked).replace("&nbsp;", " ") == "".join(FIGURES)
    assert page.count('id="numcheck-note-') == len(FIGURES)
    assert "<b><mark" in page


def test_text_marks_the_words_and_lists_the_findings(tmp_path: Path) -> None:
    text = annotated(tmp_path, "draft.txt", plain()).read_text("utf-8")
    assert "200-metre (⟦900-foot⟧[1])" in text
    assert "\n[1] wrong-conversion (error): " in text


def test_markdown_marks_the_words_and_has_a_footnote_each(tmp_path: Path) -> None:
    page = annotated(tmp_path, "draft.md", markdown()).read_text("utf-8")
    assert "**<mark>900</mark>**<mark>-foot</mark>[^numcheck-1]" in page
    assert "\n[^numcheck-1]: wrong-conversion (error): " in page


@pytest.mark.parametrize(
    ("name", "made", "needs"),
    [
        ("draft.docx", docx, "docx"),
        ("draft.odt", odt, "lxml"),
        ("draft.pdf", pdf, "pypdf"),
        ("draft.html", html, ""),
        ("draft.md", markdown, ""),
        ("draft.txt", plain, ""),
    ],
)
def test_a_copy_is_known_by_its_notes(tmp_path: Path, name: str, made: Callable[[], bytes], needs: str) -> None:
    if needs:
        pytest.importorskip(needs)
    copy = annotated(tmp_path, name, made())
    assert is_annotated_copy(str(copy))
    assert not is_annotated_copy(str(tmp_path / name))


def test_no_file_and_a_broken_archive_are_no_copies(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK")
    assert not is_annotated_copy(str(tmp_path / "broken.docx"))
    assert not is_annotated_copy(str(tmp_path / "missing.odt"))
    assert not is_annotated_copy(str(tmp_path / "missing.md"))


def test_a_hostile_draft_stays_text(tmp_path: Path) -> None:
    draft = tmp_path / "draft.html"
    draft.write_text("<p>A 200-metre (900-foot) flag.</p>", "utf-8")
    document = numcheck.Document(text=read(str(draft)).text, uri="<script>alert(1)</script>")
    report = numcheck.check([document])
    copy = annotate(str(draft), report, {document.uri: document})
    assert "<script>" not in copy.content.decode("utf-8-sig")


def test_a_format_without_copies_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no annotated copy of \.csv files"):
        annotate("figures.csv", numcheck.check([]), {})
