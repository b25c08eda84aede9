"""``--fix`` in every format of text: the file, read again, says what it said and the inserted words, or is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_env import Run, draft

from numcheck.documents import read

TEXTS = {
    "draft.txt": "A field of 100 m² (1,076 sq ft) and one of 200 m².\r\nIt lies 3 km (1.9 miles) from a tower 9 km off.\r\n",
    "draft.md": "A field of 100 m&sup2; (1,076 sq ft), one of **200 m&sup2;** and one of `300 m²`.\n",
    "draft.html": "<p>A field of 100 m&sup2; (1,076 sq ft) and <b>one of 200 m&sup2;</b></p><p>It was green.</p>",
    "draft.tex": "\\begin{document}\nA field of \\qty{100}{\\metre\\squared} (1,076 sq ft), then \\qty{200}{\\metre\\squared}.\n"
    "\\end{document}\n",
    "draft.rst": "A field of 100 m\\ :sup:`2` (1,076 sq ft) and one of 200 m\\ :sup:`2`.\n",
    "draft.vtt": "WEBVTT\n\n00:00.500 --> 00:02.000\nOne weighed 50 kg (110 lb) and the other 70 kg\n\n"
    "00:02.500 --> 00:04.000\nand that was it.\n",
    "draft.adoc": "A field of 100 m^2^ (1,076 sq ft) and one of 200 m^2^ lay there.\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_only_the_inserted_words_are_new(run: Run, name: str) -> None:
    Path(name).write_bytes(TEXTS[name].encode())
    before = read(name).text
    code, _, err = run("check", name, "--fix", "--isolated")
    after = read(name).text
    assert code == 0
    added = after
    for words in (" (2,200 sq ft)", " (5.6 mi)", " (154 lb)"):
        added = added.replace(words, "")
    assert added == before
    assert ("0 fixed" in err) == (after == before)


@pytest.mark.parametrize("name", TEXTS)
def test_a_second_run_changes_nothing(run: Run, name: str) -> None:
    Path(name).write_bytes(TEXTS[name].encode())
    run("check", name, "--fix", "--isolated")
    once = Path(name).read_bytes()
    assert "0 fixed" in run("check", name, "--fix", "--isolated").err
    assert Path(name).read_bytes() == once


def test_all_figures_are_fixed_at_once_and_reported_as_they_are_now(run: Run) -> None:
    path = draft("It is 3 km (1.9 miles) long, 5 km wide and 8 km deep. One side is 9 km (2 miles).\n")
    _, out, err = run("check", path, "--fix", "--isolated", "--output-format", "concise")
    assert "2 fixed" in err
    assert "wrong-conversion" in out
    assert "missing-conversion" not in out


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is 200 metres (656 feet) long and 12,5 metres wide. The tower is 1.300 metres high.\n",
        "The field has 1.243,75 sq m (13,388 sq ft), the other 1.100 sq m.\n",
    ],
)
def test_what_may_be_read_in_two_ways_is_not_converted(run: Run, text: str) -> None:
    path = draft(text)
    assert run("check", path, "--diff", "--isolated").out == ""
    run("check", path, "--fix", "--isolated")
    assert Path(path).read_text(encoding="utf-8") == text


def test_a_difference_of_temperature_is_no_temperature(run: Run) -> None:
    path = draft("The summer was 2 °C (3.6 °F) warmer. The air is 5 °C hotter than before, by 3 °C a day.\n")
    run("check", path, "--fix", "--isolated")
    assert "5 °C (9 °F) hotter" in Path(path).read_text(encoding="utf-8")
    assert "41 °F" not in Path(path).read_text(encoding="utf-8")


def test_what_would_harm_the_cue_after_it_is_not_offered(run: Run) -> None:
    draft(TEXTS["draft.vtt"], "draft.vtt")
    shown = run("check", "draft.vtt", "--diff", "--isolated").out
    assert "--> 00:02.000 (" not in shown
    assert "--> 00:04.000 (" not in shown
