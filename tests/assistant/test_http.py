"""``numcheck mcp --http``: the SDK's client over HTTP, and who is not let in."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import pytest
from cases import ROOT

pytest.importorskip("mcp")

from mcp import Client

WRONG = "The bridge is 243 m (656 ft) long."
HEADERS = {"content-type": "application/json", "accept": "application/json, text/event-stream"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*options: str, token: str = "") -> Iterator[int]:
    """The port of a server of its own, which ends with the block."""
    port = free_port()
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | ({"NUMCHECK_TOKEN": token} if token else {})
    command = [sys.executable, "-m", "numcheck", "mcp", "--isolated", "--http", "--port", str(port), *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def status(port: int, headers: dict[str, str], body: str = "{}") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/mcp", body, HEADERS | headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_a_program_asks_over_http(port: int) -> None:
    async def run() -> Any:
        async with Client(f"http://127.0.0.1:{port}/mcp") as client:
            return (await client.call_tool("check_text", {"text": WRONG})).structured_content

    assert [f["rule"] for f in anyio.run(run)["findings"]] == ["wrong-conversion"]


def test_another_host_or_origin_is_refused(port: int) -> None:
    assert status(port, {"host": "evil.example"}) == 421
    assert status(port, {"host": f"evil.example:{port}"}) == 421
    assert status(port, {"origin": "https://evil.example"}) == 403
    assert status(port, {"origin": f"http://127.0.0.1:{port}"}) not in (401, 403, 421)


def test_a_request_that_is_too_large_is_refused(port: int) -> None:
    assert status(port, {"content-length": str(200 << 20)}, "") == 413


def test_a_token_is_asked_for_where_there_is_one() -> None:
    with serving("--allow-host", "desk.example", token="a-secret") as port:
        assert status(port, {}) == 401
        assert status(port, {"authorization": "Bearer another"}) == 401
        assert status(port, {"authorization": "Bearer a-secret"}) not in (401, 403, 421)
        assert status(port, {"authorization": "Bearer a-secret", "host": "desk.example"}) not in (401, 403, 421)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--http", "--host", "0.0.0.0"], "can be reached by others: set NUMCHECK_TOKEN"),
        (["--source", "nowhere.md"], "--source nowhere.md: no such file or folder"),
        (["--max-seconds", "0"], "--max-seconds: a positive number of seconds expected"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(options: list[str], said: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "NUMCHECK_TOKEN"} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "numcheck", "mcp", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")
    assert said in done.stderr
