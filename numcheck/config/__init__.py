"""``[tool.numcheck]``, ``numcheck.toml`` and the command line as one frozen Config.

``settings`` is the one table of settings; ``readers`` check what a file says, ``files`` finds it, ``toml`` reads and
writes it, ``schema`` states it for editors. Only ``settings`` is opened for a run without a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numcheck.config.settings import Config, ConfigError, Known, nearest

__all__ = ["Config", "ConfigError", "Known", "from_table", "nearest"]


def from_table(table: Mapping[str, Any], where: str = "configuration") -> Config:
    """The Config that ``table``, as tomllib reads it, says, over the preset that it names.

    ``where`` begins every message. ConfigError, with the nearest valid name, where the table says what there is not.
    """
    from numcheck.config import readers

    return readers.from_table(table, where)
