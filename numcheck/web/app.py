"""The application: which path is which operation, and how its answer becomes a response. It reads no content itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from numcheck.web import openapi
from numcheck.web.access import Access
from numcheck.web.guard import Guard, problem_response, unauthorized
from numcheck.web.incoming import Budget, Content
from numcheck.web.language_tool.check import languages, parameters
from numcheck.web.limits import RequestLimits
from numcheck.web.messages import ServiceAnswer, ServiceCall
from numcheck.web.page import POLICY, page_files
from numcheck.web.pool import Engine
from numcheck.web.problems import Problem
from numcheck.web.request_schema import FORMATS

Handler = Callable[[Request], Awaitable[Response]]


def application(engine: Engine, access: Access, limits: RequestLimits) -> Starlette:
    """The service as an ASGI application; ``engine`` is started with it and stopped with it."""
    budget = Budget(limits.in_flight)
    described = openapi.document(limits, keyed=bool(access.token))

    def operation(name: str) -> Handler:
        async def handle(request: Request) -> Response:
            async with Content(request, limits, budget) as body:
                call = ServiceCall(name, request.headers.get("content-type", ""), body)
                return response(await engine.answer(call))

        return handle

    async def language_tool(request: Request) -> Response:
        async with Content(request, limits, budget) as body:
            call = ServiceCall("language-tool", request.headers.get("content-type", ""), body)
            if not request.state.let_in and not access.is_token(parameters(call).get("apiKey", "")):
                return unauthorized()
            return response(await engine.answer(call))

    async def known_languages(_: Request) -> Response:
        return JSONResponse(languages())

    async def health(_: Request) -> Response:
        return response(await engine.answer(ServiceCall("health", "", b"")))

    async def describe(_: Request) -> Response:
        return JSONResponse(described)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        await engine.start()
        try:
            yield
        finally:
            await engine.stop()

    routes = [
        *(Route(f"/v1/{name}", operation(name), methods=["POST"]) for name in FORMATS),
        Route("/v2/check", language_tool, methods=["POST"]),
        Route("/v2/languages", known_languages),
        Route("/desk", operation("desk"), methods=["POST"]),
        Route("/healthz", health),
        Route("/openapi.json", describe),
        *(Route(path, _file(*found), name=path) for path, found in page_files().items()),
    ]
    return Starlette(
        routes=routes,
        lifespan=running,
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={HTTPException: _refused, Problem: _problem},
    )


def response(answer: ServiceAnswer) -> Response:
    """``answer`` over HTTP; a file is offered as a download under its name (RFC 6266)."""
    headers = {}
    if answer.file_name:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(answer.file_name, safe='')}"
    return Response(answer.body, answer.status, headers, answer.content_type)


def _file(content: bytes, kind: str) -> Handler:
    async def handle(_: Request) -> Response:
        return Response(content, headers={"Content-Security-Policy": POLICY}, media_type=kind)

    return handle


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail = {404: "there is nothing here", 405: "this cannot be asked so"}.get(status, error.detail)
    return problem_response(status, detail, dict(error.headers or {}))


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    headers = {"Connection": "close"} if error.status in (408, 413) else {}
    headers |= {"Retry-After": "1"} if error.status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return problem_response(error.status, error.detail, headers)
