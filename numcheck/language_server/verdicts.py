"""What the sources say of figures that need no finding, at each figure: an inlay hint, or a diagnostic that is a hint."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import DateSupport, Support, SupportStatus
from numcheck.core.text import Location
from numcheck.language_server.checking import CheckResult
from numcheck.language_server.diagnostics import SOURCE
from numcheck.language_server.places import Places

_SIGNS = {
    SupportStatus.SUPPORTED: "✓",
    SupportStatus.CONTRADICTED: "✗",
    SupportStatus.UNSUPPORTED: "?",
    SupportStatus.NOT_CHECKED: "–",
}


class SourcedFigure(NamedTuple):
    """A figure or date of a draft, and what its sources say of it: ``at`` which places, and ``how`` they support it."""

    location: Location
    status: SupportStatus
    how: str
    at: tuple[Location, ...]
    why: str


def sourced(result: CheckResult) -> Iterator[SourcedFigure]:
    """Every figure and date of a tied-out text, as they were found; none without sources."""
    if result.checked is None:
        return
    for relation in result.checked.report.relations:
        if isinstance(relation, Support):
            at = tuple(s.location for s in relation.sources)
            yield SourcedFigure(relation.draft.location, relation.status, str(relation.how), at, relation.reason)
        elif isinstance(relation, DateSupport):
            at = tuple(s.location for s in relation.sources)
            yield SourcedFigure(relation.draft.location, relation.status, "", at, relation.reason)


def inlay_hints(result: CheckResult, wanted: types.Range) -> list[types.InlayHint]:
    """A sign behind each figure inside ``wanted``, with the place of the source where there is one."""
    if result.checked is None:
        return []
    places = Places(result)
    span = result.text.lines.span(wanted)
    hints = []
    for figure in sourced(result):
        end = places.span(figure.location.span).end
        if span.start <= end <= span.end:
            hints.append(_inlay_hint(figure, places))
    return sorted(hints, key=lambda hint: (hint.position.line, hint.position.character))


def _inlay_hint(figure: SourcedFigure, places: Places) -> types.InlayHint:
    sign, source = _SIGNS[figure.status], figure.at[0] if figure.at else None
    part = types.InlayHintLabelPart(sign)
    if source:
        part = types.InlayHintLabelPart(f"{sign} {places.named(source)}", location=places.location(source))
    return types.InlayHint(
        position=places.range(figure.location).end, label=[part], tooltip=said(figure, places), padding_left=True
    )


def hints(result: CheckResult) -> list[types.Diagnostic]:
    """Each figure that its sources support, or that could not be held against them, as a hint; the others have findings."""
    if result.checked is None:
        return []
    places = Places(result)
    quiet = (SupportStatus.SUPPORTED, SupportStatus.NOT_CHECKED)
    return [
        types.Diagnostic(
            range=places.range(figure.location),
            severity=types.DiagnosticSeverity.Hint,
            code=str(figure.status),
            source=SOURCE,
            message=said(figure, places),
            related_information=[
                types.DiagnosticRelatedInformation(places.location(at), places.words(at)) for at in figure.at
            ],
            data={"status": str(figure.status), "how": figure.how},
        )
        for figure in sorted(sourced(result), key=lambda f: f.location.span)
        if figure.status in quiet
    ]


def said(figure: SourcedFigure, places: Places) -> str:
    """The verdict in a line: ``supported (rounded) by wire.md:3:9, “some 40,000 residents”``."""
    how = f" ({figure.how})" if figure.how and figure.how != "equal" else ""
    words = str(figure.status).replace("-", " ") + how
    if figure.at:
        words += " by " + ", ".join(f"{places.named(at)}, “{places.words(at)}”" for at in figure.at[:3])
    return f"{words}: {figure.why}" if figure.why and figure.status is SupportStatus.NOT_CHECKED else words
