"""A file that takes too long is named, and the others are checked."""

from __future__ import annotations

import time

import pytest
from cli_env import WRONG, Run, draft

from numcheck import documents, pipeline
from numcheck.core.finding import Report
from numcheck.core.text import Document

SLOW = "slow.md: not checked: it takes longer than 0.2 s (--timeout)\n"


def asleep(document: Document) -> bool:
    """Whether it is the slow one, in which all errors are swallowed for a second."""
    for _ in range(100 * document.uri.endswith("slow.md")):
        try:
            time.sleep(0.01)
        except Exception:  # noqa: BLE001, S112  (what a reader's own handling of errors looks like)
            continue
    return document.uri.endswith("slow.md")


def test_a_slow_check_is_named_and_the_others_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    check = pipeline.check

    def slow(texts: list[Document], **options: object) -> Report:
        asleep(texts[0])
        return check(texts, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check", slow)
    code, out, err = run(
        "check", draft(WRONG, "slow.md"), draft(WRONG), "--timeout", "0.2", "--output-format", "concise"
    )
    assert code == 2
    assert err == f"numcheck: {SLOW}"
    assert out.startswith("draft.md:1:22: error[wrong-conversion]")


def test_a_slow_reader_is_named_and_the_others_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read_all = documents.read_all

    def slow(path: str, **options: object) -> list[object]:
        asleep(Document.from_text("", uri=path))
        return list(read_all(path, **options))  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "read_all", slow)
    code, out, err = run(
        "check", draft(WRONG, "slow.md"), draft(WRONG), "--timeout", "0.2", "--output-format", "concise"
    )
    assert (code, err) == (2, f"numcheck: {SLOW}")
    assert "wrong-conversion" in out


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_is_a_positive_number(run: Run, value: str) -> None:
    code, _, err = run("check", draft(WRONG), "--timeout", value)
    assert code == 2
    assert f"'{value}' is no positive number of seconds" in err or value == "-1"
