"""The page of a rule, which a diagnostic links to: a Markdown file of its own while the server runs, or a page on the web."""

from __future__ import annotations

import os
import shutil
import tempfile

from numcheck import rules
from numcheck.core.rule import Rule
from numcheck.language_server.open_text import uri_of
from numcheck.writers.rule_sections import markdown


class RulePages:
    """Where each rule is explained. Files are written when a rule is first linked to."""

    def __init__(self) -> None:
        self._folder = ""
        self._written: dict[str, str] = {}

    def href(self, rule: str, template: str = "") -> str:
        """The address of the page of ``rule``: ``template`` with its name for ``{rule}``, or else a file; "" without either."""
        if template:
            return template.replace("{rule}", rule)
        if rule not in self._written:
            text = page(rule)
            try:
                self._folder = self._folder or tempfile.mkdtemp(prefix="numcheck-rules-")
                path = os.path.join(self._folder, f"{rule}.md")
                with open(path, "w", encoding="utf-8") as f:
                    f.write(text)
                self._written[rule] = uri_of(path) if text else ""
            except OSError:  # a disk that is full stops no check
                self._written[rule] = ""
        return self._written[rule]

    def close(self) -> None:
        """Remove the files."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = ""
        self._written.clear()


def page(name: str) -> str:
    """The page of the rule ``name`` as Markdown; "" where there is none of this name."""
    rule = next((r for r in rules.all_rules() if r.name == name), None)
    return f"# {name}\n\n*{_kind(rule)}*\n\n{markdown(rule)}\n" if rule else ""


def _kind(rule: Rule) -> str:
    return f"{rule.family}, {rule.severity}" + ("" if rule.enabled else ", only when selected")
