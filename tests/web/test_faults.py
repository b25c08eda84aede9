"""What a request may do to the service: nothing that the next one notices."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from running_service import FORM, RunningService, Serve, form

SECRET = "Zanzibarium 243 m (656 ft)"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")


def workers(service: RunningService) -> list[int]:
    """The processes that work for ``service``."""
    tasks = Path(f"/proc/{service.process.pid}/task").glob("*/children")
    return sorted(int(pid) for task in tasks for pid in task.read_text(encoding="ascii").split())


def is_well(service: RunningService) -> bool:
    """Whether ``service`` finds what there is to find."""
    return [f["rule"] for f in service.check("It is 243 m (656 ft) long.").json()["findings"]] == ["wrong-conversion"]


def test_a_killed_worker_is_replaced(service: RunningService) -> None:
    (before,) = workers(service)
    os.kill(before, signal.SIGKILL)
    assert service.check("Five of 6.").status in (200, 500)
    assert is_well(service)
    assert before not in workers(service)


def test_who_takes_too_long_is_stopped_and_the_others_go_on(serve: Serve) -> None:
    service = serve("--workers", "1", "--max-seconds", "0.5")
    reply = service.check("The bridge is 243 m (656 ft) long and cost $5 million in 1990. " * 20_000)
    assert reply.status == 503
    assert reply.json()["detail"] == "it takes longer than 0.5 s"
    assert is_well(service)


def test_who_needs_too_much_memory_is_stopped_and_the_others_go_on(serve: Serve) -> None:
    service = serve("--workers", "1", "--max-memory", "24")
    reply = service.check("The bridge is 243 m (656 ft) long and cost $5 million in 1990. " * 20_000)
    assert reply.status in (413, 500)
    assert is_well(service)


def test_a_body_that_is_too_large_is_refused(serve: Serve) -> None:
    service = serve("--workers", "1", "--max-body", "1")
    reply = service.ask("/v1/check", b" " * (2 << 20), Content_Type="application/json")
    assert (reply.status, reply.json()["detail"]) == (413, "at most 1 MB are taken")
    assert is_well(service)


def test_nothing_is_kept_on_disk_and_no_text_is_logged(serve: Serve, tmp_path: Path) -> None:
    service = serve("--workers", "1", TMPDIR=str(tmp_path), HOME=str(tmp_path))
    draft = SECRET.encode() + b" is long. " * 300_000
    seen: set[str] = set()
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.update(str(path) for path in tmp_path.rglob("*"))
            time.sleep(0.002)

    watcher = threading.Thread(target=watch)
    watcher.start()
    assert service.ask("/v1/check", form(("draft", (f"{SECRET}.md", draft))), Content_Type=FORM).status == 200
    service.ask("/v1/check", form(("draft", (f"{SECRET}.docx", b"PK"))), Content_Type=FORM)
    service.check(SECRET, format="xlsx")
    done.set()
    watcher.join()
    service.process.terminate()
    out, err = service.process.communicate(timeout=30)
    assert seen == set()
    assert "Zanzibarium" not in (out + err).decode()
    assert err.decode().startswith("numcheck: http://127.0.0.1:")


def test_slow_clients_and_idle_connections_keep_nobody_waiting(service: RunningService) -> None:
    address = ("127.0.0.1", int(service.url.rpartition(":")[2]))
    clients = [socket.create_connection(address) for _ in range(200)]
    try:
        for i, client in enumerate(clients):
            head = b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            client.sendall(head + b"Content-Length: 1000\r\n\r\n{" if i % 2 else head[: i % 60])
        assert is_well(service)
    finally:
        for client in clients:
            client.close()


def test_a_client_that_never_finishes_its_head_is_cut_off() -> None:
    """By a timer of a few seconds; that it is set and ended is what is tested here."""
    import asyncio

    from numcheck.web.server import ImpatientProtocol

    async def scenario() -> tuple[bool, bool]:
        import uvicorn
        from uvicorn.server import ServerState

        async def app(scope: object, receive: object, send: Callable[[dict[str, object]], Awaitable[None]]) -> None:
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})

        config = uvicorn.Config(app, interface="asgi3", log_level="critical")
        config.load()
        protocol = ImpatientProtocol(config, ServerState(), {})
        server = await asyncio.get_running_loop().create_server(lambda: protocol, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HT")
        await asyncio.sleep(0.1)
        waiting = protocol._patience is not None
        writer.write(b"TP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(0.1)
        answered = protocol._patience is None
        writer.close()
        server.close()
        return waiting, answered

    assert asyncio.run(scenario()) == (True, True)
