"""How much one request may ask for."""

from __future__ import annotations

import os

from numcheck.core.frozen import Frozen

_MB = 1 << 20


class RequestLimits(Frozen):
    """The most that the service takes on; what is beyond is refused with a status of 4xx or 5xx.

    ``body``      bytes of a request
    ``in_flight`` bytes of all requests that are being read or answered
    ``files``     drafts, sources and documents of a request together
    ``pages``     pages of a PDF
    ``seconds``   of work on a request, after which its worker is killed
    ``upload``    seconds in which a request must have arrived
    ``memory``    bytes that a worker may take on top of what it has when it starts
    ``workers``   processes that work
    ``waiting``   requests that wait for a worker
    """

    body: int = 20 * _MB
    in_flight: int = 400 * _MB
    files: int = 20
    pages: int = 500
    seconds: float = 30.0
    upload: float = 30.0
    memory: int = 1024 * _MB
    workers: int = min(os.cpu_count() or 1, 4)
    waiting: int = 200
