"""Whatever an editor, a text or a machine does, the server goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest
from editor import editing
from lsprotocol import types

from numcheck.language_server import checking
from numcheck.language_server.checking import Checker
from numcheck.language_server.open_text import LONGEST, OpenText

WRONG = "The wall is 200 m (700 miles) long.\n"


def message(text: str | dict[str, object]) -> bytes:
    body = (text if isinstance(text, str) else json.dumps({"jsonrpc": "2.0", **text})).encode("utf-8", "surrogatepass")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def test_messages_that_are_none_stop_nothing() -> None:
    initialize = {"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None, "rootUri": None}}
    uri = "untitled:x"

    def opened(text: str) -> dict[str, object]:
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        return {"method": "textDocument/didOpen", "params": {"textDocument": item}}

    def changed(change: object, name: str = uri) -> dict[str, object]:
        params = {"textDocument": {"uri": name, "version": 2}, "contentChanges": [change]}
        return {"method": "textDocument/didChange", "params": params}

    far = {"line": 2**31 - 1, "character": 2**31 - 1}
    sent = [
        message(initialize),
        message({"method": "initialized", "params": {}}),
        b"X-Nonsense: 1\r\n",
        message("{"),
        message("[" * 100_000),
        message("[]"),
        message('"text"'),
        message({"id": 2, "method": "no/such", "params": {}}),
        message({"id": 3, "method": "textDocument/hover", "params": {"textDocument": 7}}),
        message(opened("200 m \ud800 \0 😀")),
        message(opened("200 m (700 miles)")),
        message(changed({"range": {"start": far, "end": far}, "text": " and 5"})),
        message(changed({"range": {"start": {"line": -1, "character": 0}, "end": far}, "text": "x"})),
        message(changed({"text": "x"}, "file:///never/opened.md")),
        message({"id": 4, "method": "workspace/executeCommand", "params": {"command": "numcheck.setSources"}}),
        message({"id": 5, "method": "workspace/executeCommand", "params": {"command": "rm", "arguments": ["/"]}}),
        message({"id": 6, "method": "codeAction/resolve", "params": {"title": "x", "data": {"what": [1]}}}),
        message({"method": "workspace/didChangeConfiguration", "params": {"settings": [[1]]}}),
        message({"method": "$/cancelRequest", "params": {"id": 99}}),
        message({"id": 7, "method": "numcheck/none", "params": None}),
        message(
            {
                "id": 8,
                "method": "textDocument/hover",
                "params": {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 1}},
            }
        ),
    ]
    command = [sys.executable, "-m", "numcheck", "server"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE) as server:
        assert server.stdin and server.stdout
        server.stdin.write(b"".join(sent))
        server.stdin.flush()
        said = []
        while not said or said[-1].get("id") != 8:
            size = int(server.stdout.readline().partition(b":")[2])
            while server.stdout.readline().strip():
                pass
            said.append(json.loads(server.stdout.read(size)))
        rest, errors = server.communicate(message({"id": 9, "method": "shutdown"}) + message({"method": "exit"}), 180)
    answers = {m["id"]: m for m in said if "id" in m and "method" not in m}
    assert "200 m" in answers[8]["result"]["contents"]["value"]
    assert {n for n in (2, 4, 5, 7) if "error" in answers[n]} == {2, 4, 5, 7}
    assert b'"id": 9' in rest
    assert server.returncode == 0
    assert b"700 miles" not in errors


@pytest.mark.asyncio
async def test_strange_uris_are_texts_like_others(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for uri in (
            "untitled:", "", "file:///%00.md", "http://example.org/a.md?x#y", "git:/a/b.md", "file://host/share/a.md", "x:" * 500,
        ):  # fmt: skip
            item = types.TextDocumentItem(uri, "markdown", 1, WRONG)
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            found = await editor.published(uri)
            assert [d.code for d in found] == ["wrong-conversion"], uri


@pytest.mark.parametrize(
    "text",
    ["\0", "\ud800" * 5, "(" * 50_000, "200 m (" * 3000, "[" * 20_000 + "](", "1" * 5000 + " m (2 ft)", "\r" * 1000],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.tex", "a.rst"])
def test_a_hostile_text_is_checked_or_left_alone(text: str, name: str) -> None:
    result = Checker().check(OpenText(uri=f"untitled:{name}", text=text))
    assert result.checked or result.unread


def test_a_text_that_is_too_long_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    result = Checker().check(OpenText(uri="untitled:a.md", text="x" * (LONGEST + 1)))
    assert result.unread.startswith("longer than 1,000,000 characters")


def test_a_check_that_breaks_is_said_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.delenv("NUMCHECK_DEBUG", raising=False)
    monkeypatch.setattr(checking.warm, "check", broken)
    result = Checker().check(OpenText(uri="untitled:a.md", text=WRONG))
    assert result.checked is None
    assert result.unread == "internal error: RuntimeError: oh"


def test_without_its_library_the_server_says_what_to_install() -> None:
    script = "import sys\nsys.modules['pygls'] = None\nfrom numcheck.cli.main import main\nsys.exit(main(['server', '--stdio']))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert done.stderr == "numcheck: pygls is not installed: pip install pygls\n"


def test_the_server_ends_when_its_editor_is_gone() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "numcheck", "server"], input=b"", capture_output=True, timeout=180, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
