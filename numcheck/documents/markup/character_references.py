"""Character references of HTML: ``&nbsp;``, ``&pound;``, ``&#8211;``, one code point each."""

from __future__ import annotations

from numcheck.language.lazy_pattern import Lazy

REFERENCE = Lazy(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};)")


def resolve(reference: str) -> str:
    """The characters that ``reference``, words that REFERENCE matches, stands for.

    The words themselves if the standard does not know them, U+FFFD if it forbids them.
    """
    from html import unescape

    return unescape(reference) or "\ufffd"
