"""Train the model that tells who talks about the same thing (``numcheck/relations/matching/model.json``).

    python tools/train_matcher.py --sets DIR --corpus FILE [--folds 5] [--shuffle 0] [--no-check] [--groups] [-o FILE]

DIR holds the labelled sets and FILE the unlabelled texts (``matcher_data.py`` says in which form); what was written
for training is in ``training/``. Prints what the model is worth on articles it has not seen: every item judged by a
model trained without its article, through the real check; then the calibration, and with ``--groups`` what each group
of features is worth. Then trains on everything and writes the model. The same input gives the same file, byte for
byte. Needs scikit-learn; numcheck itself does not.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the order of sums decides the last digit
sys.path.insert(0, str(Path(__file__).parent))

import matcher_data as data
import matcher_faults as faults
import matcher_scores as scores
import matcher_texts as texts
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from numcheck.relations.matching.model import SHIPPED, read

TREES, LEAVES, RATE = 150, 6, 0.12
FIRST_TREES = 40  # over the features of a glance, which turn most pairs away
GLANCE = re.compile(r"(noun|place|rank|slip)\.|near\.(near|wide)_")
ROUNDS = {"restate": 6, "draft": 4, "merged": 4, "sources": 1, "corpus": 1, "clean": 1, "line": 2, "story": 2}
# What a person knows beforehand: the more of these the likelier one measurand, the less likely. Keeps the trees from
# learning the accidents of a small set.
UP = """
align.share align.weight align.run align.longest align.longest_weight name.dates_shared name.shared name.last
name.numbers_shared near.near_shared near.wide_shared near.clause_shared near.near_share near.wide_share near.before
near.after near.beside_shared near.beside_share noun.same rank.gap rank.rival_words rank.closeness
rank.only rank.only_near rank.only_lead slip.any slip.digits slip.near slip.shared
"""
DOWN = """
logic.change logic.compare logic.compare_wide logic.other logic.other_wide logic.part logic.parts logic.whole
name.dates_differ name.each name.holds name.numbers_each noun.differs
noun.modifiers_each noun.one place.peers place.same_sentence place.together place.values rank.crowd rank.equal_any rank.equal_words
rank.equal_less rank.equal_more rank.rivals slip.ratio slot.contrasts slot.filled slot.names
slot.weight
"""
GROUPS = ("noun", "near", "align", "slot", "name", "logic", "place", "rank", "slip")


def fit(rows: Sequence[data.Row], names: Sequence[str]) -> dict[str, Any]:
    """A model of ``rows`` as the JSON table that ``numcheck.relations.matching.model`` reads, without thresholds."""
    first = [n for n in names if GLANCE.match(n)]
    return {"glance": _boosted(rows, first, FIRST_TREES), **_boosted(rows, names, TREES)}


def _boosted(rows: Sequence[data.Row], names: Sequence[str], trees: int) -> dict[str, Any]:
    x = np.array([[r.features[n] for n in names] for r in rows])
    y = np.array([r.label for r in rows])
    weight = np.array([r.weight for r in rows])
    signs = [int(n in UP.split()) - int(n in DOWN.split()) for n in names]
    model = HistGradientBoostingClassifier(
        max_iter=trees, max_leaf_nodes=LEAVES, learning_rate=RATE, min_samples_leaf=20, l2_regularization=1.0,
        early_stopping=False, random_state=0, monotonic_cst=signs,
    )  # fmt: skip
    model.fit(x, y, sample_weight=weight)
    start = float(model._baseline_prediction[0, 0])
    return {
        "features": list(names),
        "start": round(start, 5),
        "trees": [_tree(stage[0].nodes, 0) for stage in model._predictors],
    }


def _tree(nodes: Any, i: int) -> Any:
    node = nodes[i]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    threshold = round(float(node["num_threshold"]), 5)
    return [int(node["feature_idx"]), threshold, _tree(nodes, int(node["left"])), _tree(nodes, int(node["right"]))]


def write(model: dict[str, Any], thresholds: dict[str, dict[str, float]], path: Path) -> None:
    """The model as JSON, one tree a line."""
    glance = {**model["glance"], "trees": "GLANCE"}
    text = json.dumps({**model, "thresholds": thresholds, "glance": glance, "trees": "TREES"}, indent=1)
    for name, trees in (("GLANCE", model["glance"]["trees"]), ("TREES", model["trees"])):
        lines = ",\n".join("  " + json.dumps(t, separators=(",", ":")) for t in trees)
        text = text.replace(f'"{name}"', f"[\n{lines}\n ]")
    path.write_text(text + "\n", encoding="utf-8")


def gather(
    sets: Path, corpus: Path | None, cache: Path | None
) -> tuple[list[data.Row], list[dict[str, Any]], dict[str, str]]:
    """Labelled rows of everything, the items they came from, and the items' groups."""
    everything = [{**item, "set": name} for name in data.SETS for item in data.items(sets, name)]
    unlabelled = []
    if corpus:
        with open(corpus, encoding="utf-8") as f:
            unlabelled = [_bare(json.loads(line)) for line in f]
    written = [*texts.stories(), *texts.lines({item["id"]: item["documents"][0]["text"] for item in unlabelled})]
    group = data.groups([*everything, *unlabelled, *written])
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes()), everything, group
    rows: list[data.Row] = []
    vocabulary = faults.vocabulary(unlabelled)
    seen = {item["base"] for item in everything}
    together = [data.merged(item) for item in everything if item["set"] == "draft"]
    for item in [*everything, *together, *unlabelled, *written]:
        if item["set"] == "corpus" and item["base"] in seen:
            continue
        rows += data.labelled(item, group[item["id"]])
        if not item["gold"] and item["set"] in ROUNDS:
            rows += faults.planted(item, group[item["id"]], ROUNDS[item["set"]])
        if item["set"] == "corpus":
            rows += faults.decoys(item, group[item["id"]], vocabulary)
    if cache:
        cache.write_bytes(pickle.dumps(rows))
    return rows, everything, group


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    documents = [{"name": "doc", "role": "draft", "text": row["text"]}]
    return {"id": row["id"], "base": row["id"], "set": "corpus", "documents": documents, "gold": [], "version": "clean"}


