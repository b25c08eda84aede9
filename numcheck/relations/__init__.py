"""Stage 4: measures become claims, and claims are related.

A finder is one way in which claims can belong together, one module a way: it takes the ``Corpus`` and yields complete
relations, which the rules judge and never search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from numcheck.config import Config
from numcheck.core.claim import Claim, MeasuredText, Relation, RelationKind
from numcheck.relations import claims
from numcheck.relations.arithmetic import (
    ages,
    calendar,
    changes,
    durations,
    means,
    part_whole,
    rates,
    shares,
    statistics,
    words_and_figures,
)
from numcheck.relations.conversions import ambiguities, exchange, mixed_units, restatements, unconverted
from numcheck.relations.corpus import Corpus
from numcheck.relations.matching import same_measurand
from numcheck.relations.style import magnitude_words
from numcheck.relations.tieout import downgrade as both_borne_out
from numcheck.relations.tieout import support

FINDERS: tuple[Callable[[Corpus], Iterable[Relation]], ...] = (
    restatements.find,
    exchange.find,
    unconverted.find,
    mixed_units.find,
    same_measurand.find,
    support.find,
    part_whole.find,
    shares.find,
    changes.find,
    rates.find,
    means.find,
    words_and_figures.find,
    durations.find,
    ages.find,
    calendar.find,
    statistics.find,
    ambiguities.find,
    magnitude_words.find,
)


class Related(NamedTuple):
    """All claims of the checked texts, the relations among them, and how many pairs were compared."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    compared: int = 0


def relate(texts: Sequence[MeasuredText], sources: Sequence[MeasuredText], *, across: bool, config: Config) -> Related:
    """The claims of ``texts`` and every relation among them, and between them and ``sources``."""
    corpus = Corpus(
        texts=tuple(claims.claim(t) for t in texts),
        sources=tuple(claims.claim(t) for t in sources),
        across=across,
        config=config,
    )
    found = tuple(both_borne_out.settle([r for find in FINDERS for r in find(corpus)]))
    return Related(
        claims=tuple(c for t in corpus.texts for c in t.claims),
        relations=found,
        compared=sum(r.kind is RelationKind.SAME_MEASURAND for r in found),
    )
