"""Where a figure is in its file, for people and for machines."""

from __future__ import annotations

from numcheck.core.place import ResolvedLocation, resolved
from numcheck.core.text import Location
from numcheck.writers.view import View

__all__ = ["ResolvedLocation", "relative_uri", "resolve"]


def resolve(view: View, location: Location) -> ResolvedLocation:
    """``location`` in its file, see ``core.place``. KeyError for a document that the view does not have."""
    return resolved(location, view.documents[location.uri])


def relative_uri(path: str) -> str:
    """``path`` as a URI reference (RFC 3986): slashes forward, all but unreserved characters percent-encoded, colons too."""
    from urllib.parse import quote

    return quote(path.replace("\\", "/").encode("utf-8", "replace"), safe="/~")
