"""One amount of money given again in another currency: $370m (£244.5m)."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation
from numcheck.relations.scope import Scope


def find(scope: Scope) -> Iterator[Relation]:
    """The relations of this kind in ``scope``."""
    yield from ()
