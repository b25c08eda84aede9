"""The day's rates, from a file that the user keeps: CSV with the columns date, base, quote and rate."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from numcheck.config import ConfigError
from numcheck.core.measure import Interval

Rates = dict[tuple[str, str, str], list[Fraction]]


def quoted_rates(path: str, base: str, quote: str, day: str) -> Interval | None:
    """The lowest and highest rate of ``day`` (2024-03-12) in the file ``path``: what one ``base`` costs in ``quote``.

    Both are ISO 4217 codes. None where the file has no line for the pair that day. ConfigError where it cannot be read.
    """
    rates = _read(path)
    found = rates.get((day, base, quote), []) + [1 / r for r in rates.get((day, quote, base), []) if r]
    return Interval(min(found), max(found)) if found else None


@cache
def _read(path: str) -> Rates:
    import csv

    rates: Rates = {}
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            for row in csv.DictReader(f):
                key = (row["date"].strip(), row["base"].strip().upper(), row["quote"].strip().upper())
                rates.setdefault(key, []).append(Fraction(row["rate"].strip()))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (KeyError, AttributeError, ValueError):
        raise ConfigError(f"{path}: a CSV file with the columns date, base, quote and rate expected") from None
    return rates
