"""What a corpus is asked for: findings, claims, or the ledger; the same on every engine."""

from __future__ import annotations

import os
from collections.abc import Sequence

from numcheck.config import Config
from numcheck.core.named_tuple import NamedTuple
from numcheck.corpus.columns import CLAIMS, COPIES, ERRORS, FINDINGS, LEDGER, Field
from numcheck.corpus.engine import TableEngine
from numcheck.corpus.gathering import MEMBERS
from numcheck.corpus.inputs import CorpusInput
from numcheck.corpus.linkage import link
from numcheck.corpus.raw_documents import Layout
from numcheck.corpus.reading import claims_step, findings_step


class Written(NamedTuple):
    """What was written: the name of each table, and how many rows it has.

    ``compared`` counts what a ledger compared: pairs of documents, and of figures in them
    """

    tables: tuple[tuple[str, int], ...]
    compared: tuple[int, int] = (0, 0)


def findings(
    engine: TableEngine, inputs: Sequence[CorpusInput], folder: str, config: Config, layout: Layout
) -> Written:
    """Write ``findings`` and ``errors`` into ``folder``: each document checked for itself."""
    engine.read(inputs, layout)
    engine.apply("checked", "documents", findings_step(config, layout))
    engine.unnest("findings", "checked", "findings")
    _errors(engine, "checked")
    return _written(engine, folder, [("findings", FINDINGS)])


def claims(engine: TableEngine, inputs: Sequence[CorpusInput], folder: str, config: Config, layout: Layout) -> Written:
    """Write ``claims`` and ``errors`` into ``folder``."""
    engine.read(inputs, layout)
    engine.apply("claimed", "documents", claims_step(config, layout))
    engine.unnest("claims", "claimed", "claims")
    _errors(engine, "claimed")
    return _written(engine, folder, [("claims", CLAIMS)])


def ledger(engine: TableEngine, inputs: Sequence[CorpusInput], folder: str, config: Config, layout: Layout) -> Written:
    """Write ``ledger``, ``members``, ``conflicts``, ``copies`` and ``errors`` into ``folder``: the documents compared."""
    engine.read(inputs, layout)
    link(engine, config, layout)
    _errors(engine, "indexed", "unread")
    engine.view(
        "errors",
        "SELECT document, reason FROM unread UNION ALL "
        "SELECT document, concat('not compared: ', times, ' documents have this id') AS reason FROM doubled "
        "UNION ALL SELECT document, error AS reason FROM compared WHERE error IS NOT NULL "
        "UNION ALL SELECT document, error AS reason FROM gathered WHERE error IS NOT NULL",
    )
    written = _written(
        engine, folder, [("ledger", LEDGER), ("members", MEMBERS), ("conflicts", FINDINGS), ("copies", COPIES)]
    )
    pairs = engine.rows("SELECT count(*) FROM pairs")[0][0]
    return written._replace(compared=(pairs, engine.rows("SELECT sum(compared) FROM compared")[0][0] or 0))


def _errors(engine: TableEngine, source: str, name: str = "errors") -> None:
    """The table ``name`` of what step ``source`` could not read, whole or in part."""
    engine.unnest("unchecked", source, "unchecked", ["document"])
    engine.view(
        name,
        f"SELECT document, error AS reason FROM {source} WHERE error IS NOT NULL "
        "UNION ALL SELECT document, reason FROM unchecked",
    )


def _written(engine: TableEngine, folder: str, tables: Sequence[tuple[str, Sequence[Field]]]) -> Written:
    done = []
    for name, fields in (*tables, ("errors", ERRORS)):
        order = ", ".join(f"{i} NULLS FIRST" for i, _ in enumerate(fields, 1))
        engine.write(f"SELECT * FROM {name} ORDER BY {order}", os.path.join(folder, name))
        done.append((name, int(engine.rows(f"SELECT count(*) FROM {name}")[0][0])))
    return Written(tuple(done))
