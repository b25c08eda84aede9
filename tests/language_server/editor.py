"""An editor for the tests: it starts ``numcheck server`` as a real one does, and sees what that one would show."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

T = TypeVar("T")

# In seconds, of whatever is waited for: a machine may be busy, a server that answers is not.
PATIENCE = 120


class Editor:
    """Texts by name, in the folder ``root``."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self._versions: dict[str, int] = {}
        self._sent: defaultdict[str, asyncio.Queue[list[types.Diagnostic]]] = defaultdict(asyncio.Queue)
        handlers = client.protocol.fm.features
        shows = handlers[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def show(params: types.PublishDiagnosticsParams) -> None:
            shows(params)
            self._sent[params.uri].put_nowait(list(params.diagnostics))

        handlers[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = show

    def uri(self, name: str) -> str:
        """``name`` as the protocol has it; a URI stays one."""
        return name if ":" in name else (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Show ``text`` as the file ``name``; returns its URI."""
        uri = self.uri(name)
        self._versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return uri

    def change(self, uri: str, *changes: tuple[tuple[int, int, int, int] | None, str]) -> None:
        """Type: each change is (line, column, line, column), or None for the whole text, and what stands there then."""
        self._versions[uri] += 1
        made: list[types.TextDocumentContentChangeEvent] = [
            types.TextDocumentContentChangePartial(types.Range(types.Position(*at[:2]), types.Position(*at[2:])), text)
            if at
            else types.TextDocumentContentChangeWholeDocument(text)
            for at, text in changes
        ]
        identifier = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, made))

    async def published(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of ``uri`` that the server sent or sends next."""
        return await within(self._sent[uri].get())

    async def shown(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a text and wait for its diagnostics."""
        return await self.published(self.open(name, text, language))

    async def pulled(self, uri: str, known: str | None = None) -> types.DocumentDiagnosticReport:
        """What the server answers to an editor that asks for the diagnostics of ``uri``."""
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=known)
        return await within(self.client.text_document_diagnostic_async(params))

    async def hover(self, uri: str, line: int, column: int) -> str:
        """The words shown for the place, "" for none."""
        place = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        found = await within(self.client.text_document_hover_async(place))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""

    async def definition(self, uri: str, line: int, column: int) -> list[tuple[str, int, int]]:
        """File name, line and column of each place that "go to definition" leads to."""
        place = types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        found: Any = await within(self.client.text_document_definition_async(place))
        return [(at.uri.rpartition("/")[2], at.range.start.line, at.range.start.character) for at in found]

    async def actions(self, uri: str, line: int, column: int, **context: Any) -> dict[str, types.CodeAction]:
        """The actions offered at the place by their titles, worked out."""
        at = types.Position(line, column)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri),
            types.Range(at, at),
            types.CodeActionContext(**{"diagnostics": list(self.client.diagnostics.get(uri, [])), **context}),
        )
        offered: Any = await within(self.client.text_document_code_action_async(params))
        made = [a if a.edit else await within(self.client.code_action_resolve_async(a)) for a in offered]
        return {action.title: action for action in made}

    async def command(self, name: str, *arguments: Any) -> Any:
        """What the server's command ``name`` returns."""
        params = types.ExecuteCommandParams(name, list(arguments))
        return await within(self.client.workspace_execute_command_async(params))


@asynccontextmanager
async def editing(
    root: Path, capabilities: str | types.ClientCapabilities = "neovim@v0.7.0", options: object = None
) -> AsyncIterator[Editor]:
    """An editor with the folder ``root`` open and the capabilities of one that there is, until the block ends."""
    known = capabilities if not isinstance(capabilities, str) else pytest_lsp.client_capabilities(capabilities)
    config = ClientServerConfig([sys.executable, "-m", "numcheck", "server", "--stdio"])
    client = await config.start()
    assert isinstance(client, LanguageClient)
    client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)(lambda *_: None)
    folders = [types.WorkspaceFolder(root.as_uri(), root.name)]
    try:
        await within(
            client.initialize_session(
                types.InitializeParams(capabilities=known, workspace_folders=folders, initialization_options=options)  # type: ignore[arg-type]
            )
        )
        yield Editor(client, root)
        await within(client.shutdown_session())
    finally:
        if client._server and client._server.returncode is None:
            client._server.kill()  # a test that fails says no farewell
        await client.stop()


async def within(wanted: Awaitable[T]) -> T:
    """What ``wanted`` gives, in time."""
    return await asyncio.wait_for(wanted, PATIENCE)


def edited(text: str, edits: Sequence[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]) -> str:
    """``text``, all of it ASCII, after ``edits``."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines) + 1)]

    def offset(at: types.Position) -> int:
        return min(starts[at.line] + at.character, len(text))

    for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        assert isinstance(edit, types.TextEdit)
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
