"""Stage 4: measures become claims, and claims are related.

A finder is one way in which claims can belong together, one module a way: ``find`` takes the ``Corpus`` and yields
complete relations, which the rules judge and never search. Finders are discovered: every ``find`` of a module in the
folders here is one. Those of a folder whose name ends in ``tieout`` hold texts against sources: they are opened, and
asked, only where there are sources.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from numcheck.config import Config
from numcheck.core import relation as kinds
from numcheck.core.annotations import relations_yielded
from numcheck.core.claim import Claim, MeasuredText
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import Relation
from numcheck.relations.claims import claim
from numcheck.relations.corpus import Corpus

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair

Finder = Callable[[Corpus], Iterable[Relation]]


class Linkage(NamedTuple):
    """All claims of the checked texts, and those of the ``sources``, in order of text and place; and every relation,
    finder by finder.
    """

    claims: tuple[Claim, ...]
    sources: tuple[Claim, ...]
    relations: tuple[Relation, ...]


def relate(
    texts: Sequence[MeasuredText],
    sources: Sequence[MeasuredText],
    *,
    across: bool,
    config: Config,
    wanted: tuple[type[Relation], ...],
    model: str | None = None,
    trace: list[CandidatePair] | None = None,
) -> Linkage:
    """The claims of ``texts`` and every relation among them, and between them and ``sources``.

    ``wanted`` are the types of relation that the rules judge: what concerns a style guide alone is looked for only there.
    ``model`` is the path of another model for the matcher than the one that is shipped.
    ``trace``, where given, gets every pair of figures that was compared, and what stopped it.
    """
    corpus = Corpus(
        texts=tuple(claim(t) for t in texts),
        sources=tuple(claim(t) for t in sources),
        across=across,
        config=config,
        wanted=wanted,
        model=model,
        trace=trace,
    )
    found = tuple(relation for find in finders(sources=bool(sources)) for relation in find(corpus))
    if sources:
        from numcheck.relations.tieout.downgrade import downgrade_where_sources_agree

        found = downgrade_where_sources_agree(found)
    claims, given = (tuple(c for t in some for c in t.claims) for some in (corpus.texts, corpus.sources))
    return Linkage(claims=claims, sources=given, relations=found)


@cache
def finders(*, sources: bool = True) -> tuple[Finder, ...]:
    """Every finder, in the order in which ``core.relation`` defines what they yield; AnnotationError for a wrong one.

    Without ``sources`` none of those that hold texts against sources.
    """
    order = list(vars(kinds).values())
    found = [find for module in _modules(sources) if (find := getattr(import_module(module), "find", None))]
    return tuple(sorted(found, key=lambda find: min(order.index(kind) for kind in relations_yielded(find))))


def _modules(sources: bool) -> Iterable[str]:
    """The modules of the folders of this package, in order of name; see ``finders``."""
    for folder in sorted(os.scandir(os.path.dirname(__file__)), key=lambda entry: entry.name):
        if folder.is_dir() and not folder.name.startswith("_") and (sources or not folder.name.endswith("tieout")):
            names = sorted(name for name in os.listdir(folder) if name.endswith(".py") and not name.startswith("_"))
            yield from (f"{__name__}.{folder.name}.{name.removesuffix('.py')}" for name in names)
