"""The edit of an action that was chosen, tried before it is handed out: a text that it would harm stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence

from lsprotocol import types

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Fix
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Document, Location, Span
from numcheck.fixes import fixed, place_in_source, with_fixes
from numcheck.language_server.actions import agree, suppress
from numcheck.language_server.actions.menu import Choice
from numcheck.language_server.checking import Checker, CheckResult
from numcheck.language_server.lines import TextLines
from numcheck.language_server.open_text import uri_of
from numcheck.language_server.places import Places
from numcheck.messages.wording import bracketed_conversion
from numcheck.workspace import CheckedText


class EditorAbilities(NamedTuple):
    """What an editor can do with an edit: check versions (``document_changes``), and make files (``create``)."""

    document_changes: bool = False
    create: bool = False


def understood(data: object) -> Choice | None:
    """The choice that an action's ``data`` holds; None for what is none."""
    match data:
        case [str(what), str(uri), str(rule), int(start), int(end)]:
            return Choice(what, uri, rule, start, end)
    return None


def edit(
    choice: Choice, result: CheckResult, checker: Checker, abilities: EditorAbilities
) -> types.WorkspaceEdit | None:
    """The edit that does ``choice``; None where its figure has gone, or no way of doing it is safe."""
    checked = result.checked
    if checked is None or result.found is None:
        return None
    places = Places(result)
    finding = _finding(choice, checked.report.findings, checked.document.uri)
    if choice.what == "agree":
        return _agree(choice, finding, places, result, abilities)
    changes = _changes(choice, finding, places, checker)
    edits = [
        types.TextEdit(result.text.lines.range(Span(span.start + result.text.lead, span.end + result.text.lead)), words)
        for span, words in changes
    ]
    return _workspace_edit(result.text.uri, result.text.version, edits, abilities) if edits else None


def _finding(choice: Choice, findings: Sequence[Finding], uri: str) -> Finding | None:
    """The finding that was meant: of its rule, with an end at its place."""
    at = Location(uri, Span(choice.start, choice.end))
    own = (f for f in findings if f.rule == choice.rule)
    return next((f for f in own if at == f.location or at in [r.location for r in f.related]), None)


def _changes(choice: Choice, finding: Finding | None, places: Places, checker: Checker) -> list[tuple[Span, str]]:
    """Stretches of the source, and what is put in place of each, in order; none where nothing is safe."""
    checked, document = places.checked, places.document
    source = places.text.source

    def check(again: Document) -> Sequence[Finding]:
        return checker.findings(checked, again.file_text)

    match choice.what:
        case "suppress" if finding:
            made = suppress.insertion(finding, document, source, lambda text: checker.findings(checked, text))
            return [(Span(made[0], made[0]), made[1])] if made else []
        case "fix" if finding and finding.fix:
            fix: Fix | None = finding.fix
        case "insert":
            fix = _conversion(choice, checked)
        case "fix-all":
            done = fixed(document, source, checked.report.findings, check)
            return _differences(source, done.source) if done.made else []
        case _:
            return []
    safe = fix and with_fixes(document, source, [fix], checked.report.findings, check)
    return [(place_in_source(document, fix.location.span), fix.text)] if fix and safe else []


def _conversion(choice: Choice, checked: CheckedText) -> Fix | None:
    claim = _claim(choice, checked)
    text = bracketed_conversion(claim.measure) if claim else None
    return Fix(Location(checked.document.uri, Span(choice.end, choice.end)), text) if text else None


def _claim(choice: Choice, checked: CheckedText) -> Claim | None:
    at = Location(checked.document.uri, Span(choice.start, choice.end))
    return next((c for c in checked.report.claims if c.location == at), None)


def _differences(before: str, after: str) -> list[tuple[Span, str]]:
    """What was put into ``before`` to make ``after``, in order. Fixes insert, and never take anything out."""
    from difflib import SequenceMatcher

    lines, now = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    found = SequenceMatcher(None, lines, now, autojunk=False).get_opcodes()
    return [(Span(starts[i], starts[j]), "".join(now[k:n])) for tag, i, j, k, n in found if tag != "equal"]


def _agree(
    choice: Choice, finding: Finding | None, places: Places, result: CheckResult, abilities: EditorAbilities
) -> types.WorkspaceEdit | None:
    claim = _claim(choice, places.checked)
    if claim is None or finding is None or result.found is None:
        return None
    path = result.found.path or os.path.join(result.found.folder, "numcheck.toml")
    others = agree.concerned(finding, claim, places.checked.report.claims)
    known = agree.known_figure(claim, others, places.document, f"{places.document.uri}, {places.named(claim.location)}")
    added = agree.addition(path, known) if known else None
    if added is None:
        return None
    lines = TextLines(added[0], places.text.encoding)
    at = lines.position(len(added[0]))
    edit = types.TextEdit(types.Range(at, at), added[1])
    if os.path.exists(path):
        return _workspace_edit(uri_of(path), None, [edit], abilities)
    if not abilities.create:  # an edit of what is not there opens a new text
        return types.WorkspaceEdit(changes={uri_of(path): [edit]})
    made = _workspace_edit(uri_of(path), None, [edit], abilities)
    return types.WorkspaceEdit(document_changes=[types.CreateFile(uri_of(path)), *(made.document_changes or ())])


def _workspace_edit(
    uri: str, version: int | None, edits: Sequence[types.TextEdit], abilities: EditorAbilities
) -> types.WorkspaceEdit:
    if not abilities.document_changes:
        return types.WorkspaceEdit(changes={uri: list(edits)})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
