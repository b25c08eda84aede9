"""Colour and links for terminals; plain text where there are none."""

from __future__ import annotations

from numcheck.core.levels import Severity

_STYLES = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "1;33", "cyan": "1;36", "blue": "1;34"}
_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


class Paint:
    """Styles text with ANSI escapes where ``on``, and makes links (OSC 8) where ``links``; else text stays as it is."""

    def __init__(self, on: bool, links: bool = False) -> None:
        self.on = on
        self.links = links

    def __call__(self, style: str, text: str) -> str:
        """``text`` in the style called ``style``."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.on and text else text

    def severity(self, severity: Severity, text: str) -> str:
        """``text`` in the colour of ``severity``; as it is where nothing is painted."""
        return self(_SEVERITY[severity], text)

    def link(self, path: str, text: str) -> str:
        """``text`` that opens the file ``path`` (OSC 8); as it is where nothing is linked."""
        if not self.links:
            return text
        from pathlib import Path

        return f"\x1b]8;;{Path(path).absolute().as_uri()}\x1b\\{text}\x1b]8;;\x1b\\"
