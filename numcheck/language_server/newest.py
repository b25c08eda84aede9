"""Of all versions of a text the newest is checked: a short pause after a keystroke, and what is stale goes to nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor

from numcheck.language_server.checking import Outcome
from numcheck.language_server.open_text import OpenText

# In seconds: a text that takes long is checked in the pauses of its writer, but not later than this.
LONGEST_PAUSE = 0.5


class _Entry:
    """What is known of one open text: its newest version, the task that checks it, and what came of the last one."""

    def __init__(self, text: OpenText) -> None:
        self.text = text
        self.task: asyncio.Task[Outcome] | None = None
        self.outcome: Outcome | None = None
        self.seconds = 0.0


class NewestVersions:
    """The open texts. All methods belong to the event loop; ``check`` runs in ``executor``, one at a time.

    ``done``  is told of what came of each version that was still the newest when its check ended
    """

    def __init__(
        self, check: Callable[[OpenText], Outcome], executor: Executor, done: Callable[[Outcome], None]
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
            entry.outcome = None
            self._start(entry, 0.0)

    def text(self, uri: str) -> OpenText | None:
        """The newest version of ``uri``; None for what is not open."""
        entry = self._entries.get(uri)
        return entry.text if entry else None

    def texts(self) -> tuple[OpenText, ...]:
        """The newest version of every open text."""
        return tuple(entry.text for entry in self._entries.values())

    async def outcome(self, uri: str) -> Outcome | None:
        """What comes of the newest version, even if it is changed once more meanwhile; None for what is not open, and for
        what is closed meanwhile.
        """
        while entry := self._entries.get(uri):
            if entry.outcome is not None and entry.outcome.text is entry.text:
                return entry.outcome
            task = entry.task or self._start(entry, 0.0)
            await asyncio.wait([task])
            if not task.cancelled() and (error := task.exception()):
                raise error
        return None

    def _start(self, entry: _Entry, pause: float) -> asyncio.Task[Outcome]:
        if entry.task:
            entry.task.cancel()
        entry.task = asyncio.get_running_loop().create_task(self._run(entry, entry.text, pause))
        return entry.task

    async def _run(self, entry: _Entry, text: OpenText, pause: float) -> Outcome:
        if pause:
            await asyncio.sleep(pause)
        outcome = await asyncio.get_running_loop().run_in_executor(self._executor, self._check, text)
        # A task that was cancelled does not come here; one whose text is closed or newer was.
        entry.outcome, entry.seconds = outcome, outcome.seconds
        self._done(outcome)
        return outcome
