"""The glossary tells the truth: what it names is in the code, and words that were given up are nowhere."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = re.findall(
    r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE
)
TERMS = [(term, re.findall(r"`(\w+)`", carrier)) for term, _, _, carrier in ROWS if term != "term" and term[0] != "-"]

# Names that the glossary gives to ideas whose code still has another one.
PLANNED = {
    *(
        "UnitSense",
        "non_quantities",
        "confusable_units",
        "Attribution",
        "Restatement",
        "conversion_target",
        "PartWhole",
    ),
    *(
        "Share",
        "StatedChange",
        "MaskedSentence",
        "SupportLevel",
        "SupportStatus",
        "derivation",
        "SourceIndex",
        "lexicon",
    ),
    *("second_pass", "Rejection", "Cluster", "Slip", "finders", "supersedes", "time_drift", "tolerances", "Cursor"),
}

# Words that a reader of the literature would not look for, each with how often it may still occur.
RETIRED = {
    "glance": 57,
    "standing": 36,
    "closeness": 36,
    "likeness": 3,
    "hopeless": 8,
    "rarity": 24,
    "misprinted": 4,
    "reckoned": 24,
    "sayings?": 38,
    "borne out": 4,
    "bears? out": 15,
    "bears_out": 20,
    "stands? nowhere": 4,
    "the curious": 2,
    "dealt out": 4,
    "the desk": 12,
    "house styles?": 16,
    "unhappily": 3,
}
TEXTS = [
    *(p for folder in ("numcheck", "tools", "docs") for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".md"}),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
]


@cache
def defined() -> frozenset[str]:
    """The names of all modules, classes, functions, fields and constants of numcheck."""
    names = set()
    for path in (ROOT / "numcheck").rglob("*"):
        if "__pycache__" in path.parts:
            continue
        names.add(path.stem)
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                        names.add(name)
                    case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                        names.add(name)
    return frozenset(names)


def test_there_is_a_glossary() -> None:
    assert len(TERMS) > 60


@pytest.mark.parametrize(("term", "carriers"), TERMS, ids=[term for term, _ in TERMS])
def test_what_carries_a_term_exists(term: str, carriers: list[str]) -> None:
    assert carriers, "nothing is said to carry it"
    assert [name for name in carriers if name not in defined() | PLANNED] == []


def test_no_term_has_two_rows() -> None:
    terms = [term for term, _ in TERMS]
    assert sorted(set(terms)) == sorted(terms)


@pytest.mark.parametrize(("word", "allowed"), RETIRED.items())
def test_a_retired_word_does_not_come_back(word: str, allowed: int) -> None:
    words = word.replace(" ", r"\s+")
    pattern = re.compile(rf"(?<![A-Za-z]){words}(?![a-z])", re.IGNORECASE)
    counts = {str(p.relative_to(ROOT)): len(pattern.findall(p.read_text("utf-8"))) for p in TEXTS}
    assert sum(counts.values()) <= allowed, {p: n for p, n in counts.items() if n}


def test_nothing_is_called_whom() -> None:
    called = []
    for path in (ROOT / "numcheck").rglob("*.py"):
        tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
        called += [
            f"{path.name}:{t.start[0]}" for t in tokens if t.type == tokenize.NAME and "whom" in t.string.split("_")
        ]
    assert len(called) <= 10, called
