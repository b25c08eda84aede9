"""What a model is worth: on single pairs, and through the real check. Scores are of articles that it has not seen."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from numcheck import pipeline
from numcheck.core.finding import Finding
from numcheck.core.levels import Family, Severity
from training.matcher import faults
from training.matcher.items import Item, Place
from training.matcher.rows import Row
from training.matcher.settings import FOLDER, Configuration, settings

METRICS = FOLDER / "metrics.json"
Judged = Sequence[tuple[Row, float]]  # rows and their held-out scores, 0 to 1


def thresholds(judged: Judged, configuration: Configuration) -> dict[str, dict[str, float]]:
    """For each role what is reported, and the least held-out score above which nearly all is right: high confidence.

    A pair that comes back in several versions of one article counts once.
    """
    s, trust = settings().thresholds, configuration.trust
    out = {}
    for name, report in s.report.items():
        role, _, slip = name.partition("-")
        some: dict[tuple[str, str], tuple[float, int, float]] = {}
        for r, score in judged:
            if r.role == role and r.has_slip == bool(slip) and r.origin in trust and r.weight:
                key = r.group, r.note.partition(": ")[2]
                some[key] = max(some.get(key, (0.0, 0, 0.0)), (score, r.label, trust[r.origin]))
        high = max(_least(list(some.values()), s.high_precision), report, s.high_least if role == "text" else 0.0)
        out[name] = {"glance": s.prefilter[role], "report": report, "high": high}
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


def pairs(judged: Judged, limits: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, int]]:
    """By origin how many pairs reach the threshold, how many of those contradict, and how many contradict at all."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: {"reported": 0, "right": 0, "true": 0})
    for r, score in judged:
        reported = score >= limits[role_of(r)]["report"]
        cell = table[r.origin]
        cell["reported"] += reported
        cell["right"] += reported and r.label
        cell["true"] += r.label
    return dict(sorted(table.items()))


def calibration(judged: Judged, origins: Iterable[str]) -> dict[str, list[int]]:
    """By tenth of the score how many pairs of ``origins`` have it, and how many of them contradict."""
    bins: dict[str, list[int]] = {f"{tenth / 10:.1f}": [0, 0] for tenth in range(10)}
    for r, score in judged:
        if r.origin in origins:
            cell = bins[f"{min(int(score * 10), 9) / 10:.1f}"]
            cell[0] += 1
            cell[1] += r.label
    return bins


def calibration_by_genre(judged: Judged, limits: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, int]]:
    """By genre of published documents, held out as a whole: how many pairs, planted or not, reach the threshold of high
    confidence, and how many of these contradict.
    """
    table: dict[str, dict[str, int]] = defaultdict(lambda: {"high": 0, "right": 0})
    for r, score in judged:
        if r.origin in ("published", "planted published") and score >= limits[role_of(r)]["high"]:
            cell = table[r.note.removeprefix("published ").partition("/")[0]]
            cell["high"] += 1
            cell["right"] += r.label
    return dict(sorted(table.items()))


def role_of(row: Row) -> str:
    """The name of the thresholds that hold for ``row``."""
    return f"{row.role}-slip" if row.has_slip else row.role


def best_f1(judged: Judged, origin: str) -> float:
    """The best F1 on the pairs of ``origin`` over all thresholds."""
    some = sorted(((score, r.label) for r, score in judged if r.origin == origin), reverse=True)
    true = sum(label for _, label in some)
    right, best = 0, 0.0
    for i, (_, label) in enumerate(some, 1):
        right += label
        best = max(best, 2 * right / (i + true))
    return round(best, 3)


def check(held_out: Mapping[str, Sequence[tuple[Item, str]]]) -> dict[str, dict[str, float]]:
    """By set what the whole check finds; each item with the file of a model that has not seen its article.

    Of labelled sets precision, recall and F1 of the gold findings; of ``clean`` warnings and errors a thousand words.
    What is published as it is may hold more than is labelled: its other findings are not counted as wrong.
    """
    out = {}
    for name, some in held_out.items():
        hits = gold = wrong = alarms = errors = words = 0
        for item, model in some:
            found = [f for f in _findings(item, model) if f.family in _counted(name)]
            on_gold = [[_is_at(f, g.target) for f in found] for g in item.gold]
            hits += sum(map(any, on_gold))
            gold += len(item.gold)
            if not (name == "draft" and item.is_published_as_it_is):
                wrong += sum(not any(row[i] for row in on_gold) for i in range(len(found)))
            alarms += len(found)
            errors += sum(f.severity is Severity.ERROR for f in found)
            words += sum(len(d.text.split()) for d in item.documents)
        if gold:
            f1 = 2 * hits / max(hits + wrong + gold, 1)
            scores = {"precision": hits / max(hits + wrong, 1), "recall": hits / gold, "f1": f1}
            out[name] = {"gold": gold, "found": hits, "wrong": wrong} | {k: round(v, 3) for k, v in scores.items()}
        else:
            out[name] = {"warnings": round(1000 * alarms / words, 3), "errors": round(1000 * errors / words, 3)}
    return out


