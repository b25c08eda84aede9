"""Connected components of a graph, by queries alone: large-star and small-star in turn (Kiveris et al., 2014).

Each turn hangs every node on a lesser neighbour, until all of a component hang on its least one; the number of turns grows
with the logarithm of the longest path.
"""

from __future__ import annotations

from numcheck.corpus.engine import TableEngine

# Every greater neighbour of a node hangs on the least neighbour of the node, itself counted.
_LARGE_STAR = """
WITH both_ways AS (SELECT a AS u, b AS v FROM {edges} UNION ALL SELECT b AS u, a AS v FROM {edges}),
     least_of AS (SELECT u, least(u, min(v)) AS m FROM both_ways GROUP BY u)
SELECT DISTINCT both_ways.v AS a, least_of.m AS b FROM both_ways JOIN least_of ON both_ways.u = least_of.u
WHERE both_ways.v > both_ways.u AND both_ways.v <> least_of.m
"""
# Every lesser neighbour of a node, and the node, hang on the least of them.
_SMALL_STAR = """
WITH down AS (SELECT greatest(a, b) AS u, least(a, b) AS v FROM {edges}),
     least_of AS (SELECT u, min(v) AS m FROM down GROUP BY u)
SELECT down.v AS a, least_of.m AS b FROM down JOIN least_of ON down.u = least_of.u WHERE down.v <> least_of.m
UNION SELECT u AS a, m AS b FROM least_of
"""


def components(engine: TableEngine, name: str, edges: str) -> None:
    """Make the table ``name`` (``node``, ``root``) of the table ``edges`` (``a``, ``b``): the least node of its component for
    each node that has an edge, itself counted.
    """
    hung = f"{name}_hung"
    engine.table(hung, f"SELECT DISTINCT greatest(a, b) AS a, least(a, b) AS b FROM {edges} WHERE a <> b")
    while not _are_stars(engine, hung):
        engine.table(hung, _LARGE_STAR.format(edges=hung))
        engine.table(hung, _SMALL_STAR.format(edges=hung))
    engine.table(name, f"SELECT a AS node, b AS root FROM {hung} UNION SELECT b AS node, b AS root FROM {hung}")


def _are_stars(engine: TableEngine, hung: str) -> bool:
    """Whether each node hangs on one node, and that on none."""
    found = engine.rows(
        f"SELECT count(DISTINCT a) = count(*), (SELECT count(*) FROM {hung} one JOIN {hung} other ON one.b = other.a) "
        f"FROM {hung}"
    )
    return bool(found[0][0] and found[0][1] == 0)
