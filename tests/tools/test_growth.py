"""The work that a text makes grows with the text: what is counted are calls of functions, which are the same each time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import numcheck
from numcheck import documents

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from adversarial_texts import CORPORA, FAMILIES, encoded

SMALL = 8_000
MOST = 2**1.3  # how much more a text of twice the size may cost


def calls(work: Callable[[], object]) -> int:
    """How many functions ``work`` calls."""
    counted = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def checked(family: str, size: int) -> numcheck.Report:
    name, made = FAMILIES[family]
    return numcheck.check([documents.read_bytes(encoded(made(size)), name, "a.b" if name.endswith(".json") else "")])


def held_against(corpus: str, size: int) -> numcheck.CheckedReport:
    drafts, sources = CORPORA[corpus]
    texts = [numcheck.Document.from_text(text, f"draft {n}") for n, text in enumerate(drafts(size))]
    origins = [numcheck.Document.from_text(text, f"source {n}") for n, text in enumerate(sources(size))]
    return numcheck.check(texts, origins, across=not origins)


@pytest.mark.parametrize(
    "family",
    [
        "like sentences with other figures",
        "ages behind a lone surname",
        "one sentence of sums",
        "suppressed findings",
    ],
)
def test_twice_the_text_is_about_twice_the_work(family: str) -> None:
    checked(family, 1_000)  # what is loaded or kept at the first request is no part of it
    assert calls(lambda: checked(family, 2 * SMALL)) <= MOST * calls(lambda: checked(family, SMALL))


@pytest.mark.parametrize(
    "corpus", ["a source of other figures", "a source of wholes for shares", "a source of parts for sums"]
)
def test_twice_the_draft_and_its_source_are_about_twice_the_work(corpus: str) -> None:
    held_against(corpus, 1_000)
    assert calls(lambda: held_against(corpus, SMALL)) <= MOST * calls(lambda: held_against(corpus, SMALL // 2))


def test_twice_the_reports_are_about_twice_the_ledger() -> None:
    def ledger(size: int) -> object:
        return held_against("two hundred reports of the same figures", size).to_frame("ledger")

    ledger(10_000)
    assert calls(lambda: ledger(40_000)) <= MOST * calls(lambda: ledger(20_000))
