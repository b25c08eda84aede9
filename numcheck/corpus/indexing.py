"""The step that reads a document once for the ledger: its figures, what joins them, and by what it meets others."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any

from numcheck import pipeline
from numcheck.config import Config
from numcheck.core.claim import Measurand
from numcheck.corpus.columns import Field, RawDocument
from numcheck.corpus.copies import folds
from numcheck.corpus.raw_documents import Layout, document_of
from numcheck.corpus.reading import UNCHECKED
from numcheck.corpus.steps import RowStep
from numcheck.relations.corpus import ClaimedText, Corpus
from numcheck.relations.matching.blocking import block_keys
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.same_measurand import find
from numcheck.writers.tables.clusters import joins

LINK = (Field("a", "string"), Field("b", "string"))
# Of a term of a sentence with figures of a kind: whether it is a name (1, 0), and in how many of a million texts it stands.
KEYS = (
    *(Field("sentence", "int64"), Field("kind", "string"), Field("term", "string")),
    *(Field("name", "int64"), Field("known", "int64")),
)
FIELDS = (
    Field("contents", "binary"),
    Field("figures", (Field("node", "string"), Field("figure", "binary"))),
    Field("links", LINK),
    Field("keys", KEYS),
    Field("folds", (Field("fold", "string"),)),
    UNCHECKED,
)


def index_step(config: Config, layout: Layout) -> RowStep:
    """Each document with its ``contents`` to be compared, ``figures``, ``links`` between them, block ``keys`` and ``folds``."""
    return RowStep(gives=FIELDS, work=partial(_indexed, config, layout))


def node_of(document: str, number: int) -> str:
    """The name of a figure in the graph of figures: its document, and which of it, from 0."""
    return f"{document}#{number}"


def _indexed(config: Config, layout: Layout, **row: Any) -> dict[str, Any]:
    document = document_of(RawDocument(**row), layout)
    text = pipeline.claimed(document, config)
    name, numbers = document.uri, {claim.location: i for i, claim in enumerate(text.claims)}
    keys = {
        (mention.sentence, mention.kind, term, int(term in mention.all_names), round(1e6 * 2**-bits))
        for mention in mentions([text])
        for term, bits in block_keys(mention).items()
    }
    links = [
        {"a": node_of(name, numbers[relation.claims[0].location]), "b": node_of(name, numbers[claim.location])}
        for relation in find(Corpus(texts=(text,), sources=(), across=False, config=config, wanted=()))
        if joins(relation)
        for claim in relation.claims[1:]
    ]
    # What is printed of a figure is worked out once, here; to compare it nobody asks for that.
    lean = ClaimedText(
        document=text.document,
        claims=tuple(claim.replaced(describe=Measurand) for claim in text.claims),
        dates=text.dates,
    )
    return {
        "document": name,
        "contents": pickle.dumps(lean, protocol=5),
        "figures": [
            {
                "node": node_of(name, i),
                "figure": pickle.dumps((claim, text.document.position(claim.location.span.start)), protocol=5),
            }
            for i, claim in enumerate(text.claims)
        ],
        "links": links,
        "keys": [dict(zip([f.name for f in KEYS], key, strict=True)) for key in sorted(keys)],
        "folds": [{"fold": fold} for fold in folds(text)],
        "unchecked": [{"reason": reason} for reason in document.unread],
    }
