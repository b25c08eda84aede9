"""The words around a figure with carets beneath it, as compilers show code.

The excerpt is the text as it reads, not the markup; its number is the line (paragraph, row) of the source file.
A line that is too wide is cut at word boundaries around the figure.
"""

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document, Span
from numcheck.writers.terminal import text_width


class Underline(NamedTuple):
    """A span of ``Document.text`` to draw carets under, what to say of it, and whether it is the finding's own figure."""

    span: Span
    label: str = ""
    is_primary: bool = True


class Excerpt(NamedTuple):
    """One line of text with figures underlined in it.

    ``number`` is that of its line (paragraph, row) in the file, from 1, ``line`` the text as shown, ``carets`` are
    (column in cells from 0, length in cells, underline), ``above`` is the number and the text of the line before where
    both belong to one paragraph, else None.
    """

    number: int
    line: str
    carets: tuple[tuple[int, int, Underline], ...]
    above: tuple[int, str] | None


# No terminal is wider, and a line of megabytes is not searched again for each of its figures.
_FARTHEST = 4096


def line_around(document: Document, span: Span) -> Span:
    """The line of ``Document.text`` that holds ``span``, of a table its row; where it crosses a line break, both its lines.

    Of a very long line only the part near the span.
    """
    text = document.text
    low, high = max(span.start - _FARTHEST, 0), min(span.end + _FARTHEST, len(text))
    if document.places and document.block_at(span.start).cell is not None:
        row = document.row_around(span.start)
        low, high = max(low, row.start), min(high, row.end)
    start = text.rfind("\n", low, span.start) + 1
    end = text.find("\n", max(span.end - 1, span.start), high)
    return Span(start or low, high if end < 0 else end)


def passage_around(document: Document, span: Span, most: int) -> tuple[str, str]:
    """Up to ``most`` code points of the paragraph before and after ``span``, on one line, cut between words.

    An ellipsis stands where the paragraph goes on.
    """
    block = document.block_at(span.start).span if document.blocks else line_around(document, span)
    start, end = max(block.start, span.start - most), min(max(block.end, span.end), span.end + most)
    before = _one_space(document.text[start : span.start])
    after = _one_space(document.text[span.end : end])
    if start > block.start:
        before = "… " + before.partition(" ")[2]
    if end < block.end:
        after = after.rpartition(" ")[0] + " …"
    return before.lstrip(), after.rstrip()


def _one_space(text: str) -> str:
    # Not strip: the space between a figure and its neighbour stays.
    lead, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{lead}{' '.join(text.split())}{tail}" if text.strip() else lead


def excerpts(document: Document, underlines: list[Underline], columns: int) -> list[Excerpt]:
    """The lines with ``underlines`` in order of place, each at most ``columns`` cells; those that fit share a line."""
    out: list[Excerpt] = []
    pending: list[Underline] = []
    for underline in sorted(underlines, key=lambda m: m.span):
        if pending and not _together(document, [*pending, underline], columns):
            out.append(_excerpt(document, pending, columns))
            pending = []
        pending.append(underline)
    if pending:
        out.append(_excerpt(document, pending, columns))
    return out


def _together(document: Document, underlines: list[Underline], columns: int) -> bool:
    reach = Span(underlines[0].span.start, max(m.span.end for m in underlines))
    if reach.end - reach.start > columns or "\n" in document.text[underlines[0].span.end : underlines[-1].span.start]:
        return False
    if reach.end > line_around(document, underlines[0].span).end:
        return False
    return text_width.shown_width(reach.of(document.text)) <= columns - 12


def _excerpt(document: Document, underlines: list[Underline], columns: int) -> Excerpt:
    line = line_around(document, underlines[0].span)
    reach = Span(underlines[0].span.start, max(m.span.end for m in underlines))
    window = _window(document.text, line, reach, columns)
    # Positions count shown characters, which are wider than code points after a tab.
    head = "… " if window.start > line.start else ""
    tail = " …" if window.end < line.end else ""
    shown = [text_width.shown(c) for c in window.of(document.text)]
    columns_at = [text_width.width(head)]
    for piece in shown:
        columns_at.append(columns_at[-1] + text_width.width(piece))
    carets = []
    for underline in underlines:
        # White space at the end of a line is not shown, and may reach further than the line is wide.
        a = min(columns_at[min(max(underline.span.start - window.start, 0), len(shown))], columns - 1)
        b = min(columns_at[min(max(underline.span.end - window.start, 0), len(shown))], columns)
        carets.append((a, max(b - a, 1), underline))
    text = head + "".join(shown).rstrip() + tail
    above = _line_above(document, line, columns)
    return Excerpt(document.position(underlines[0].span.start).line, text, tuple(carets), above)


def _line_above(document: Document, line: Span, columns: int) -> tuple[int, str] | None:
    if not document.blocks or line.start <= document.block_at(line.start).span.start:
        return None
    before = line_around(document, Span(line.start - 1, line.start - 1))
    window = _window(document.text, before, Span(before.end, before.end), columns)
    words = "".join(map(text_width.shown, window.of(document.text))).rstrip()
    if not words:
        return None
    return document.position(before.start).line, ("… " if window.start > before.start else "") + words


def _window(text: str, line: Span, reach: Span, columns: int) -> Span:
    """The stretch of ``line`` to show: all of it, or what fits around ``reach``, cut between words."""
    budget = columns
    if line.end - line.start <= 2 * columns and text_width.shown_width(line.of(text).rstrip()) <= budget:
        return line
    budget -= 4  # an ellipsis and a space at either end
    used = text_width.shown_width(text[reach.start : min(reach.end, reach.start + budget)])
    if used >= budget or reach.end - reach.start > budget:
        return Span(reach.start, min(reach.end, reach.start + budget))
    before, start = (budget - used) // 2, reach.start
    after_room = _room(text, reach.end, line.end, budget)
    before = max(before, budget - used - after_room)
    while start > line.start and (step := text_width.shown_width(text[start - 1])) <= before:
        before -= step
        start -= 1
    if start > line.start:
        gap = text.find(" ", start - 1, reach.start)
        start = gap + 1 if 0 <= gap and gap - start < 20 else start
    used = text_width.shown_width(text[start : reach.end])
    end = reach.end
    while end < line.end and (step := text_width.shown_width(text[end])) <= budget - used:
        used += step
        end += 1
    if end < line.end and text[end] != " ":
        gap = text.rfind(" ", reach.end, end)
        end = gap if gap > reach.end and end - gap < 20 else end
    return Span(start, end)


def _room(text: str, start: int, end: int, most: int) -> int:
    """Cells of ``text`` from ``start`` to ``end``, counted no further than ``most``."""
    return min(text_width.shown_width(text[start : min(end, start + most)]), most)
