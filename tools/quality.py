"""Measures numcheck and writes reports/quality.md: `python tools/regenerate.py --quality --bench DIR --data DIR`.

``--bench`` holds the scorers (extraction.py, conflict_score.py, adapters/), ``--data`` the sets they read (extraction/,
conflict/). ``--only NAME…`` measures those sections anew and keeps the others as they stand. ``--list`` names them.

A section is either measured here or the output of a tool beside this file that prints Markdown. What people found when
they read the misses and the false alarms is kept in reports/notes/NAME.md and printed under the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "reports" / "quality.md"
DRAFT = "fixtures/articles/dam.md"
RUNS = 11
NUMCHECK = [str(Path(sys.executable).with_name("numcheck"))]
# Sections that hold the notes of several areas.
NOTES = {"conflict": ("conflict", "conversion", "arithmetic")}

HEAD = """# How well it does

Measured by `python tools/regenerate.py --quality --bench DIR --data DIR`. **All texts here were used to
develop**: the extraction and conflict sets, the published documents, the drafts with their sources and the cases from
the field. The extraction sets are halves of three public
test suites (Duckling, quantulum3, Recognizers-Text); the conflict sets are a quarter of sets made from real articles,
clean and with one planted fault (`natural` and `sources` hold real contradictions; both were more than doubled after
the program was made). Rules and vocabulary were written and the model was trained with these texts in view, so read
the figures as how well numcheck fits them, not as a promise for others; where a section says *cross-validated*, each
article was judged by a model that had not seen it. The model was trained on the published documents, and the rules of
arithmetic were mended on them: with whole genres held out, about twice as many pairs pass (`training/metrics.json`).
The model of dates was trained on the drafts with their sources: on articles that it has not seen any wrong number is found
with F1 .76 (.72 without the largest set, .67 where a whole set is unseen), and thresholds of the tie-out were set on the
same drafts. What a stranger will see lies below these figures.
"""


def sections() -> dict[str, Callable[[Path, Path], str]]:
    """Name of each section to what makes its Markdown from the folders of the scorers and of the sets."""
    return {
        "extraction": extraction,
        "extraction-speed": tool("## How fast figures are read", "benches/bench_extraction.py", "{data}/corpus.jsonl"),
        "extraction-sample": tool(
            "## A sample, read", "sample_extraction.py", "score", "reports/extraction_sample.csv"
        ),
        "conflict": conflict,
        "matcher": matcher,
        "published": published,
        "tie-out": tie_out,
        "field": field,
        "check-speed": tool("## How fast texts are checked", "benches/bench_check.py", "{data}/conflict/clean.jsonl"),
        "tolerance": tool("## Conversions against a fixed tolerance", "compare_tolerance.py"),
        "cold-start": cold_start,
        "where-time-goes": where_time_goes,
        "malformed": lambda bench, data: (
            "## Broken files\n\nEvery one tried, with its answer: [malformed.md](malformed.md)."
        ),
    }


def tool(heading: str, name: str, *arguments: str) -> Callable[[Path, Path], str]:
    """A section that another tool prints; ``{data}`` in an argument is the folder of the sets."""

    def made(_bench: Path, data: Path) -> str:
        words = [a.format(data=data) for a in arguments]
        printed = output([sys.executable, str(ROOT / "tools" / name), *words]).strip()
        return printed if printed.startswith("#") else f"{heading}\n\n{printed}"

    return made


def extraction(bench: Path, data: Path) -> str:
    """Scores of extraction, numcheck and quantulum3 side by side, and how fast each read the same texts."""
    scores = {name: scored(bench, data, name) for name in ("numcheck", "quantulum3")}
    pooled = [name for name in scores["numcheck"]["datasets"] if name.startswith("duckling")]
    rows = [
        *(row(name, *(s["datasets"][name] for s in scores.values())) for name in scores["numcheck"]["datasets"]),
        row("**duckling, pooled**", *(scored(bench, data, name, pooled)["micro"] for name in scores)),
        row("**all (micro)**", *(s["micro"] for s in scores.values())),
    ]
    lines = ["## Extraction", "", "F1 in percent (R: recall, where a set labels one kind of figure only).", ""]
    lines += table(["set", "figures", "value", "unit", "bound", "quantulum3 value", "quantulum3 unit"], rows)
    speed = scores["numcheck"]["speed"]
    return "\n".join([*lines, "", f"Bad spans: {speed['bad_spans']} in {speed['quantities']} quantities."])


def row(name: str, ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """One line of the table of extraction."""
    found = [score(ours.get(metric)) for metric in ("value", "unit", "bound")]
    return [name, str(ours.get("gold", "")), *found, *(score(theirs.get(metric)) for metric in ("value", "unit"))]


def scored(bench: Path, data: Path, extractor: str, only: Sequence[str] = ()) -> dict[str, Any]:
    """What the extraction scorer says, as its own JSON, of all sets or ``only`` some."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "scores.json"
        command = [sys.executable, str(bench / "extraction.py"), "--data", str(data / "extraction")]
        command += ["--datasets", ",".join(only)] if only else []
        output([*command, "--seconds", "0", "--extractor", extractor, "--json", str(found)])
        scores: dict[str, Any] = json.loads(found.read_text())
    if scores["speed"]["answered"] != scores["speed"]["asked"]:
        raise RuntimeError(f"{extractor} answered {scores['speed']['answered']} of {scores['speed']['asked']} texts")
    return scores


