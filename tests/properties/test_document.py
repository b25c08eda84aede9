"""Laws of reading: hold for every input, in every format."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from numcheck.core.text import Document
from numcheck.documents import UnreadableError, read_bytes
from numcheck.file_formats import FORMATS, FormatUse

SUFFIXES = [s for f in FORMATS if f.use is not FormatUse.ARCHIVE for s in f.suffixes]
TEXT_SUFFIXES = [s for f in FORMATS if f.place == "line, column" and f.use is not FormatUse.JSON for s in f.suffixes]
MARKUP = st.text(
    st.sampled_from("ab 5,.\n\n  \t\x0b\r\u2028*_`~[]()<>!&;#|-=+:\\{}$%^\"'/é£")
    | st.sampled_from(string.ascii_letters),
    max_size=200,
)


def check_shape(document: Document) -> None:
    end = 0
    for block in document.blocks:
        words = block.span.of(document.text)
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert words == words.strip()
        end = block.span.end


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=300))
@example(data=b"\x0b")
@settings(max_examples=25, deadline=None)
def test_bytes_are_read_or_refused_in_one_line(suffix: str, data: bytes) -> None:
    try:
        check_shape(read_bytes(data, f"draft{suffix}"))
    except UnreadableError as error:
        assert str(error)
        assert "\n" not in str(error)


@pytest.mark.parametrize("suffix", TEXT_SUFFIXES)
@given(text=MARKUP)
@settings(max_examples=60, deadline=None)
def test_places_lie_in_the_source_and_never_run_backwards_in_a_block(suffix: str, text: str) -> None:
    try:
        document = read_bytes(text.encode(), f"draft{suffix}")
    except UnreadableError:
        return
    check_shape(document)
    source = document.file_text
    for block in document.blocks:
        places = [document.source_offset(n) for n in range(block.span.start, block.span.end)]
        assert places == sorted(places)
        assert places[-1] < len(source)


@given(
    words=st.lists(
        st.text(string.ascii_letters + string.digits + ",.", min_size=1, max_size=12), min_size=1, max_size=30
    )
)
@settings(max_examples=50, deadline=None)
def test_words_without_markup_read_alike_in_markdown_and_html(words: list[str]) -> None:
    line = "x " + " ".join(words)
    for suffix, file in ((".md", line), (".html", f"<p>{line}</p>"), (".tex", line), (".rst", line), (".adoc", line)):
        document = read_bytes(file.encode(), f"draft{suffix}")
        assert [b.span.of(document.text) for b in document.blocks] == [line]
