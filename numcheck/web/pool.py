"""Worker processes: each answers one call at a time; one that breaks, hangs or swells is killed and replaced."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from http import HTTPStatus
from tempfile import TemporaryDirectory
from typing import Protocol

from numcheck.web.access import TOKEN
from numcheck.web.limits import RequestLimits
from numcheck.web.messages import LENGTH, ServiceAnswer, ServiceCall, head_of, packed_call
from numcheck.web.operations import answered
from numcheck.web.problems import Problem

_START = 60.0  # seconds that a worker may take until it can answer

_LARGEST_ANSWER = 256 << 20  # bytes that the listening process takes into its memory


class Engine(Protocol):
    """Whatever answers calls."""

    async def start(self) -> None:
        """Be ready to answer."""

    async def stop(self) -> None:
        """End whatever was started."""

    async def answer(self, call: ServiceCall) -> ServiceAnswer:
        """The answer to ``call``. Problem where there is none."""


class InProcess:
    """Answers in the process itself: for tests, and for nothing that strangers reach."""

    def __init__(self, limits: RequestLimits) -> None:
        self.limits = limits

    async def start(self) -> None:
        """Nothing has to be started."""

    async def stop(self) -> None:
        """Nothing has to be ended."""

    async def answer(self, call: ServiceCall) -> ServiceAnswer:
        """The answer to ``call``, while which nothing else is done."""
        return answered(call, self.limits)


class WorkerPool:
    """As many worker processes as ``limits`` say. Calls wait for a free one, in order."""

    def __init__(self, limits: RequestLimits) -> None:
        self.limits = limits
        self.replaced = 0
        self._free: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
        self._all: set[asyncio.subprocess.Process] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._folder: TemporaryDirectory[str] | None = None

    async def start(self) -> None:
        """Start every worker. OSError where none can be started."""
        self._folder = TemporaryDirectory(prefix="numcheck-", dir=_in_memory())
        await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))

    async def stop(self) -> None:
        """End every worker."""
        for task in self._tasks:
            task.cancel()
        for process in tuple(self._all):
            await _end(process)
        self._all.clear()
        if self._folder:
            self._folder.cleanup()

    async def answer(self, call: ServiceCall) -> ServiceAnswer:
        """What a worker makes of ``call``. Problem where too many wait, or where the worker breaks or takes too long."""
        if self._waiting >= self.limits.waiting:
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "too many requests wait: try again in a moment")
        self._waiting += 1
        try:
            process = await self._free.get()
        finally:
            self._waiting -= 1
        usable = False
        try:
            async with asyncio.timeout(self.limits.seconds):
                made = await _exchange(process, packed_call(call))
            usable = made.usable
        except TimeoutError:
            said = f"it takes longer than {self.limits.seconds:g} s"
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, said) from None
        except (asyncio.IncompleteReadError, OSError, ValueError):
            raise Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "it broke the process that worked on it") from None
        finally:
            # A client that leaves cancels this, too: what the worker would still say is nobody's.
            if usable:
                self._free.put_nowait(process)
            else:
                self._replace(process)
        return made

    def _replace(self, process: asyncio.subprocess.Process) -> None:
        self.replaced += 1
        self._all.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        task = asyncio.create_task(self._add_instead(process))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _add_instead(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        while True:
            try:
                return await self._add()
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                await asyncio.sleep(1)  # a machine that is full may have room again

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "numcheck.web.worker", json.dumps(dict(self.limits.values()))),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # What a library says there may quote a draft.
            stderr=None if os.environ.get("NUMCHECK_DEBUG") else asyncio.subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C ends the service, and the service its workers
            env=_environment(self._folder.name if self._folder else ""),
        )
        self._all.add(process)
        async with asyncio.timeout(_START):
            await _exchange(process, b"")  # it says by itself that it is ready
        self._free.put_nowait(process)


def _in_memory() -> str | None:
    """A folder that is no disk, for libraries that write down what they compress; None where there is none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _environment(folder: str) -> dict[str, str]:
    """That of this process, without its token, and with one thread a worker: threads take address space each.

    ``folder``  where temporary files stand
    """
    own = {name: value for name, value in os.environ.items() if name != TOKEN}
    return {**own, "TMPDIR": folder, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}


async def _exchange(process: asyncio.subprocess.Process, message: bytes) -> ServiceAnswer:
    assert process.stdin
    assert process.stdout
    if message:
        process.stdin.write(message)
        await process.stdin.drain()
    size = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
    (status, content_type, file_name, usable), length = head_of(await process.stdout.readexactly(size))
    if length > _LARGEST_ANSWER:
        raise ValueError(f"an answer of {length} bytes")
    body = await process.stdout.readexactly(length)
    return ServiceAnswer(int(status), str(content_type), body, str(file_name), bool(usable))


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
