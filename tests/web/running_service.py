"""A service that listens, as tests ask it, and the forms that they send."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, NamedTuple

BOUNDARY = "figures-and-words"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def form(*fields: tuple[str, str | tuple[str, bytes]]) -> bytes:
    """The content of a form: (name, text) of a field, (name, (file name, bytes)) of a file."""
    parts = []
    for name, value in fields:
        file, data = ("", value.encode()) if isinstance(value, str) else value
        said = f'; filename="{file}"' if file else ""
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{said}\r\n\r\n'.encode() + data)
    return b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


class Reply(NamedTuple):
    """A response: status, headers by their names in lower case, and content."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.body)


class RunningService(NamedTuple):
    """A service that listens: its address, and the process."""

    url: str
    process: subprocess.Popen[bytes]

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> Reply:
        """The response to a request, POST where there is ``data``."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, data, sent)
        try:
            with urllib.request.urlopen(request, timeout=60) as found:
                return Reply(found.status, {k.lower(): v for k, v in found.headers.items()}, found.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    def check(self, text: str, **more: Any) -> Reply:
        """The response of /v1/check to a draft."""
        data = json.dumps({"draft": {"text": text}, **more}).encode()
        return self.ask("/v1/check", data, Content_Type="application/json")


Serve = Callable[..., RunningService]
