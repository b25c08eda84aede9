"""Character references of HTML: ``&nbsp;``, ``&pound;``, ``&#8211;``, one code point each."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};)")


def meaning(reference: str) -> str:
    """What ``reference``, a match of REFERENCE, stands for: itself if nobody knows it, U+FFFD if it is forbidden."""
    from html import unescape

    return unescape(reference) or "\ufffd"
