"""Train the model that tells which figures share a measurand.

    python -m training.matcher.train repository                                   what anybody can run
    python -m training.matcher.train full --sets DIR --reports DIR --corpus FILE --published DIR -o numcheck/relations/matching/model.json

Every item is judged by a model trained without its article, through the real check; what that is worth is written to
metrics.json and the model card, or with ``--check`` compared with what stands there. Then a model of everything is
trained and, with ``-o``, written. The same input gives the same file, byte for byte, under the same scikit-learn,
which numcheck itself does not need.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the order of sums decides the last digit

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

from numcheck.relations.matching.model import SCHEMA, read
from training.matcher import evaluate, excerpts, faults, items, texts
from training.matcher.items import Item
from training.matcher.rows import Row, labelled
from training.matcher.settings import Configuration, DataError, code_hash, data_hash, settings

Table = dict[str, Any]  # a model as the JSON file holds it
_Made = TypeVar("_Made")


def gather(
    configuration: Configuration, sets: Path | None, reports: Path | None, corpus: Path | None, published: Path | None
) -> tuple[list[Item], list[Item]]:
    """The items that are labelled, through which the check is judged, and those that only teach.

    DataError where ``configuration`` needs a text that is missing or another.
    """
    if not configuration.sets:
        return list(texts.fixtures()), [*texts.stories(), *texts.lines(None)]
    if sets is None or reports is None or corpus is None or published is None:
        raise DataError(
            "this configuration needs --sets, --reports, --corpus and --published; `repository` needs none of them"
        )
    unlabelled = items.corpus(corpus)
    articles = {item.id: item.documents[0].text for item in unlabelled}
    judged = [item for name in settings().sets for item in items.items(sets, name)]
    judged += [item for name in settings().reports for item in items.reports(reports / f"{name}.jsonl")]
    return judged, [*unlabelled, *items.published(published), *texts.stories(), *texts.lines(articles)]


def rows_of(judged: Sequence[Item], others: Sequence[Item], group: dict[str, str]) -> list[Row]:
    """Labelled pairs of all items: their own, and those of the faults and decoys planted in them."""
    corpus = [item for item in others if item.origin == "corpus"]
    vocabulary = faults.vocabulary(corpus)
    seen = {item.base for item in judged}
    together = [items.merged(item) for item in judged if item.origin == "draft"]
    chosen = [i for i in [*judged, *together, *others] if i.origin != "corpus" or i.base not in seen]
    with ProcessPoolExecutor() as pool:
        work = partial(_rows_of_one, vocabulary=vocabulary)
        rows = list(chain.from_iterable(pool.map(work, chosen, [group[i.id] for i in chosen], chunksize=16)))
        some = excerpts.chosen(chosen)
        return rows + list(chain.from_iterable(pool.map(_excerpts_of_one, some, [group[i.id] for i in some])))


def _excerpts_of_one(item: Item, group: str) -> list[Row]:
    return list(excerpts.excerpts(item, group))


def _rows_of_one(item: Item, group: str, vocabulary: list[str]) -> list[Row]:
    rounds = settings().faults.rounds
    rows = list(labelled(item, group))
    if not item.gold and item.origin in rounds:
        rows += faults.planted(item, group, rounds[item.origin])
    if item.origin == "corpus":
        rows += faults.decoys(item, group, vocabulary)
    return rows


def cached(folder: Path | None, name: str, make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives, kept in ``folder`` (None: nowhere) under ``name``, which says what it depends on."""
    if folder is None:
        return make()
    path = folder / f"{name}.pickle"
    if path.exists():
        kept: _Made = pickle.loads(path.read_bytes())
        return kept
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


def fit(rows: Sequence[Row], names: Sequence[str]) -> Table:
    """A model of ``rows`` over the features ``names``, without thresholds."""
    s = settings()
    first = [n for n in names if s.features.prefilter.match(n)]
    return {"glance": _boosted(rows, first, s.boosting.prefilter_trees), **_boosted(rows, names, s.boosting.trees)}


