"""What was found and what was done, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from numcheck.core.finding import Severity
from numcheck.writers.cells import wrap
from numcheck.writers.paint import Paint
from numcheck.writers.plain import one_line
from numcheck.writers.view import View


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 figure``, ``2 figures``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def verdict(view: View) -> str:
    """How many findings of which severity, in how many documents."""
    findings = view.report.findings
    if not findings:
        return "Nothing found."
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
            done = f"{read}, {checked}; no two claims were comparable, so none were compared."
            done = done[0].upper() + done[1:]
    skipped = f" {counted(counts.skipped, 'part')} skipped." if counts.skipped else ""
    return done + skipped


def summary(view: View, paint: Paint) -> Iterator[str]:
    """The verdict and the work, wrapped."""
    found = view.report.findings
    worst = max((f.severity for f in found), key=lambda s: s.rank) if found else None
    said = verdict(view)
    yield paint.severity(worst, said) if worst else paint("bold", said)
    yield from wrap(work(view), view.width)


def notes(view: View, paint: Paint) -> Iterator[str]:
    """What was not checked and why, one line each."""
    for uri, note in view.report.notes:
        yield from (
            paint("dim", line) for line in wrap(f"{one_line(uri)}: {one_line(note)}", view.width, indent="    ")
        )
    if view.report.notes:
        yield ""


def statistics(view: View) -> Iterator[str]:
    """Findings per rule, most first, as aligned columns; a blank line after them."""
    tally = Counter((f.rule, f.severity) for f in view.report.findings)
    rows = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    margin = max((len(str(n)) for _, n in rows), default=0)
    for (rule, severity), n in rows:
        yield f"{n:>{margin}}  {severity:<7}  {rule}"
    if rows:
        yield ""
