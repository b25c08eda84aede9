"""How the documentation site looks and how docstrings become its API page; `python tools/docs.py` builds it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numcheck

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "numcheck"
version = release = numcheck.__version__
author = "the numcheck contributors"
html_title = f"numcheck {version}"
html_show_copyright = html_show_sphinx = html_copy_source = False

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
highlight_language = "text"

html_theme = "furo"
html_static_path = ["site"]
html_css_files = ["site.css"]
html_theme_options = {"navigation_with_keys": True, "top_of_page_buttons": []}
pygments_style, pygments_dark_style = "friendly", "github-dark"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True}
python_maximum_signature_line_length = 80

_FIELD = re.compile(r"(``[\w., ]+``)\s{1,}(\S.*)")


def fields_as_list(app: Sphinx, what: str, name: str, obj: object, options: Any, lines: list[str]) -> None:
    """Docstrings name each field at the start of a line; on the page such lines are a list."""
    made: list[str] = []
    listed = False
    for blank, paragraph in groupby(lines, key=lambda line: not line.strip()):
        for line in paragraph:
            if blank:
                listed = False
                made.append(line)
            elif (field := _FIELD.fullmatch(line)) and (listed or not made or not made[-1].strip()):
                made.append(f"* {field[1]}: {field[2]}")
                listed = True
            else:
                made.append(f"  {line.strip()}" if listed else line)
    lines[:] = made


def skip(app: Sphinx, what: str, name: str, obj: object, skipped: bool, options: Any) -> bool | None:
    """Fields of a tuple are told in the docstring of its class; "Alias for field number 0" says nothing."""
    return True if (getattr(obj, "__doc__", None) or "").startswith("Alias for field number") else None


def signature(
    app: Sphinx, what: str, name: str, obj: object, options: Any, said: str | None, returns: str | None
) -> tuple[str, str | None] | None:
    """A default as one would write it, so that a long signature can be parsed and wrapped."""
    return (said.replace("<factory>", "{}"), returns) if said else None


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", fields_as_list)
    app.connect("autodoc-process-signature", signature)
    app.connect("autodoc-skip-member", skip)
