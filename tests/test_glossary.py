"""The glossary tells the truth: what it names is where it says, and words that were given up are nowhere."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from functools import cache

import pytest
from cases import ROOT

ROWS = re.findall(
    r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE
)
TERMS = [
    (term, re.findall(r"(?:`(\w+)` in )?`([\w/.]+)`", carrier))
    for term, _, _, carrier in ROWS
    if term != "term" and term[0] != "-"
]

# Words that a reader of the literature would not look for, and words of another century.
RETIRED = (
    r"(?<!at a )(?<!\")glance",  # but as a key of the model file
    "standing",
    r"(?<!rank\.)closeness",  # but as a feature of the model
    "likeness",
    "hopeless",
    "rarity",
    "misprinted",
    "reckoned",
    "borne out",
    "bears? out",
    "bears_out",
    "stands? nowhere",
    "the curious",
    "dealt out",
    "the desk",
    "house styles?",
    "unhappily",
)
TEXTS = [
    *(p for folder in ("numcheck", "docs") for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".md"}),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
]


@cache
def defined(path: str) -> frozenset[str]:
    """The classes, functions, fields and constants of a file of numcheck, those of its classes included."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / "numcheck" / path).read_text("utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
    return frozenset(names)


def test_there_is_a_glossary() -> None:
    assert len(TERMS) > 60


@pytest.mark.parametrize(("term", "carriers"), TERMS, ids=[term for term, _ in TERMS])
def test_what_carries_a_term_is_where_the_glossary_says(term: str, carriers: list[tuple[str, str]]) -> None:
    assert carriers, "nothing is said to carry it"
    assert [path for _, path in carriers if not (ROOT / "numcheck" / path).exists()] == []
    assert [name for name, path in carriers if name and name not in defined(path)] == []


def test_no_term_has_two_rows() -> None:
    terms = [term for term, _ in TERMS]
    assert sorted(set(terms)) == sorted(terms)


@pytest.mark.parametrize("word", RETIRED)
def test_a_retired_word_does_not_come_back(word: str) -> None:
    spaced = word.replace(" ", r"\s+") if "(?<" not in word else word
    pattern = re.compile(rf"(?<![A-Za-z])(?:{spaced})(?![a-z])", re.IGNORECASE)
    found = {str(p.relative_to(ROOT)): pattern.findall(p.read_text("utf-8")) for p in TEXTS}
    assert {path: words for path, words in found.items() if words} == {}


def test_nothing_is_called_whom() -> None:
    called = []
    for path in (ROOT / "numcheck").rglob("*.py"):
        tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
        called += [
            f"{path.name}:{t.start[0]}" for t in tokens if t.type == tokenize.NAME and "whom" in t.string.split("_")
        ]
    assert called == []
