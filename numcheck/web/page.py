"""The page: its files, and what it may load and run."""

from __future__ import annotations

from pathlib import Path

from numcheck.writers.pages.templates import asset

_FOLDER = Path(__file__).parent / "assets"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
# The report's own style sheet and script: a report and the page are one look.
_OF_THE_REPORT = ("page.css", "report.js")

# The last two let the browser itself forbid that a text becomes markup.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The content security policy of the page and its files."""


def page_files() -> dict[str, tuple[bytes, str]]:
    """Path to content and media type of everything that the page is made of."""
    own = {path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.iterdir())}
    found = {**own, **{name: asset(name) for name in _OF_THE_REPORT}}
    return {
        "/" if name == "index.html" else f"/assets/{name}": (text.encode("utf-8"), _KINDS[Path(name).suffix])
        for name, text in found.items()
    }
