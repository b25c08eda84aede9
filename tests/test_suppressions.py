"""Comments suppress findings in the paragraph, the next one, a stretch or the file, and say so when they do nothing."""

from __future__ import annotations

import pytest

import numcheck
from numcheck import config, documents

FAULT = "The bridge is 243 m (656 ft) long."
OTHER = "The tower is 118 m (656 ft) high."


def found(text: str, name: str = "draft.md", **settings: object) -> list[str]:
    """The rules that speak, with the first words of what they say of suppressions."""
    document = documents.read_bytes(text.encode(), name)
    findings = numcheck.check([document], config=config.Config(**settings)).findings  # type: ignore[arg-type]
    return [f.rule if f.rule != "unused-suppression" else f.message for f in findings]


def comment(order: str) -> str:
    return f"<!-- numcheck: {order} -->"


def test_without_a_comment_the_fault_is_found() -> None:
    assert found(f"{FAULT}\n") == ["wrong-conversion"]


@pytest.mark.parametrize(
    "order",
    [
        "ignore",
        "ignore[wrong-conversion]",
        "ignore[conversion] as in the original",
        "ignore[notation, wrong-conversion]",
    ],
)
def test_ignore_holds_in_its_own_paragraph(order: str) -> None:
    assert found(f"{FAULT} {comment(order)}\n\n{OTHER}\n") == ["wrong-conversion"]
    assert found(f"{OTHER}\n\n{comment('ignore')} {FAULT}\n") == ["wrong-conversion"]


def test_ignore_of_another_rule_hides_nothing() -> None:
    assert found(f"{FAULT} {comment('ignore[wrong-change]')}\n") == [
        "wrong-conversion",
        "ignore[wrong-change] on line 1: suppresses nothing",
    ]


def test_ignore_next_holds_in_the_next_paragraph_alone() -> None:
    assert found(f"{comment('ignore-next')}\n\n{FAULT}\n\n{OTHER}\n") == ["wrong-conversion"]
    assert found(f"{FAULT}\n\n{comment('ignore-next')}\n\n{OTHER}\n") == ["wrong-conversion"]


def test_off_holds_until_on() -> None:
    assert found(f"{comment('off')}\n\n{FAULT}\n\n{comment('on')}\n\n{OTHER}\n") == ["wrong-conversion"]
    assert found(f"{comment('off[conversion]')}\n\n{FAULT}\n\n{OTHER}\n") == []


def test_file_ignore_holds_everywhere() -> None:
    assert found(f"{FAULT}\n\n{OTHER}\n\n{comment('file-ignore[wrong-conversion]')}\n") == []


def test_html_has_the_same_comments() -> None:
    assert found(f"<p>{FAULT} {comment('ignore')}</p><p>{OTHER}</p>", "draft.html") == ["wrong-conversion"]


def test_a_comment_that_does_nothing_is_reported() -> None:
    assert found(f"All is well. {comment('ignore')}\n") == ["ignore on line 1: suppresses nothing"]


def test_a_rule_that_does_not_exist_is_named() -> None:
    assert found(f"All is well. {comment('ignore[no-such-rule]')}\n") == [
        "ignore[no-such-rule] on line 1: there is no rule no-such-rule"
    ]


def test_what_this_run_does_not_apply_is_not_called_unused() -> None:
    assert found(f"All is well. {comment('ignore[wrong-conversion]')}\n", ignore=("conversion",)) == []
    assert found(f"All is well. {comment('ignore[unsupported-figure]')}\n") == []


def test_the_note_itself_can_be_ignored() -> None:
    assert found(f"All is well. {comment('ignore')}\n", ignore=("unused-suppression",)) == []


def test_a_comment_that_is_not_understood_is_said() -> None:
    assert found(f"{FAULT} {comment('ingore[wrong-conversion]')}\n") == [
        "wrong-conversion",
        "ingore on line 1: not understood: ignore, ignore-next, off, on or file-ignore expected",
    ]


ALONE = {
    "draft.md": "{0}\n\n<!-- numcheck: {2} -->\n\n{1}\n",
    "draft.html": "<p>{0}</p>\n<!-- numcheck: {2} -->\n<p>{1}</p>\n",
    "draft.tex": "\\begin{{document}}\n{0}\n\n% numcheck: {2}\n\n{1}\n\\end{{document}}\n",
    "draft.rst": "{0}\n\n.. numcheck: {2}\n\n{1}\n",
    "draft.adoc": "{0}\n\n// numcheck: {2}\n\n{1}\n",
}


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize(("order", "left"), [("ignore", "118 m"), ("ignore-next", "243 m")])
def test_a_comment_on_a_line_of_its_own_is_between_its_paragraphs(name: str, order: str, left: str) -> None:
    document = documents.read_bytes(ALONE[name].format(FAULT, OTHER, order).encode(), name)
    (finding,) = numcheck.check([document]).findings
    assert left in finding.message
