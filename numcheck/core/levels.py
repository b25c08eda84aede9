"""How bad a finding is, how sure, and of what kind."""

from __future__ import annotations

from enum import StrEnum

_RANKS = {"error": 3, "warning": 2, "note": 1, "high": 3, "medium": 2, "low": 1}


class Severity(StrEnum):
    """How bad (SARIF's levels)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for note."""
        return _RANKS[self]

    def fails(self, fail_on: str) -> bool:
        """Whether it is as grave as ``fail_on``, a severity or ``never``."""
        return fail_on != "never" and self.rank >= Severity(fail_on).rank


class Confidence(StrEnum):
    """How sure."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """3 for high, 2 for medium, 1 for low."""
        return _RANKS[self]


class Family(StrEnum):
    """What kind of fault a rule finds."""

    CONFLICT = "conflict"
    UNSUPPORTED = "unsupported"
    CONVERSION = "conversion"
    UNCONVERTED = "unconverted"
    ARITHMETIC = "arithmetic"
    NOTATION = "notation"
