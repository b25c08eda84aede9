"""Libraries that come with an extra of numcheck: opened when they are used, and named where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtraError(Exception):
    """A library is not installed; the message is one line that says what to install.

    ``module`` is what was asked for, ``extra`` the extra that brings it.
    """

    def __init__(self, module: str, extra: str) -> None:
        library = module.partition(".")[0]
        what = library if extra == library else f"numcheck[{extra}]"
        super().__init__(f"{library} is not installed: pip install '{what}'")
        self.module = module
        self.extra = extra


def require(module: str, extra: str) -> Any:
    """The imported ``module``, which ``pip install 'numcheck[extra]'`` brings.

    Raises MissingExtraError where its library is not installed; what fails inside an installed one is raised as it is.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtraError(module, extra) from None