def score(row: dict[str, Any] | None) -> str:
    """``94.6``, or ``R 97.1``."""
    if not row or row.get("R") is None:
        return ""
    return f"{row['F1']:.1f}" if row.get("F1") is not None else f"R {row['R']:.1f}"


def conflict(bench: Path, data: Path) -> str:
    """Scores of checking on planted faults, real contradictions and clean articles."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "scores.json"
        command = [sys.executable, str(bench / "conflict_score.py"), "--data", str(data / "conflict")]
        adapter = [sys.executable, str(bench / "adapters" / "conflict_numcheck.py")]
        output([*command, "--json", str(found), "--", *adapter])
        scores: dict[str, Any] = json.loads(found.read_text())
    silent = sum(row["unanswered"] for row in scores.values())
    if silent:
        raise RuntimeError(f"{silent} items were not answered")
    clean, natural, sources = scores.pop("clean"), scores.pop("natural"), scores.pop("sources")
    lines = ["## Findings", "", "Severity warning and above, the shipped model (it has seen these articles).", ""]
    rows = [
        [
            name,
            f"{row['precision']:.3f}",
            f"{row['recall']:.3f}",
            f"{row['f1']:.3f}",
            f"{row['hits']} of {row['gold']}",
            f"{row['pair']:.2f}",
            str(row["false"]),
        ]
        for name, row in scores.items()
    ]
    lines += table(["set", "precision", "recall", "F1", "hits", "other end", "false"], rows)
    reasons = ", ".join(f"{why} {hit} of {of}" for why, (hit, of) in natural["by_reason"].items())
    per = clean["per_1000_words_at_or_above"]
    found_natural = f"{natural['found']} of {natural['conflicts']} real conflicts found"
    found_sources = f"{sources['found']} of {sources['slots']} conflicting slots"
    wrong = sources["findings_between_different_things"] + sources["findings_on_agreeing_figures"]
    of_severity = ", ".join(f"{per[level]:.2f} {level}" for level in ("error", "warning", "info"))
    flagged = f"{100 * clean['articles_flagged']['warning']:.1f} % of articles flagged"
    lines += ["", f"- **natural** (published articles): {found_natural}; of {natural['traps']} look-alikes"]
    lines[-1] += f" {natural['traps_sprung']} wrongly joined ({reasons})."
    lines += [
        f"- **sources** (several outlets on one event): {found_sources}; {sources['findings_right']} findings right,"
    ]
    lines[-1] += (
        f" {wrong} wrong, {sources['findings_unjudged']} not judged; precision {sources['precision_judged']:.2f}."
    )
    lines += [
        f"- **clean** ({clean['words']:,} words): findings per 1,000 words of that severity or above: {of_severity};"
    ]
    lines[-1] += f" {flagged}; {clean['kb_per_s']:.0f} KB/s."
    return "\n".join(lines)


def matcher(bench: Path, data: Path) -> str:
    """The conflicts found in published documents by models that have not seen their genre, as the last training measured."""
    genres: dict[str, dict[str, int]] = json.loads((ROOT / "training" / "metrics.json").read_text())["full"]["genres"]
    every = {what: sum(cell[what] for cell in genres.values()) for what in next(iter(genres.values()))}
    rows = []
    for name, cell in [*genres.items(), ("**all**", every)]:
        found = f"{cell['found']} of {cell['planted']}"
        rate = 1000 * cell["alarms"] / max(cell["words"], 1)
        rows.append(
            [
                name,
                f"{cell['words']:,}",
                str(cell["alarms"]),
                f"{rate:.3f}",
                str(cell["errors"]),
                found,
                str(cell["wrong"]),
            ]
        )
    right = every["found"] / max(every["found"] + every["wrong"], 1)
    lines = [
        "## Matching: who talks about the same thing",
        "",
        "Conflicts told in published documents, cross-validated: each genre by a model that has seen none of it. *Planted*: one",
        "fault a document, in a figure of two digits or more that it says twice in like words; how many were found, and how many",
        f"other findings the same documents had. {right:.2f} of these findings are at the planted figure. Written by the training",
        "(`training/matcher/train.py`); its scores on articles that it has not seen, and every miss and false alarm that was",
        "read: `training/MODEL_CARD.md` and `training/notes.md`.",
        "",
        *table(["genre", "words", "conflicts", "in 1,000 words", "errors", "planted, found", "others"], rows),
    ]
    return "\n".join(lines)


def published(bench: Path, data: Path) -> str:
    """Findings on published documents of many genres, held against those that a reader judged."""
    command = [sys.executable, str(bench / "genres_score.py"), "--data", str(data / "genres")]
    printed = output([*command, "--", *NUMCHECK, "check", "--isolated", "--output-format", "json", "-q"])
    lines = [
        "## Published documents",
        "",
        "Findings of severity warning and above on documents as they were published.",
    ]
    lines += ["*true*: a reader found the fault; *deb.*: debatable; *unread*: not judged, counted as false."]
    return "\n".join([*lines, "", "```", printed.strip(), "```"])


def tie_out(bench: Path, data: Path) -> str:
    """Drafts held against their sources, beside a baseline that looks each number up in them."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "scores.json"
        command = [sys.executable, str(bench / "tieout_score.py"), "--data", str(data / "tieout"), "--json", str(found)]
        output([*command, "--", sys.executable, str(bench / "adapters" / "conflict_numcheck.py")])
        scores: dict[str, Any] = json.loads(found.read_text())
    rows = []
    for name, sides in scores.items():
        if "quantity" in sides["checker"]:
            flagged = f"{100 * sides['checker']['clean']['flagged']:.0f} %"
            cells = []
            for what in ("quantity", "any"):
                ours, theirs = (sides[side][what] for side in ("checker", "baseline"))
                cells += [
                    str(ours["gold"]),
                    *(f"{ours[k]:.2f}" for k in ("precision", "recall", "f1")),
                    f"{theirs['f1']:.2f}",
                ]
            rows.append([name, *cells, flagged])
    lines = [
        "## Drafts with their sources",
        "",
        "Wrong numbers in drafts of people and of language models, eight public sets: quantities, then all numbers (years,",
        "days, times and ordinals, too). *Look-up* is a baseline that looks for each number in the sources.",
        "",
    ]
    scores_of = ["precision", "recall", "F1", "F1 of look-up"]
    head = ["set", "wrong quantities", *scores_of, "wrong numbers", *scores_of, "clean drafts flagged"]
    return "\n".join([*lines, *table(head, rows)])


