"""Published conversions under our rule and under a fixed tolerance of 0.01, side by side, as a Markdown table.

    python tools/compare_tolerance.py > table.md

The pairs stand in fixtures/conversions.tsv. A fixed tolerance, as other checkers have it, calls a conversion wrong if
the stated figure is off the exact one by more than 0.01 of the stated unit; rounding it does not know.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numcheck
from numcheck.core.relation import Restatement
from numcheck.numbers.conversion import Conversion, convert, judge_conversion, printed_values

PAIRS = Path(__file__).parent.parent / "fixtures" / "conversions.tsv"
TOLERANCE = Fraction(1, 100)


def table() -> str:
    """The pairs with the editor's verdict, ours and that of the fixed tolerance, and how often each is right."""
    rows, ours, theirs = [], 0, 0
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        pair, expected, where = line.split("\t")
        relation = restatement(pair)
        us, them = by_rounding(relation), by_tolerance(relation)
        ours += us == expected
        theirs += (them == "wrong") == (expected == "wrong")
        rows.append(f"| {pair} | {expected} | {us} | {them} | {where} |")
    head = (
        "## Published conversions, under our rule and under a fixed tolerance\n\n"
        f"{len(rows)} pairs: ours agrees with the editor on {ours}, a fixed tolerance of 0.01 on {theirs} "
        "(sloppy and right both count as not wrong there)."
    )
    return "\n".join(
        [head, "", "| printed | an editor | numcheck | tolerance 0.01 | where |", "|---|---|---|---|---|", *rows, ""]
    )


def restatement(pair: str) -> Restatement | None:
    """The pair as numcheck finds it in a sentence."""
    report = numcheck.check([numcheck.Document.from_text(f"It was {pair} there.")])
    return next((r for r in report.relations if isinstance(r, Restatement)), None)


def by_rounding(relation: Restatement | None) -> str:
    """Our verdict: right, sloppy, wrong, or "not read"."""
    if relation is None:
        return "not read"
    verdict = judge_conversion(relation.original.measure, relation.converted.measure)
    return "not read" if verdict is None else Conversion(verdict.conversion).name.lower()


def by_tolerance(relation: Restatement | None) -> str:
    """The verdict of a fixed tolerance on every number of the pair."""
    if relation is None:
        return "not read"
    first, second = (c.measure for c in relation.claims)
    for x, y in zip(printed_values(first), printed_values(second), strict=True):
        exact = convert(x, first.senses[0], second.senses[0])
        if exact is None or abs(exact - y) > TOLERANCE:
            return "wrong"
    return "right"


if __name__ == "__main__":
    print(table())
