"""Where the options and the arguments of a command of LaTeX end."""

from __future__ import annotations

import re
from functools import cached_property

BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
BLANKS = re.compile(r"[ \t]*\n?[ \t]*")
# In code points.
LONGEST_OPTION = 2000


class Arguments:
    """The arguments in ``source``. Every ``end`` is where to stop looking."""

    def __init__(self, source: str) -> None:
        self.source = source

    def skip_option(self, at: int, end: int) -> int:
        """Where a bracketed option at ``at`` ends; ``at`` if there is none."""
        start = self._skip_blanks(at, end)
        if not self.source.startswith("[", start) or start >= end:
            return at
        stop = self.source.find("]", start, min(end, start + LONGEST_OPTION))
        return stop + 1 if stop >= 0 else at

    def argument(self, at: int, end: int) -> tuple[tuple[int, int], int]:
        """The argument at ``at``, in braces or one code point: (start, end) of its content, and where it ends.

        Blanks before it are skipped. Braces that nothing closes go on to ``end``; the content is empty where nothing is left.
        """
        start = self._skip_blanks(at, end)
        if not self.source.startswith("{", start) or start >= end:
            return (start, min(start + 1, end)), min(start + 1, end)
        stop = self._closing.get(start, end)
        return (start + 1, min(stop, end)), min(stop + 1, end)

    def skip_argument(self, at: int, end: int) -> int:
        """The offset behind the argument at ``at``, as ``argument`` gives it."""
        return self.argument(at, end)[1]

    def after_option(self, at: int, end: int) -> tuple[tuple[int, int], int]:
        """The argument behind an option that may stand at ``at``, as of ``argument``."""
        return self.argument(self.skip_option(at, end), end)

    def skip_all(self, at: int, end: int) -> int:
        """Where the options and the arguments in braces that follow each other at ``at`` end."""
        while True:
            after = self.skip_option(at, end)
            if self.source.startswith("{", after) and after < end:
                at = self.skip_argument(after, end)
            elif after > at:
                at = after
            else:
                return at

    def skip_gap(self, at: int, end: int) -> int:
        """Where the blanks behind the name of a command, which belong to it, end."""
        while at < end and self.source[at] in " \t":
            at += 1
        return at

    def _skip_blanks(self, at: int, end: int) -> int:
        found = BLANKS.match(self.source, at, end)
        return found.end() if found else at

    @cached_property
    def _closing(self) -> dict[int, int]:
        """Where each brace that opens is closed, found in one pass."""
        closing: dict[int, int] = {}
        waiting: list[int] = []
        for brace in BRACE.finditer(self.source):
            if brace.group() == "{":
                waiting.append(brace.start())
            elif brace.group() == "}" and waiting:
                closing[waiting.pop()] = brace.start()
        return closing
