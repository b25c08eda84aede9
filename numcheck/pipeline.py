"""The table of contents: the six stages, called in order. Stages meet here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from numcheck import config as settings
from numcheck import extraction, normalization, relations, rules, suppressions
from numcheck.core.claim import MeasuredText
from numcheck.core.finding import Counts, Report
from numcheck.core.relation import Exchange, Restatement, SameMeasurand
from numcheck.core.text import Document
from numcheck.relations.claims import claim
from numcheck.relations.corpus import ClaimedText

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair

CONVERSIONS = (Restatement, Exchange)


def measure(document: Document, config: settings.Config) -> MeasuredText:
    """Stages 2 and 3: the figures of one document in order, and what each allows, tight and loose."""
    found = extraction.read(document)
    return MeasuredText(document, normalization.normalize(found.quantities, config), found)


def claimed(document: Document, config: settings.Config | None = None) -> ClaimedText:
    """Stages 2 and 3 and the first half of 4: each figure of one document with its sentence and its speaker."""
    return claim(measure(document, config or settings.Config()))


def check(
    documents: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    across: bool = False,
    config: settings.Config | None = None,
    model: str | None = None,
    trace: bool = False,
) -> Report:
    """Check ``documents``, each for itself and against ``sources``, where there are any.

    ``across``  against each other, too
    ``config``  the settings; None for the defaults
    ``model``   path of another model for the matcher than the one that is shipped, for those who train one
    ``trace``   keep every pair of figures that was compared, and what stopped it, in the report

    Pure: the same documents and configuration give the same report.
    """
    config = config or settings.Config()
    texts = [measure(d, config) for d in documents]
    origins = [measure(d, config) for d in sources]
    notes = [
        (t.document.uri, note)
        for t in (*texts, *origins)
        for note in (*t.document.notes, *([f"not checked: {t.extraction.unread}"] if t.extraction.unread else []))
    ]
    pairs: list[CandidatePair] | None = [] if trace else None
    linkage = relations.relate(
        texts, origins, across=across, config=config, wanted=rules.judged(config), model=model, trace=pairs
    )
    findings = suppressions.apply(
        rules.judge(linkage.relations, texts=(*texts, *origins), config=config),
        documents,
        sources,
        rules=rules.all_rules(),
        enabled=rules.enabled(config),
    )
    return Report(
        findings=findings,
        claims=linkage.claims,
        counts=Counts(
            figures=sum(len(t.measures) for t in texts),
            compared=sum(isinstance(r, SameMeasurand) for r in linkage.relations),
            conversions=sum(isinstance(r, CONVERSIONS) for r in linkage.relations),
            skipped=len(notes),
        ),
        notes=tuple(notes),
        relations=linkage.relations,
        pairs=tuple(pairs or ()),
    )