def field(bench: Path, data: Path) -> str:
    """Single checks that people who check figures wrote down: what was right when they were written, and what was not."""
    cases = str(data / "field" / "cases.jsonl")
    printed = output([sys.executable, str(bench / "field_score.py"), cases]).strip().splitlines()
    lines = ["## Cases from the field", "", "Single checks from bug reports, corrections and files of people who check"]
    lines += ["figures. *Guards* hold what was right when they were written down; the others name what was not."]
    return "\n".join([*lines, "", "```", *printed, "```"])


def cold_start(_bench: Path, _data: Path) -> str:
    """Whole-process times of the command line against ``import pint``, in turn, with and without cached bytecode."""
    other = [sys.executable, "-c", "import pint"]
    lines = ["## Cold start", "", f"Wall time of whole processes, run in turn, {RUNS} pairs; ratio pair by pair.", ""]
    rows = []
    for what, command in (
        ("check of the example", [*NUMCHECK, "check", DRAFT]),
        ("--version", [*NUMCHECK, "--version"]),
    ):
        for cached in (True, False):
            ours, theirs = paired(command, other, cached=cached)
            ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
            kind = "with" if cached else "without"
            times = [f"{1000 * statistics.median(t):.0f} ms" for t in (ours, theirs)]
            spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
            rows.append([what, f"{kind} cached bytecode", *times, spread])
    lines += table(["command", "", "numcheck", "import pint", "ratio: median (least to most)"], rows)
    return "\n".join([*lines, "", f"{platform.python_implementation()} {platform.python_version()}, two cores."])


