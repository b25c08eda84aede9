"""Every malformed file of tools/malformed/files.py is read, or refused in one line that names the reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cases import ROOT
from malformed.files import FILES
from malformed.places import PLACES
from malformed_table import makers, shortened

from numcheck.documents import UnreadableError, read_all, read_bytes, walk

# Read by the tool that writes the table, too slow for every run of the tests.
SLOW = {"10000-pages.pdf"}
LIBRARIES = {".pdf": "pypdfium2", ".xlsx": "openpyxl"}

REFUSED = {
    "nul.txt": "NUL bytes",
    "pdf.txt": "this is a PDF",
    "old-word.txt": "old Word",
    "text-of-50-mb.txt": "at most 10 MB",
    "spreadsheet.docx": "it is a spreadsheet",
    "open-document.docx": "it is an OpenDocument file",
    "old-or-encrypted.docx": "encrypted",
    "encrypted-part.docx": "without a password",
    "zip-bomb.docx": "zip bomb",
    "huge-by-its-directory.docx": "zip bomb",
    "entity-bomb.docx": "entity bomb",
    "entity-bomb.odt": "entity bomb",
    "entity-bomb.xlsx": "entity bomb",
    "encrypted.odt": "encrypted",
    "no-text-layer.pdf": "no text layer, nothing checked",
    "encrypted.pdf": "encrypted",
    "text.pdf": "not a PDF",
    "no-path.json": "--json-path 'article.body'",
    "deep.json": "nested deeper",
    "only-attachment.eml": "no text part",
    "nothing-readable.zip": "no readable file",
    "external-entity.docx": "entity bomb",
    "unknown-compression.docx": "compression method",
    "encrypted.docx": "save it again without a password",
    "unknown-encoding.odt": "unknown encoding: x-9",
    "no-pages.pdf": "broken PDF",
    "broken-sheet.xlsx": "its cells cannot be read",
    "old.xlsx": "an old binary office file",
    "cut.zip": "broken or truncated",
    "boundary-of-a-megabyte.eml": "its Content-Type is longer than 10 KB",
    "comment.json": "broken JSON: line 1",
    "tar.txt": "NUL bytes",
}


@pytest.mark.parametrize("name", [n for n in FILES if n not in SLOW])
def test_a_malformed_file_is_read_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    pytest.importorskip(LIBRARIES.get(Path(name).suffix, "numcheck"))
    if name == "encrypted.pdf":
        pytest.importorskip("pypdf")
    (tmp_path / name).write_bytes(FILES[name]())
    answers = []
    try:
        answers = [str(d) for d in read_all(str(tmp_path / name)) if isinstance(d, UnreadableError)]
    except UnreadableError as error:
        answers = [str(error)]
    assert all(a and "\n" not in a and str(tmp_path) not in a for a in answers)
    if name in REFUSED:
        assert REFUSED[name] in answers[0]


@pytest.mark.parametrize("name", PLACES)
def test_a_path_that_is_no_plain_file_is_read_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    if name == "endless-device.txt":
        return  # half a gigabyte: read by the tool that writes the table
    PLACES[name](tmp_path / name)
    answers = []
    try:
        for path in walk(str(tmp_path / name)):
            answers += [str(d) for d in read_all(path) if isinstance(d, UnreadableError)]
    except UnreadableError as error:
        answers = [str(error)]
    assert all(a and len(a.splitlines()) == 1 for a in answers)
    assert bool(answers) == (name not in {"folder.docx", "folder-of-odd-things", "device.txt"})


def test_a_mail_whose_text_is_damaged_is_not_called_clean() -> None:
    document = read_bytes(FILES["bad-base64.eml"](), "bad-base64.eml")
    assert document.unread == ("its text is damaged: not the base64 that its header promises",)


def test_nothing_outside_is_read_for_a_document() -> None:
    """No link, include, entity or member of an archive leads out of the file."""
    with open("/etc/passwd", encoding="utf-8") as f:
        secret = f.readline().strip()
    for name in ("entities.html", "frames.html", "input.tex", "include.rst", "include.adoc"):
        assert secret not in read_bytes(FILES[name](), name).text


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "a.pdf").write_bytes(FILES["10000-pages.pdf"]()[:2000])
    with pytest.raises(UnreadableError, match="pip install pypdf pypdfium2"):
        list(read_all(str(tmp_path / "a.pdf")))


def test_the_table_of_answers_holds_every_file() -> None:
    table = (ROOT / "reports" / "malformed.md").read_text("utf-8")
    listed = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")][1:]
    assert listed == [shortened(name) for name in makers()]
    assert len(listed) >= 150
    assert not [line for line in table.splitlines() if "internal error" in line or "no answer" in line]
