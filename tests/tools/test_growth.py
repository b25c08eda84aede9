"""The work that a text makes grows with the text: what is counted are calls of functions, which are the same each time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import numcheck
from numcheck import documents

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from adversarial_texts import FAMILIES

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
    return numcheck.check([documents.read_bytes(made(size).encode(), name, "a.b" if name.endswith(".json") else "")])


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
