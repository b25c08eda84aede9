"""Places as the protocol counts them, in all three encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

from numcheck.core.text import Span
from numcheck.language_server.lines import TextLines

ENCODINGS = [str(kind.value) for kind in PositionEncodingKind]
texts = st.text(st.sampled_from("ab \n\r\u0301é€😀\u2028\x0c\x85"), max_size=40)
encodings = st.sampled_from(ENCODINGS)


# An astral character, a letter with a combining mark, and two kinds of line ends.
MIXED = "A 😀 bridge\r\nof cafe\u0301 200 m\nend"


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 14), ("utf-16", 9), ("utf-32", 9)])
def test_a_column_behind_a_combining_mark(encoding: str, column: int) -> None:
    lines, at = TextLines(MIXED, encoding), MIXED.index("200")
    assert lines.position(at).line == 1
    assert lines.position(at).character == {"utf-8": 10, "utf-16": 9, "utf-32": 9}[encoding]
    assert lines.offset(lines.position(at)) == at
    assert column >= lines.position(at).character


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 7), ("utf-16", 5), ("utf-32", 4)])
def test_a_column_behind_an_astral_character(encoding: str, column: int) -> None:
    lines = TextLines(MIXED, encoding)
    assert lines.position(MIXED.index("bridge")) == Position(0, column)
    assert lines.offset(Position(0, column)) == MIXED.index("bridge")


@pytest.mark.parametrize(("encoding", "half"), [("utf-8", 4), ("utf-16", 3)])
def test_half_a_character_is_its_start(encoding: str, half: int) -> None:
    assert TextLines(MIXED, encoding).offset(Position(0, half)) == 2


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "\x0b"])
def test_only_line_ends_end_lines(sign: str) -> None:
    assert TextLines(f"a{sign}b").position(2) == Position(0, 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(end: str) -> None:
    lines = TextLines(f"ab{end}c")
    assert lines.position(2 + len(end)) == Position(1, 0)
    assert lines.offset(Position(0, 99)) == 2


def test_a_place_that_there_is_not_is_the_nearest_there_is() -> None:
    lines = TextLines("ab\ncd")
    assert lines.offset(Position(7, 3)) == 5
    assert lines.offset(Position(1, 7)) == 5
    assert lines.position(99) == Position(1, 2)


@given(texts, encodings)
def test_every_character_is_found_again(text: str, encoding: str) -> None:
    lines = TextLines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # between the two there is no place
            assert lines.offset(lines.position(offset)) == offset


@given(texts, texts, encodings, st.integers(0, 40), st.integers(0, 40))
def test_a_change_is_made_where_the_editor_makes_it(text: str, new: str, encoding: str, a: int, b: int) -> None:
    lines = TextLines(text, encoding)
    start, end = lines.offset(lines.position(min(a, b))), lines.offset(lines.position(max(a, b)))
    wanted = lines.range(Span(start, end))
    assert lines.replaced(wanted, new) == text[:start] + new + text[end:]


def test_the_whole_text_may_change() -> None:
    assert TextLines("old").replaced(None, "new") == "new"


def test_a_range_that_is_the_wrong_way_round_is_turned() -> None:
    assert TextLines("abcd").replaced(Range(Position(0, 3), Position(0, 1)), "-") == "a-d"
