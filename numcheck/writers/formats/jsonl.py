"""For programs: one finding a line, each an object of the form that the report's schema calls ``finding``."""

from __future__ import annotations

import json

from numcheck.writers.json_records import finding_records
from numcheck.writers.terminal.sanitize import encodable
from numcheck.writers.view import View


def render(view: View) -> str:
    """Findings as JSON objects (the schema's ``finding``), one a line, in the order of the report; "" for none."""
    return "".join(encodable(json.dumps(r, ensure_ascii=False)) + "\n" for r in finding_records(view))
