"""The date that a document says it is of."""

from __future__ import annotations

import re

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def first_date(words: str) -> str | None:
    """The first day in ``words`` that is written as 2026-11-30; None without one."""
    found = DAY.search(words)
    return found.group() if found else None
