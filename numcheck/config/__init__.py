"""``[tool.numcheck]``, ``numcheck.toml`` and the command line as one frozen Config.

``configuration`` is the value, ``settings`` the one table of settings; ``readers`` check what a file says, ``files`` finds
it, ``toml`` reads it, ``toml_writer`` writes it, ``schema`` states it for editors. Only the first two are opened for a run
without a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numcheck.config.configuration import Config
from numcheck.config.settings import ConfigError, Known, nearest

__all__ = ["Config", "ConfigError", "Known", "from_table", "nearest"]


def from_table(table: Mapping[str, Any], where: str = "configuration") -> Config:
    """``Config.from_table``."""
    return Config.from_table(table, where)
