"""The step that makes rows of the ledger: the figures that relations connect, as one measurand or several."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Any

from numcheck.core.claim import Claim
from numcheck.core.text import Position
from numcheck.corpus.columns import LEDGER, Field, fields_of, rows_of
from numcheck.corpus.steps import RowStep
from numcheck.writers.tables.clusters import clusters_of
from numcheck.writers.tables.ledger import COLUMNS, measurand_row, middle
from numcheck.writers.tables.table import Table

MEMBERS = (
    Field("measurand_id", "string"),
    Field("document", "string"),
    Field("line", "int64"),
    Field("column", "int64"),
    Field("text", "string"),
    Field("value", "double"),
    Field("attribution", "string"),
)


def gather_step() -> RowStep:
    """Each group of ``figures`` with its rows of the ``ledger``, and the ``members`` of each: figures in the row's unit."""
    return RowStep(gives=(Field("ledger", LEDGER), Field("members", MEMBERS)), work=_gathered)


def _gathered(document: str, figures: Sequence[bytes]) -> dict[str, Any]:
    found: list[tuple[Claim, Position]] = sorted(map(pickle.loads, figures), key=lambda one: one[0].location)
    places = {claim.location: position for claim, position in found}
    ledger, members = [], []
    for i, cluster in enumerate(clusters_of([claim for claim, _ in found]), 1):
        name = document if i == 1 else f"{document}/{i}"
        ledger.append({"measurand_id": name, **rows_of(Table("ledger", COLUMNS, (measurand_row(cluster),)))[0]})
        for member in cluster.members:
            claim = member.claim
            place = places[claim.location]
            members.append(
                {
                    "measurand_id": name,
                    "document": claim.location.uri,
                    "line": place.line,
                    "column": place.column,
                    "text": claim.quantity.text,
                    "value": float(middle(member)),
                    "attribution": claim.attribution,
                }
            )
    return {"ledger": ledger, "members": members}


assert fields_of(COLUMNS) == LEDGER[1:]
