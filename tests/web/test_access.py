"""Who may ask: names, origins, tokens; and what every response says of itself."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from running_service import Reply, RunningService, Serve

from numcheck.cli.main import main
from numcheck.web.access import Access, is_loopback

TOKEN = "a long and secret word"


def test_it_listens_on_this_machine_alone_unless_told_otherwise(service: RunningService) -> None:
    assert service.url.startswith("http://127.0.0.1:")
    assert service.ask("/healthz").json()["status"] == "ok"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_it_refuses_to_listen_where_others_reach_it_without_a_token(host: str) -> None:
    code, said = serving("--host", host)
    assert code == 2
    assert "can be reached by others: set NUMCHECK_TOKEN" in said
    assert not is_loopback(host)


def serving(*flags: str) -> tuple[int, str]:
    """Exit code and standard error of a service that does not come to listen."""
    environment = {k: v for k, v in os.environ.items() if k != "NUMCHECK_TOKEN"}
    command = [sys.executable, "-m", "numcheck", "serve", *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_said_in_one_line(service: RunningService) -> None:
    port = service.url.rpartition(":")[2]
    code, said = serving("--port", port)
    assert (code, said) == (2, f"numcheck: serve: 127.0.0.1, port {port}: Address already in use\n")


def test_limits_are_positive_numbers() -> None:
    assert serving("--max-pages", "0") == (2, "numcheck: serve: pages: a positive number expected\n")


def test_a_missing_extra_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.startswith("numcheck: starlette is not installed: pip install ")


@pytest.mark.parametrize("host", ["localhost:8490", "127.0.0.1", "[::1]:8490", "192.0.2.7:80", "figures.example:443"])
def test_it_is_known_by_its_names(host: str) -> None:
    assert Access(hosts=frozenset({"figures.example"})).knows_host(host)


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::1"])
def test_a_name_that_a_stranger_points_here_is_refused(host: str) -> None:
    assert Access(hosts=frozenset({"figures.example"})).knows_host(host) == (host == "[::1")


def test_dns_rebinding_is_refused(service: RunningService) -> None:
    reply = service.ask("/v1/check", b"{}", Host="evil.example", Content_Type="application/json")
    assert reply.status == 421
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "file://"])
def test_pages_of_other_origins_may_not_ask(service: RunningService, origin: str) -> None:
    reply = service.ask("/v1/check", b"{}", Origin=origin, Content_Type="text/plain")
    assert reply.status == 403
    assert "access-control-allow-origin" not in reply.headers


def test_its_own_page_may_ask(service: RunningService) -> None:
    body = b'{"draft": {"text": ""}}'
    reply = service.ask("/v1/check", body, Origin=service.url, Content_Type="application/json")
    assert reply.status == 200
    assert "access-control-allow-origin" not in reply.headers


def preflight(service: RunningService, origin: str) -> Reply:
    import urllib.request

    request = urllib.request.Request(f"{service.url}/v1/check", method="OPTIONS", headers={"Origin": origin})
    with urllib.request.urlopen(request, timeout=30) as found:
        return Reply(found.status, {k.lower(): v for k, v in found.headers.items()}, found.read())


def test_a_token_is_asked_for_and_origins_that_are_named_may_read(serve: Serve) -> None:
    origin = "https://desk.example"
    service = serve("--workers", "1", "--host", "127.0.0.1", "--allow-origin", origin, NUMCHECK_TOKEN=TOKEN)
    body = b'{"draft": {"text": ""}}'
    refused = service.ask("/v1/check", body, Content_Type="application/json")
    assert refused.status == 401
    assert "Bearer" in refused.headers["www-authenticate"]
    wrong = service.ask("/v1/check", body, Content_Type="application/json", Authorization="Bearer a")
    assert wrong.status == 401
    right = service.ask("/v1/check", body, Content_Type="application/json", Authorization=f"Bearer {TOKEN}")
    assert right.status == 200
    assert service.ask("/healthz").status == 200
    reply = preflight(service, origin)
    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == origin


@pytest.mark.parametrize(
    ("shown", "let_in"),
    [
        (f"Bearer {TOKEN}", True),
        ("Basic YW55Ym9keTphIGxvbmcgYW5kIHNlY3JldCB3b3Jk", True),
        ("Basic YW55Ym9keTp3cm9uZw==", False),
        ("Basic !", False),
        (TOKEN, False),
        ("Bearer", False),
        ("", False),
    ],
)
def test_a_token_is_a_bearer_or_a_password(shown: str, let_in: bool) -> None:
    assert Access(token=TOKEN).is_let_in(shown) is let_in
    assert Access().is_let_in(shown)


def test_every_response_keeps_itself_to_itself(service: RunningService) -> None:
    for reply in (service.ask("/healthz"), service.ask("/nowhere"), service.check("Five of 6.")):
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["content-security-policy"].startswith("default-src 'none'")
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert "server" not in reply.headers


def test_what_is_not_there_and_what_cannot_be_asked_are_problems(service: RunningService) -> None:
    assert service.ask("/nowhere").json() == {"title": "Not Found", "status": 404, "detail": "there is nothing here"}
    reply = service.ask("/v1/check")
    assert (reply.status, reply.headers["allow"]) == (405, "POST")
