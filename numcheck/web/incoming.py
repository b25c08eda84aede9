"""The content of a request as it comes in: no more than is allowed, no slower, and never on disk."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from numcheck.web.limits import RequestLimits
from numcheck.web.problems import Problem


class Budget:
    """Bytes of all requests that are held at once."""

    def __init__(self, most: int) -> None:
        self.left = most

    def take(self, size: int) -> None:
        """Take ``size`` bytes. Problem where there are not so many left."""
        if size > self.left:
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "too much is being sent at once: try again in a moment")
        self.left -= size

    def give_back(self, size: int) -> None:
        """Give ``size`` bytes back."""
        self.left += size


class Content:
    """The content of one request, whose bytes count against ``budget`` while it is open."""

    def __init__(self, request: Request, limits: RequestLimits, budget: Budget) -> None:
        self.request = request
        self.limits = limits
        self.budget = budget
        self._data = bytearray()

    async def __aenter__(self) -> bytes:
        """All of it. Problem where it is too large, comes too slowly, or ends before it is complete."""
        try:
            async with asyncio.timeout(self.limits.upload):
                return await self._read()
        except TimeoutError:
            self._forget()
            raise Problem(HTTPStatus.REQUEST_TIMEOUT, f"it did not arrive in {self.limits.upload:g} s") from None
        except ClientDisconnect:
            self._forget()
            raise Problem(HTTPStatus.BAD_REQUEST, "it ended too early") from None
        except BaseException:
            self._forget()
            raise

    async def __aexit__(self, *_: object) -> None:
        """Give the bytes back."""
        self._forget()

    async def _read(self) -> bytes:
        declared = self.request.headers.get("content-length", "0")
        if int(declared if declared.isdecimal() else 0) > self.limits.body:
            await self._refuse()
        async for chunk in self.request.stream():
            if len(self._data) + len(chunk) > self.limits.body:
                await self._refuse()
            self.budget.take(len(chunk))
            self._data += chunk
        return bytes(self._data)

    async def _refuse(self) -> None:
        self._forget()
        # The rest is read and thrown away: most senders read nothing before they have sent all. Not where they wait for
        # leave to send, and no longer than an upload may take.
        if "expect" not in self.request.headers:
            while (await self.request.receive()).get("more_body"):
                pass
        most = self.limits.body / (1 << 20)
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {most:g} MB are taken")

    def _forget(self) -> None:
        self.budget.give_back(len(self._data))
        self._data = bytearray()
