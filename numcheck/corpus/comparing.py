"""The step that compares documents which met in a block, two at a time, as ``numcheck check --across`` compares these two."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from numcheck import rules, suppressions
from numcheck.checked_report import CheckedReport
from numcheck.config import Config
from numcheck.core.claim import MeasuredText
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Extraction
from numcheck.core.relation import Relation
from numcheck.core.text import Location
from numcheck.corpus.columns import FINDINGS, Field, rows_of
from numcheck.corpus.indexing import LINK, node_of
from numcheck.corpus.steps import RowStep
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.same_measurand import pairs_between, relations_of
from numcheck.relations.publication_date import publication_date
from numcheck.writers.tables.clusters import joins
from numcheck.writers.tables.findings import findings_table

APART = "\x1f"
"""Stands between the two ids of a pair."""


def compare_step(config: Config) -> RowStep:
    """Each group of documents, given as ``contents`` and the ``pairs`` among them: ``links``, ``conflicts``, and how many
    pairs of figures were ``compared``.
    """
    fields = (Field("links", LINK), Field("conflicts", FINDINGS), Field("compared", "int64"))
    return RowStep(gives=fields, work=partial(_compared, config))


class _PairEnd(NamedTuple):
    """A document as the first of a pair, or as the second."""

    text: ClaimedText
    mentions: list[Mention]
    numbers: dict[Location, int]


def _compared(config: Config, document: str, contents: Sequence[bytes], pairs: Sequence[str]) -> dict[str, Any]:
    texts = {text.document.uri: text for text in map(pickle.loads, contents)}
    sides: dict[tuple[str, int], _PairEnd] = {}

    def side(name: str, number: int) -> _PairEnd:
        if (name, number) not in sides:
            text = texts[name]
            numbers = {claim.location: i for i, claim in enumerate(text.claims)}
            sides[name, number] = _PairEnd(text, mentions([text], start=number), numbers)
        return sides[name, number]

    links, conflicts, compared = [], [], 0
    for first, _, second in sorted(pair.partition(APART) for pair in pairs):
        one, other = side(first, 0), side(second, 1)
        met = pairs_between(one.mentions, other.mentions)
        compared += len(met)
        days = [publication_date(text) for text in (one.text, other.text)] if met else []
        found = list(relations_of(met, config, days))
        links += [_link(relation, one.numbers | other.numbers) for relation in found if joins(relation)]
        conflicts += _conflicts(found, (one.text, other.text), config)
    return {"links": links, "conflicts": conflicts, "compared": compared}


def _link(relation: Relation, numbers: Mapping[Location, int]) -> dict[str, str]:
    a, b = (node_of(claim.location.uri, numbers[claim.location]) for claim in relation.claims)
    return {"a": a, "b": b}


def _conflicts(
    found: Sequence[Relation], texts: tuple[ClaimedText, ClaimedText], config: Config
) -> list[dict[str, Any]]:
    """What the rules say of relations between two texts, as rows."""
    documents = [text.document for text in texts]
    measured = [MeasuredText(document, (), Extraction(quantities=())) for document in documents]
    judged = rules.judge(found, texts=measured, config=config)
    if not judged:
        return []
    heeded = suppressions.apply(judged, documents, (), rules=rules.all_rules(), enabled=())
    held = {document.uri: document for document in documents}
    report = CheckedReport(findings=tuple(f.placed(held) for f in heeded), documents=tuple(documents))
    return rows_of(findings_table(report.view()))
