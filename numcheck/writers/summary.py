"""What was found and what was done, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from numcheck.core.levels import Severity
from numcheck.core.relation import DateSupport, Support, SupportStatus
from numcheck.writers.terminal.sanitize import one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.terminal.text_width import wrap
from numcheck.writers.view import View

# Of what was left out on purpose; more is one line.
_MOST_LINES = 3


def counted(number: int, noun: str, plural: str = "") -> str:
    """``number`` and its noun, ``1 figure`` or ``2,000 figures``; ``plural`` where it is not made with an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def verdict(view: View) -> str:
    """How many findings of which severity, in how many documents, as a sentence; without any, whether all was checked."""
    findings = view.report.findings
    if not findings:
        if not view.report.unchecked:
            return "Nothing found."
        return "Nothing found in what was checked." if view.report.counts.figures else "Nothing was checked."
    tally = Counter(f.severity for f in findings)
    parts = [counted(tally[s], str(s)) for s in Severity if tally[s]]
    listed = " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    where = len({f.location.uri for f in findings})
    return f"Found {listed}" + (f" in {where} documents." if where > 1 else ".")


def work(view: View) -> str:
    """What was read, compared, checked and skipped. That nothing was compared is said in words."""
    counts = view.report.counts
    if not counts.figures:
        done = "No figures were read, so nothing was compared."
    else:
        read = f"{counted(counts.figures, 'figure')} read"
        checked = f"{counted(counts.conversions, 'conversion')} checked"
        if counts.compared:
            done = f"{read}, {counted(counts.compared, 'pair')} of claims compared, {checked}."
        else:
            apart = ", no two of them found to be about one thing" if counts.figures > 1 else ""
            done = f"{read}{apart}, {checked}."
            done = done[0].upper() + done[1:]
    left_out = counts.skipped - counts.unchecked
    skipped = f" {counted(left_out, 'part')} left out." if left_out > 0 else ""
    unchecked = len({uri for uri, _ in view.report.unchecked})
    failed = f" {counted(unchecked, 'text')} not checked in full." if unchecked else ""
    return done + _against_sources(view) + skipped + failed


def _against_sources(view: View) -> str:
    """How many figures and dates of the drafts the sources support, a sentence each; empty without sources."""
    said = ""
    for kind, lead in ((Support, "In the sources"), (DateSupport, "Dates")):
        tally = Counter(r.status for r in view.report.relations if isinstance(r, kind))
        if view.sources and tally:
            said += f" {lead}: {', '.join(f'{tally[s]:,} {s}' for s in SupportStatus if tally[s])}."
    return said


def summary(view: View, paint: Paint) -> Iterator[str]:
    """Findings per document where there are several, then the verdict and the work, wrapped."""
    found = view.report.findings
    yield from _per_document(view, paint)
    worst = max((f.severity for f in found), key=lambda s: s.rank) if found else None
    said = verdict(view)
    lines = wrap(said, view.width)
    yield from (paint.severity(worst, line) if worst else paint("bold", line) for line in lines)
    yield from wrap(work(view), view.width)


def _per_document(view: View, paint: Paint) -> Iterator[str]:
    """A row a document with findings: errors, warnings, notes. Nothing where only one text was checked."""
    checked = [uri for uri in view.documents if uri not in view.sources]
    tally = Counter((f.location.uri, f.severity) for f in view.report.findings)
    with_findings = [uri for uri in view.documents if any((uri, s) in tally for s in Severity)]
    if len(checked) < 2 or not with_findings:
        return
    yield paint("bold", "".join(f"{s + 's':>9}" for s in Severity))
    for uri in with_findings:
        counts = "".join(f"{tally[uri, s] or '·':>9}" for s in Severity)
        yield f"{counts}  {paint.link(uri, one_line(uri))}"
    clean = len(checked) - sum(uri in checked for uri in with_findings)
    if clean:
        yield f"{counted(clean, 'document')} without findings"
    yield ""


def notes(view: View, paint: Paint) -> Iterator[str]:
    """What was not checked and why, one line each with the document's name, painted; nothing where all was checked.

    What was left out on purpose (code, formulas) is one line where it was in many documents.
    """
    unchecked = set(view.report.unchecked)
    left_out = [note for note in view.report.notes if note not in unchecked]
    lines = [f"{one_line(uri)}: {one_line(note)}" for uri, note in left_out]
    if len(lines) > _MOST_LINES:
        where = len({uri for uri, _ in left_out})
        lines = [f"left out in {counted(where, 'document')}: {_kinds(left_out)}"]
    lines += [f"{one_line(uri)}: {one_line(note)}" for uri, note in view.report.unchecked]
    for line in lines:
        yield from (paint("dim", part) for part in wrap(line, view.width, indent="    "))
    if lines:
        yield ""


def _kinds(notes: Iterable[tuple[str, str]]) -> str:
    """What was left out by its kinds, the commonest first: ``code blocks, hidden sheets``."""
    found = Counter(note.removesuffix(" left out").lstrip("0123456789a ").rstrip("s") for _, note in notes)
    return ", ".join(f"{one_line(kind)}s" for kind, _ in found.most_common())


def statistics(view: View) -> Iterator[str]:
    """Findings per rule, most first, as aligned columns; a blank line after them."""
    tally = Counter((f.rule, f.severity) for f in view.report.findings)
    rows = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    margin = max((len(str(n)) for _, n in rows), default=0)
    for (rule, severity), n in rows:
        yield f"{n:>{margin}}  {severity:<7}  {rule}"
    if rows:
        yield ""
