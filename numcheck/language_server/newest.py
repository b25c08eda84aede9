"""Of all versions of a text the newest is checked: a short pause after a keystroke, and what is stale goes to nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor

from numcheck.language_server.checking import CheckResult
from numcheck.language_server.open_text import OpenText

# In seconds: a text that takes long is checked in the pauses of its writer, but not later than this.
LONGEST_PAUSE = 0.5


class _Entry:
    """What is known of one open text: its newest version, the task that checks it, and what came of the last one."""

    def __init__(self, text: OpenText) -> None:
        self.text = text
        self.task: asyncio.Task[CheckResult] | None = None
        self.result: CheckResult | None = None
        self.seconds = 0.0


class NewestVersions:
    """The open texts. All methods belong to the event loop; ``check`` runs in ``executor``, one at a time.

    ``done``  is told of what came of each version that was still the newest when its check ended
    """

    def __init__(
        self, check: Callable[[OpenText], CheckResult], executor: Executor, done: Callable[[CheckResult], None]
    ) -> None:
        self._check = check
        self._executor = executor
        self._done = done
        self._entries: dict[str, _Entry] = {}

    def put(self, text: OpenText, pause: float = 0.0) -> None:
        """``text`` is the newest version of its URI: check it after ``pause`` seconds, or a longer one for a long text."""
        entry = self._entries.setdefault(text.uri, _Entry(text))
        entry.text = text
        self._start(entry, pause and min(max(pause, entry.seconds), max(LONGEST_PAUSE, pause)))

    def drop(self, uri: str) -> None:
        """The text ``uri`` is closed."""
        entry = self._entries.pop(uri, None)
        if entry and entry.task:
            entry.task.cancel()

    def recheck(self) -> None:
        """Settings or sources have changed: check every text again."""
        for entry in self._entries.values():
            entry.result = None
            self._start(entry, 0.0)

    def text(self, uri: str) -> OpenText | None:
        """The newest version of ``uri``; None for what is not open."""
        entry = self._entries.get(uri)
        return entry.text if entry else None

    def texts(self) -> tuple[OpenText, ...]:
        """The newest version of every open text."""
        return tuple(entry.text for entry in self._entries.values())

    async def result(self, uri: str) -> CheckResult | None:
        """What comes of the newest version, even if it is changed once more meanwhile; None for what is not open, and for
        what is closed meanwhile.
        """
        while entry := self._entries.get(uri):
            if entry.result is not None and entry.result.text is entry.text:
                return entry.result
            task = entry.task or self._start(entry, 0.0)
            await asyncio.wait([task])
            if not task.cancelled() and (error := task.exception()):
                raise error
        return None

    def _start(self, entry: _Entry, pause: float) -> asyncio.Task[CheckResult]:
        if entry.task:
            entry.task.cancel()
        entry.task = asyncio.get_running_loop().create_task(self._run(entry, entry.text, pause))
        return entry.task

    async def _run(self, entry: _Entry, text: OpenText, pause: float) -> CheckResult:
        if pause:
            await asyncio.sleep(pause)
        result = await asyncio.get_running_loop().run_in_executor(self._executor, self._check, text)
        # A task that was cancelled does not come here; one whose text is closed or newer was.
        entry.result, entry.seconds = result, result.seconds
        self._done(result)
        return result
