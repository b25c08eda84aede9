"""The table of contents: the six stages, called in order. Stages meet here and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from numcheck import config as settings
from numcheck import documents as readers
from numcheck import extraction, normalization, relations, rules, suppressions
from numcheck.checked_report import CheckedReport
from numcheck.core.claim import Claim, MeasuredText
from numcheck.core.finding import Counts
from numcheck.core.relation import Exchange, Restatement, SameMeasurand
from numcheck.core.text import Document
from numcheck.file_formats import by_suffix, suffix_of
from numcheck.relations.claims import claim
from numcheck.relations.corpus import ClaimedText

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair

CONVERSIONS = (Restatement, Exchange)
# What is no text at all.
BINARY = frozenset({"docx", "odt", "pdf", "xlsx"})
# Numbers of a draft that are read: each takes some 150 µs and 3 KB, and the longest real texts have 60,000.
MOST_NUMBERS = 100_000


def measure(
    document: Document, config: settings.Config, *, tied: bool = False, most: int | None = None
) -> MeasuredText:
    """Stages 2 and 3: the figures of one document in order, and what each allows, tight and loose.

    Blanks that do not break a line are read as ordinary ones, but between digits; all spans are those of ``document``.

    ``tied``  for a tie-out, which asks for times of day, ordinals and scores as well
    ``most``  how many numbers are read; None for all, as of a source, which may give any of them
    """
    document = document.with_plain_blanks()
    found = extraction.read(document, most)
    if tied:
        from numcheck.extraction.points import points

        found = found._replace(points=points(document, found))
    return MeasuredText(document, normalization.normalize(found.quantities, config), found)


def claimed(document: Document, config: settings.Config | None = None, *, tied: bool = False) -> ClaimedText:
    """Stages 2 and 3 and the first half of 4: each figure of one document with its sentence and its speaker."""
    return claim(measure(document, config or settings.Config(), tied=tied))


def check(
    documents: Sequence[Document],
    sources: Sequence[Document | MeasuredText] = (),
    *,
    across: bool = False,
    config: settings.Config | None = None,
    model: str | None = None,
    trace: bool = False,
) -> CheckedReport:
    """Check ``documents``, each for itself and against ``sources``, where there are any.

    ``sources`` that are held against many drafts may come measured, tied and by the same settings.
    ``across``  against each other, too
    ``config``  the settings; None for the defaults
    ``model``   path of another model for the matcher than the one that is shipped, for those who train one
    ``trace``   keep every pair of figures that was compared, and what stopped it, in the report

    Pure: the same documents and configuration give the same report. Raises ConfigError for a rule or an option that there
    is not, ValueError for markup that nobody has read.
    """
    config = config or settings.Config()
    rules.check_names(config)
    texts = [measure(_read(d), config, tied=bool(sources), most=MOST_NUMBERS) for d in documents]
    origins = [s if isinstance(s, MeasuredText) else measure(_read(s), config, tied=True) for s in sources]
    held = {d.uri: d for d in (*documents, *(s.document if isinstance(s, MeasuredText) else s for s in sources))}
    pairs: list[CandidatePair] | None = [] if trace else None
    linkage = relations.relate(
        texts, origins, across=across, config=config, wanted=rules.judged(config), model=model, trace=pairs
    )
    findings = suppressions.apply(
        rules.judge(linkage.relations, texts=(*texts, *origins), config=config),
        documents,
        [t.document for t in origins],
        rules=rules.all_rules(),
        enabled=rules.enabled(config),
    )
    left_out = [(t.document.uri, note) for t in (*texts, *origins) for note in t.document.notes]
    unchecked = [
        *_unread((*texts, *origins)),
        *_too_long((*linkage.claims, *linkage.sources)),
        *_too_many((*texts, *origins)),
    ]
    return CheckedReport(
        findings=tuple(finding.placed(held) for finding in findings),
        claims=linkage.claims,
        counts=Counts(
            figures=sum(len(t.measures) for t in texts),
            compared=sum(isinstance(r, SameMeasurand) for r in linkage.relations),
            conversions=sum(isinstance(r, CONVERSIONS) for r in linkage.relations),
            skipped=len(left_out) + len(unchecked),
            unchecked=len(unchecked),
        ),
        notes=(*left_out, *unchecked),
        unchecked=tuple(unchecked),
        relations=linkage.relations,
        pairs=tuple(pairs or ()),
        documents=tuple(held.values()),
        sources=frozenset(t.document.uri for t in origins),
    )


def _unread(texts: Iterable[MeasuredText]) -> Iterator[tuple[str, str]]:
    """Texts in another language, and parts that could not be read, each with its uri."""
    for text in texts:
        yield from ((text.document.uri, line) for line in text.document.unread)
        if text.extraction.unread:
            yield text.document.uri, f"not checked: {text.extraction.unread}"
        if text.extraction.stopped is not None:
            place = text.document.position(text.extraction.stopped)
            yield text.document.uri, f"not checked: figures from {place} on, after the first {MOST_NUMBERS:,}"
        for span in text.extraction.misprints:
            yield text.document.uri, f"unreadable figure: {span.of(text.document.text)}"


def _too_long(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Sentences of so many figures that none of them was compared, each with its uri."""
    if len(claims) < 100:
        return  # what compares them need not be loaded
    from numcheck.relations.matching.detection import MAX_FIGURES_PER_SENTENCE

    for (uri, _), count in Counter((c.location.uri, c.sentence) for c in claims).items():
        if count > MAX_FIGURES_PER_SENTENCE:
            yield uri, f"not compared: a sentence of {count} figures"


def _too_many(texts: Iterable[MeasuredText]) -> Iterator[tuple[str, str]]:
    """Texts of so many figures that the last were not compared, each with its uri."""
    for text in texts:
        if len(text.measures) > 100:  # what compares them need not be loaded
            from numcheck.relations.matching.detection import MAX_FIGURES_PER_TEXT

            if len(text.measures) > MAX_FIGURES_PER_TEXT:
                yield text.document.uri, f"not compared: figures after the first {MAX_FIGURES_PER_TEXT:,}"


def _read(document: Document) -> Document:
    """``document``; ValueError where it was made of plain text under the name of a format that is none."""
    if document.text and document.source is None and not document.places:
        known = by_suffix().get(suffix_of(document.uri))
        if known and (known.name in BINARY or known.name in readers.MARKUP):
            by = f"read_{'bytes(data' if known.name in BINARY else 'text(text'}, {document.uri!r})"
            raise ValueError(f"{document.uri}: {known.title} that nobody has read; numcheck.{by} reads it")
    return document
