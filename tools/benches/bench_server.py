"""How long somebody who types waits for numcheck: ``python tools/benches/bench_server.py [TEXTS.jsonl] [--pause 30]``; prints Markdown.

TEXTS is a JSON Lines file of items with ``documents`` (``text``), of which those of about a thousand words are taken;
without it, the texts of ``fixtures/`` are put together to that length. A server is started as an editor does, warmed by
one text, and told of each text as it is opened and as a letter is typed into its middle; waiting times are those of the
wall, from the message that goes to the diagnostics that come. The same texts are checked in this process, in turn with
the others, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from numcheck import documents, pipeline

FIXTURES = Path(__file__).parents[2] / "fixtures"
WORDS = 1000
TEXTS = 12
KEYS = 8


class Client:
    """A server, and the least of an editor."""

    def __init__(self, pause: int) -> None:
        command = [sys.executable, "-m", "numcheck", "server"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        params = {"capabilities": {}, "processId": None, "rootUri": None, "initializationOptions": {"pause": pause}}
        self.send({"id": 1, "method": "initialize", "params": params})
        self.receive()
        self.send({"method": "initialized", "params": {}})

    def send(self, message: dict[str, Any]) -> None:
        """Send one message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Wait for one message."""
        assert self.process.stdout
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.startswith(b"Content-Length"):
                size = int(line.partition(b":")[2])
        return dict(json.loads(self.process.stdout.read(size)))

    def waited(self, message: dict[str, Any], uri: str) -> float:
        """Seconds from ``message`` to the diagnostics of ``uri``."""
        begun = time.perf_counter()
        self.send(message)
        while True:
            answer = self.receive()
            if answer.get("method") == "textDocument/publishDiagnostics" and answer["params"]["uri"] == uri:
                return time.perf_counter() - begun

    def opened(self, uri: str, text: str) -> float:
        """Seconds until an opened text has its diagnostics."""
        item = {"uri": uri, "languageId": "plaintext", "version": 0, "text": text}
        return self.waited({"method": "textDocument/didOpen", "params": {"textDocument": item}}, uri)

    def typed(self, uri: str, line: int, version: int) -> float:
        """Seconds until a letter typed at the start of ``line`` has its diagnostics."""
        at = {"line": line, "character": 0}
        change = {"range": {"start": at, "end": at}, "text": "a"}
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
        return self.waited({"method": "textDocument/didChange", "params": params}, uri)

    def end(self) -> None:
        """Say farewell."""
        self.send({"id": 2, "method": "shutdown"})
        self.send({"method": "exit"})
        self.process.communicate(timeout=60)


def texts(path: str) -> Iterator[str]:
    """Texts of about a thousand words."""
    if not path:
        paragraphs = [p for f in sorted(FIXTURES.glob("*/*.md")) for p in f.read_text("utf-8").split("\n\n")]
        prose = [p for p in paragraphs if p[:1].isalpha() and "^" not in p]
        for start in range(0, len(prose), 60):
            yield " ".join("\n\n".join(prose[start:]).split(" ")[:WORDS])
        return
    with Path(path).open(encoding="utf-8") as f:
        for line in f:
            yield from (
                d["text"] for d in json.loads(line)["documents"] if 0.8 <= len(d["text"].split()) / WORDS <= 1.2
            )


def check(text: str) -> float:
    """Seconds of one warm check in this process."""
    begun = time.perf_counter()
    pipeline.check([documents.read_bytes(text.encode(), "text.txt")])
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="?", default="")
    parser.add_argument("--pause", type=int, default=30)
    args = parser.parse_args()
    chosen = [text for _, text in zip(range(TEXTS + 1), texts(args.texts), strict=False)]
    client = Client(args.pause)
    client.opened("untitled:warm.txt", chosen[0])
    check(chosen[0])
    opened, typed, checked, ratios = [], [], [], []
    for n, text in enumerate(chosen[1:]):
        uri, line = f"untitled:{n}.txt", text[: len(text) // 2].count("\n")
        check(text)
        opened.append(client.opened(uri, text))
        for version in range(1, KEYS + 1):
            before, wait, after = check(text), client.typed(uri, line, version), check(text)
            checked += [before, after]
            typed.append(wait)
            ratios.append(wait / ((before + after) / 2))
    client.end()
    words = statistics.mean(len(text.split()) for text in chosen[1:])
    print(f"{len(chosen) - 1} texts of {words:.0f} words, a pause of {args.pause} ms; milliseconds, of the wall\n")
    print("| | median | 90th percentile |\n|---|---:|---:|")
    for what, found in (
        ("a text is opened, until its diagnostics are there", opened),
        ("a letter is typed, until the diagnostics are there", typed),
        ("one warm check of the same text, in a process of its own", checked),
    ):
        tenths = statistics.quantiles(found, n=10)
        print(f"| {what} | {statistics.median(found) * 1e3:.0f} | {tenths[-1] * 1e3:.0f} |")
    print(f"\nA keystroke takes {statistics.median(ratios):.2f} times what one check does (median of pairs).")


if __name__ == "__main__":
    main()
