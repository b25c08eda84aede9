"""From two figures to a relation: the gate at which each pair of fixtures/relations/linking.md ends, if at any."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cases import Case, relation_cases
from test_fixtures import document

import numcheck
from numcheck import config, pipeline
from numcheck.core.gates import Gate
from numcheck.core.measure import Verdict
from numcheck.core.trace import CandidatePair

CASES = list(relation_cases("linking"))
TWO = "The dam holds 310 litres of water.\nThe dam holds 290 litres of water.\n"


def ends(pair: CandidatePair) -> set[tuple[str, int, int]]:
    return {(c.location.uri, c.location.span.start, c.location.span.end) for c in (pair.first, pair.second)}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_a_pair_ends_at_the_gate_drawn_under_it(case: Case) -> None:
    drafts, sources = ([document(t) for t in texts] for texts in (case.drafts, case.sources))
    report = pipeline.check(drafts, sources, config=config.from_table(case.settings), trace=True)
    marked = {(m.uri, m.start, m.end) for m in case.marks}
    (pair,) = [p for p in report.pairs if ends(p) == marked]
    (what,) = [m for m in case.marks if m.rule != "one"]
    assert (str(pair.rejection.gate) if pair.rejection else "related") == what.rule
    assert what.words in (pair.rejection.why if pair.rejection else pair.reason)


def test_every_gate_has_a_case() -> None:
    assert {m.rule for case in CASES for m in case.marks} == {"one", "related", *Gate}


def test_a_pair_that_was_scored_says_what_spoke_for_it_and_against() -> None:
    (pair,) = pipeline.check([numcheck.Document.from_text(TWO)], trace=True).pairs
    assert (pair.verdict, pair.rejection) == (Verdict.CONFLICT, None)
    assert None not in (pair.similarity, pair.prefilter, pair.score, pair.least)
    assert pair.moved == tuple(sorted(pair.moved, key=lambda m: (-abs(m[1]), m[0])))
    assert "both near" in pair.reason


def test_a_trace_changes_nothing_and_is_kept_only_when_asked() -> None:
    texts = [numcheck.Document.from_text(TWO), numcheck.Document.from_text(TWO.replace("310", "312"), uri="other")]
    plain, traced = (pipeline.check(texts, across=True, trace=trace) for trace in (False, True))
    assert plain.pairs == ()
    assert traced.pairs != ()
    assert (plain.findings, plain.relations) == (traced.findings, traced.relations)


def test_a_plain_check_does_not_load_the_trace() -> None:
    script = (
        "import sys, numcheck\n"
        f"numcheck.check([numcheck.Document.from_text({TWO!r})])\n"
        "sys.exit('numcheck.core.trace' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
