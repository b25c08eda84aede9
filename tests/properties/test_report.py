"""What holds of every report: the order of texts, the selection of rules and what was accepted before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import numcheck
from numcheck import rules
from numcheck.cli import baseline
from numcheck.config import Config
from numcheck.core.finding import Finding

SENTENCES = (
    "The bridge is 243 m (656 ft) long.",
    "The bridge is 200 m (656 ft) long.",
    "The tower weighs 30 kg.",
    "Repairs would cost $380 million.",
    "It opened on Monday 14 March 2024.",
    "Nine died: five women and six men.",
    "Output rose 50 % from 10 tons to 12 tons.",
    "Hundreds of volunteers came, and all went home.",
)

texts = st.lists(st.sampled_from(SENTENCES), max_size=6).map("\n\n".join)
names = st.lists(st.sampled_from(rules.names()), max_size=3).map(tuple)


def check(*drafts: str, config: Config | None = None) -> tuple[Finding, ...]:
    documents = [numcheck.Document.from_text(text, uri=f"{i}.txt") for i, text in enumerate(drafts)]
    return numcheck.check(documents, config=config).findings


@settings(max_examples=25, deadline=None)
@given(texts, texts)
def test_texts_checked_together_give_what_each_gives_alone(first: str, second: str) -> None:
    together = check(first, second)
    assert [f for f in together if f.location.uri == "0.txt"] == list(check(first))
    assert [f.message for f in together if f.location.uri == "1.txt"] == [f.message for f in check(second)]


@settings(max_examples=25, deadline=None)
@given(texts, names)
def test_ignoring_takes_away_and_nothing_else(text: str, ignored: tuple[str, ...]) -> None:
    # One set of figures has one finding, so the rule that gives way may speak when the other is ignored.
    before = {f.location for f in check(text)}
    after = check(text, config=Config(ignore=ignored))
    assert {f.location for f in after} <= before
    assert not {f.rule for f in after} & set(ignored)


@settings(max_examples=25, deadline=None)
@given(texts, names)
def test_selecting_gives_only_what_is_selected(text: str, selected: tuple[str, ...]) -> None:
    found = check(text, config=Config(select=selected))
    meant = {"all"} if not selected else set(selected)
    assert all(meant & {f.rule, str(f.family), "all"} for f in found)


@settings(max_examples=15, deadline=None)
@given(texts)
def test_findings_stand_in_the_order_of_the_text(text: str) -> None:
    spans = [f.location.span for f in check(text)]
    assert spans == sorted(spans)


@settings(max_examples=15, deadline=None)
@given(text=texts)
def test_what_was_accepted_stays_accepted_below_new_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = str(tmp_path_factory.getbasetemp() / "baseline.json")
    document = numcheck.Document.from_text(text, uri="0.txt")
    report = numcheck.check([document])
    baseline.save(path, baseline.accept(report, [document]))
    moved = numcheck.Document.from_text(f"A new first line.\n\n{text}", uri="0.txt")
    assert baseline.without_known(numcheck.check([moved]), [moved], path).findings == ()
