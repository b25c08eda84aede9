"""For programs: the whole report as one object, of the schema ``numcheck/writers/formats/report.schema.json``."""

from __future__ import annotations

from numcheck.writers.json_records import report_record
from numcheck.writers.terminal.sanitize import json_text
from numcheck.writers.view import View


def render(view: View) -> str:
    """The report as one JSON object (``report.schema.json``), two spaces a level, characters beyond ASCII as
    they are but for controls.
    """
    return json_text(report_record(view), indent=2) + "\n"
