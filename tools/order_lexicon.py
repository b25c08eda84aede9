"""Puts the word lists and tables of numcheck/language/lexicon in order: `python tools/order_lexicon.py`.

Lines between two comments are sorted, unless the head of the file says what their order means. Lists in no order are
sorted in any case, words given twice go, and a class too long for one line goes on in the next. A test fails where a
file is not in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "numcheck" / "language" / "lexicon"
KEYS = ("what", "source", "licence", "date", "columns", "order")
WIDTH = 120


def split(text: str) -> tuple[dict[str, str], list[str]]:
    """The head of a file (key to text, continued lines joined by spaces; only the first line of columns) and its body."""
    head: dict[str, str] = {}
    lines = text.removesuffix("\n").split("\n")
    for i, line in enumerate(lines):
        key, _, said = line.removeprefix("# ").partition(": ")
        if line.startswith("#   "):
            last = next(reversed(head))
            head[last] += "" if last == "columns" else f" {line[4:]}"
        elif line.startswith("# ") and key in KEYS and key not in head:
            head[key] = said
        else:
            return head, lines[i:]
    return head, []


def ordered(text: str) -> str:
    """The text of a lexicon file, in order."""
    head, body = split(text)
    columns = head["columns"].split("\t")
    out = text.removesuffix("\n").split("\n")[: -len(body)]
    for is_comment, group in groupby(body, key=lambda line: line.startswith("#")):
        lines = list(group)
        out += lines if is_comment else _in_order(lines, columns, keep="order" in head)
    return "\n".join(out) + "\n"


def _in_order(lines: Sequence[str], columns: Sequence[str], *, keep: bool) -> Iterator[str]:
    rows = [line.split("\t") for line in lines]
    if columns == ["class", "words|"]:
        classes: dict[str, list[str]] = {}
        for name, words in rows:
            classes.setdefault(name, []).extend(words.split("|"))
        for name in classes if keep else sorted(classes, key=_key):
            yield from _wrapped(name, sorted(set(classes[name]), key=_key))
        return
    for row in rows:
        for i, column in enumerate(columns[: len(row)]):
            if column.endswith("|"):
                row[i] = "|".join(sorted(set(row[i].split("|")), key=_key))
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    yield from dict.fromkeys(lines if keep else sorted(lines, key=lambda line: _key(line.split("\t")[0])))


def _wrapped(name: str, words: Sequence[str]) -> Iterator[str]:
    line = f"{name}\t{words[0]}"
    for word in words[1:]:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = f"{name}\t{word}"
        else:
            line += f"|{word}"
    yield line


def _key(word: str) -> tuple[str, str]:
    return word.casefold(), word


if __name__ == "__main__":
    for file in sorted(LEXICON.rglob("*.tsv")):
        file.write_text(ordered(file.read_text(encoding="utf-8")), encoding="utf-8")
