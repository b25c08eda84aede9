"""The server: what it keeps of one editor, and how it talks to it. What it answers to stands in ``features``."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from numcheck import __version__
from numcheck.language_server import client_settings, verdicts
from numcheck.language_server.actions.edits import EditorAbilities
from numcheck.language_server.checking import Checker, CheckResult
from numcheck.language_server.client_settings import ClientSettings
from numcheck.language_server.diagnostics import diagnostics, of_settings
from numcheck.language_server.newest import NewestVersions
from numcheck.language_server.open_text import OpenText, path_of, uri_of
from numcheck.language_server.places import Places
from numcheck.language_server.protocol import TextsElsewhere
from numcheck.language_server.rule_pages import RulePages

T = TypeVar("T")


class FiguresServer(LanguageServer):
    """One editor's server.

    All that takes long runs in one thread of its own, so that checks never meet; the rest belongs to the event loop.
    """

    def __init__(self) -> None:
        super().__init__("numcheck", __version__, protocol_cls=TextsElsewhere)
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="numcheck")
        self.checker = Checker()
        self.newest = NewestVersions(self.checker.check, self.worker, self.checked)
        self.pages = RulePages()
        self.settings = ClientSettings()
        self.roots: tuple[str, ...] = ()
        self.commanded: dict[str, tuple[str, ...]] = {}
        self.first_settings: object = None  # what the editor started the server with
        self.generation = 0  # grows with whatever makes a text that has not changed worth checking again
        self._said: set[str] = set()
        self._background: set[asyncio.Future[Any]] = set()
        self._troubled: dict[str, set[str]] = {}  # file of settings: the texts for which it could not be used

    # What the editor can do.

    def can(self, path: str) -> Any:
        """The capability of the editor at ``path`` (``textDocument.diagnostic`` as attributes); None where it has none."""
        found: Any = self.client_capabilities
        for name in path.split("."):
            found = getattr(found, name, None)
        return found

    @property
    def is_pulled(self) -> bool:
        """Whether the editor asks for diagnostics; the others are sent them."""
        return self.can("text_document.diagnostic") is not None

    @property
    def encoding(self) -> str:
        """What columns count, as it was agreed."""
        found = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        return str(found.value if isinstance(found, types.PositionEncodingKind) else found)

    @property
    def abilities(self) -> EditorAbilities:
        """What the editor can do with an edit."""
        made = self.can("workspace.workspace_edit.resource_operations") or ()
        changes = bool(self.can("workspace.workspace_edit.document_changes"))
        return EditorAbilities(changes, changes and types.ResourceOperationKind.Create in made)

    @property
    def hints_as(self) -> str:
        """How verdicts are shown to this editor: ``inlay``, ``diagnostics`` or ``off``."""
        if self.settings.tie_out != "auto":
            return self.settings.tie_out
        return "inlay" if self.can("text_document.inlay_hint") is not None else "diagnostics"

    # Work and its result.

    async def work(self, call: Callable[[], T]) -> T:
        """What ``call`` returns, worked out in the thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, call)

    async def result_of(self, uri: str) -> CheckResult | None:
        """What comes of the newest version of an open text; None for what is not open."""
        return await self.newest.result(uri)

    async def places_in(self, uri: str) -> tuple[CheckResult, Places] | None:
        """The same with the places of its figures; None for what is not open or was not checked."""
        result = await self.result_of(uri)
        if result is None or result.checked is None:
            return None
        return result, Places(result)

    def diagnostics_of(self, result: CheckResult) -> list[types.Diagnostic]:
        """The findings of a text and, for an editor that has no inlay hints, the verdicts of its sources."""
        found = diagnostics(result, partial(self.pages.href, template=self.settings.rule_url))
        return found + (verdicts.hints(result) if self.hints_as == "diagnostics" else [])

    def checked(self, result: CheckResult) -> None:
        """Tell the editor what came of a version of a text."""
        if not self.is_pulled:
            self.publish(result)
        elif result.found and result.checked and result.checked.sources:
            self.refresh(inlay_only=True)
        self._tell_problems(result)

    def publish(self, result: CheckResult) -> None:
        """Send the diagnostics of a text."""
        text = result.text
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=text.uri, version=text.version, diagnostics=self.diagnostics_of(result))
        )

    def _tell_problems(self, result: CheckResult) -> None:
        """Say once what stopped a check, and mark files of settings for as long as they cannot be used."""
        if result.unread:
            self.say(f"{os.path.basename(result.text.uri)}: {result.unread}", types.MessageType.Warning, quietly=True)
        now = dict(result.problems)
        for path, line in now.items():
            self.say(line if result.found is None else f"{path}: {line}", types.MessageType.Error)
            if result.found is None and path:
                self._troubled.setdefault(path, set()).add(result.text.uri)
                self._publish_settings(path, [of_settings(line)])
        for path, uris in list(self._troubled.items()):
            if path not in now:
                uris.discard(result.text.uri)
                if not uris:
                    del self._troubled[path]
                    self._publish_settings(path, [])

    def _publish_settings(self, path: str, found: Sequence[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri_of(path), diagnostics=list(found))
        )

    # Settings.

    def configure(self, said: object) -> None:
        """Take over the editor's own settings, and check everything by them."""
        self.settings, problems = client_settings.read(said)
        for line in problems:
            self.say(line, types.MessageType.Warning)
        self.check_anew()

    async def ask_for_settings(self) -> None:
        """Ask the editor for its section ``numcheck``, where it can be asked."""
        if not self.can("workspace.configuration"):
            return
        items = [types.ConfigurationItem(section="numcheck")]
        answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
        if answer and answer[0]:  # nothing said there leaves what was said at the start
            self.configure(answer[0])

    def check_anew(self) -> None:
        """Settings, sources or folders have changed."""
        self.generation += 1
        self._said.clear()
        # In the thread that checks, between two checks.
        self.worker.submit(self.checker.set_up, self.settings, self.roots, dict(self.commanded))
        self.newest.recheck()
        self.refresh()

    def refresh(self, *, inlay_only: bool = False) -> None:
        """Ask an editor that pulls to ask again."""
        if self.can("workspace.inlay_hint.refresh_support"):
            self.in_background(self.workspace_inlay_hint_refresh_async(None))
        if not inlay_only and self.is_pulled and self.can("workspace.diagnostics.refresh_support"):
            self.in_background(self.workspace_diagnostic_refresh_async(None))

    # Talk.

    def in_background(self, work: Any) -> None:
        """Await ``work`` while others go on; what it raises is written down, and stops nothing."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Future[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self.report_server_error(error if isinstance(error, Exception) else RuntimeError(str(error)), Exception)

    def say(self, line: str, kind: types.MessageType, *, quietly: bool = False) -> None:
        """Tell the user ``line``, once until something changes; ``quietly``: in the log alone."""
        if line in self._said:
            return
        self._said.add(line)
        if quietly:
            self.window_log_message(types.LogMessageParams(kind, f"numcheck: {line}"))
        else:
            self.window_show_message(types.ShowMessageParams(kind, f"numcheck: {line}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What goes wrong outside of an answer goes to the log; it would be a window at every keystroke."""
        print(f"numcheck: {type(error).__name__}: {error}", file=sys.stderr)

    def shutdown(self) -> None:
        """End: what waits is not checked any more."""
        self.worker.shutdown(wait=False, cancel_futures=True)
        self.pages.close()
        super().shutdown()  # type: ignore[no-untyped-call]

    # Texts.

    def opened(self, item: types.TextDocumentItem) -> None:
        """A text is open."""
        self.newest.put(
            OpenText(
                uri=item.uri, text=item.text, language=item.language_id, version=item.version, encoding=self.encoding
            )
        )

    def changed(self, uri: str, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        """A text says something else; a change of what is not open is none."""
        text = self.newest.text(uri)
        if text is None:
            return
        for change in changes:
            wanted = change.range if isinstance(change, types.TextDocumentContentChangePartial) else None
            text = text.replaced(text=text.lines.replaced(wanted, change.text), version=version)
        self.newest.put(text, self.settings.pause / 1000)

    def closed(self, uri: str) -> None:
        """A text is open no longer: what was said of it goes."""
        self.newest.drop(uri)
        if not self.is_pulled:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def open_folders(self, folders: Sequence[types.WorkspaceFolder], root: str | None) -> None:
        """The folders that the editor has open; ``root`` for one that knows of only one."""
        paths = [path_of(folder.uri) for folder in folders] or [path_of(root) if root else ""]
        self.roots = tuple(path for path in paths if path and os.path.isdir(path))

    def name_sources(self, uri: str, paths: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The draft ``uri``, or with "" every draft, rests on ``paths``: URIs, or paths as seen from the open folder."""
        base = self.roots[0] if self.roots else os.getcwd()
        found = tuple(os.path.join(base, path_of(path) if path.startswith("file:") else path) for path in paths)
        if found:
            self.commanded[uri] = found
        else:
            self.commanded.pop(uri, None)
        self.check_anew()
        return self.commanded
