"""Lists of references as stretches of a text: their numbers are volumes, pages and years, and parts of titles.

Nothing is known of titles or publishers. What tells a list is how it is built: entries one below the other, each with a
mark in front and a source behind it, or a heading that says so and a year, a link or pages every few lines from there on.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.text import BlockKind, Document, Span
from numcheck.language.lazy_pattern import Lazy

_HEADING = Lazy(
    r"(?:\A|\n)[ \t#=*]{0,9}(?:References?(?: list)?|REFERENCES|Bibliography|BIBLIOGRAPHY|Works [Cc]ited|"
    r"Literature(?: [Cc]ited)?|参考文献)[ \t]?[:：]?[ \t=*]{0,9}(?=\n)"
)
# A line that begins as an entry or such a heading does: most texts have none, and one look says so.
_OPENING = Lazy(r"\n[ \t#=*]{0,9}(?:[\[^\d]|Ref|REF|Bib|BIB|Works|Lit|参)")
# One of these stands in every such heading, and is found far sooner than the pattern.
_HEADED_BY = ("Reference", "REFERENCES", "Bibliography", "BIBLIOGRAPHY", "Works ", "Literature", "参考文献")
# The mark of an entry: [12], 12. or the arrow back to where it is cited.
_MARK = Lazy(r"\n[ \t]{0,9}(?:(\[\d{1,3}\])[:.]?|(\^)|\d{1,3}\.)[ \t]{1,4}(?=\S)")
_LINK = Lazy(r"<?(?:https?://|www\.|doi:)")
_AUTHOR = Lazy(r"[A-Z][\w'’-]+,? (?:[A-Z]\.|[A-Z]{1,3}[,.:])|(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+[,.:]? ")
# What an entry says of where a work appeared.
_SOURCE = Lazy(
    r"\b(?:19|20)\d\d[a-z]?\)?[.;:,]|\bISBN\b|\bdoi\b|https?://|\[Internet\]|\bRetrieved\b|\bpp?\.\s?\d|\bPress\b|"
    r"\b\d{1,4} ?\(\d{1,3}(?:[-/–]\d{1,3})?\)[:,] ?\d|\((?:[A-Z]\w+ )?(?:19|20)\d\d\)"
)
_LONGEST_OPENING = 20  # code points
_LONGEST = 600  # code points of an entry
_FEWEST = 3


def reference_lists(document: Document, text: str) -> list[Span]:
    """The lists of references in ``text``, the text of ``document`` sign for sign; in order, not overlapping."""
    if _OPENING.search(text) is None and _OPENING.match("\n" + text[:_LONGEST_OPENING]) is None:
        return []
    found = sorted((*_marked(text), *_headed(document, text)))
    return [span for i, span in enumerate(found) if not i or span.start >= found[i - 1].end]


def _marked(text: str) -> Iterator[Span]:
    """Lists of three entries and more with a mark in front."""
    first = last = entries = 0
    for mark in _MARK.finditer(text):
        stop = text.find("\n", mark.end())
        stop = len(text) if stop < 0 else stop
        if not _is_entry(text, mark.end(), stop, bracketed=bool(mark[1]), arrow=bool(mark[2])):
            continue
        if entries and mark.start() - last > _LONGEST:
            if entries >= _FEWEST:
                yield Span(first, last)
            entries = 0
        if not entries:
            first = mark.start() + 1
        entries += 1
        last = stop
    if entries >= _FEWEST:
        yield Span(first, last)


def _is_entry(text: str, at: int, stop: int, *, bracketed: bool, arrow: bool) -> bool:
    if bracketed and _LINK.match(text, at):
        return True
    high = min(at + _LONGEST, max(stop, at + _LONGEST // 3))
    if not (arrow or _AUTHOR.match(text, at, at + 60)):
        return False
    return _SOURCE.search(text, at, high) is not None


def _headed(document: Document, text: str) -> Iterator[Span]:
    """What follows a heading of such a list, as far as a source stands every few lines, and no farther than the section."""
    if not any(word in text for word in _HEADED_BY):
        return
    for heading in _HEADING.finditer(text):
        start = last = heading.end()
        limit = next(
            (b.span.start for b in document.blocks if b.kind is BlockKind.HEADING and b.span.start > start), len(text)
        )
        while (source := _SOURCE.search(text, last, min(limit, last + _LONGEST))) is not None:
            last = source.end()
        if last > start:
            stop = text.find("\n", last)
            yield Span(start, min(limit, stop if stop >= 0 else len(text)))
