"""What is said of a configuration that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line that names the file and the key."""


def nearest(word: str, known: Iterable[str]) -> str:
    """``" (did you mean 'select'?)"`` for the one of ``known`` that is written most like ``word``, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""
