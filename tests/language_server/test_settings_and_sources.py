"""Settings and sources as an editor works with them: found, changed, named by command, and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import Editor, editing, within
from lsprotocol import types

from numcheck.language_server import client_settings

WRONG = "The wall is 200 m (700 miles) long.\n"
DRAFT = "The old bridge was 62 metres long and carried 410 people on 3 May 2021.\n"
WIRE = "The old bridge was 62 metres long.\n\nIt carried 520 people on 3 May 2021.\n"


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(d.code) for d in found]


async def watched(editor: Editor, uri: str, name: str) -> list[types.Diagnostic]:
    """What is found in ``uri`` when the editor has seen the file ``name`` change."""
    event = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    return await editor.published(uri)


@pytest.mark.asyncio
async def test_settings_hold_and_are_read_again_when_they_change(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text('ignore = ["conversion"]\n', encoding="utf-8")
    async with editing(tmp_path) as editor:
        uri = editor.open("draft.md", WRONG)
        assert codes(await editor.published(uri)) == []
        path.write_text("ignore = []\n", encoding="utf-8")
        assert codes(await watched(editor, uri, "numcheck.toml")) == ["wrong-conversion"]
        path.unlink()
        (tmp_path / "pyproject.toml").write_text('[tool.numcheck]\nexclude = ["*.md"]\n', encoding="utf-8")
        assert codes(await watched(editor, uri, "pyproject.toml")) == []


@pytest.mark.asyncio
async def test_settings_of_the_editor_hold_over_those_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text('ignore = ["conversion"]\n', encoding="utf-8")
    async with editing(tmp_path, options={"settings": {"ignore": []}}) as editor:
        uri = editor.open("draft.md", WRONG)
        assert codes(await editor.published(uri)) == ["wrong-conversion"]
        said = types.DidChangeConfigurationParams({"numcheck": {"settings": {"ignore": ["all"]}}})
        editor.client.workspace_did_change_configuration(said)
        assert codes(await editor.published(uri)) == []


@pytest.mark.asyncio
async def test_settings_that_cannot_be_meant_are_marked_until_they_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text('fail-on = "error"\nignore = [\n', encoding="utf-8")
    async with editing(tmp_path) as editor:
        uri = editor.open("draft.md", WRONG)
        assert await editor.published(uri) == []
        (marked,) = await editor.published(path.as_uri())
        assert "not valid TOML" in marked.message
        assert [m.type for m in editor.client.messages] == [types.MessageType.Error]
        path.write_text("ignore = []\n", encoding="utf-8")
        assert codes(await watched(editor, uri, "numcheck.toml")) == ["wrong-conversion"]
        assert await editor.published(path.as_uri()) == []


@pytest.mark.asyncio
async def test_sources_of_the_settings_give_verdicts_as_hints(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "numcheck.toml").write_text('[sources]\n"draft.md" = ["wire.txt"]\n', encoding="utf-8")
    async with editing(tmp_path) as editor:
        found = await editor.shown("draft.md", DRAFT)
        hints = [d for d in found if d.severity is types.DiagnosticSeverity.Hint]
        assert [d.message for d in hints if d.code == "supported"] == [
            "supported by wire.txt:1:20, “62 metres”",
            "supported by wire.txt:3:26, “3 May 2021”",
        ]
        other = [d for d in found if d.severity is not types.DiagnosticSeverity.Hint]
        assert [d.message for d in other] == ["410 people here, 520 people in wire.txt"]
        uri = editor.uri("draft.md")
        assert await editor.definition(uri, 0, DRAFT.index("62")) == [("wire.txt", 0, WIRE.index("62"))]
        assert "supported by wire" in (await editor.hover(uri, 0, DRAFT.index("62"))).replace("\\", "")


@pytest.mark.asyncio
async def test_sources_are_named_and_forgotten_by_command(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    async with editing(tmp_path) as editor:
        uri = editor.open("draft.md", DRAFT)
        assert await editor.published(uri) == []
        assert await editor.command("numcheck.setSources", [editor.uri("wire.txt")], uri)
        assert "supported" in codes(await editor.published(uri))
        await editor.command("numcheck.clearSources", uri)
        assert await editor.published(uri) == []
        await editor.command("numcheck.setSources", ["gone.txt"])
        assert await editor.published(uri) == []
        await editor.hover(uri, 0, 0)  # whatever comes before its answer has come
        assert "gone.txt" in editor.client.messages[-1].message


@pytest.mark.asyncio
async def test_an_editor_with_inlay_hints_has_verdicts_behind_the_figures(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    async with editing(tmp_path, "neovim@v0.11.0", {"sources": ["wire.txt"]}) as editor:
        uri = editor.open("draft.md", DRAFT)
        wanted = types.Range(types.Position(0, 0), types.Position(1, 0))
        params = types.InlayHintParams(types.TextDocumentIdentifier(uri), wanted)
        hints = await within(editor.client.text_document_inlay_hint_async(params))
        at = {hint.position.character: hint.label[0] for hint in hints or ()}
        part = at[DRAFT.index(" long")]
        assert isinstance(part, types.InlayHintLabelPart)
        assert part.value == "✓ wire.txt:1:20"
        assert part.location
        assert part.location.uri == editor.uri("wire.txt")
        report = await editor.pulled(uri)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert types.DiagnosticSeverity.Hint not in {d.severity for d in report.items}


@pytest.mark.asyncio
async def test_the_page_of_a_rule_is_told_on_command(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        assert (await editor.command("numcheck.explainRule", "wrong-conversion")).startswith("# wrong-conversion")
        assert await editor.command("numcheck.explainRule", "no-such-rule") == ""


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (None, ""),
        ({}, ""),
        ({"tieOut": "off", "pause": 40, "sources": ["wire"], "path": "/x", "ruleUrl": ""}, ""),
        ({"settings": {"units": {"home-currency": "GBP"}}}, ""),
        ({"settings": {"known": [{"text": "residents", "value": 1.5}]}}, ""),
        ([], ""),
        ("text", "an object expected"),
        ({"tieOut": "loud"}, "tieOut: not understood"),
        ({"pause": -1}, "pause: not understood"),
        ({"sources": [1]}, "sources: not understood"),
        ({"souces": []}, "did you mean 'sources'"),
        ({"settings": {"ingore": []}}, "did you mean 'ignore'"),
    ],
)
def test_settings_of_an_editor_that_cannot_be_meant_are_said_and_left_out(said: object, problem: str) -> None:
    settings, problems = client_settings.read(said)
    assert [problem] == [line[line.find(problem) : line.find(problem) + len(problem)] for line in problems] or [""]
    assert bool(problems) == bool(problem)
    assert settings.pause >= 0
