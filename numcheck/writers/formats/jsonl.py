"""For programs: one finding a line, each an object of the form that the report's schema calls ``finding``."""

from __future__ import annotations

from numcheck.writers.json_records import finding_records
from numcheck.writers.terminal.sanitize import json_text
from numcheck.writers.view import View


def render(view: View) -> str:
    """Findings as JSON objects (the schema's ``finding``), one a line, in the order of the report; "" for none."""
    return "".join(json_text(r) + "\n" for r in finding_records(view))
