"""Agreed figures kept in a table of their own, which a newsroom edits as a spreadsheet: text, value, unit, reason."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from typing import Any

from numcheck.config.settings import ConfigError, Known

# In bytes.
LARGEST = 1 << 20


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of the CSV file ``path``, UTF-8 under a head line, as the entries of a list of agreed figures.

    A value may have commas between its thousands. ConfigError where the file cannot be read, is no regular file or larger
    than LARGEST, or where a value is no number.
    """
    import csv

    if os.path.exists(path) and not os.path.isfile(path):
        raise ConfigError(f"{path}: not a regular file")
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            if os.fstat(f.fileno()).st_size > LARGEST:
                raise ConfigError(f"{path}: larger than {LARGEST >> 10} KB")
            found = [row for row in csv.DictReader(f, restval="") if any(row.values())]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else f"not a table in UTF-8: {error}"
        raise ConfigError(f"{path}: {reason}") from None
    missing = [name for name in Known._fields[:2] if found and name not in found[0]]
    if missing:
        raise ConfigError(f"{path}: no column {missing[0]!r}: expected are {', '.join(Known._fields)}")
    return [_entry(path, row, n) for n, row in enumerate(found, 1)]


def _entry(path: str, row: dict[str | Any, Any], number: int) -> dict[str, Any]:
    try:
        value = Decimal(row["value"].replace(",", "").strip())
    except InvalidOperation:
        raise ConfigError(f"{path}: entry {number}: '{row['value']}' is no number") from None
    if not value.is_finite():
        raise ConfigError(f"{path}: entry {number}: '{row['value']}' is no number")
    return {name: row[name].strip() for name in Known._fields if row.get(name)} | {"value": value}
