"""Every format that numcheck reads, declared once.

The suffixes that are read, the modules that read and annotate a file, the tables in docs/formats.md and README.md, the
types of the pre-commit hook and the formats of the tests all follow from FORMATS, or are held against it by a test.
"""

from enum import Enum, auto
from functools import cache
from typing import NamedTuple


class FormatUse(Enum):
    """What a file of a format is read as. A folder stands for its drafts; the others are read where they are named."""

    DRAFT = auto()
    TABLE = auto()  # a source of figures, never a draft
    JSON = auto()  # a draft where --json-path says what of it
    ARCHIVE = auto()  # as many drafts as it holds readable files


class FileFormat(NamedTuple):
    """One format.

    ``name`` is that of its module in ``numcheck.documents.formats``, and of the one in ``numcheck.writers.annotate``
    where it has an annotated copy; ``title`` is what people call it. ``suffixes`` are lower case, with their dot.
    ``reads``, ``leaves_out`` and ``place`` are its row in docs/formats.md: which words become text, which do not, and
    what the parts of a position count. ``extra`` is the extra of numcheck that brings the library to read it with,
    ``annotation_extra`` the one to annotate it with, "" for none. ``comment`` is how an author speaks to numcheck in
    it, "" where there is no way. ``signature`` is how its files begin, empty for those of text. ``languages`` are what
    editors call it (the language identifiers of VS Code, and what others say).
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reads: str
    leaves_out: str = ""
    place: str = "line, column"
    use: FormatUse = FormatUse.DRAFT
    extra: str = ""
    is_annotated: bool = False
    annotation_extra: str = ""
    comment: str = ""
    signature: bytes = b""
    languages: tuple[str, ...] = ()


_ZIP = b"PK\x03\x04"

# As a table: what a format is, which words of it become text, how it is opened and annotated.
# fmt: off
FORMATS = (
    FileFormat(
        name="text", title="text", suffixes=(".txt", ".text"),
        reads="everything",
        is_annotated=True, languages=("plaintext", "text", "txt")),
    FileFormat(
        name="markdown", title="Markdown", suffixes=(".md", ".markdown", ".mdx"),
        reads="paragraphs, headings, lists, quotations, tables, footnotes, HTML",
        leaves_out="code, targets, front matter, struck words",
        is_annotated=True, comment="<!-- numcheck: … -->",
        languages=("markdown", "mdx", "quarto", "rmd", "pandoc", "vimwiki", "gfm")),
    FileFormat(
        name="html", title="HTML", suffixes=(".html", ".htm", ".xhtml"),
        reads="the main text of a page, tables, captions",
        leaves_out="scripts, code, attributes, navigation, hidden and deleted words",
        is_annotated=True, comment="<!-- numcheck: … -->", languages=("html", "xhtml")),
    FileFormat(
        name="docx", title="Word", suffixes=(".docx", ".docm"), signature=_ZIP, place="heading, paragraph",
        reads="paragraphs, tables, text boxes, notes, headers; tracked changes as accepted",
        leaves_out="deletions, list and page numbers, hidden and struck words, footers",
        is_annotated=True, annotation_extra="docx", comment="a comment that starts with `numcheck:`"),
    FileFormat(
        name="odt", title="OpenDocument", suffixes=(".odt", ".fodt"), signature=_ZIP, place="heading, paragraph",
        reads="the same", leaves_out="the same",
        is_annotated=True, annotation_extra="odt", comment="a comment that starts with `numcheck:`"),
    FileFormat(
        name="pdf", title="PDF", suffixes=(".pdf",), signature=b"%PDF-", place="page, line, column",
        reads="the text layer in reading order, tables by where their cells stand", leaves_out="running headers, page numbers",
        extra="pdf", is_annotated=True, annotation_extra="pdf"),
    FileFormat(
        name="rst", title="reStructuredText", suffixes=(".rst",), comment=".. numcheck: …", languages=("restructuredtext", "rst"),
        reads="prose, lists, both kinds of table, notes, prose directives",
        leaves_out="code, roles that are no prose, targets"),
    FileFormat(
        name="adoc", title="AsciiDoc", suffixes=(".adoc", ".asciidoc", ".asc"), comment="// numcheck: …",
        languages=("asciidoc", "asciidoctor", "adoc"),
        reads="prose, lists, tables, notes, captions", leaves_out="listings, macros, attributes"),
    FileFormat(
        name="latex", title="LaTeX", suffixes=(".tex", ".latex"), comment="% numcheck: …", languages=("latex", "tex", "plaintex"),
        reads="the body, siunitx figures as set, short inline formulas, tabulars",
        leaves_out="preamble, displayed formulas, code, references"),
    FileFormat(
        name="ipynb", title="notebooks", suffixes=(".ipynb",), place="line of the Markdown, column",
        reads="Markdown cells", leaves_out="code and output", comment="<!-- numcheck: … -->"),
    FileFormat(
        name="eml", title="mail", suffixes=(".eml",), place="line of the text part, column",
        reads="subject and own text", leaves_out="quoted lines, signature, attachments"),
    FileFormat(
        name="subtitles", title="subtitles", suffixes=(".srt", ".vtt"), comment="NOTE numcheck: …", languages=("srt", "subrip", "vtt", "webvtt"),
        reads="cues, joined to sentences", leaves_out="numbers, times, tags"),
    FileFormat(
        name="csv", title="delimited tables", suffixes=(".csv", ".tsv"), use=FormatUse.TABLE,
        reads="every field under its column's head"),
    FileFormat(
        name="xlsx", title="spreadsheets", suffixes=(".xlsx", ".xlsm"), use=FormatUse.TABLE, signature=_ZIP,
        reads="every cell as it is shown, sheet by sheet", leaves_out="hidden sheets",
        place="sheet, cell", extra="xlsx"),
    FileFormat(
        name="json_text", title="JSON", suffixes=(".json",), use=FormatUse.JSON,
        reads="the strings that `--json-path` names, as HTML or plain text", leaves_out="the rest"),
    FileFormat(
        name="zip", title="archives", suffixes=(".zip",), use=FormatUse.ARCHIVE, signature=_ZIP, place="as the file",
        reads="every readable file in it", leaves_out="archives in it"),
)
# fmt: on


@cache
def by_suffix() -> dict[str, FileFormat]:
    """Suffix (lower case, with its dot) to its format, of all suffixes that are read."""
    return {suffix: f for f in FORMATS for suffix in f.suffixes}


def of_language(language: str) -> str:
    """The first suffix of the format that editors call ``language``, in any case of letters; "" for what is none."""
    return next((f.suffixes[0] for f in FORMATS if language.lower() in f.languages), "")


def suffixes(*uses: FormatUse) -> frozenset[str]:
    """The suffixes of the formats that are read as one of ``uses``."""
    return frozenset(suffix for f in FORMATS if f.use in uses for suffix in f.suffixes)


def suffix_of(path: str) -> str:
    """The suffix of ``path`` (which may be a URI or a Windows path) in lower case, with its dot; "" without one."""
    base = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, last = base.rpartition(".")
    return f".{last.lower()}" if stem and dot else ""


def hook_pattern() -> str:
    """The files that the pre-commit hook checks: every draft that needs no extra, as a regular expression of its path."""
    read = sorted(suffix[1:] for f in FORMATS if f.use is FormatUse.DRAFT and not f.extra for suffix in f.suffixes)
    return rf"(?i)\.({'|'.join(read)})$"
