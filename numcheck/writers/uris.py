"""Paths as URI references."""

from __future__ import annotations


def relative_uri(path: str) -> str:
    """``path`` as RFC 3986 has it: slashes forward, all but unreserved characters percent-encoded, colons too."""
    from urllib.parse import quote

    return quote(path.replace("\\", "/").encode("utf-8", "replace"), safe="/~")
