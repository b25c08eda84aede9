"""Which actions there are at a place. None of them is worked out yet: ``edits`` does that for the one that is chosen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from lsprotocol import types

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.levels import Family
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import Restatement
from numcheck.language_server.actions.suppress import comment_form
from numcheck.language_server.diagnostics import SOURCE
from numcheck.language_server.hover import conversion, ends
from numcheck.language_server.places import Places

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite, FIX_ALL)


class Choice(NamedTuple):
    """One action, as it goes to the editor and comes back: ``what`` is to be done about the finding of ``rule`` (or "")
    on the figure at ``start`` to ``end`` of the document of ``uri``.
    """

    what: str
    uri: str
    rule: str = ""
    start: int = 0
    end: int = 0


def actions(
    places: Places, wanted: types.Range, context: types.CodeActionContext, settings: str
) -> list[types.CodeAction]:
    """The actions for what touches ``wanted``; of the kinds that ``context`` asks for, where it does.

    ``settings`` is the name of the file that agreed figures would go to.
    """
    offered = [*_quick_fixes(places, wanted, context, settings), *_rewrites(places, wanted), *_fix_all(places)]
    if context.only is None:
        return offered
    kinds = [_word(kind) for kind in context.only]
    return [a for a in offered if any(f"{_word(a.kind)}.".startswith(f"{kind}.") for kind in kinds if kind)]


def _word(kind: types.CodeActionKind | str | None) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind or ""


def _quick_fixes(
    places: Places, wanted: types.Range, context: types.CodeActionContext, settings: str
) -> Iterator[types.CodeAction]:
    found = places.findings_at(wanted)
    for finding in found:
        shown = _shown(finding, context.diagnostics)
        if finding.fix:
            title = finding.fix.title or "fix"
            yield _action(title[:1].upper() + title[1:], "fix", places, finding, shown=shown, preferred=True)
    here = places.claim_at(wanted.start)
    for finding in found:
        if here and finding.family is Family.CONFLICT and here.location in ends(finding) and _agreeable(here):
            title = f"Agree on {' '.join(here.quantity.text.split())} (known, in {settings})"
            shown = _shown(finding, context.diagnostics)
            yield _action(title, "agree", places, finding, here, shown=shown)
    if comment_form(places.document.uri):
        for rule in dict.fromkeys(f.rule for f in found):
            finding = next(f for f in found if f.rule == rule)
            if finding.location.uri == places.document.uri and rule != "unused-suppression":
                shown = _shown(finding, context.diagnostics)
                yield _action(f"Ignore {rule} here, in a comment", "suppress", places, finding, shown=shown)


def _rewrites(places: Places, wanted: types.Range) -> Iterator[types.CodeAction]:
    """The conversion of a figure that is given in one unit only, whether or not it has a finding."""
    claim = places.claim_at(wanted.start)
    if claim is None or claim.quoted or any(f.fix for f in places.findings_at(wanted)):
        return
    told = conversion(claim.measure)
    if told and not _is_restated(claim, places):
        yield _action(f"Insert the conversion ({told})", "insert", places, None, claim)


def _is_restated(claim: Claim, places: Places) -> bool:
    pairs = (r for r in places.checked.report.relations if isinstance(r, Restatement))
    return any(claim.location in (pair.original.location, pair.converted.location) for pair in pairs)


def _fix_all(places: Places) -> Iterator[types.CodeAction]:
    if any(f.fix for f in places.checked.report.findings):
        choice = Choice("fix-all", places.text.uri)
        yield types.CodeAction("Insert every missing conversion", kind=FIX_ALL, data=list(choice))


def _agreeable(claim: Claim) -> bool:
    return claim.quantity.value is not None and not claim.quantity.vague


def _action(
    title: str,
    what: str,
    places: Places,
    finding: Finding | None,
    claim: Claim | None = None,
    *,
    shown: Sequence[types.Diagnostic] = (),
    preferred: bool = False,
) -> types.CodeAction:
    at = claim.location if claim else finding.location if finding else None
    start, end = at.span if at else (0, 0)
    choice = Choice(what, places.text.uri, finding.rule if finding else "", start, end)
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix if finding else types.CodeActionKind.RefactorRewrite,
        diagnostics=list(shown) or None,
        is_preferred=preferred or None,
        data=list(choice),
    )


def _shown(finding: Finding, diagnostics: Sequence[types.Diagnostic]) -> list[types.Diagnostic]:
    """Those of the editor's ``diagnostics`` that say what ``finding`` says."""
    return [d for d in diagnostics if d.code == finding.rule and d.message.startswith(finding.message)]


def settings_name(path: str) -> str:
    """The file of settings at ``path`` for people; that which would be made where there is none."""
    return os.path.basename(path) or "a new numcheck.toml"
