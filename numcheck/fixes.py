"""Put what is safely missing into a text, and leave every written figure as it is.

A fix is made only if the text, read again, says what it said before and the inserted words, and nothing new is found in
it: where a format writes a figure in a way of its own, its end in the text may not be its end in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from numcheck import documents
from numcheck.core.finding import Finding, Fix
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document, Span
from numcheck.documents import UnreadableError

# A fix may bring the next one to light; ruff, too, gives up after a hundred rounds.
_ROUNDS = 100

Check = Callable[[Document], Sequence[Finding]]


class FixedText(NamedTuple):
    """A document read again after ``made`` fixes, its source (markup and all), and what is found in it now."""

    document: Document
    source: str
    found: Sequence[Finding]
    made: int


def fixed(document: Document, source: str, found: Sequence[Finding], check: Check) -> FixedText:
    """``document``, whose file says ``source``, with every safe fix of ``found`` and those that they bring to light.

    ``check`` finds what there is in a document.
    """
    now = FixedText(document, source, found, 0)
    for _ in range(_ROUNDS):
        fixes = [f.fix for f in now.found if f.fix and f.fix.location.uri == document.uri]
        step = with_fixes(now.document, now.source, fixes, now.found, check)
        if step is None:
            # Some fix of these does harm: each for itself, then.
            alone = (with_fixes(now.document, now.source, [fix], now.found, check) for fix in fixes)
            step = next((s for s in alone if s), None)
        if step is None:
            break
        now = step._replace(made=now.made + step.made)
    return now


def with_fixes(
    document: Document, source: str, fixes: Sequence[Fix], found: Sequence[Finding], check: Check
) -> FixedText | None:
    """``document`` with ``fixes`` made; None without any, and where they do harm. Of two at one place the first holds."""
    if not fixes:
        return None
    chosen = {fix.location.span: fix for fix in reversed(fixes)}
    after, text = source, document.text
    for span in sorted(chosen, reverse=True):
        start, end = place_in_source(document, span)
        after = after[:start] + chosen[span].text + after[end:]
        text = text[: span.start] + chosen[span].text + text[span.end :]
    try:
        again = documents.read_bytes(after.encode("utf-8"), document.uri)
    except (UnreadableError, UnicodeEncodeError):
        return None
    if again.text != text:
        return None
    now = check(again)
    return None if any(says_more(now, found)) else FixedText(again, after, now, len(chosen))


def place_in_source(document: Document, span: Span) -> Span:
    """The stretch of the source that ``span`` stands for; of an empty one the place behind the character before it."""
    if span.start < span.end:
        return document.source_span(span)
    at = document.end_in_source(span.start)
    return Span(at, at)


def says_more(now: Iterable[Finding], before: Sequence[Finding]) -> Iterable[Finding]:
    """Those of ``now`` that neither stood in ``before``, wherever that was, nor can be fixed themselves."""
    known = {(f.rule, f.message) for f in before}
    return (f for f in now if not f.fix and (f.rule, f.message) not in known)
