"""Services that listen, and a browser with the page of one, for the tests of this folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the browser puts what the page brings."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Any]:
    """Chromium without a window. Skips where it is not installed."""
    from chromium import chromium

    with chromium(tmp_path_factory.mktemp("profile"), "1400,1000", downloads) as driver:
        yield driver


@pytest.fixture(scope="module")
def own(serve: Serve) -> RunningService:
    """A service for the page alone."""
    return serve("--workers", "2")


@pytest.fixture
def page(browser: Any, own: RunningService) -> Iterator[Any]:
    """The page as it opens; afterwards nothing was refused by its policy and nothing was asked of anybody else."""
    browser.get(own.url)
    browser.get_log("performance")
    yield browser
    assert [e["message"] for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []
    asked = [e["message"] for e in browser.get_log("performance") if '"Network.requestWillBeSent"' in e["message"]]
    assert [m for m in asked if f'"url":"{own.url}' not in m and '"url":"blob:' not in m] == []
