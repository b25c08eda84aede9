"""What went wrong with a request, as RFC 9457 has it: ``application/problem+json``."""

from __future__ import annotations

import json
from http import HTTPStatus

from numcheck.web.messages import ServiceAnswer

CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that is refused: the ``status`` of HTTP, and in one line what is wrong (no word of a draft)."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def answer(problem: Problem, *, usable: bool = True) -> ServiceAnswer:
    """``problem`` as the answer of a worker, which can go on where it is ``usable``."""
    return ServiceAnswer(problem.status, CONTENT_TYPE, body(problem.status, problem.detail), usable=usable)


def body(status: HTTPStatus, detail: str) -> bytes:
    """The problem details: the title is that of the status, so that no ``type`` is needed (section 4.2.1)."""
    said = {"title": status.phrase, "status": status.value, "detail": detail}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
