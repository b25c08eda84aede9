"""The work of the tools, done in a process that can be ended: plain values in and out.

Settings and the sources that the server was started with are kept from call to call.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from numcheck import documents, pipeline, rules
from numcheck.assistant.quotes import quoted_finding, tied_figures
from numcheck.checked_report import CheckedReport
from numcheck.config import Config, ConfigError, nearest
from numcheck.core.claim import MeasuredText
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document
from numcheck.documents import UnreadableError
from numcheck.file_formats import by_suffix, suffix_of
from numcheck.optional_dependencies import MissingExtraError
from numcheck.workspace import Workspace, unlike
from numcheck.writers.summary import verdict, work
from numcheck.writers.tables.claims import claims_table
from numcheck.writers.terminal.sanitize import encodable, one_line

if TYPE_CHECKING:
    from numcheck.assistant.answers import FigureList, RulePage, TextCheck, TieOut

_ORDER = ("contradicted", "unsupported", "not-checked", "supported")


class Errand(NamedTuple):
    """What a tool was asked.

    ``name``     what the text is called; its suffix says how it is read
    ``given``    (name, text) of each source that came with the call
    ``paths``    files and folders that every text rests on
    ``shown``    how many findings or figures the answer may hold
    ``every``    of a tie-out: whether figures that are supported are listed, too
    """

    text: str
    name: str
    config: Config
    given: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()
    shown: int = 100
    every: bool = False


class RefusedError(Exception):
    """What was asked cannot be done; the message is one line for the model."""


_kept: list[tuple[Config, Workspace]] = []


def check_text(errand: Errand) -> TextCheck:
    """What is wrong with the figures of the text by itself. RefusedError where it cannot be read."""
    view = _checked(errand, sources=False).view()
    found = view.report.findings
    said: TextCheck = {
        "summary": encodable(f"{verdict(view)} {work(view)}"),
        "findings": [quoted_finding(view, f) for f in found[: errand.shown]],
    }
    if len(found) > errand.shown:
        said["more"] = len(found) - errand.shown
    if view.report.unchecked:
        said["not_checked"] = _lines(view.report.unchecked)
    return said


def tie_out(errand: Errand) -> TieOut:
    """Every figure of the text and what the sources say of it. RefusedError where there are no sources, and where the text
    or a source that came with the call cannot be read.
    """
    report = _checked(errand, sources=True)
    view = report.view()
    rows = tied_figures(view)
    tally = Counter(row["verdict"] for row in rows)
    rows = [row for row in rows if errand.every or row["verdict"] != "supported"]
    rows.sort(key=lambda row: _ORDER.index(row["verdict"]))
    said: TieOut = {
        "summary": encodable(work(view)),
        "contradicted": tally["contradicted"],
        "unsupported": tally["unsupported"],
        "supported": tally["supported"],
        "not_checked": tally["not-checked"],
        "figures": rows[: errand.shown],
    }
    if len(rows) > errand.shown:
        said["more"] = len(rows) - errand.shown
    if unread := (*report.unchecked, *(n for n in report.notes if n[1].startswith("source not read"))):
        said["unread"] = _lines(unread)
    return said


def extract_figures(errand: Errand) -> FigureList:
    """The figures of the text, in order. RefusedError where it cannot be read."""
    document = _read(errand.text, errand.name, errand.config)
    text = pipeline.claimed(document, errand.config)
    table = claims_table(CheckedReport(claims=text.claims), {document.uri: text.document})
    keys = ("text", "value", "low", "high", "bound", "unit", "noun", "measurand", "attribution")
    figures = [
        {"line": int(str(row["line"])), "column": int(str(row["column"]))}
        | {_KEYS.get(key, key): one_line(str(row[key])) for key in keys if row[key] not in (None, "", "=")}
        for row in table.records()[: errand.shown]
    ]
    said: dict[str, Any] = {"figures": figures}
    if len(text.claims) > errand.shown:
        said["more"] = len(text.claims) - errand.shown
    return cast("FigureList", said)


_KEYS = {"attribution": "speaker"}


def explain_rule(name: str) -> RulePage:
    """The page of the rule ``name``. RefusedError, with the nearest name, where there is none."""
    rule = next((r for r in rules.all_rules() if r.name == name), None)
    if rule is None:
        known = [r.name for r in rules.all_rules()]
        near = nearest(name, known) or f"; there are {', '.join(known)}"
        raise RefusedError(f"no rule '{one_line(name)[:80]}'{near}")
    return {
        "rule": rule.name,
        "family": str(rule.family),
        "severity": str(rule.severity),
        "on_by_default": rule.enabled,
        "page": rule.doc.strip(),
    }


def _checked(errand: Errand, *, sources: bool) -> CheckedReport:
    draft = _read(errand.text, errand.name, errand.config)
    held: dict[str, Document | MeasuredText] = {}
    unread: list[tuple[str, str]] = []
    if sources:
        held |= {s.document.uri: s for s in _configured(errand.config, errand.paths, unread)}
        for name, text in errand.given:
            held[unlike(name, {*held, errand.name})] = _read(text, name, errand.config)
    try:
        ready = [t if isinstance(t, MeasuredText) else t.replaced(uri=uri) for uri, t in held.items()]
        if sources and not ready:
            raise RefusedError("no sources: give their texts" + "".join(f"; {uri}: {why}" for uri, why in unread))
        report = pipeline.check([draft], ready, config=errand.config)
    except (ConfigError, MissingExtraError) as error:
        raise RefusedError(str(error)) from None
    return report.replaced(notes=(*report.notes, *((uri, f"source not read: {why}") for uri, why in unread)))


def _configured(
    config: Config, paths: Sequence[str], unread: list[tuple[str, str]] | None = None
) -> Iterable[MeasuredText]:
    """The sources at ``paths``, measured once for one configuration; what cannot be read goes to ``unread``."""
    if not _kept or _kept[0][0] != config:
        _kept[:] = [(config, Workspace())]
    kept, space = _kept[0]
    found = space.sources(paths, kept)
    if unread is not None:
        unread += found.failed
    return found.texts


def _read(text: str, name: str, config: Config) -> Document:
    known = by_suffix().get(suffix_of(name))
    try:
        if known is None or known.signature or known.name in ("zip", "json_text"):
            # A title, or the name of a file whose text somebody has taken out already.
            return documents.read_text(text, "text.md").replaced(uri=name)
        return documents.read_text(text, name, config.json_path)
    except UnreadableError as error:
        raise RefusedError(f"{one_line(name)}: {error}") from None


def _lines(notes: Iterable[tuple[str, str]]) -> list[str]:
    return [one_line(f"{uri}: {note}") for uri, note in notes][:20]
