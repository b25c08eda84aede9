"""Templates become pages: everything from a document is escaped, and the page may run and load nothing but its own."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from numcheck.optional_dependencies import require
from numcheck.writers.tables.spreadsheet import clean
from numcheck.writers.terminal.sanitize import encodable, one_line

_FOLDER = Path(__file__).parent / "assets"


def fill(template: str, *, script: str = "", **values: Any) -> str:
    """``template`` with ``values``, the style sheet and the script ``script`` (a file name, or "") inside.

    The content security policy names style and script by their hashes and forbids everything else, so that markup
    that slipped through could not run. MissingExtraError without jinja2.
    """
    markup = require("markupsafe", "html").Markup
    style, code = asset("page.css"), asset(script) if script else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(code)}'" if code else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return fragment(template, policy=markup(policy), style=markup(style), script=markup(code), **values)


def fragment(template: str, **values: Any) -> str:
    """``template`` with ``values``, everything of them escaped. MissingExtraError without jinja2."""
    page: str = _environment().get_template(template).render(**values)
    return encodable(page.rstrip("\n") + "\n")


def asset(name: str) -> str:
    """The text of the file ``name`` beside the templates: ``page.css``, ``report.js``."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Any:
    """Kept, with the templates that it has compiled: a page that is filled at each key of a writer has 20 ms for it."""
    jinja2 = require("jinja2", "html")
    markup = require("markupsafe", "html").Markup

    def safe_text(value: Any) -> Any:
        # Control characters have no meaning in HTML, and some have none that is safe.
        return clean(value) if isinstance(value, str) and not isinstance(value, markup) else value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe_text,
    )
    environment.filters["line"] = one_line
    return environment


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