def _boosted(rows: Sequence[Row], names: Sequence[str], trees: int) -> Table:
    s = settings()
    x = np.array([[r.features[n] for n in names] for r in rows])
    y = np.array([r.label for r in rows])
    weight = np.array([r.weight for r in rows])
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        max_leaf_nodes=s.boosting.leaves,
        learning_rate=s.boosting.learning_rate,
        min_samples_leaf=s.boosting.min_samples_leaf,
        l2_regularization=s.boosting.l2_regularization,
        early_stopping=False,
        random_state=s.boosting.seed,
        monotonic_cst=[int(n in s.features.likelier) - int(n in s.features.less_likely) for n in names],
    )
    model.fit(x, y, sample_weight=weight)
    # The trees themselves are private in scikit-learn: a version without them fails here, and says so.
    start = float(model._baseline_prediction[0, 0])
    return {
        "features": list(names),
        "start": round(start, 5),
        "trees": [tree_of(stage[0].nodes) for stage in model._predictors],
    }


def tree_of(nodes: Any, at: int = 0, *, bags: int = 1, places: int = 5) -> Any:
    """A tree of scikit-learn, from its node ``at`` on, as a model file holds it: a leaf, or a list of four.

    Its leaves count one of ``bags`` models, its thresholds have ``places`` decimals.
    """
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]) / bags, 5)
    left, right = (tree_of(nodes, int(node[side]), bags=bags, places=places) for side in ("left", "right"))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), places), left, right]


def model_text(model: Table, thresholds: dict[str, dict[str, float]], trained: dict[str, str]) -> str:
    """The model file: JSON, one tree a line. ``trained`` says on what and with what it was made."""
    head = {"schema": SCHEMA, "trained": trained}
    glance = {**model["glance"], "trees": "GLANCE"}
    text = json.dumps({**head, **model, "thresholds": thresholds, "glance": glance, "trees": "TREES"}, indent=1)
    for name, trees in (("GLANCE", model["glance"]["trees"]), ("TREES", model["trees"])):
        lines = ",\n".join("  " + json.dumps(t, separators=(",", ":")) for t in trees)
        text = text.replace(f'"{name}"', f"[\n{lines}\n ]")
    return text + "\n"


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
    rows: Sequence[Row], names: Sequence[str], fold: dict[str, int], folds: int
) -> tuple[list[Table], list[tuple[Row, float]]]:
    """The model of each fold (trained without it), and each row with its score by the model that has not seen it."""
    models = [fit([r for r in rows if fold[r.group] != k], names) for k in range(folds)]
    return models, judged_by(models, rows, fold)


def judged_by(models: Sequence[Table], rows: Sequence[Row], fold: dict[str, int]) -> list[tuple[Row, float]]:
    """Each row with its score by the model of its fold."""
    judges = [read(model).score for model in models]
    return [(r, judges[fold[r.group]](r.features)) for r in rows]


