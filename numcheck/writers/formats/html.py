"""A report for an editor: one file, each text with its figures marked and its findings in the margin.

Needs the extra ``html``.
"""

from __future__ import annotations

from numcheck.writers.pages.build import page
from numcheck.writers.pages.templates import fill
from numcheck.writers.pages.values import values_of
from numcheck.writers.view import View


def render(view: View) -> str:
    """The page of the whole report, one file that loads nothing. MissingExtraError without jinja2."""
    return fill("report.html.jinja", script="report.js", **values_of(view, page(view)))
