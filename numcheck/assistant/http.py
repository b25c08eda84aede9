"""The tools over streamable HTTP: for programs that cannot start a process, or several that share one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import uvicorn
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

PATH = "/mcp"
"""Where on the host the tools are."""

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def app(server: MCPServer[Any], hosts: Iterable[str], is_let_in: Callable[[str], bool], *, most: int) -> ASGIApp:
    """The application that serves ``server``.

    ``hosts``      names, beside those of this machine, that a request may call it by
    ``is_let_in``  whether a request with this Authorization header may ask
    ``most``       bytes of a request

    A request that calls it by another name, or comes from another origin, is refused: so no page of a stranger can make a
    browser ask.
    """
    names = [*_LOCAL, *hosts]
    security = TransportSecuritySettings(
        allowed_hosts=[host for name in names for host in (name, f"{name}:*")],
        allowed_origins=[
            f"{scheme}://{name}{port}" for name in names for scheme in ("http", "https") for port in ("", ":*")
        ],
    )
    made = server.streamable_http_app(
        streamable_http_path=PATH, transport_security=security, max_request_body_size=most
    )

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            if not is_let_in(headers.get(b"authorization", b"").decode("latin-1")):
                await send(
                    {"type": "http.response.start", "status": 401, "headers": [(b"www-authenticate", b"Bearer")]}
                )
                await send({"type": "http.response.body", "body": b""})
                return
        await made(scope, receive, send)

    return guarded


def run(application: ASGIApp, host: str, port: int) -> None:
    """Serve ``application`` until interrupted; nothing of a request is logged."""
    uvicorn.run(application, host=host, port=port, log_level="warning", access_log=False)
