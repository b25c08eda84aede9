"""``[tool.numcheck]``, ``numcheck.toml`` and the command line as one frozen Config."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run. ``options`` maps a rule's name to its own table (``[tool.numcheck.rules.NAME]``)."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
