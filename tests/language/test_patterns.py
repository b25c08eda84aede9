"""A pattern built from what an earlier process handed over is the pattern itself."""

from __future__ import annotations

import re

import pytest

from numcheck.language import patterns

SOURCES = [
    (r"\d+(?:[.,]\d+)*", 0),
    (r"(?P<low>\d+)\s?[-–]\s?(?P<high>\d+)(?P=low)?", re.IGNORECASE),
    ("[α-ωΑ-Ω½⅓]|(?<![\\w'’])é{2,70000}", 0),
    (r"(?i:over|under) (a|an)(?=\b)", re.DOTALL | re.MULTILINE),
]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_built_pattern_equals_one_that_python_compiles(source: str, flags: int) -> None:
    patterns.compiled(source, flags)
    patterns.hand_over(patterns.newly_built())
    again = patterns.compiled(source, flags)
    compiled = re.compile(source, flags)
    assert again is not compiled
    assert again == compiled  # by pattern, flags and code
    assert (again.groups, dict(again.groupindex)) == (compiled.groups, dict(compiled.groupindex))


def test_what_the_engine_does_not_take_is_built_anew() -> None:
    patterns.hand_over({("one broken part", 0): (32, b"\0\0\0\0", 0, {}, (None,))})
    assert patterns.compiled("one broken part") == re.compile("one broken part")
