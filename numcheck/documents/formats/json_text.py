"""JSON of a content management system (.json): the strings that ``--json-path`` names, each as HTML or plain text.

A path is names joined by dots, with ``[0]`` for one element and ``[*]`` or ``*`` for all: ``article.body``,
``blocks[*].text``; several paths are separated by commas. Places are those of the JSON file, to the column, escapes
like ``\\n`` or ``\\u00a3`` included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from numcheck.core.text import Document, Span
from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.formats import text
from numcheck.documents.formats.html import page
from numcheck.documents.io.decoding import decode
from numcheck.documents.io.errors import UnreadableError

TOKEN = re.compile(r"\s*(?:(\"(?:[^\"\\]|\\.)*+\")|([{}\[\],:])|([^\s{}\[\],:\"]+))", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
STEP = re.compile(r"\[(\d+|\*)\]|([^.\[\]]+)")
MARKUP = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|strong|em|b|i|a|span|table|blockquote|figure|section)\b[^>]*>|&[a-z]+;"
)
LONG = 60
DEEPEST = 500
Path = tuple[str | int, ...]


def read(data: bytes, uri: str, json_path: str = "") -> Document:
    """The blocks of the strings of the JSON ``data`` that ``json_path`` names, in the order of the file.

    Raises UnreadableError if it is no JSON, or if ``json_path`` is empty or names no string in it.
    """
    source = decode(data)
    strings = list(_strings(source))
    _refuse_broken(source)
    if not json_path:
        usual = dict.fromkeys(_shown(path) for path, start, end in strings if end - start > LONG)
        example = f", for example --json-path '{next(iter(usual))}'" if usual else ""
        raise UnreadableError(f"which strings are the draft? Say so with --json-path{example}")
    wanted = [_steps(p) for p in json_path.split(",")]
    chosen = [(start, end) for path, start, end in strings if any(_matches(path, steps) for steps in wanted)]
    if not chosen:
        raise UnreadableError(f"--json-path {json_path} names no string in it")
    builder = DocumentBuilder(uri, source)
    for start, end in chosen:
        _add(builder, start, end)
    return builder.document()


def _steps(path: str) -> Path:
    found = STEP.findall(path.strip().removeprefix("$"))
    return tuple(name or (index if index == "*" else int(index)) for index, name in found)


def _shown(path: Path) -> str:
    return "".join("[*]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def _matches(path: Path, steps: Path) -> bool:
    return len(path) == len(steps) and all(step in ("*", at) for at, step in zip(path, steps, strict=True))


class _JsonPath:
    """The names and indices that lead to a place in JSON, kept up with each bracket, comma and colon on the way."""

    def __init__(self) -> None:
        self.steps: list[str | int] = []
        self.closers: list[str] = []
        self.expects_name = False

    def take(self, sign: str) -> None:
        """Go past ``sign``. Raises UnreadableError where brackets do not match, or are too many."""
        if sign in "{[":
            if len(self.closers) >= DEEPEST:
                raise UnreadableError(f"not read: JSON nested deeper than {DEEPEST}")
            self.closers.append("}" if sign == "{" else "]")
            self.steps.append("" if sign == "{" else 0)
        elif sign in "}]":
            if not self.closers or self.closers.pop() != sign:
                raise UnreadableError("broken JSON: brackets that do not match")
            self.steps.pop()
            self.expects_name = False
            return
        elif sign == "," and self.closers and isinstance(self.steps[-1], int):
            self.steps[-1] += 1
        self.expects_name = sign != ":" and bool(self.closers) and self.closers[-1] == "}"


def _strings(source: str) -> Iterator[tuple[Path, int, int]]:
    """Every string that is a value: its path, and (start, end) of what stands between its quotation marks."""
    path = _JsonPath()
    at = 0
    if not source.strip():
        raise UnreadableError("not JSON: the file is empty")
    while found := TOKEN.match(source, at):
        string, sign, _ = found.groups()
        at = found.end()
        if sign:
            path.take(sign)
        elif string and path.expects_name:
            path.steps[-1] = string[1:-1]
        elif string:
            yield tuple(path.steps), found.start(1) + 1, found.end(1) - 1
    if source[at:].strip() or path.closers:
        raise UnreadableError(f"broken JSON: line {source.count(chr(10), 0, at) + 1}")


def _refuse_broken(source: str) -> None:
    """UnreadableError where ``source`` is no JSON: places are read by ``_strings``, the grammar is that of the library."""
    import json

    try:
        json.loads(source)
    except (ValueError, RecursionError) as error:
        line = f": line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"broken JSON{line}") from error


def _add(builder: DocumentBuilder, start: int, end: int) -> None:
    """One string: decoded, read as HTML or plain text, each code point traced back through its escape."""
    source = builder.source or ""
    parts: list[str] = []
    # (place in the decoded string, start and end in the source) of each stretch without escapes, and of each escape.
    origins: list[tuple[int, int, int]] = []
    length, at = 0, start
    for escape in (*ESCAPE.finditer(source, start, end), None):
        stop = escape.start() if escape else end
        if stop > at:
            origins.append((length, at, stop))
            parts.append(source[at:stop])
            length += stop - at
        if escape:
            origins.append((length, stop, escape.end()))
            parts.append(_decoded(escape.group()))
            length += 1
            at = escape.end()
    starts = [o[0] for o in origins]
    words = "".join(parts)
    inner = (page.of_fragment if MARKUP.search(words) else text.of_text)(words, builder.uri)

    def place(decoded: int) -> tuple[int, int]:
        """(start, end) in the source of the code point ``decoded`` of the string."""
        first, begin, stop = origins[bisect_right(starts, decoded) - 1]
        return (begin, stop) if source[begin] == "\\" else (begin + decoded - first, begin + decoded - first + 1)

    for block in inner.blocks:
        for offset in range(block.span.start, block.span.end):
            decoded = inner.source_span(Span(offset, offset + 1))
            begin, stop = place(decoded.start)[0], place(decoded.end - 1)[1]
            if stop - begin == 1 and source[begin] == inner.text[offset]:
                builder.copy(begin, stop)
            else:
                builder.substitute(inner.text[offset], begin, stop - begin)
        builder.end_block(block.kind, block.cell)


def _decoded(escape: str) -> str:
    if escape[1] == "u" and len(escape) >= 6:
        if len(escape) == 12:
            high, low = int(escape[2:6], 16), int(escape[8:12], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
        code = int(escape[2:6], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(escape[1], escape[1])
