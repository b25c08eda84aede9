"""Figures underlined in the lines around them, each with what a stage knows of it: the `show` commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from numcheck.core.claim import Claim
from numcheck.writers.terminal import text_width
from numcheck.writers.terminal.excerpts import Underline, excerpts
from numcheck.writers.terminal.sanitize import drawable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.view import View


def annotated_excerpts(view: View, facts: Sequence[tuple[Claim, Sequence[str]]]) -> str:
    """Document by document, the line of each claim with carets beneath it and its facts beneath the carets.

    ``facts`` are claims in order of document, each with its lines. "No figures." where there are none.
    """
    paint = Paint(view.color, view.hyperlinks)
    lines: list[str] = []
    for uri, group in groupby(facts, key=lambda fact: fact[0].location.uri):
        lines.append(paint("bold", paint.link(uri, one_line(uri))))
        for claim, said in group:
            lines.extend(_figure(view, claim, said, paint))
        lines.append("")
    return drawable("".join(f"{line}\n" for line in lines or ["No figures."]), view.ascii)


def _figure(view: View, claim: Claim, said: Sequence[str], paint: Paint) -> Iterator[str]:
    document, span = view.documents[claim.location.uri], claim.location.span
    number = str(document.position(span.start).line)
    columns = max(view.width - len(number) - 3, 24)
    bar = paint("dim", " " * (len(number) + 1) + "│")
    for excerpt in excerpts(document, [Underline(span)], columns):
        yield paint("dim", f"{number} │") + f" {excerpt.line}".rstrip()
        for start, length, _ in excerpt.carets:
            yield f"{bar} {' ' * start}" + paint("blue", "^" * length)
            for fact in said:
                room = max(columns - start, 24)
                indent = " " * min(start, columns - room)
                yield from (f"{bar} {indent}{line}" for line in text_width.wrap(one_line(fact), room, indent="  "))
