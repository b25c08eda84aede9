"""Many files: checked by several processes, and not checked again where an earlier run has done so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from numcheck import parallel, pipeline
from numcheck.checked_report import CheckedReport
from numcheck.cli import cache
from numcheck.cli.inputs import MANY, Inputs, say
from numcheck.cli.reports import check_one, merged
from numcheck.cli.time_limit import within
from numcheck.config import Config
from numcheck.core.claim import MeasuredText
from numcheck.core.text import Document

# Of the texts for each process, where they are held against sources: what is made of these is made once for each share.
_SHARES = 4


def reports(inputs: Inputs, config: Config, *, whole: bool) -> Iterator[CheckedReport | str]:
    """The report on each text of ``inputs``, in order, or in one line why there is none.

    ``whole`` as in ``cache.packed``. Whole ones are not kept for later runs.
    """
    if not inputs.cached or whole:
        yield from map(_opened, _checked(inputs.texts, inputs, config, whole=whole), inputs.texts)
        return
    kept = cache.Cache(cache.folder(), config)
    keys = [kept.key(text) for text in inputs.texts]
    known = {key: report for key in dict.fromkeys(keys) if (report := kept.get(key)) is not None}
    new = [text for text, key in zip(inputs.texts, keys, strict=True) if key not in known]
    checked = _checked(new, inputs, config, whole=False)
    for key, text in zip(keys, inputs.texts, strict=True):
        if (report := known.get(key)) is not None:
            yield report.replaced(documents=(text,))
            continue
        found = next(checked)
        if isinstance(found, bytes):
            kept.put(key, found)
        yield _opened(found, text)
    kept.close()


def against(texts: Sequence[Document], sources: Sequence[Document], inputs: Inputs, config: Config) -> CheckedReport:
    """The report on ``texts``, at least one for each process, held against ``sources``, which are read once.

    TimeoutError where a share of the texts takes longer than all its texts together may.
    """
    jobs = inputs.jobs or parallel.cores()
    measured = tuple(pipeline.measure(source, config, tied=True) for source in sources)
    work = partial(_check_against, sources=measured, config=config, timeout=inputs.timeout)
    size = -(-len(texts) // (jobs * _SHARES))
    shares = [texts[i : i + size] for i in range(0, len(texts), size)]
    found = []
    for share, data in zip(shares, parallel.each(work, shares, jobs) if jobs > 1 else map(work, shares), strict=True):
        if isinstance(data, parallel.Broken):
            inputs.failed += len(share)
            for text in share:
                say(f"{text.uri}: {parallel.BROKE}")
        else:
            held = (*share, *(source.document for source in measured))
            found.append(cache.unpacked(data).replaced(documents=held))
    return _joined(found, [d.uri for d in (*texts, *sources)], frozenset(d.uri for d in sources))


def _check_against(texts: Sequence[Document], sources: Sequence[MeasuredText], config: Config, timeout: float) -> bytes:
    report = within(timeout * len(texts), lambda: pipeline.check(texts, sources, config=config))
    return cache.packed(report, whole=True)


def _joined(found: Sequence[CheckedReport], uris: Sequence[str], sources: AbstractSet[str]) -> CheckedReport:
    """The reports as one, with what is said of the sources once, and notes in the order of the texts."""
    order = {uri: i for i, uri in enumerate(uris)}
    said = [r if i == 0 else _without_notes(r, sources) for i, r in enumerate(found)]
    report = merged(said)
    documents = tuple(sorted(report.documents, key=lambda document: order[document.uri]))
    left_out = [n for r in said for n in r.notes[: len(r.notes) - len(r.unchecked)]]
    unchecked = tuple(sorted(report.unchecked, key=lambda note: order[note[0]]))
    notes = (*sorted(left_out, key=lambda note: order[note[0]]), *unchecked)
    counts = report.counts._replace(skipped=len(notes), unchecked=len(unchecked))
    return report.replaced(documents=documents, notes=notes, unchecked=unchecked, counts=counts)


def _without_notes(report: CheckedReport, sources: AbstractSet[str]) -> CheckedReport:
    notes, unchecked = ([n for n in some if n[0] not in sources] for some in (report.notes, report.unchecked))
    return report.replaced(notes=tuple(notes), unchecked=tuple(unchecked))


def _checked(texts: Sequence[Document], inputs: Inputs, config: Config, *, whole: bool) -> Iterator[bytes | str]:
    """The packed report on each of ``texts``, in order, or in one line why there is none."""
    work = partial(_check, config=config, timeout=inputs.timeout, whole=whole)
    jobs = inputs.jobs or parallel.cores()
    if jobs == 1 or len(texts) < MANY:
        yield from map(work, texts)
        return
    # What every process would load for itself is loaded before there are several.
    pipeline.check([Document.from_text("Prices rose 5% to $21 from $20. The dam is 62 metres (203 feet) high.")])
    for text, found in zip(texts, parallel.each(work, texts, jobs), strict=True):
        yield f"{text.uri}: {parallel.BROKE}" if isinstance(found, parallel.Broken) else found


def _check(text: Document, config: Config, timeout: float, *, whole: bool) -> bytes | str:
    found = check_one(text, config, timeout, whole=whole)
    return cache.packed(found, whole=whole) if isinstance(found, CheckedReport) else found


def _opened(found: bytes | str, text: Document) -> CheckedReport | str:
    return cache.unpacked(found).replaced(documents=(text,)) if isinstance(found, bytes) else found
