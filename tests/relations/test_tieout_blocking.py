"""What a draft's figures are held against is looked up by the number, so that a tie-out grows with the figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

import numcheck
from numcheck.core.finding import Report
from numcheck.core.measure import Interval
from numcheck.core.relation import Support
from numcheck.numbers import change
from numcheck.relations.tieout import computed_pairs
from numcheck.relations.tieout.computed_pairs import PercentPairs, SumsOfTwo
from numcheck.relations.tieout.sources import source_index

NAMES = ("Calder", "Dunmore", "Easton", "Farley", "Grange", "Hollin", "Jarrow", "Kells", "Luton", "Marden")


def supports(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    found = [r for r in report.relations if isinstance(r, Support)]
    return [(str(r.draft.quantity.text), str(r.status), tuple(c.quantity.text for c in r.sources)) for r in found]


def shares(count: int) -> tuple[str, str]:
    draft = "".join(f"Some {n * 7 % 83 + 5}.{n % 9}% of the men of {NAMES[n % 10]} left. " for n in range(count))
    source = "".join(f"Of {n * 31 % 400 + 200} men of {NAMES[n % 10]}, {n * 17 % 150 + 7} left. " for n in range(count))
    return draft, source


def test_pairs_left_out_would_have_supported_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, source = shares(60)
    found = supports(numcheck.check(draft, source))
    assert any(len(sources) == 2 for _, _, sources in found)
    monkeypatch.setattr(computed_pairs, "_LONGEST", 0)  # then each pair is tried
    assert supports(numcheck.check(draft, source)) == found


def test_pairs_tried_grow_with_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    consistent = change.is_consistent
    monkeypatch.setattr(
        "numcheck.relations.tieout.derivations.is_consistent", lambda *a, **k: tried.append(1) or consistent(*a, **k)
    )
    counts = []
    for size in (40, 160):
        tried.clear()
        numcheck.check(*shares(size))
        counts.append(len(tried))
    assert counts[1] < 2 * 160 * 8


def test_sums_and_differences_are_those_of_neighbours() -> None:
    kept: list[SumsOfTwo] = []
    pairs: list[PercentPairs] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_index, "SumsOfTwo", lambda sources: kept.append(SumsOfTwo(sources)) or kept[0])
        patch.setattr(source_index, "PercentPairs", lambda *given: pairs.append(PercentPairs(*given)) or pairs[0])
        source = "There came 40 men and 25 women. It rained. Then 15 boys left. Nobody saw them. A dog ate 60 eggs."
        report = numcheck.check("In all 65 men and women came, and 31% of them sang.", source)
    assert ("65 men", "supported", ("40 men", "25 women")) in supports(report)
    texts = [
        (p.earlier.claim.quantity.text, p.later.claim.quantity.text)
        for p in kept[0].pairs("count", Fraction(65), apart=True)
    ]
    assert texts == [("40 men", "25 women")]
    assert not list(kept[0].pairs("count", Fraction(85), apart=False))
    apart = [p.later.claim.quantity.text for p in kept[0].pairs("count", Fraction(10), apart=True)]
    assert apart == ["15 boys"]
    assert list(pairs[0].like(Interval(Fraction(62), Fraction(63)), lambda one: True, lambda one, far: ()))
    assert not list(pairs[0].like(Interval(Fraction(71), Fraction(72)), lambda one: True, lambda one, far: ()))
