"""Train the model that tells how likely a date of a draft is wrong, by what its sources say.

    python -m training.dates.train --sets DIR [-o numcheck/relations/date_tieout/model.json]

DIR holds the labelled sets as JSON Lines, an item a line: ``id``, ``base`` (the article it was made from), ``draft``,
``sources``, ``gold`` (spans ``start, end`` of what is wrong in the draft), ``right_flags`` (spans that count neither
way), ``faultless`` (nothing in it is wrong). Prints what a model is worth on articles, and on whole sets, that it has not
seen. The same input gives the same file under the same scikit-learn, which numcheck itself does not need.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the order of sums decides the last digit

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

from numcheck import pipeline
from numcheck.core.text import Document, Span
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.date_tieout.evidence import evidence
from numcheck.relations.date_tieout.features import Features, features_of
from numcheck.relations.date_tieout.model import SCHEMA, read
from numcheck.relations.date_tieout.sources import SourceDates
from numcheck.relations.date_tieout.support import LIKELY, SURE, draft_text, source_text
from training.matcher.train import fold_of, tree_of

SETS = ("ragtruth", "faithbench", "diasumfact", "summedits", "bump", "factscore", "wice", "averitec")

# Bagging: a few models, each of a part of the articles' dates and of the features, whose log-odds are averaged. One model
# of 120 trees is a point of F1 worse on articles and on whole sets unseen, and changes more from run to run.
BAGS, TREES, LEAVES, LEARNING_RATE, MIN_SAMPLES_LEAF, L2 = 4, 90, 8, 0.06, 20, 3.0
PART, FEATURES = 0.8, 0.3

# The more of these, the likelier a date is right, or wrong: what a person knows beforehand keeps the trees from learning
# the accidents of small sets (monotone constraints).
_RIGHT = """same.near same.wide same.beside same.count same.share same.written vaguer.near gap.near gap.wide gap.beside told.known
told.names told.closest life.same written.day rest.closest rest.near rest.known rest.names"""
_WRONG = "same.absent other.near other.wide other.beside life.other rest.absent"
RIGHT, WRONG = frozenset(_RIGHT.split()), frozenset(_WRONG.split())


class DateRow(NamedTuple):
    """A date of a labelled draft. ``wrong`` is how many wrong numbers it holds: a day and its year may be two."""

    origin: str
    group: str
    wrong: int
    features: Features


def rows(folder: Path, name: str) -> Iterator[DateRow]:
    """The dates of the set ``name`` that count: of drafts with something wrong, and of faultless ones."""
    key: tuple[str, ...] = ()
    sources = SourceDates([])
    for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        if not item["gold"] and not item["faultless"]:
            continue
        draft = draft_text(_read(item["draft"]))
        if not draft.dates:
            continue
        if key != (key := tuple(item["sources"])):
            sources = SourceDates([source_text(_read(text)) for text in key])
        found = [evidence(draft, i, sources) for i in range(len(draft.dates))]
        for date, features in zip(draft.dates, features_of(found, draft, sources), strict=True):
            wrong = sum(Span(g["start"], g["end"]).overlaps(date.span) for g in item["gold"])
            if wrong or not any(Span(g["start"], g["end"]).overlaps(date.span) for g in item["right_flags"]):
                yield DateRow(name, item["base"], wrong, features)


def _read(text: str) -> ClaimedText:
    return pipeline.claimed(Document.from_text(text), tied=True)


def fit(chosen: Sequence[DateRow]) -> dict[str, Any]:
    """A model of ``chosen`` as the file holds it."""
    names = list(chosen[0].features)
    x = np.array([[float(r.features[n]) for n in names] for r in chosen])
    y = np.array([r.wrong > 0 for r in chosen])
    start, trees = 0.0, []
    for bag in range(BAGS):
        some = np.random.RandomState(bag).permutation(len(chosen))[: int(PART * len(chosen))]
        model = HistGradientBoostingClassifier(
            max_iter=TREES,
            max_leaf_nodes=LEAVES,
            learning_rate=LEARNING_RATE,
            min_samples_leaf=MIN_SAMPLES_LEAF,
            l2_regularization=L2,
            max_features=FEATURES,
            early_stopping=False,
            random_state=bag,
            monotonic_cst=[int(n in WRONG) - int(n in RIGHT) for n in names],
        )
        model.fit(x[some], y[some])
        start += float(model._baseline_prediction[0, 0]) / BAGS
        trees += [tree_of(stage[0].nodes, bags=BAGS, places=4) for stage in model._predictors]
    return {"features": names, "start": round(start, 5), "trees": trees}


def scored(chosen: Sequence[DateRow], fold: Mapping[str, int], by_set: bool) -> list[tuple[DateRow, float]]:
    """Each row with its score by a model that has seen neither its article nor, ``by_set``, its set."""
    part = [r.origin if by_set else str(fold[r.group]) for r in chosen]
    out = []
    for held in sorted(set(part)):
        judge = read(fit([r for r, p in zip(chosen, part, strict=True) if p != held])).score
        out += [(r, judge(r.features)) for r, p in zip(chosen, part, strict=True) if p == held]
    return out


def worth(judged: Sequence[tuple[DateRow, float]], least: float) -> str:
    """Precision, recall and F1 of the dates that score ``least``, in words."""
    flagged = [r for r, score in judged if score >= least]
    precision = sum(r.wrong > 0 for r in flagged) / max(len(flagged), 1)
    recall = sum(r.wrong for r in flagged) / max(sum(r.wrong for r, _ in judged), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({len(flagged)} flagged)"


def main() -> None:
    """Cross-validate, then train on everything and, with ``-o``, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    chosen = [row for name in SETS for row in rows(args.sets, name)]
    fold = fold_of([r.group for r in chosen], 8)
    for title, by_set in (("articles", False), ("sets", True)):
        judged = scored(chosen, fold, by_set)
        for least in (0.3, LIKELY, SURE):
            print(f"unseen {title}, score {least}: {worth(judged, least)}")
    if args.output:
        head = {"schema": SCHEMA, "trained": {"dates": len(chosen), "scikit-learn": sklearn.__version__}}
        model = fit(chosen)
        lines = ",\n".join("  " + json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
        text = json.dumps({**head, **model, "trees": "TREES"}, indent=1).replace('"TREES"', f"[\n{lines}\n ]")
        args.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
