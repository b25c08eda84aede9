"""Files that were broken or made to do harm: each is read, or refused in one line; every word leads back to its place."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable

import pytest
from adversarial_texts import FAMILIES, encoded
from drafts import docx

import numcheck
from numcheck.documents import UnreadableError, read_bytes
from numcheck.writers.annotate import annotate

PAGES = {
    "draft.vtt": "WEBVTT\n\n00:00.500 --> 00:02.000\nOne weighed 50 kg (110 lb) and <i>the</i> other 70 kg\n\n"
    "NOTE numcheck: off\n\n00:02.500 --> 00:04.000\nand that was 12 km (9 miles).\n",
    "draft.html": "<p>A field of 100 m&sup2; (1,076 sq ft)</p><table><tr><td>5 km</td></tr></table><!-- numcheck: off -->",
    "draft.md": "# A road of 5 km\n\n- 200 m (900 ft)\n\n| a | b |\n|---|---|\n| 5 km | 6 |\n\n[^1]: 7 km\n\n```\nx\n```\n",
    "draft.rst": "A field of 100 m\\ :sup:`2` (1,076 sq ft).\n\n+---+---+\n| a | 5 |\n+---+---+\n\n* 200 m (900 ft)\n",
    "draft.adoc": "= A road\n\nA *200 m* (900 ft)\n\n|===\n|a |5 km\n|===\n",
    "draft.eml": "Subject: 5 km\nContent-Type: text/plain\n\nThe bridge is 243 m (656 ft) long.\n",
    "draft.csv": "length,height\n5 km,200 m (900 ft)\n",
    "draft.txt": "The bridge is 243 m (656 ft) long, and of 1,200 people 900 came.\n",
}
ODD = ("\n", "\r\n", "\t", "<", "&", "\\", "{", "|", "`", "9,999", "\x1c", "\u2028", "--", "-->", "\0", "5 km")


def mutated(text: str, seed: int) -> str:
    choose = random.Random(seed)
    signs = list(text)
    for _ in range(choose.randint(1, 6)):
        at = choose.randrange(len(signs))
        what = choose.choice(("drop", "copy", "put in"))
        if what == "drop" and len(signs) > 5:
            del signs[at : at + choose.randint(1, 5)]
        elif what == "copy":
            signs[at:at] = signs[: choose.randint(1, 30)]
        else:
            signs[at:at] = choose.choice(ODD)
    return "".join(signs)


@pytest.mark.parametrize("name", PAGES)
def test_a_mutated_file_is_checked_or_refused(name: str) -> None:
    for seed in range(40):
        try:
            document = read_bytes(mutated(PAGES[name], seed).encode(), name)
        except UnreadableError as error:
            assert "\n" not in str(error)
            continue
        report = numcheck.check([document])
        assert all(len(f.message.splitlines()) == 1 for f in report.findings)
        source = document.file_text
        for block in document.blocks:
            offsets = [document.source_offset(o) for o in range(block.span.start, block.span.end)]
            assert offsets == sorted(offsets) or name == "draft.eml"
            assert all(0 <= o <= len(source) for o in offsets)


def word_with(change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with its main part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda xml: xml.replace(b"UTF-8", b"klingon-8", 1), "unknown encoding: klingon-8"),
        (lambda xml: xml[: len(xml) // 2], "unclosed token"),
        (lambda _: b"", "no element found"),
        (lambda xml: xml.replace(b"UTF-8", b"utf-16", 1), "encoding"),
    ],
)
def test_a_broken_part_of_a_word_file_is_named(change: Callable[[bytes], bytes], says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_bytes(word_with(change), "draft.docx")


def test_no_copy_of_a_file_that_its_library_cannot_open(tmp_path: object) -> None:
    broken = f"{tmp_path}/draft.docx"
    with open(broken, "wb") as f:
        f.write(b"PK\x03\x04 and no more")
    with pytest.raises(
        ValueError, match=r"^no annotated copy: the library that would write it cannot open the file: .+"
    ):
        annotate(broken, numcheck.check([]), {broken: numcheck.Document.from_text("")})


@pytest.mark.parametrize(
    "text", ['{}"a" [{"b": "It is 5 km."}]}', '{"a": "It is 5 km.",}', '{"a" "b"}', "[1 2]", '{"a": 1]']
)
def test_broken_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="broken JSON"):
        read_bytes(text.encode(), "draft.json", "a")


def test_half_a_character_of_a_notebook_is_replaced() -> None:
    cells = [{"cell_type": "markdown", "source": ["A \ud800 bridge of 243 m (656 ft)."]}]
    document = read_bytes(json.dumps({"cells": cells}).encode(), "draft.ipynb")
    assert document.text.encode("utf-8")
    assert "\ufffd" in document.text


def test_a_header_of_a_mail_is_no_bomb() -> None:
    with pytest.raises(UnreadableError, match="Subject is longer than 10 KB"):
        read_bytes(("Subject: " + "=?utf-8?q?a?= " * 2000 + "\n\n5 km\n").encode(), "draft.eml")


def test_a_figure_over_a_line_end_is_named_on_one_line() -> None:
    (finding,) = numcheck.check([numcheck.Document.from_text("The bridge is 243\nm (656\nft) long.")]).findings
    assert finding.message == "656 ft stated, 243 m is 797.2 ft"


@pytest.mark.parametrize(
    "text",
    [
        f"They took {', '.join(f'{n} tons' for n in range(10, 22))} and 90 tons(range 40 tons) and 92 tons\x1c(40 tons).",
        f"They had {'9' * 39} troops there. The troops had 5 troops there. " * 3,
        f"They had {'9' * 39} troops at the border. They had 0.{'0' * 30}1 troops at the border.",
    ],
)
def test_odd_figures_stop_no_check(text: str) -> None:
    assert numcheck.check([numcheck.Document.from_text(text)]).counts.figures > 0


@pytest.mark.parametrize("family", FAMILIES)
def test_a_text_made_to_take_long_is_checked_or_refused(family: str) -> None:
    name, made = FAMILIES[family]
    try:
        document = read_bytes(encoded(made(3000)), name, "a.b")
    except UnreadableError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert numcheck.check([document]) == numcheck.check([document])
