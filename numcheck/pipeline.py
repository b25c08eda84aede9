"""The table of contents: the six stages, called in order. Stages meet here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck import config as settings
from numcheck import extraction, normalization, relations, rules, suppressions
from numcheck.core.claim import MeasuredText
from numcheck.core.finding import Counts, Report
from numcheck.core.relation import Exchange, Restatement, SameMeasurand
from numcheck.core.text import Document


def measure(document: Document, config: settings.Config) -> MeasuredText:
    """Stages 2 and 3: the figures of one document, and what each allows."""
    found = extraction.read(document)
    return MeasuredText(document, normalization.normalize(found.quantities, config), found)


def check(
    documents: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    across: bool = False,
    config: settings.Config | None = None,
) -> Report:
    """Check every document, each as a text of its own (``across``: against each other, too), against ``sources``.

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
    linkage = relations.relate(texts, origins, across=across, config=config, wanted=rules.judged(config))
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
            conversions=sum(isinstance(r, Restatement | Exchange) for r in linkage.relations),
            skipped=len(notes),
        ),
        notes=tuple(notes),
        relations=linkage.relations,
    )
