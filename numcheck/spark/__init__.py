"""numcheck for people who have a session of Spark: claims and findings of a column of texts.

    from numcheck.spark import claims_of, findings_of

    claims_of(frame, "text", id="url").where("unit = 'EUR'").show()

numcheck must be installed where the executors run. A text that cannot be read has no rows; ``errors_of`` says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numcheck.config import Config
from numcheck.corpus.raw_documents import Layout
from numcheck.corpus.reading import claims_step, findings_step
from numcheck.corpus.steps import RowStep
from numcheck.spark.engine import mapped, raw

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["claims_of", "errors_of", "findings_of"]


def claims_of(frame: DataFrame, text: str, *, id: str = "", config: Config | None = None) -> DataFrame:
    """A row a claim of the texts in the column ``text``, with the columns of ``numcheck claims``.

    ``id``  the column whose value is ``document`` in the rows; "" for a hash of the text
    """
    found: DataFrame = _done(frame, text, id, claims_step(config or Config(), Layout())).selectExpr("inline(claims)")
    return found


def findings_of(frame: DataFrame, text: str, *, id: str = "", config: Config | None = None) -> DataFrame:
    """A row a finding of the texts in the column ``text``, each for itself, and other end of it; see ``claims_of``."""
    found: DataFrame = _done(frame, text, id, findings_step(config or Config(), Layout())).selectExpr(
        "inline(findings)"
    )
    return found


def errors_of(frame: DataFrame, text: str, *, id: str = "", config: Config | None = None) -> DataFrame:
    """A row (document, reason) a text of the column ``text`` that cannot be checked, or not all of it."""
    done = _done(frame, text, id, findings_step(config or Config(), Layout()))
    whole: DataFrame = done.where("error IS NOT NULL").selectExpr("document", "error AS reason")
    return whole.unionByName(done.selectExpr("document", "inline(unchecked)"))


def _done(frame: DataFrame, text: str, id: str, step: RowStep) -> Any:
    return mapped(raw(frame, text, id), step)
