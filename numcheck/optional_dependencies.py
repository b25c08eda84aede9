"""Libraries that come with an extra of numcheck: opened when they are used, and named where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# What each extra of pyproject.toml brings. Packages are named, not the extra: numcheck may stand on no index.
PACKAGES = {
    "docx": ("python-docx",),
    "odt": ("lxml",),
    "pdf": ("pypdf", "pypdfium2"),
    "xlsx": ("openpyxl",),
    "html": ("jinja2",),
    "parquet": ("pyarrow",),
    "corpus": ("duckdb", "pyarrow"),
    "spark": ("pyarrow", "pyspark"),
    "plot": ("matplotlib",),
    "statistics": ("mpmath",),
    "mcp": ("mcp",),
    "serve": ("jinja2", "python-multipart", "starlette", "uvicorn"),
    "lsp": ("pygls",),
    "completion": ("shtab",),
}


def install_command(extra: str) -> str:
    """The command that installs what ``extra`` brings; a package that is no extra stands for itself."""
    return f"pip install {' '.join(PACKAGES.get(extra, (extra,)))}"


class MissingExtraError(Exception):
    """A library is not installed; the message is one line that says what to install.

    ``module`` is what was asked for, ``extra`` the extra that brings it.
    """

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(f"{module.partition('.')[0]} is not installed: {install_command(extra)}")
        self.module = module
        self.extra = extra


def require(module: str, extra: str) -> Any:
    """The imported ``module``, which ``extra`` brings.

    Raises MissingExtraError where its library is not installed; what fails inside an installed one is raised as it is.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtraError(module, extra) from None
