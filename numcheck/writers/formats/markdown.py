"""A comment on a pull request: a table of findings, then the sentences with their figures in bold.

At most 60,000 characters, because code hosts allow a comment 65,536; what does not fit is counted.
"""

from __future__ import annotations

import re

from numcheck.core.finding import Finding
from numcheck.core.text import Location
from numcheck.writers.places import said
from numcheck.writers.summary import counted, verdict, work
from numcheck.writers.terminal.excerpts import passage_around
from numcheck.writers.terminal.sanitize import encodable, flat, one_line
from numcheck.writers.view import View

SUFFIX = "md"
LIMIT = 60_000  # characters
_AROUND = 160
_SPECIAL = re.compile(r"[\\`*_\[\]|~<>&@$#]|:(?=//|\w+:)|^\s*(?:[-+=]|\d{1,9}[.)](?=\s))")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def render(view: View) -> str:
    """A comment for a pull request: head, table, one folded section a finding, and what was done; at most ``LIMIT``
    characters, the findings beyond are counted.
    """
    head = f"### numcheck: {_said(view)}\n\n"
    foot = f"{_text(work(view))}\n"
    rows, sections, used, left = [], [], len(head) + len(foot) + 200, 0
    for finding in view.report.findings:
        if left:
            left += 1
            continue
        row, section = _row(view, finding), _section(view, finding)
        if used + len(row) + len(section) > LIMIT:
            left = 1
            continue
        used += len(row) + len(section)
        rows.append(row)
        sections.append(section)
    out = head
    if rows:
        out += "| | place | figure | what |\n|---|---|---|---|\n" + "".join(rows) + "\n"
        out += "<details><summary>Where they stand</summary>\n\n" + "".join(sections) + "</details>\n\n"
    if left:
        out += f"{counted(left, 'more finding')} left out.\n\n"
    for uri, note in view.report.notes:
        out += f"- {_code(uri)}: {_text(note)}\n"
    return encodable(out + ("\n" if view.report.notes else "") + foot)


def _said(view: View) -> str:
    found = verdict(view).rstrip(".")
    return found[0].lower() + found[1:]


def _row(view: View, f: Finding) -> str:
    where = _code(said(view.documents[f.location.uri], f.location))
    return f"| {f.severity} | {where} | {_text(view.words(f.location))} | {_text(f.message)} ({f.rule}) |\n"


def _section(view: View, f: Finding) -> str:
    lines = [f"**{f.rule}**: {_text(f.message)}", ""]
    lines.extend(_quote(view, at) for at in (f.location, *(r.location for r in f.related)))
    if f.reason.casefold() not in f.message.casefold():
        lines.extend((_text(f.reason), ""))
    return "\n".join(lines) + "\n"


def _quote(view: View, location: Location) -> str:
    """The words around the figure, the figure in bold."""
    document, span = view.documents[location.uri], location.span
    before, after = passage_around(document, span, _AROUND)
    # Bold must touch its words, and the text around it keeps its own spaces.
    words = f"{_text(before, strip=False)}**{_text(span.of(document.text))}**{_text(after, strip=False)}"
    return f"> {words}\n> — {_code(said(document, location))}\n"


def _text(text: str, *, strip: bool = True) -> str:
    """``text`` as itself: nothing in it is Markdown, HTML, a mention, an emoji, a formula or a link."""
    return _SPECIAL.sub(_escape, one_line(text) if strip else flat(text))


def _escape(match: re.Match[str]) -> str:
    found = match.group(0)
    if found in _ENTITIES:
        return _ENTITIES[found]
    # Hosts look for mentions, issue numbers and addresses in the rendered text, where an escape is gone.
    if found in "@#:":
        return f"{found}<!-- -->"
    return f"{found[:-1]}\\{found[-1]}"


def _code(text: str) -> str:
    """``text`` in a code span."""
    return f"`{one_line(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"
