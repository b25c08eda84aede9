"""What the server answers to: one function a message of the protocol."""

from __future__ import annotations

from functools import partial

from lsprotocol import types

from numcheck.language_server import hover, whole_folder
from numcheck.language_server.actions import edits, menu
from numcheck.language_server.other_end import other_ends
from numcheck.language_server.rule_pages import page
from numcheck.language_server.server import FiguresServer
from numcheck.language_server.verdicts import inlay_hints

WATCHED = "**/{.numcheck,numcheck,pyproject}.toml"


def make_server() -> FiguresServer:
    """A server that answers to everything in this file."""
    server = FiguresServer()
    for add in (_add_life, _add_texts, _add_diagnostics, _add_figures, _add_actions, _add_commands):
        add(server)
    return server


def _add_life(server: FiguresServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: FiguresServer, params: types.InitializeParams) -> None:
        ls.open_folders(params.workspace_folders or (), params.root_uri)
        ls.first_settings = params.initialization_options

    @server.feature(types.INITIALIZED)
    def initialized(ls: FiguresServer, _: types.InitializedParams) -> None:
        # Not a task of its own: what was said at the start holds before the first text is opened.
        ls.worker.submit(ls.checker.warm_up)
        ls.configure(ls.first_settings)
        if ls.can("workspace.did_change_watched_files.dynamic_registration"):
            watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            ls.in_background(_register(ls, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watched))
        if ls.can("workspace.did_change_configuration.dynamic_registration"):
            section = types.DidChangeConfigurationRegistrationOptions(section="numcheck")
            ls.in_background(_register(ls, types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        ls.in_background(ls.ask_for_settings())

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(ls: FiguresServer, params: types.DidChangeConfigurationParams) -> None:
        if ls.can("workspace.configuration"):
            ls.in_background(ls.ask_for_settings())
        said = params.settings
        section = said.get("numcheck") if isinstance(said, dict) else getattr(said, "numcheck", None)
        if section is not None or not ls.can("workspace.configuration"):
            ls.configure(section if section is not None else ls.first_settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: FiguresServer, _: types.DidChangeWatchedFilesParams) -> None:
        ls.check_anew()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(ls: FiguresServer, _: types.DidChangeWorkspaceFoldersParams) -> None:
        ls.open_folders(list(ls.workspace.folders.values()), None)
        ls.check_anew()


async def _register(ls: FiguresServer, method: str, options: object) -> None:
    registration = types.Registration(id=f"numcheck {method}", method=method, register_options=options)
    await ls.client_register_capability_async(types.RegistrationParams([registration]))


def _add_texts(server: FiguresServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: FiguresServer, params: types.DidOpenTextDocumentParams) -> None:
        ls.opened(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: FiguresServer, params: types.DidChangeTextDocumentParams) -> None:
        ls.changed(params.text_document.uri, params.text_document.version, params.content_changes)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: FiguresServer, params: types.DidSaveTextDocumentParams) -> None:
        if any(text.uri != params.text_document.uri for text in ls.newest.texts()):
            ls.newest.recheck()  # what was saved may be a source of the others

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: FiguresServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)


def _add_diagnostics(server: FiguresServer) -> None:
    options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier="numcheck")

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pulled(ls: FiguresServer, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        result = await ls.result_of(params.text_document.uri)
        if result is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        known = f"{ls.generation}.{result.text.version}"
        if params.previous_result_id == known:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=known)
        return types.RelatedFullDocumentDiagnosticReport(items=ls.diagnostics_of(result), result_id=known)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def folder_pulled(
        ls: FiguresServer, params: types.WorkspaceDiagnosticParams
    ) -> types.WorkspaceDiagnosticReport:
        known = {item.uri: item.value for item in params.previous_result_ids}
        return types.WorkspaceDiagnosticReport(await whole_folder.reports(ls, known))


def _add_figures(server: FiguresServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(ls: FiguresServer, params: types.HoverParams) -> types.Hover | None:
        found = await ls.places_in(params.text_document.uri)
        claim = found and found[1].claim_at(params.position)
        if not found or not claim:
            return None
        result, places = found
        pairs = await ls.work(partial(ls.checker.pairs, places.checked))
        said = hover.figure_markdown(claim, result, places, pairs)
        formats = ls.can("text_document.hover.content_format") or (types.MarkupKind.Markdown,)
        kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, said), places.range(claim.location))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def other_end(ls: FiguresServer, params: types.DefinitionParams) -> list[types.Location]:
        found = await ls.places_in(params.text_document.uri)
        return other_ends(found[1], params.position) if found else []

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hinted(ls: FiguresServer, params: types.InlayHintParams) -> list[types.InlayHint]:
        result = await ls.result_of(params.text_document.uri)
        return inlay_hints(result, params.range) if result and ls.hints_as == "inlay" else []


def _add_actions(server: FiguresServer) -> None:
    options = types.CodeActionOptions(code_action_kinds=list(menu.KINDS), resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offered(ls: FiguresServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        found = await ls.places_in(params.text_document.uri)
        if not found:
            return []
        result, places = found
        name = menu.settings_name(result.found.path if result.found else "")
        actions = menu.actions(places, params.range, params.context, name)
        resolved = ls.can("text_document.code_action.resolve_support.properties") or ()
        if "edit" in resolved and ls.can("text_document.code_action.data_support"):
            return actions
        worked_out = [await _resolved(ls, action) for action in actions]
        return [action for action in worked_out if action.edit is not None]

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def chosen(ls: FiguresServer, action: types.CodeAction) -> types.CodeAction:
        resolved = await _resolved(ls, action)
        if resolved.edit is None:
            ls.say(f"{action.title}: there is no way that leaves the rest as it is", types.MessageType.Info)
        return resolved


async def _resolved(ls: FiguresServer, action: types.CodeAction) -> types.CodeAction:
    """``action`` with its edit, where it has one."""
    choice = edits.understood(action.data)
    result = await ls.result_of(choice.uri) if choice else None
    if choice and result:
        action.edit = await ls.work(partial(edits.edit, choice, result, ls.checker, ls.abilities))
    return action


def _add_commands(server: FiguresServer) -> None:
    @server.command("numcheck.setSources")
    def set_sources(ls: FiguresServer, paths: list[str], *uri: str) -> dict[str, list[str]]:
        """Hold every draft, or the one that ``uri`` names, against these files and folders."""
        named = ls.name_sources(uri[0] if uri else "", paths)
        return {draft: list(sources) for draft, sources in named.items()}

    @server.command("numcheck.clearSources")
    def clear_sources(ls: FiguresServer, *uri: str) -> None:
        """Forget the sources that were named by command, of all drafts or of one."""
        for draft in uri or tuple(ls.commanded):
            ls.commanded.pop(draft, None)
        ls.check_anew()

    @server.command("numcheck.checkFolder")
    async def check_folder(ls: FiguresServer) -> dict[str, int]:
        """Check every draft in the open folders and send its diagnostics; how many drafts and diagnostics there are."""
        return await whole_folder.publish(ls)

    @server.command("numcheck.explainRule")
    def explain_rule(rule: str) -> str:
        """The page of a rule as Markdown; "" where there is none of this name."""
        return page(rule)
