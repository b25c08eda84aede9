"""What the listening process hands to a worker and gets back, and how the two stand on a pipe.

A message is the length of a head in JSON, the head, and the bytes it speaks of. Nothing is unpickled: a worker has read
files of strangers.
"""

from __future__ import annotations

import json
from typing import Any

from numcheck.core.named_tuple import NamedTuple

LENGTH = 4
"""Bytes of the number that a message begins with."""


class ServiceCall(NamedTuple):
    """A request: the ``operation`` it names, the type of its content (RFC 9110), and the content itself."""

    operation: str
    content_type: str
    body: bytes


class ServiceAnswer(NamedTuple):
    """The response to a call; ``file_name`` is that of a download, "" for none.

    ``usable``  whether the worker that gave it can go on; False where it ran out of memory
    """

    status: int
    content_type: str
    body: bytes
    file_name: str = ""
    usable: bool = True


def packed_call(call: ServiceCall) -> bytes:
    """``call`` as a message."""
    return _packed([call.operation, call.content_type], call.body)


def packed_answer(answer: ServiceAnswer) -> bytes:
    """``answer`` as a message."""
    return _packed([answer.status, answer.content_type, answer.file_name, answer.usable], answer.body)


def head_of(said: bytes) -> tuple[list[Any], int]:
    """The head that a message's JSON says, and how many bytes follow it. ValueError where it is no head."""
    head, size = json.loads(said)
    return list(head), int(size)


def _packed(head: list[Any], body: bytes) -> bytes:
    said = json.dumps([head, len(body)]).encode("ascii")
    return len(said).to_bytes(LENGTH, "big") + said + body