def fold_of(groups: Sequence[str], folds: int, shuffle: int = 0) -> dict[str, int]:
    """A fold for each group, the biggest groups spread first; the same for the same groups and the same ``shuffle``."""
    sizes = Counter(groups)
    names = sorted(sizes)
    if shuffle:
        random.Random(shuffle).shuffle(names)
    load = [0] * folds
    out = {}
    for name in sorted(names, key=lambda name: -sizes[name]):
        out[name] = load.index(min(load))
        load[out[name]] += sizes[name]
    return out


def cross_validate(
    rows: Sequence[data.Row], names: Sequence[str], fold: dict[str, int], folds: int
) -> tuple[list[dict[str, Any]], list[float]]:
    """The model of each fold (trained without it), and each row's score by the model that has not seen it."""
    models, out = [], [0.0] * len(rows)
    for k in range(folds):
        models.append(fit([r for r in rows if fold[r.group] != k], names))
        judge = read(models[-1]).score
        for i, r in enumerate(rows):
            if fold[r.group] == k:
                out[i] = judge(r.features)
    return models, out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument(
        "--shuffle", type=int, default=0, help="deal the articles out to other folds: how far is it luck?"
    )
    parser.add_argument("--cache", type=Path, help="keep the labelled rows here between runs")
    parser.add_argument("--groups", action="store_true", help="print what each group of features is worth")
    parser.add_argument("--no-check", action="store_true", help="do not run the check on the held-out items")
    parser.add_argument("--answers", type=Path, help="write the held-out findings here, one JSON line an item")
    parser.add_argument("-o", "--output", type=Path, default=Path(SHIPPED))
    args = parser.parse_args()

    began = time.perf_counter()
    rows, everything, group = gather(args.sets, args.corpus, args.cache)
    names = sorted(rows[0].features)
    fold = fold_of([group[i] for i in sorted(group)], args.folds, args.shuffle)
    print(f"{len(rows)} pairs ({sum(r.label for r in rows)} contradictions), {len(set(group.values()))} articles, "
          f"{time.perf_counter() - began:.0f} s")  # fmt: skip
    for origin, n in sorted(Counter((r.origin, r.label) for r in rows).items()):
        print(f"  {origin[0]:10} {'contradictions' if origin[1] else 'other pairs':15} {n}")

    models, judged = cross_validate(rows, names, fold, args.folds)
    thresholds = scores.thresholds(rows, judged)
    scores.print_rows(rows, judged, thresholds)
    if args.groups:
        kept: list[str] = []
        for g in GROUPS:
            kept.append(g)
            some = [n for n in names if n.partition(".")[0] in kept]
            _, s = cross_validate(rows, some, fold, args.folds)
            scores.print_group("+ " + g, rows, s)
        for g in GROUPS:
            some = [n for n in names if n.partition(".")[0] != g]
            _, s = cross_validate(rows, some, fold, args.folds)
            scores.print_group("without " + g, rows, s)

    if not args.no_check:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"fold{k}.json" for k in range(args.folds)]
            for path, model in zip(paths, models, strict=True):
                write(model, thresholds, path)
            held_out = defaultdict(list)
            for item in everything:
                held_out[item["set"]].append((item, str(paths[fold[group[item["id"]]]]), fold[group[item["id"]]]))
            scores.print_check(held_out, args.answers)

    write(fit(rows, names), thresholds, args.output)
    print(f"{args.output} written, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
