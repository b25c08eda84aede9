"""What is done with the bytes of each target; an exception that is none of those promised is a fault.

``check``          drafts, each checked; what is found is written in every format
``extract``        drafts, whose quantities are read
``tieout``         pairs of a draft and its source
``write``          words for every field of a report, in every format of output
``settings``       a file of settings
``read-<format>``  a file, or the main part of an office file, read, checked, written and annotated
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

from fuzzing.grammar import drafts

ROOT = Path(__file__).parents[2]
# Formats of output that a fuzzed report is written in, two or three of them a report.
WRITTEN = ("full", "concise", "json", "jsonl", "sarif", "junit", "csv", "markdown", "github", "gitlab", "rdjson")

# Where the words of an office file stand.
PARTS = {".docx": "word/document.xml", ".odt": "content.xml", ".xlsx": "xl/worksheets/sheet1.xml"}

Target = Callable[[bytes], int]


def names() -> list[str]:
    """Every target: one of texts, or of a format that can be read from one file."""
    from numcheck.file_formats import FORMATS, FormatUse

    read = [f.name for f in FORMATS if f.use is not FormatUse.ARCHIVE]
    return ["check", "extract", "tieout", "write", "settings", *(f"read-{name}" for name in read)]


def target(name: str) -> Target:
    """The function of ``name``: takes bytes, gives how many texts or files it tried."""
    if name.startswith("read-"):
        return partial(reads, suffixes(name)[0])
    return {"check": checks, "extract": extracts, "tieout": ties, "write": writes, "settings": sets}[name]


def suffixes(name: str) -> tuple[str, ...]:
    """The suffixes of the files of a target, without any for one of texts."""
    from numcheck.file_formats import FORMATS

    return next((f.suffixes for f in FORMATS if name == f"read-{f.name}"), ())


def packages(name: str) -> tuple[str, ...]:
    """The packages whose code guides a target; those that it does not reach would only make it slow."""
    reading = ("core", "extraction", "language", "numbers")
    few = {"extract": reading, "settings": ("config", "core", "rules"), "write": ("core", "messages", "writers")}
    return tuple(f"numcheck.{p}" for p in few.get(name, ())) or ("numcheck",)


def seeds(name: str) -> Iterator[bytes]:
    """The first inputs: those of fixtures/fuzz, the drafts of tests/drafts.py, and small malformed files."""
    own = ROOT / "fixtures" / "fuzz" / f"{name}.txt"
    texts = (
        [t.strip("\n") for t in re.split("^%%$\n", own.read_text("utf-8"), flags=re.MULTILINE)] if own.exists() else []
    )
    yield from (t.encode() for t in texts)
    if name in {"check", "extract", "tieout"}:
        for path in sorted((ROOT / "fixtures" / "rules").glob("*.md")):
            paragraphs = [p.encode() for p in path.read_text("utf-8").split("\n\n") if 40 < len(p) < 160]
            yield from (b"\xff".join(paragraphs[at : at + 16]) for at in range(0, len(paragraphs), 16))
        for n in range(25):
            yield b"\xff".join(bytes([1, *((n * 7 + k * 13 + i * 37) % 239 for i in range(12))]) for k in range(16))
    if found := suffixes(name):
        from drafts import FORMATS as DRAFTS
        from malformed.files import FILES

        yield from (made() for known, made in DRAFTS.items() if known.endswith(found))
        small = (
            made() for known, made in FILES.items() if known.endswith(found) and not re.search("mb|bomb|0000", known)
        )
        yield from (data for data in small if len(data) < 6000)


def extracts(data: bytes) -> int:
    """Each draft's quantities stand where they say. Its texts are shorter and more: figures are read sentence by sentence."""
    import numcheck

    done = 0
    for text in drafts(data, most=40, longest=100):
        for quantity in numcheck.extract(text):
            assert quantity.text == text[quantity.span.start : quantity.span.end]
        done += 1
    return done