def paired(ours: list[str], theirs: list[str], *, cached: bool) -> tuple[list[float], list[float]]:
    """Seconds of both commands, run in turn. Without cached bytecode both look for it where there is none."""
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as empty:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        if not cached:
            environment |= {"PYTHONPYCACHEPREFIX": empty, "PYTHONDONTWRITEBYTECODE": "1"}
        for turn in range(RUNS + 1):
            for command, into in zip((ours, theirs), times, strict=True):
                began = time.perf_counter()
                subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
                if turn:  # the first pair warms the file cache
                    into.append(time.perf_counter() - began)
    return times


def where_time_goes(_bench: Path, data: Path) -> str:
    """Share of the stages in checking many texts in one process."""
    import numcheck
    from numcheck import config, extraction, normalization, pipeline, relations, rules, suppressions, writers

    with (data / "conflict" / "clean.jsonl").open(encoding="utf-8") as f:
        texts = [d["text"] for line in f for d in json.loads(line)["documents"]]
    spent: dict[str, float] = {}

    def timed(module: Any, name: str, stage: str) -> Callable[[], None]:
        inner = getattr(module, name)

        def outer(*args: Any, **options: Any) -> Any:
            began = time.perf_counter()
            try:
                return inner(*args, **options)
            finally:
                spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - began

        setattr(module, name, outer)
        return lambda: setattr(module, name, inner)

    undo = [
        timed(extraction, "read", "extraction"),
        timed(normalization, "normalize", "normalization"),
        timed(relations, "relate", "relations"),
        timed(rules, "judge", "rules"),
        timed(suppressions, "apply", "suppressions"),
        timed(writers, "render", "writers"),
    ]
    settings = config.Config()
    began = time.perf_counter()
    for text in texts:
        document = numcheck.Document.from_text(text, uri="draft.txt")
        report = pipeline.check([document], config=settings)
        writers.render("concise", writers.View(report=report, documents={document.uri: document}))
    whole = time.perf_counter() - began
    for restore in undo:
        restore()
    size = sum(len(t.encode()) for t in texts)
    rows = [[stage, f"{seconds:.2f} s", f"{100 * seconds / whole:.0f} %"] for stage, seconds in spent.items()]
    lines = ["## Where the time goes", "", f"Checking {size / 1e6:.2f} MB of clean articles, one process:", ""]
    lines += table(["stage", "time", "share"], rows)
    return "\n".join([*lines, "", f"In all {whole:.2f} s, {size / 1024 / whole:.0f} KB/s."])


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table."""
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def output(command: list[str]) -> str:
    """What a command prints. RuntimeError, with the end of what it complained of, if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(command[1]).name}: {done.stderr.strip()[-400:]}")
    return done.stdout


def kept() -> dict[str, str]:
    """The sections that the page holds now."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return {n: body.strip() for n, body in re.findall(r"<!-- (\S+) -->\n(.*?)(?=<!-- \S+ -->|\Z)", text, re.DOTALL)}


def main(argv: list[str]) -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", nargs="+", choices=list(sections()), default=list(sections()))
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args(argv)
    if args.list:
        print("\n".join(sections()))
        return 0
    if not args.bench or not args.data:
        parser.error("--bench and --data expected")
    found = kept()
    for name in args.only:
        print(f"{name} …", file=sys.stderr)
        try:
            body = sections()[name](args.bench.resolve(), args.data.resolve())
        except RuntimeError as error:
            print(f"  not measured, kept as it stands: {error}", file=sys.stderr)
            continue
        for notes in (ROOT / "reports" / "notes" / f"{n}.md" for n in NOTES.get(name, (name,))):
            if notes.exists():
                body = f"{body}\n\n{notes.read_text(encoding='utf-8').strip()}".strip()
        found[name] = body
    parts = [f"<!-- {name} -->\n{found[name]}" for name in sections() if found.get(name)]
    PAGE.write_text("\n\n".join([HEAD.strip(), *parts]) + "\n", encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
