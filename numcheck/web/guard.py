"""What stands between a connection and the application: who may ask, and what every response says of itself."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from numcheck.web import problems
from numcheck.web.access import Access

# What anybody may ask, as it tells nothing: whether the service is alive.
_OPEN = frozenset({"/healthz"})
_KEYED = "/v2/"
"""Below this, clients that know LanguageTool's protocol may show the token as ``apiKey`` in the form."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def problem_response(status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A refusal as problem details (RFC 9457)."""
    return Response(problems.body(status, detail), status, headers, problems.CONTENT_TYPE)


class Guard:
    """Lets through what ``access`` allows, and gives every response the headers that keep it where it is."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        readable = self.access.names_origin(origin)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    said.setdefault(name, value)
                if readable:
                    said["Access-Control-Allow-Origin"] = origin
                    said["Cross-Origin-Resource-Policy"] = "cross-origin"
                    said.append("Vary", "Origin")
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal is None and readable and scope["method"] == "OPTIONS":
            refusal = Response(status_code=HTTPStatus.NO_CONTENT, headers=_preflight())
        scope.setdefault("state", {})["let_in"] = self.access.is_let_in(headers.get("authorization", ""))
        if refusal is None and not scope["state"]["let_in"] and not self._may_show_key(scope["path"]):
            refusal = unauthorized()
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if not self.access.knows_host(host):
            return problem_response(HTTPStatus.MISDIRECTED_REQUEST, "the service is not known by this name")
        if not self.access.takes_origin(headers.get("origin", ""), host):
            return problem_response(HTTPStatus.FORBIDDEN, "pages of another origin may not ask here")
        return None

    def _may_show_key(self, path: str) -> bool:
        return path in _OPEN or path.startswith(_KEYED)


def unauthorized() -> Response:
    """The refusal of who does not show the token."""
    headers = {"WWW-Authenticate": 'Bearer realm="numcheck", Basic realm="numcheck", charset="UTF-8"'}
    return problem_response(HTTPStatus.UNAUTHORIZED, "a token is needed", headers)


def _preflight() -> dict[str, str]:
    return {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Access-Control-Max-Age": "600",
    }
