"""What the templates of a report are filled with."""

from __future__ import annotations

from typing import Any

from numcheck.core.claim import Claim
from numcheck.core.levels import Severity
from numcheck.writers.pages.build import key_of
from numcheck.writers.pages.content import ReportPage
from numcheck.writers.pages.states import BADGES
from numcheck.writers.rule_sections import sections
from numcheck.writers.summary import verdict, work
from numcheck.writers.view import View


def values_of(view: View, made: ReportPage) -> dict[str, Any]:
    """The names that ``sections.html.jinja`` and ``parts.html.jinja`` use, for the page ``made`` of ``view``."""
    numbers = {panel.uri: panel.number for panel in made.panels}
    drafts = [panel.uri for panel in made.panels if not panel.is_source]
    claims = (*view.report.claims, *(c for r in view.report.relations for c in r.claims))

    def speaker(claim: Claim, dated: bool) -> str:
        """Who says it, where there are several documents, and when, where that orders them."""
        uri = claim.location.uri
        where = "the draft" if drafts == [uri] else uri
        said = [claim.attribution] if drafts == [uri] and claim.attribution else [claim.attribution, where]
        return ", ".join(w for w in (*said, (view.documents[uri].date or "") if dated else "") if w)

    return {
        "view": view,
        "page": made,
        "items": made.items,
        "title": drafts[0].rpartition("/")[2] if len(drafts) == 1 else f"{len(drafts)} documents",
        "verdict": verdict(view),
        "work": work(view),
        "severities": [str(s) for s in Severity],
        "rules": sorted({f.rule for f in view.report.findings}),
        "numbers": numbers,
        "badges": {str(state): badge for state, badge in BADGES.items()},
        "marks": {mark.key: mark for panel in made.panels for mark in panel.marks},
        "used": {str(mark.state) for panel in made.panels for mark in panel.marks},
        "keys": {c.location: key_of(c.location, numbers) for c in claims},
        "sections": sections,
        "speaker": speaker,
    }
