"""A most of time for one file, after which the others go on."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class _Expired(BaseException):
    """Raised wherever the work happens to be; no handler of errors on the way out is meant to stop it."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` returns. TimeoutError, which says so in a line, where it takes longer than ``seconds`` (0: no limit).

    It is noticed between two steps of Python. Without SIGALRM (Windows), and in a thread other than the main one, there is
    no limit.
    """
    if not seconds:
        return work()
    # Here, as most runs need neither.
    import signal
    import threading

    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        return work()

    def expire(_number: int, _frame: Any) -> None:
        raise _Expired

    before = signal.signal(signal.SIGALRM, expire)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return work()
    except _Expired:
        raise TimeoutError(f"not checked: it takes longer than {seconds:g} s (--timeout)") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
