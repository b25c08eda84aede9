"""pygls's protocol with texts kept by the server itself, whose lines end where the protocol says that they do."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

Handed = Generator[tuple[Callable[..., Any], tuple[Any, ...], None], Any, None]


class TextsElsewhere(LanguageServerProtocol):
    """Hands the three notifications on open texts to the server's own features, and keeps no copy of any text."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Handed:
        """A text is open, and this is what it says."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Handed:
        """A text says something else."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Handed:
        """A text is no longer open."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None
