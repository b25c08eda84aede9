"""project.toml as frozen values, and the data it names held against its hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent
ROOT = FOLDER.parent


class DataError(Exception):
    """A text that the training needs is missing or not the one that project.toml names; the message says which."""


@dataclass(frozen=True)
class Configuration:
    """What is trained on: with the sets and the corpus, or with what is in the repository alone."""

    sets: bool
    folds: int
    trust: Mapping[str, float]


@dataclass(frozen=True)
class Boosting:
    """Size and pace of the trees."""

    trees: int
    prefilter_trees: int
    leaves: int
    learning_rate: float
    min_samples_leaf: int
    l2_regularization: float
    seed: int


@dataclass(frozen=True)
class Features:
    """Which features the prefilter sees, the groups of names, and which way a feature may move a score."""

    prefilter: re.Pattern[str]
    groups: tuple[str, ...]
    likelier: frozenset[str]
    less_likely: frozenset[str]


@dataclass(frozen=True)
class Weights:
    """How much a labelled pair counts."""

    most_a_text: float
    published: float
    look_alike: float
    planted: float
    planted_published: float
    planted_short: float
    planted_line: float
    decoy: float


@dataclass(frozen=True)
class Faults:
    """How faults are planted."""

    min_similarity: float
    other_unit: float
    most_a_text: int
    most_a_text_of_sources: int
    excerpts: Mapping[str, int]
    rounds: Mapping[str, int]


@dataclass(frozen=True)
class Thresholds:
    """What is reported, by role ("text", "text-slip", …); what the prefilter lets pass, by role without slips."""

    high_precision: float
    high_least: float
    report: Mapping[str, float]
    prefilter: Mapping[str, float]


@dataclass(frozen=True)
class Settings:
    """The whole file. ``written``, ``sets``, ``reports``, ``corpus`` and ``published`` are the SHA-256 of each text, and of the folder."""

    written: Mapping[str, str]
    sets: Mapping[str, str]
    reports: Mapping[str, str]
    corpus: str
    published: str
    configurations: Mapping[str, Configuration]
    boosting: Boosting
    features: Features
    weights: Weights
    faults: Faults
    thresholds: Thresholds


@cache
def settings() -> Settings:
    """What training/project.toml says. TypeError for a name it does not know, KeyError for one that is missing."""
    table: dict[str, Any] = tomllib.loads((FOLDER / "project.toml").read_text(encoding="utf-8"))
    features = table["features"]
    return Settings(
        written=table["data"]["written"],
        sets=table["data"]["sets"],
        reports=table["data"]["reports"],
        corpus=table["data"]["corpus"]["sha256"],
        published=table["data"]["published"]["sha256"],
        configurations={name: Configuration(**c) for name, c in table["configurations"].items()},
        boosting=Boosting(**table["boosting"]),
        features=Features(
            prefilter=re.compile(features["prefilter"]),
            groups=tuple(features["groups"]),
            likelier=frozenset(features["likelier"].split()),
            less_likely=frozenset(features["less_likely"].split()),
        ),
        weights=Weights(**table["weights"]),
        faults=Faults(**table["faults"]),
        thresholds=Thresholds(**table["thresholds"]),
    )


def checked(path: Path, expected: str) -> bytes:
    """The content of ``path``. DataError where it is missing or has another SHA-256 than ``expected``."""
    if not path.is_file():
        raise DataError(f"{path} is missing: training on less would give another model")
    data = path.read_bytes()
    found = sha256(data).hexdigest()
    if found != expected:
        raise DataError(f"{path} is not the text that training/project.toml names: {found}, expected {expected}")
    return data


def checked_folder(folder: Path, expected: str) -> None:
    """DataError where ``folder`` is missing, or the names and contents of its files have another SHA-256 together."""
    if not folder.is_dir():
        raise DataError(f"{folder} is missing: training on less would give another model")
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path.relative_to(folder)}\n".encode() + sha256(path.read_bytes()).digest())
    if digest.hexdigest() != expected:
        found = digest.hexdigest()
        raise DataError(f"{folder} is not the folder that training/project.toml names: {found}, expected {expected}")


def written(name: str) -> str:
    """The text ``name`` of training/data. DataError as for ``checked``."""
    return checked(FOLDER / "data" / name, settings().written[name]).decode("utf-8")


def data_hash(configuration: Configuration) -> str:
    """One SHA-256 over those of all texts of ``configuration``; without the sets, over the fixtures, too."""
    s = settings()
    named = dict(s.written)
    if configuration.sets:
        named |= {**s.sets, **s.reports, "corpus": s.corpus, "published": s.published}
    else:
        named |= {p.name: sha256(p.read_bytes()).hexdigest() for p in (ROOT / "fixtures" / "rules").glob("*.md")}
    return sha256("\n".join(f"{name} {digest}" for name, digest in sorted(named.items())).encode()).hexdigest()


def code_hash() -> str:
    """One SHA-256 over all that makes a row of a text: numcheck but for its models, this package, project.toml but for thresholds."""
    files = [p for folder in (ROOT / "numcheck", FOLDER / "matcher") for p in folder.rglob("*") if p.is_file()]
    digest = sha256((FOLDER / "project.toml").read_bytes().partition(b"[thresholds]")[0])
    for path in sorted(p for p in files if p.suffix != ".pyc" and p.name != "model.json"):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()