def genres(held_out: Iterable[tuple[Item, str]], restating: Container[str]) -> dict[str, dict[str, int]]:
    """By genre what the whole check finds in published documents, each with the file of a model that has not seen its genre.

    ``words``, ``alarms`` (findings of warning and above) and ``errors`` of the documents as they are; ``planted``: of those
    named in ``restating``, how many got one fault in a figure that they restate; in how many of these it was ``found``, and
    how many findings these had besides (``wrong``).
    """
    table: dict[str, dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(("words", "alarms", "errors", "planted", "found", "wrong"), 0)
    )
    for item, model in held_out:
        cell = table[item.base.removeprefix("genre ")]
        found = _conflicts(item, model)
        cell["words"] += len(item.documents[0].text.split())
        cell["alarms"] += len(found)
        cell["errors"] += sum(f.severity is Severity.ERROR for f in found)
        copy = faults.one_fault(item) if item.id in restating else None
        if copy:
            there = [_is_at(f, copy.gold[0].target) for f in _conflicts(copy, model)]
            cell["planted"] += 1
            cell["found"] += any(there)
            cell["wrong"] += there.count(False)
    return dict(sorted(table.items()))


def _conflicts(item: Item, model: str) -> list[Finding]:
    return [f for f in _findings(item, model) if f.family is Family.CONFLICT]


def _counted(name: str) -> frozenset[Family]:
    return frozenset([Family.CONFLICT, Family.UNSUPPORTED] if name == "draft" else [Family.CONFLICT])


def _findings(item: Item, model: str) -> list[Finding]:
    """What the check reports on ``item`` with the model in the file ``model``, notes left out."""
    documents = item.read()
    drafts = [d for d, text in zip(documents, item.documents, strict=True) if text.is_draft]
    sources = [d for d, text in zip(documents, item.documents, strict=True) if not text.is_draft]
    report = pipeline.check(drafts or sources, sources if drafts else [], across=not drafts, model=model)
    return [f for f in report.findings if f.severity is not Severity.NOTE]


def _is_at(finding: Finding, target: Place) -> bool:
    ends = (finding.location, *(r.location for r in finding.related))
    return any(e.uri == str(target.document) and e.span.overlaps(target.span) for e in ends)


def read_metrics() -> dict[str, Any]:
    """What metrics.json says: by configuration the scores of its last recorded training."""
    return dict(json.loads(METRICS.read_text(encoding="utf-8"))) if METRICS.exists() else {}


def write_metrics(name: str, metrics: Mapping[str, Any]) -> None:
    """Record the scores of the configuration ``name`` in metrics.json, and the table of the model card."""
    METRICS.write_text(json.dumps({**read_metrics(), name: metrics}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    recorded = read_metrics()
    card = FOLDER / "MODEL_CARD.md"
    before, _, rest = card.read_text(encoding="utf-8").partition(TABLE_START)
    card.write_text(
        f"{before}{TABLE_START}{table(recorded)}{TABLE_END}{rest.partition(TABLE_END)[2]}", encoding="utf-8"
    )


TABLE_START, TABLE_END = "<!-- scores: written by training/matcher/train.py -->\n", "<!-- end of scores -->"


def table(recorded: Mapping[str, Any]) -> str:
    """The scores of all configurations side by side, as a Markdown table."""
    columns = [(name, part) for name in recorded for part in ("check", "check_on_sets") if part in recorded[name]]
    sets = dict.fromkeys(s for name, part in columns for s in recorded[name][part])
    titles = [name if part == "check" else f"{name}, on the sets" for name, part in columns]
    lines = ["| set | " + " | ".join(titles) + " |", "|---" * (len(titles) + 1) + "|"]
    for s in sets:
        lines.append(f"| {s} | " + " | ".join(_cell(recorded[name][part].get(s)) for name, part in columns) + " |")
    return "\n".join(lines) + "\n"


def _cell(scores: Mapping[str, float] | None) -> str:
    if scores is None:
        return ""
    if "warnings" in scores:
        return f"{scores['warnings']:.3f} warnings, {scores['errors']:.3f} errors in 1,000 words"
    found = f"{scores['found']} of {scores['gold']}, {scores['wrong']} wrong"
    return f"P {scores['precision']:.3f}, R {scores['recall']:.3f}, F1 {scores['f1']:.3f} ({found})"


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where ``found`` is not what metrics.json says, one line each; parts that were not computed are not compared."""
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = [k for k in found if k in expected or not path]
        return [line for k in keys for line in differences(expected.get(k), found[k], f"{path}.{k}".strip("."))]
    return [] if expected == found else [f"{path}: {expected} recorded, {found} now"]
