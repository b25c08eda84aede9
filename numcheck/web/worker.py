"""A process that answers one call after the other: ``python -m numcheck.web.worker LIMITS``.

Calls come on standard input, answers go to standard output (``messages``). It bounds its own memory, and a timer of the
system ends it where a call takes far too long, even if nobody is left to kill it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from typing import BinaryIO

from numcheck.web.limits import RequestLimits
from numcheck.web.messages import LENGTH, ServiceAnswer, ServiceCall, head_of, packed_answer
from numcheck.web.operations import answered

# A worker that holds so much more than when it started, though its call is answered, makes way for a fresh one.
_SWOLLEN = 256 << 20


def main() -> None:
    """Answer calls until there are no more."""
    limits = RequestLimits(**json.loads(sys.argv[1]))
    calls, answers = _own_pipes()
    health = ServiceCall("health", "", b"")
    answered(ServiceCall("desk", "application/json", b'{"draft": {"text": "It is 5 km (3 miles) long."}}'), limits)
    gc.collect()
    gc.freeze()  # what a start makes lives to the end
    bound_memory(limits.memory)
    rest = resident()
    answers.write(packed_answer(answered(health, limits)))
    answers.flush()
    while said := calls.read(LENGTH):
        (operation, content_type), size = head_of(calls.read(int.from_bytes(said, "big")))
        _set_timer(limits.seconds + 2)
        made = _answer(ServiceCall(operation, content_type, calls.read(size)), limits)
        _set_timer(0)
        usable = made.usable and resident() < rest + _SWOLLEN
        answers.write(packed_answer(made._replace(usable=usable)))
        answers.flush()


def _answer(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    made = answered(call, limits)
    if not made.usable:
        gc.collect()
    return made


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, where no library that prints can reach them."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return calls, answers


def _set_timer(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def bound_memory(more: int) -> None:
    """Let this process take ``more`` bytes of address space than it has; nothing where the system knows no such limit."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as f:
            most = int(f.read().split()[0]) * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, OSError, ValueError):
        return


def resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as f:
            return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


if __name__ == "__main__":
    main()
