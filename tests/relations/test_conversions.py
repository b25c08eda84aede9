"""Published conversions get the verdict that an editor gives them; insertions and rates work as documented."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import FIXTURES

import numcheck
from numcheck.config import Config, ConfigError
from numcheck.core.relation import Restatement

PAIRS = [
    line.split("\t")
    for line in (FIXTURES / "conversions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
VERDICTS = {"wrong-conversion": "wrong", "sloppy-conversion": "sloppy"}


def check(text: str, config: Config | None = None) -> numcheck.Report:
    return numcheck.check([numcheck.Document.from_text(text)], config=config)


@pytest.mark.parametrize(("pair", "verdict", "where"), PAIRS, ids=[p[0] for p in PAIRS])
def test_a_published_conversion_is_judged_as_an_editor_would(pair: str, verdict: str, where: str) -> None:
    report = check(f"It was {pair} there.")
    assert where
    assert any(isinstance(r, Restatement) for r in report.relations)
    assert [VERDICTS.get(f.rule, "right") for f in report.findings if f.rule in VERDICTS] == (
        [] if verdict == "right" else [verdict]
    )


@pytest.mark.parametrize(
    "text",
    [
        "The flag is 200 m (656 ft) long.",
        "The flag is 200 m [656 ft] long.",
        "The flag is 200 m/656 ft long.",
        "The flag is 200 m, or 656 ft, long.",
        "The flag is 200 m or about 656 ft long.",
        "The flag is 200 m – 656 ft – long.",
        "The flag is 200 m, 656 ft, long.",
        "The flag of 200 m is equivalent to 656 ft.",
        "The flag of 200 m = 656 ft.",
        "A 200-metre (656-foot) flag.",
        "A 200-metre flag (656 ft).",
        "The flag is 200 m (about 656 ft) long.",
        "The flag is 200 m (656 ft long).",
    ],
)
def test_ways_to_say_a_length_twice(text: str) -> None:
    assert check(text).counts.conversions == 1


@pytest.mark.parametrize(
    "text",
    [
        "They ran 5 km or 5 miles.",
        "The road is 10 km (6 miles from the sea) and steep.",
        "He was fined 5 kg (in 3 weeks).",
        "The wall is 30 m long (2 m of it new).",
        "It took 5 hours (300 km).",
        "It held 200 m. (656 ft was the old mark.)",
    ],
)
def test_figures_that_merely_stand_together(text: str) -> None:
    assert check(text).counts.conversions == 0


def test_three_figures_in_one_bracket_are_two_conversions_of_the_first() -> None:
    report = check("It is 10 km (6.2 miles; 5.4 nautical miles) away.")
    assert [[c.quantity.text for c in r.claims] for r in report.relations if isinstance(r, Restatement)] == [
        ["10 km", "6.2 miles"],
        ["10 km", "5.4 nautical miles"],
    ]


BOTH = Config(both=("metric", "imperial"))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It is 200 m long.", "It is 200 m (660 ft) long."),
        ("It is 16 km away.", "It is 16 km (9.9 mi) away."),
        ("A 12-mile road.", "A 12-mile (19-km) road."),
        ("It weighs 85 kilograms.", "It weighs 85 kilograms (187 pounds)."),
        ("It is 5 to 7 km away.", "It is 5 to 7 km (3.1 to 4.3 mi) away."),
        ("At 30 °C it melts.", "At 30 °C (86 °F) it melts."),
        ("It covers 250 hectares.", "It covers 250 hectares (620 acres)."),
    ],
)
def test_a_conversion_is_inserted_rounded_as_nist_does(text: str, fixed: str) -> None:
    assert insert(text, BOTH) == fixed


def insert(text: str, config: Config) -> str:
    """``text`` with every fix applied."""
    fixes = [f.fix for f in check(text, config).findings if f.fix is not None]
    for fix in sorted(fixes, key=lambda f: f.location.span, reverse=True):
        text = text[: fix.location.span.start] + fix.text + text[fix.location.span.end :]
    return text


def test_a_quotation_is_not_touched() -> None:
    findings = check("“It is 85 kilograms of stone,” he said.", BOTH).findings
    assert [f.rule for f in findings] == ["missing-conversion"]
    assert findings[0].fix is None


def rates_file(folder: Path, *lines: str) -> Config:
    path = folder / "rates.csv"
    path.write_text("\n".join(("date,base,quote,rate", *lines)) + "\n", encoding="utf-8")
    return Config(rates=str(path))


def test_a_pair_is_held_against_the_days_rates(tmp_path: Path) -> None:
    config = rates_file(tmp_path, "2016-03-21,USD,GBP,0.6930", "2016-03-21,USD,GBP,0.6960")
    right = "On 21 March 2016 it paid $370m (£257m)."
    wrong = "On 21 March 2016 it paid $370m (£226m)."
    other_day = "On 22 March 2016 it paid $370m (£226m)."
    assert [f.rule for f in check(right, config).findings] == []
    assert [f.rule for f in check(wrong, config).findings] == ["inconsistent-exchange-rate"]
    assert "the day's is 0.693 to 0.696" in check(wrong, config).findings[0].message
    assert [f.rule for f in check(other_day, config).findings] == []
    assert [f.rule for f in check(wrong).findings] == []


def test_a_file_of_rates_that_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv"):
        check("It paid $370m (£257m).", Config(rates=str(tmp_path / "none.csv")))
    broken = tmp_path / "broken.csv"
    broken.write_text("day,rate\n1,2\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="columns date, base, quote and rate"):
        check("It paid $370m (£257m).", Config(rates=str(broken)))
