"""Blocking over a corpus: which documents are compared, found by queries over the keys of their figures.

A key is what a figure may be compared by: its kind (a dimension, money, count, …) and a name in its sentence. What else two
sentences share does not make them speak of one event: every flood drives families from their houses. Documents that share
a key are a block. A name in very many documents is split: it counts only together with another term of the same sentence.
What is still too large brings neighbours together, in order of id (the sorted neighbourhood), so that work grows with the
documents, whatever they are about. Of all pairs a document keeps those that share most (Papadakis et al., Meta-Blocking,
2014: each block speaks the louder the fewer it holds), and of these the ones whose words are alike: the cosine of their
terms, each weighted by how few documents of the corpus have it, and in a small corpus by how few texts at large.
"""

from __future__ import annotations

from numcheck.corpus.engine import TableEngine

# All set by hand on generated corpora, so that no conflict is lost that --across finds among the reports of one event.
MAX_BLOCK = 32  # documents of a block whose pairs are all compared
SPLIT = 6  # terms of a sentence, the rarest, by which its names with too many documents are split
NEIGHBOURS = 4  # documents behind each in a block that is too large, which it is compared with
MAX_PARTNERS = 12  # documents that each is compared with; as many again may have chosen it
MIN_WEIGHT = 125  # of a pair that shares but one or two blocks, in thousandths: a block of n documents weighs one n-th
MANY_BLOCKS = 3  # so many shared blocks make a pair, whatever they weigh
# Cosine of the terms from which two documents tell of one event, the weightiest that they share left out: a place has more
# than one event. By hand, on 57 events of one war as several outlets told them: of the pairs of one event .71 have it, of
# all others .01.
MIN_COSINE = 0.13
TEXTS_AT_LARGE = 100  # so many documents does what is known of texts at large count for, beside those of the corpus

_FREQUENCIES = """
SELECT kind, term, count(DISTINCT document) AS size FROM {keys} GROUP BY kind, term HAVING count(DISTINCT document) > 1
"""
# The terms of each sentence, the rarest first; those that no other document has stand for nothing.
_RANKED = """
SELECT document, sentence, keyed.kind AS kind, keyed.term AS term, name, size,
       row_number() OVER (PARTITION BY document, sentence, keyed.kind ORDER BY size, keyed.term) AS place
FROM {keys} keyed JOIN frequencies ON keyed.kind = frequencies.kind AND keyed.term = frequencies.term
"""
_SPLITS = f"""
SELECT DISTINCT one.document AS document, one.kind AS kind,
       least(one.term, other.term) || ' ' || greatest(one.term, other.term) AS term
FROM ranked_terms one JOIN ranked_terms other
  ON one.document = other.document AND one.sentence = other.sentence AND one.kind = other.kind
WHERE one.name = 1 AND one.size > {MAX_BLOCK} AND one.term <> other.term AND other.place <= {SPLIT}
"""
_BLOCKS = f"""
SELECT DISTINCT document, kind, term, size FROM ranked_terms WHERE name = 1 AND size <= {MAX_BLOCK}
UNION ALL
SELECT document, splits.kind AS kind, splits.term AS term, size
FROM splits JOIN (SELECT kind, term, count(*) AS size FROM splits GROUP BY kind, term HAVING count(*) > 1) sizes
  ON splits.kind = sizes.kind AND splits.term = sizes.term
"""
_MET = f"""
WITH placed AS (
  SELECT document, kind, term, size, row_number() OVER (PARTITION BY kind, term ORDER BY document) AS place FROM blocks)
SELECT one.document AS document, other.document AS other, count(*) AS shared,
       sum(CAST(floor(1000 / one.size) AS BIGINT)) AS weight
FROM placed one JOIN placed other ON one.kind = other.kind AND one.term = other.term
WHERE one.place < other.place AND (one.size <= {MAX_BLOCK} OR other.place <= one.place + {NEIGHBOURS})
GROUP BY one.document, other.document
"""
_CHOSEN = f"""
WITH worthy AS (SELECT * FROM met WHERE weight >= {MIN_WEIGHT} OR shared >= {MANY_BLOCKS}),
     both_ways AS (SELECT document, other, document AS chooser, other AS chosen, weight FROM worthy
                   UNION ALL SELECT document, other, other AS chooser, document AS chosen, weight FROM worthy),
     ranked AS (SELECT document, other,
                       row_number() OVER (PARTITION BY chooser ORDER BY weight DESC, chosen) AS place FROM both_ways)
SELECT DISTINCT document, other FROM ranked WHERE place <= {MAX_PARTNERS}
"""
_WEIGHTS = f"""
SELECT term, CAST(floor(-16 * log2((count(*) + max(known) * {TEXTS_AT_LARGE} / 1000000.0)
                                   / ({{documents}} + {TEXTS_AT_LARGE}))) AS BIGINT) AS weight
FROM terms GROUP BY term
"""
_LENGTHS = """
SELECT document, CAST(sum(weight * weight) AS DOUBLE) AS length
FROM terms JOIN weights ON terms.term = weights.term GROUP BY document
"""
_ALIKE = f"""
WITH products AS (
  SELECT chosen.document AS document, chosen.other AS other, CAST(sum(weight * weight) AS DOUBLE) AS product,
         CAST(max(weight * weight) AS DOUBLE) AS most
  FROM chosen JOIN terms one ON chosen.document = one.document
              JOIN terms another ON chosen.other = another.document AND one.term = another.term
              JOIN weights ON one.term = weights.term
  GROUP BY chosen.document, chosen.other)
SELECT products.document AS document, other
FROM products JOIN lengths mine ON products.document = mine.document JOIN lengths its ON other = its.document
WHERE product > most
  AND (product - most) * (product - most) >= {MIN_COSINE**2} * (mine.length - most) * (its.length - most)
"""


def pairs(engine: TableEngine, keys: str) -> None:
    """Make the table ``pairs`` (``document``, ``other``, the lesser id first) of the table ``keys`` (``document``,
    and the columns of ``indexing.KEYS``).
    """
    engine.table("frequencies", _FREQUENCIES.format(keys=keys))
    engine.table("ranked_terms", _RANKED.format(keys=keys))
    engine.table("splits", _SPLITS)
    engine.view("blocks", _BLOCKS)
    engine.view("met", _MET)
    engine.view("chosen", _CHOSEN)
    engine.table("terms", f"SELECT DISTINCT document, term, known FROM {keys}")
    documents = engine.rows("SELECT count(DISTINCT document) FROM terms")[0][0]
    engine.table("weights", _WEIGHTS.format(documents=documents))
    engine.view("lengths", _LENGTHS)
    engine.table("pairs", _ALIKE)
