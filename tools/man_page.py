"""The manual page numcheck(1), from the parsers of the command line: `python tools/regenerate.py` writes docs/numcheck.1."""

from __future__ import annotations

import argparse
import re
import textwrap

from numcheck.cli.main import COMMANDS
from numcheck.cli.parsers import command_parsers
from numcheck.version import VERSION

HEAD = f""".\\" Written by tools/man_page.py from the parsers of the command line.
.TH NUMCHECK 1 "" "numcheck {VERSION}" "User Commands"
.SH NAME
numcheck \\- find figures in prose that cannot all be true
.SH SYNOPSIS
.B numcheck
.I COMMAND
.RI [ ARGUMENTS ]
.SH DESCRIPTION
numcheck reads a draft, or a draft and its sources, finds every figure, works out what each one allows, and reports the
figures that cannot all be true, the conversions that are wrong, and the figures that the sources do not support. It says
that two figures cannot both hold, never which of them is wrong.
"""
TAIL = """.SH EXIT STATUS
.TP
.B 0
nothing at or above \\fB\\-\\-fail\\-on\\fR (error, unless told otherwise)
.TP
.B 1
findings at or above it
.TP
.B 2
the command line or the configuration cannot be meant, or a path could not be read
.SH ENVIRONMENT
.TP
.BR NO_COLOR ", " FORCE_COLOR
no colour, or colour where the output is no terminal
.TP
.B NUMCHECK_TOKEN
what a request to \\fBnumcheck serve\\fR or \\fBnumcheck mcp \\-\\-http\\fR must show
.TP
.B NUMCHECK_DEBUG
raise what was not foreseen, in place of one line
.SH FILES
.TP
.IR .numcheck.toml ", " numcheck.toml ", " pyproject.toml
the configuration: the nearest, going up from the texts; of the last the table tool.numcheck
.SH EXAMPLES
.EX
numcheck check draft.md
numcheck check draft.docx \\-\\-source wire/*.html
numcheck tieout draft.md \\-\\-source wire/ \\-o tieout.csv
.EE
"""


def page() -> str:
    """The page in the language of man(7): every command with its flags."""
    lines = [HEAD + ".SH COMMANDS\n"]
    for name, parser in command_parsers().items():
        lines.append(f".SS {_roff(f'numcheck {name}')}\n{_paragraphs(parser.description or COMMANDS[name])}")
        lines += [
            _option(action) for action in parser._actions if action.help != argparse.SUPPRESS and action.dest != "help"
        ]
    return "".join(lines) + TAIL


def _option(action: argparse.Action) -> str:
    """One flag or argument: how it is written, then what it means."""
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if action.nargs == 0:
        written = ", ".join(f"\\fB{_roff(flag)}\\fR" for flag in action.option_strings)
    elif action.option_strings:
        written = ", ".join(f"\\fB{_roff(flag)}\\fR \\fI{_roff(str(value))}\\fR" for flag in action.option_strings)
    else:
        written = f"\\fI{_roff(str(value))}\\fR"
    return f".TP\n{written}\n{_text((action.help or '').replace('%%', '%'))}"


def _paragraphs(words: str) -> str:
    """Paragraphs of a docstring; columns, and what is set in, stay as they are."""
    made = []
    for paragraph in re.split(r"\n[ \t]*\n", words.strip()):
        if re.search(r"^ {4}|\S {2,}\S", paragraph):
            made.append(".PP\n.EX\n" + "".join(f"{_line(line)}\n" for line in paragraph.splitlines()) + ".EE\n")
        else:
            made.append(f".PP\n{_text(paragraph)}")
    return "".join(made).removeprefix(".PP\n")


def _text(words: str) -> str:
    lines = textwrap.wrap(" ".join(words.replace("``", "").split()), 72, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{_line(line)}\n" for line in lines or ["see above"])


def _line(words: str) -> str:
    """``words`` as a line that is no request, whatever it begins with."""
    safe = _roff(words)
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


def _roff(words: str) -> str:
    return words.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("’", "\\(cq")
