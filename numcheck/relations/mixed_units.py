"""One measurand given in different units in different places."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.claim import Relation
from numcheck.relations.scope import Scope


def find(scope: Scope) -> Iterator[Relation]:
    """The relations of this kind in ``scope``."""
    yield from ()
