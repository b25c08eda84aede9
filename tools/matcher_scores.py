"""What the matcher is worth: on single pairs, and through the real check. For ``train_matcher.py``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matcher_data import Row

import numcheck
from numcheck import pipeline

ABOUT = {"draft": {"conflict", "unsupported"}}
# The least score that is reported: settled by running the check over held-out items at several, the articles split
# to folds in three ways. Within a text lower where a slip of the pen would explain the difference; between sources
# higher, for there it mostly is two numbers. Restate and clean decide for one text, draft and sources for the others.
REPORT = {"text": 0.65, "text-slip": 0.45, "source": 0.7, "source-slip": 0.7, "sources": 0.28, "sources-slip": 0.9}
# Pairs that a glance finds less likely than this are looked at no further.
GLANCE = {"text": 0.15, "source": 0.15, "sources": 0.06}
HIGH = 0.97
TRUST = {"restate": 1.0, "clean": 1.0, "draft": 1.0, "sources": 1.0, "natural": 0.3}  # what thresholds are set on


def thresholds(rows: Sequence[Row], judged: Sequence[float]) -> dict[str, dict[str, float]]:
    """For each role what is reported, and the least held-out score above which nearly all is right: high confidence.

    A pair that comes back in several versions of one article counts once.
    """
    out = {}
    for name, report in REPORT.items():
        role, _, slip = name.partition("-")
        some: dict[tuple[str, str], tuple[float, int, float]] = {}
        for r, s in zip(rows, judged, strict=True):
            if r.role == role and r.slipped == bool(slip) and r.origin in TRUST and r.weight:
                key = r.group, r.note.partition(": ")[2]
                some[key] = max(some.get(key, (0.0, 0, 0.0)), (s, r.label, TRUST[r.origin]))
        out[name] = {"glance": GLANCE[role], "report": report, "high": max(_least(list(some.values()), HIGH), report)}
    return out


def _least(scored: Sequence[tuple[float, int, float]], goal: float) -> float:
    """The lowest score such that of all pairs at or above it the share ``goal`` is right; 0.9 where there is none."""
    right = total = 0.0
    best = 0.9
    for score, label, weight in sorted(scored, reverse=True):
        total += weight
        right += weight * label
        if right / total >= goal:
            best = score
    return round(best - 0.0005, 3)


def print_rows(rows: Sequence[Row], judged: Sequence[float], limits: Mapping[str, Mapping[str, float]]) -> None:
    """Precision and recall on single pairs by origin, and how well scores tell probabilities."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for r, s in zip(rows, judged, strict=True):
        passed = s >= limits[f"{r.role}-slip" if r.slipped else r.role]["report"]
        cell = table[r.origin]
        cell[0] += passed and r.label
        cell[1] += passed
        cell[2] += r.label
    print("pairs, held out   right / reported / true")
    for origin, (right, reported, true) in sorted(table.items()):
        print(f"  {origin:10} {right:5} / {reported:5} / {true:5}")
    print("thresholds", json.dumps(limits))
    print("score      pairs  contradictions   (restate and draft, held out)")
    bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for r, s in zip(rows, judged, strict=True):
        if r.origin in ("restate", "draft"):
            bins[min(int(s * 10), 9)][0] += 1
            bins[min(int(s * 10), 9)][1] += r.label
    for b, (n, yes) in sorted(bins.items()):
        print(f"  {b / 10:.1f}-{b / 10 + 0.1:.1f} {n:7} {yes:7}  {yes / n:.2f}")


def print_group(name: str, rows: Sequence[Row], judged: Sequence[float]) -> None:
    """The best F1 on pairs of restate over all thresholds."""
    some = sorted(((s, r.label) for r, s in zip(rows, judged, strict=True) if r.origin == "restate"), reverse=True)
    true = sum(label for _, label in some)
    right = 0
    best = 0.0
    for i, (_, label) in enumerate(some, 1):
        right += label
        best = max(best, 2 * right / (i + true))
    print(f"  {name:16} F1 on pairs {best:.3f}")


def findings(item: Mapping[str, Any], model: str) -> list[dict[str, Any]]:
    """What the check reports on ``item`` with the model in the file ``model``."""
    place = {f"doc{i}": i for i in range(len(item["documents"]))}
    made = [numcheck.Document.from_text(d["text"], uri=f"doc{i}") for i, d in enumerate(item["documents"])]
    drafts = [m for m, d in zip(made, item["documents"], strict=True) if d["role"] == "draft"]
    sources = [m for m, d in zip(made, item["documents"], strict=True) if d["role"] == "source"]
    report = pipeline.check(drafts or sources, sources if drafts else [], across=not drafts, model=model)
    return [
        {
            "kind": str(f.family),
            "severity": {"note": "info"}.get(str(f.severity), str(f.severity)),
            "rule": f.rule,
            "confidence": str(f.confidence),
            "spans": [
                {"doc": place[s.uri], "start": s.span.start, "end": s.span.end}
                for s in (f.location, *(r.location for r in f.related))
            ],
        }
        for f in report.findings
    ]


def print_check(held_out: Mapping[str, Sequence[tuple[dict[str, Any], str, int]]], answers: Path | None) -> None:
    """Precision, recall and alarms of the whole check, item by item with the model that has not seen its article."""
    lines = []
    sure: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, some in held_out.items():
        hits = gold = wrong = alarms = errors = words = flagged = 0
        by_fold: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        for item, model, fold in some:
            found = findings(item, model)
            lines.append(json.dumps({"id": item["id"], "findings": found}))
            words += sum(len(d["text"].split()) for d in item["documents"])
            kinds = ABOUT.get(name, {"conflict"})
            found = [f for f in found if f["kind"] in kinds and f["severity"] != "info"]
            hit = [[_touches(f, g["target"]) for f in found] for g in item["gold"]]
            right = [any(row[i] for row in hit) for i in range(len(found))]
            hits += sum(map(any, hit))
            gold += len(item["gold"])
            if not (name == "draft" and item["version"] == "asis"):
                wrong += right.count(False)
                by_fold[fold][1] += right.count(False)
                for f, ok in zip(found, right, strict=True):
                    if name in ("restate", "draft"):
                        sure[f["confidence"]][0] += ok
                        sure[f["confidence"]][1] += 1
            by_fold[fold][0] += sum(map(any, hit))
            by_fold[fold][2] += len(item["gold"])
            alarms += len(found)
            errors += sum(f["severity"] == "error" for f in found)
            flagged += bool(found)
        if name == "clean":
            print(f"clean      warnings {1000 * alarms / words:.3f}, errors {1000 * errors / words:.3f} per 1,000 words; "
                  f"articles flagged {flagged / len(some):.3f}")  # fmt: skip
            continue
        spread = [2 * h / (h + w + g) for h, w, g in by_fold.values() if g]
        print(f"{name:10} P {hits / max(hits + wrong, 1):.3f}  R {hits / max(gold, 1):.3f}  "
              f"F1 {2 * hits / max(hits + wrong + gold, 1):.3f}  (folds {min(spread):.2f} to {max(spread):.2f})")  # fmt: skip
    for level, (ok, n) in sorted(sure.items()):
        print(f"findings marked {level}: {ok} of {n} right ({ok / n:.2f}) on restate and draft")
    if answers:
        answers.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _touches(finding: Mapping[str, Any], target: Mapping[str, int]) -> bool:
    return any(
        s["doc"] == target["doc"] and s["start"] < target["end"] and target["start"] < s["end"]
        for s in finding["spans"]
    )
