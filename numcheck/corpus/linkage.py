"""The ledger of a corpus, as queries and steps in order: who says what of the same thing, and where they cannot all be right."""

from __future__ import annotations

from numcheck.config import Config
from numcheck.corpus import blocks
from numcheck.corpus.comparing import compare_step
from numcheck.corpus.components import components
from numcheck.corpus.engine import TableEngine
from numcheck.corpus.gathering import gather_step
from numcheck.corpus.indexing import index_step
from numcheck.corpus.raw_documents import Layout


def link(engine: TableEngine, config: Config, layout: Layout) -> None:
    """Make ``ledger``, ``members``, ``conflicts`` and ``copies`` of ``documents``; ``indexed``, ``doubled`` and ``compared``
    hold what went wrong.
    """
    engine.apply("indexed", "documents", index_step(config, layout))
    engine.table(
        "doubled",
        "SELECT document, count(*) AS times FROM indexed WHERE error IS NULL GROUP BY document HAVING count(*) > 1",
    )
    engine.view(
        "texts",
        "SELECT indexed.document AS document, contents FROM indexed "
        "LEFT JOIN doubled ON indexed.document = doubled.document WHERE error IS NULL AND doubled.document IS NULL",
    )
    _fold(engine)
    engine.unnest("all_keys", "indexed", "keys", ["document"])
    engine.view("keyed", "SELECT all_keys.* FROM all_keys JOIN originals ON all_keys.document = originals.document")
    blocks.pairs(engine, "keyed")
    _compare(engine, config)
    _gather(engine)


def _fold(engine: TableEngine) -> None:
    """``copies`` (``document``, ``copy_of``), and ``originals``: every other document."""
    engine.unnest("all_folds", "indexed", "folds", ["document"])
    engine.view(
        "folds",
        "SELECT texts.document AS document, fold FROM all_folds JOIN texts ON all_folds.document = texts.document",
    )
    engine.view(
        "copy_edges",
        "WITH firsts AS (SELECT fold, min(document) AS first FROM folds GROUP BY fold HAVING count(*) > 1) "
        "SELECT DISTINCT document AS a, first AS b FROM folds JOIN firsts ON folds.fold = firsts.fold "
        "WHERE document <> first",
    )
    components(engine, "copied", "copy_edges")
    engine.view("copies", "SELECT node AS document, root AS copy_of FROM copied WHERE node <> root")
    engine.table(
        "originals",
        "SELECT texts.document AS document FROM texts LEFT JOIN copies ON texts.document = copies.document "
        "WHERE copies.document IS NULL",
    )


def _compare(engine: TableEngine, config: Config) -> None:
    """``links`` between figures, and ``conflicts``: pairs are compared in groups that share their first document, or its
    first partner, so that few documents are read twice.
    """
    engine.table(
        "homes",
        "WITH sides AS (SELECT document, other AS partner FROM pairs UNION ALL SELECT other, document FROM pairs) "
        "SELECT document, least(document, min(partner)) AS home FROM sides GROUP BY document",
    )
    engine.view(
        "placed_pairs",
        "SELECT home, pairs.document AS document, other FROM pairs JOIN homes ON pairs.document = homes.document",
    )
    engine.view(
        "groups_of_texts",
        """
        WITH needed AS (SELECT home, document FROM placed_pairs UNION SELECT home, other AS document FROM placed_pairs),
             held AS (SELECT home, array_agg(contents) AS contents
                      FROM needed JOIN texts ON needed.document = texts.document GROUP BY home),
             listed AS (SELECT home, array_agg(document || chr(31) || other) AS pairs FROM placed_pairs GROUP BY home)
        SELECT held.home AS document, contents, pairs FROM held JOIN listed ON held.home = listed.home
        """,
    )
    engine.apply("compared", "groups_of_texts", compare_step(config))
    engine.unnest("conflicts", "compared", "conflicts")
    engine.unnest("links_between", "compared", "links")
    engine.unnest("links_within", "indexed", "links", ["document"])
    engine.view(
        "links",
        "SELECT a, b FROM links_between UNION ALL "
        "SELECT a, b FROM links_within JOIN originals ON links_within.document = originals.document",
    )


def _gather(engine: TableEngine) -> None:
    """``ledger`` and ``members``: a figure of a copy stands where the same figure of the original does."""
    components(engine, "measurands", "links")
    engine.unnest("figures", "indexed", "figures", ["document"])
    engine.view(
        "groups_of_figures",
        """
        WITH stands AS (
          SELECT figure, CASE WHEN copy_of IS NULL THEN node ELSE copy_of || substring(node, length(figures.document) + 1) END
                         AS node
          FROM figures JOIN texts ON figures.document = texts.document
          LEFT JOIN copies ON figures.document = copies.document)
        SELECT root AS document, array_agg(figure) AS figures
        FROM stands JOIN measurands ON stands.node = measurands.node GROUP BY root
        """,
    )
    engine.apply("gathered", "groups_of_figures", gather_step())
    engine.unnest("ledger", "gathered", "ledger")
    engine.unnest("members", "gathered", "members")
