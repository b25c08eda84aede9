"""Work on many items with several processes, results in the order of the items whatever their number."""

from __future__ import annotations

import copyreg
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import MappingProxyType
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

BROKE = "not checked: the process that worked on it broke off (out of memory?)"

_AHEAD = 4  # items a process that are handed out before the first of them is done

copyreg.pickle(MappingProxyType, lambda m: (MappingProxyType, (dict(m),)))


class Broken(Generic[T]):
    """In place of a result: the process that worked on ``item`` ended before it was done (memory, a crash in a library)."""

    def __init__(self, item: T) -> None:
        self.item = item


def cores() -> int:
    """How many processors this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def each(work: Callable[[T], R], items: Iterable[T], jobs: int, *, afresh: bool = False) -> Iterator[R | Broken[T]]:
    """``work`` of each of ``items``, in their order, done by ``jobs`` processes.

    ``items`` are asked for as they are handed out: there may be more than memory holds. ``work``, the items and the
    results are pickled; an exception of ``work`` is raised here. An item at which a process breaks is ``Broken``, and the
    others go on: those that were under way at that moment are done again, each alone.

    ``afresh``  the processes start anew, and share nothing with this one: where it has threads, which do not survive a fork
    """
    waiting, more = iter(items), True
    while more:
        under_way: deque[tuple[T, Future[R] | None]] = deque()
        with _Pool(work, jobs, afresh=afresh) as pool:
            try:
                while True:
                    while more and len(under_way) < jobs * _AHEAD:
                        more = _hand_out(waiting, under_way, pool)
                    if not under_way:
                        break
                    future = under_way[0][1]
                    assert future is not None
                    result = future.result()
                    under_way.popleft()
                    yield result
            except BrokenProcessPool:
                pass  # the culprit is one of those under way
        yield from (_alone(work, item, afresh=afresh) for item, _ in under_way)


def _hand_out(waiting: Iterator[T], under_way: deque[tuple[T, Future[R] | None]], pool: ProcessPoolExecutor) -> bool:
    """Give the next item to a process; False where there is none. One that could not be given away is under way, too."""
    for item in waiting:
        under_way.append((item, None))
        under_way[-1] = item, pool.submit(_call, item)
        return True
    return False


class _Pool:
    """Processes that do ``work``; on an error or an interrupt they are ended at once, whatever they are doing."""

    def __init__(self, work: Callable[[Any], Any], jobs: int, *, afresh: bool) -> None:
        # A forked process has all that is loaded here; where there is no fork (Windows, macOS) it starts anew.
        able = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
        method = "fork" if able and not afresh else "spawn"
        self._pool = ProcessPoolExecutor(
            max_workers=jobs, mp_context=multiprocessing.get_context(method), initializer=_begin, initargs=(work,)
        )

    def __enter__(self) -> ProcessPoolExecutor:
        return self._pool

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in multiprocessing.active_children():
                process.terminate()
        self._pool.shutdown(wait=kind is None, cancel_futures=True)


def _alone(work: Callable[[T], R], item: T, *, afresh: bool) -> R | Broken[T]:
    with _Pool(work, 1, afresh=afresh) as pool:
        try:
            result: R = pool.submit(_call, item).result()
        except BrokenProcessPool:
            return Broken(item)
    return result


_work: Callable[[Any], Any] | None = None  # of a process that works for another one, and of no other


def _begin(work: Callable[[Any], Any]) -> None:
    """What a process does first: keep its work, leave an interrupt to the one that started it, and end in silence when told."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _call(item: Any) -> Any:
    assert _work is not None
    return _work(item)