def print_groups(rows: Sequence[Row], names: Sequence[str], fold: dict[str, int], folds: int, origin: str) -> None:
    """What each group of features is worth: the best F1 on pairs of ``origin`` with it and those before, and without."""
    groups = settings().features.groups
    for g in groups:
        upto = groups[: groups.index(g) + 1]
        chosen = {
            "+ " + g: [n for n in names if n.partition(".")[0] in upto],
            "without " + g: [n for n in names if n.partition(".")[0] != g],
        }
        for title, some in chosen.items():
            _, judged = cross_validate(rows, some, fold, folds)
            print(f"  {title:16} F1 on pairs {evaluate.best_f1(judged, origin):.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train; 1 where ``--check`` finds other scores than are recorded, 2 where a text is missing."""
    s = settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("configuration", choices=s.configurations)
    parser.add_argument("--sets", type=Path, help="folder of the labelled sets (README.md says in which form)")
    parser.add_argument("--reports", type=Path, help="folder of reports of one event with judged pairs")
    parser.add_argument("--corpus", type=Path, help="file of the unlabelled texts")
    parser.add_argument("--published", type=Path, help="folder of published documents, one folder in it a genre")
    parser.add_argument(
        "--shuffle", type=int, default=0, help="deal the articles out to other folds: how far is it luck?"
    )
    parser.add_argument("--cache", type=Path, help="folder to keep the labelled rows and the models in between runs")
    parser.add_argument("--groups", action="store_true", help="print what each group of features is worth")
    parser.add_argument(
        "--check", action="store_true", help="compare the scores with metrics.json, write nothing there"
    )
    parser.add_argument("-o", "--output", type=Path, help="write the model of everything here")
    args = parser.parse_args(arguments)
    try:
        return _train(args)
    except DataError as error:
        print(f"train: {error}", file=sys.stderr)
        return 2


def _train(args: argparse.Namespace) -> int:
    configuration = settings().configurations[args.configuration]
    began = time.perf_counter()
    judged_items, others = gather(configuration, args.sets, args.reports, args.corpus, args.published)
    group = items.groups([*judged_items, *others])
    data = data_hash(configuration)
    key = sha256((code_hash() + data).encode()).hexdigest()[:16]
    rows = cached(args.cache, f"rows-{key}", lambda: rows_of(judged_items, others, group))
    names = sorted(rows[0].features)
    folds = configuration.folds
    fold = fold_of([group[i] for i in sorted(group)], folds, args.shuffle)
    print(f"{len(rows)} pairs, {len(set(group.values()))} articles, {time.perf_counter() - began:.0f} s")
    if args.groups:
        print_groups(rows, names, fold, folds, "restate" if configuration.sets else "story")

    models, whole = cached(
        args.cache,
        f"models-{key}-{args.shuffle}",
        lambda: (cross_validate(rows, names, fold, folds)[0], fit(rows, names)),
    )
    judged = judged_by(models, rows, fold)
    limits = evaluate.thresholds(judged, configuration)
    trained = {"configuration": args.configuration, "data": data, "scikit-learn": sklearn.__version__}
    final = model_text(whole, limits, trained)
    metrics: dict[str, Any] = {
        **trained,
        "model": sha256(final.encode()).hexdigest(),
        "pairs": {"all": len(rows), "contradictions": sum(r.label for r in rows)},
        "articles": len(set(group.values())),
        "thresholds": limits,
        "held_out_pairs": evaluate.pairs(judged, limits),
        "calibration_by_genre": evaluate.calibration_by_genre(judged, limits),
        "calibration": evaluate.calibration(judged, ("restate", "draft") if configuration.sets else ("story",)),
    }
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"fold{k}.json" for k in range(folds)]
        for path, model in zip(paths, models, strict=True):
            path.write_text(model_text(model, limits, trained), encoding="utf-8")
        held_out = defaultdict(list)
        for item in judged_items:
            held_out[item.origin].append((item, str(paths[fold[group[item.id]]])))
        metrics["check"] = evaluate.check(held_out)
        if published := [i for i in others if i.origin == "published"]:
            restating = {r.note.partition(": ")[0] for r in rows if r.origin == "planted published"}
            unseen_genres = ((item, str(paths[fold[group[item.id]]])) for item in published)
            metrics["genres"] = evaluate.genres(unseen_genres, restating)
        if args.sets and not configuration.sets:
            shipped = Path(folder) / "whole.json"
            shipped.write_text(final, encoding="utf-8")
            unseen = {name: [(item, str(shipped)) for item in items.items(args.sets, name)] for name in settings().sets}
            metrics["check_on_sets"] = evaluate.check(unseen)
    print(json.dumps(metrics, indent=1))
    print(f"{time.perf_counter() - began:.0f} s")
    if args.output:
        args.output.write_text(final, encoding="utf-8")
    if args.check:
        other = evaluate.differences(evaluate.read_metrics().get(args.configuration), metrics, args.configuration)
        print("\n".join(other) or "the scores are those of metrics.json")
        return int(bool(other))
    if not args.shuffle:
        evaluate.write_metrics(args.configuration, metrics)
    return 0


if __name__ == "__main__":
    sys.exit(main())
