"""Libraries of optional extras, opened when a format needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from numcheck.documents.unreadable import UnreadableError


def opened(module: str, extra: str) -> Any:
    """The library ``module``; UnreadableError with what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UnreadableError(f"not read: this format needs {module}; pip install 'numcheck[{extra}]'") from error
