"""Libraries that come with an extra: opened when used, and named when missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtraError(Exception):
    """A library is not installed; the message is one line that says what to install."""


def needed(module: str, extra: str) -> Any:
    """The imported ``module``, which ``pip install 'numcheck[extra]'`` brings. MissingExtraError without it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != module.split(".")[0]:
            raise
        what = module.split(".")[0]
        name = what if extra == what else f"numcheck[{extra}]"
        raise MissingExtraError(f"{what} is not installed: pip install '{name}'") from None
