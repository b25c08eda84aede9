"""Services that listen, for the tests of this folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from running_service import RunningService, Serve

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Starts a service with flags, and environment variables by name; it is ended with the tests."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*flags: str, **environment: str) -> RunningService:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "numcheck", "serve", "--port", str(port), *flags]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
        )
        started.append(process)
        service = RunningService(f"http://127.0.0.1:{port}", process)
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{service.url}/healthz", timeout=30)
                return service
            except (OSError, urllib.error.URLError):
                assert process.poll() is None, process.stderr and process.stderr.read()
                time.sleep(0.1)
        raise AssertionError("the service does not start")

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="session")
def service(serve: Serve) -> RunningService:
    """A service with one worker and the defaults."""
    return serve("--workers", "1")
