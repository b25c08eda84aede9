"""Templates become pages: everything from a document is escaped, and the page may run and load nothing but its own."""

from __future__ import annotations

from base64 import b64encode
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
    style = (_FOLDER / "page.css").read_text(encoding="utf-8")
    code = (_FOLDER / script).read_text(encoding="utf-8") if script else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(code)}'" if code else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = environment.get_template(template).render(
        policy=markup(policy), style=markup(style), script=markup(code), **values
    )
    return encodable(page.rstrip("\n") + "\n")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
