"""numcheck: the linter of figures in prose.

    >>> import numcheck
    >>> numcheck.extract("The bridge is 200 m (656 ft) long.")[0].unit
    'meter'

Importing it loads nothing heavy: each name below is opened when it is asked for. All of them are stable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numcheck.version import VERSION as __version__

if TYPE_CHECKING:
    from numcheck.checked_report import CheckedReport as Report
    from numcheck.config import Config, ConfigError
    from numcheck.core.text import Document
    from numcheck.documents import UnreadableError
    from numcheck.library import (
        annotate,
        check,
        claims,
        extract,
        ledger,
        read,
        read_bytes,
        read_text,
        render,
        tieout,
    )

__all__ = [
    "Config",
    "ConfigError",
    "Document",
    "Report",
    "UnreadableError",
    "__version__",
    "annotate",
    "check",
    "claims",
    "extract",
    "ledger",
    "read",
    "read_bytes",
    "read_text",
    "render",
    "tieout",
]

# Where each name is defined, where that is not ``library``.
_ELSEWHERE = {
    "Config": ("config", "Config"),
    "ConfigError": ("config", "ConfigError"),
    "Document": ("core.text", "Document"),
    "Report": ("checked_report", "CheckedReport"),
    "UnreadableError": ("documents", "UnreadableError"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'numcheck' has no attribute {name!r}")
    from importlib import import_module

    module, defined = _ELSEWHERE.get(name, ("library", name))
    found = globals()[name] = getattr(import_module(f"numcheck.{module}"), defined)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