def checks(data: bytes) -> int:
    """Each draft is checked, and what is found in it is written."""
    from numcheck import Document

    done = 0
    for text in drafts(data):
        found(Document.from_text(text, uri="draft.txt"))
        done += 1
    return done


def ties(data: bytes) -> int:
    """Every second draft is the source of the one before it."""
    from numcheck import Document

    texts = [Document.from_text(text, uri=f"{n}.txt") for n, text in enumerate(drafts(data))]
    for draft, source in zip(texts[::2], texts[1::2], strict=False):
        found(draft, source)
    return len(texts)


def sets(data: bytes) -> int:
    """Settings are taken, or refused in one line."""
    import tomllib

    from numcheck import config, rules
    from numcheck.config import toml_writer

    try:
        table = tomllib.loads(data.decode("utf-8", "replace"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError):
        return 1
    try:
        settings = config.from_table(table, "numcheck.toml")
        rules.check_names(settings)
    except config.ConfigError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert tomllib.loads(toml_writer.to_toml(settings))
    return 1


def writes(data: bytes) -> int:
    """The words of the input stand in every field that a report has."""
    from fuzzing.fields import view_of

    from numcheck import writers

    words = [part.decode("utf-8", "surrogatepass" if n % 2 else "replace") for n, part in enumerate(_valid(data))]
    view = view_of(*(words or ["x"]))
    for shown in WRITTEN:
        writers.render(shown, view).encode("utf-8")
    return 1


def _valid(data: bytes) -> Iterator[bytes]:
    for part in data.split(b"\xff")[:8]:
        try:
            part.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            part = part.decode("utf-8", "replace").encode()
        yield part[:300]


def reads(suffix: str, data: bytes) -> int:
    """A file is read, or refused in one line; every place of its text is one of the file. What is no zip file stands for the
    main part of an office file.
    """
    from numcheck import documents

    if suffix in PARTS and not data.startswith(b"PK"):
        data = with_part(suffix, data)
    name = f"draft{suffix}"
    try:
        document = documents.read_bytes(data, name, "a.b" if suffix == ".json" else "")
    except documents.UnreadableError as error:
        assert len(str(error).splitlines()) == 1
        return 1
    source = document.file_text
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)
        assert 0 <= document.source_offset(block.span.start) <= len(source)
    if len(document.text) < 1000:
        report = found(document)
        if report.findings:
            annotated(suffix, data, document, report)
    return 1


def with_part(suffix: str, data: bytes) -> bytes:
    """An office file whose main part is ``data``."""
    from malformed.builders import members, rewritten, workbook

    return rewritten(workbook(""), PARTS[suffix], data) if suffix == ".xlsx" else members((PARTS[suffix], data))


def annotated(suffix, data, document, report) -> None:  # type: ignore[no-untyped-def]
    """The copy with comments is written, or refused in one line."""
    from numcheck.writers.annotate import annotate

    handle, path = tempfile.mkstemp(suffix)
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(data)
        annotate(path, report, {document.uri: document})
    except ValueError as error:
        assert len(str(error).splitlines()) == 1, str(error)
    finally:
        os.unlink(path)


def found(*documents):  # type: ignore[no-untyped-def]
    """The report on the first of ``documents``, the others its sources; its messages keep to a line each."""
    import numcheck
    from numcheck import writers

    draft, *sources = documents
    report = numcheck.check([draft], sources)
    texts = {d.uri: d for d in documents}
    for finding in report.findings:
        assert len(finding.message.splitlines()) == 1
        for at in (finding.location, *(r.location for r in finding.related)):
            assert 0 <= at.span.start <= at.span.end <= len(texts[at.uri].text)
    if report.findings:
        view = writers.View(report=report, documents=texts, sources=frozenset(d.uri for d in sources))
        for shown in WRITTEN[len(draft.text) % 5 :: 5]:
            writers.render(shown, view).encode("utf-8")
    return report
