"""Diagnostics as somebody types, through a server of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from editor import PATIENCE, editing
from lsprotocol import types

pytestmark = pytest.mark.asyncio

WRONG = "The wall is 200 m (700 miles) long.\n"
TWICE = "The ministry sent 120,000 troops to the border on Monday.\n\nThe ministry sent 90,000 troops to the border on Monday, it said.\n"


async def test_a_finding_is_shown_with_both_its_ends(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        (found,) = await editor.shown("draft.md", WRONG)
    assert (found.code, found.source) == ("wrong-conversion", "numcheck")
    assert found.severity is types.DiagnosticSeverity.Error
    assert found.range == types.Range(types.Position(0, 19), types.Position(0, 28))
    assert found.data["confidence"] == "high"
    assert [end.location.range.start.character for end in found.related_information or ()] == [19, 12]
    assert {end.location.uri for end in found.related_information or ()} == {(tmp_path / "draft.md").as_uri()}


async def test_a_finding_links_to_the_page_of_its_rule(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        (found,) = await editor.shown("draft.md", WRONG)
        assert found.code_description
        page = Path(found.code_description.href.removeprefix("file://"))
        assert page.read_text(encoding="utf-8").startswith("# wrong-conversion\n")
    assert not page.exists()


async def test_the_page_of_a_rule_may_lie_on_the_web(tmp_path: Path) -> None:
    async with editing(tmp_path, options={"ruleUrl": "https://example.org/rules/{rule}.html"}) as editor:
        (found,) = await editor.shown("draft.md", WRONG)
    assert found.code_description == types.CodeDescription("https://example.org/rules/wrong-conversion.html")


async def test_what_is_typed_is_checked(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        uri = editor.open("draft.md", WRONG)
        assert len(await editor.published(uri)) == 1
        editor.change(uri, ((0, 19, 0, 28), "656 ft"))
        assert await editor.published(uri) == []


async def test_of_many_keystrokes_only_the_last_is_told(tmp_path: Path) -> None:
    async with editing(tmp_path, options={"pause": 200}) as editor:
        uri = editor.open("draft.md", "")
        await editor.published(uri)
        told: list[int | None] = []
        for i, letter in enumerate(WRONG):
            editor.change(uri, ((0, i, 0, i), letter))
            await asyncio.sleep(0.002)
        waited = editor.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        params = await asyncio.wait_for(waited, PATIENCE)
        told.append(params.version)
        assert [d.code for d in params.diagnostics] == ["wrong-conversion"]
    assert told == [len(WRONG) + 1]


async def test_a_text_that_is_closed_has_no_findings(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        uri = editor.open("draft.md", WRONG)
        await editor.published(uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert await editor.published(uri) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_places_count_what_was_agreed(tmp_path: Path, encoding: str) -> None:
    """Behind an astral character and a combining mark, on a line that ends as Windows has it."""
    general = types.GeneralClientCapabilities(position_encodings=[encoding])  # type: ignore[list-item]
    text = "# 😀\r\n\r\nThe cafe\u0301 😀 wall is 200 m (700 miles) long.\r\n"
    async with editing(tmp_path, types.ClientCapabilities(general=general)) as editor:
        uri = editor.open("draft.md", text)
        (found,) = await editor.published(uri)
        codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
        line = text.split("\r\n")[2].encode(codec)
        words = line[found.range.start.character * size : found.range.end.character * size]
        assert words.decode(codec) == "700 miles"
        assert found.range.start.line == 2
        editor.change(uri, ((2, found.range.start.character, 2, found.range.end.character), "656 ft"))
        assert await editor.published(uri) == []


NAMED = [
    ("untitled:Untitled-1", "markdown", "`200 m (700 miles)`\n\n" + WRONG),
    ("untitled:Untitled-2", "html", f"<p hidden>200 m (700 miles)</p><p>{WRONG}</p>"),
    ("untitled:Untitled-3", "restructuredtext", f"``200 m (700 miles)``\n\n{WRONG}"),
    ("untitled:Untitled-4", "asciidoc", f"----\n200 m (700 miles)\n----\n\n{WRONG}"),
    ("untitled:Untitled-5", "latex", f"% 200 m (700 miles)\n\\begin{{document}}\n{WRONG}\\end{{document}}\n"),
    ("notes", "plaintext", WRONG),
    ("draft.txt", "", WRONG),
    ("draft.vtt", "vtt", f"WEBVTT\n\n00:00.500 --> 00:02.000\n{WRONG}"),
    ("with%20blank.md", "markdown", "\ufeff" + WRONG),
]


async def test_a_text_is_read_as_its_name_says_or_else_its_language(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for name, language, text in NAMED:
            (found,) = await editor.shown(name, text, language)
            line = text.split("\n")[found.range.start.line]
            assert line[found.range.start.character :].startswith("700 miles"), name


async def test_what_is_no_draft_is_left_alone(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for name, language in [("code.py", "python"), ("table.csv", "csv"), ("a.ipynb", "json"), ("a.docx", "word")]:
            assert await editor.shown(name, WRONG, language) == [], name


async def test_an_editor_that_asks_is_told_once(tmp_path: Path) -> None:
    async with editing(tmp_path, "neovim@v0.11.0") as editor:
        uri = editor.open("draft.md", WRONG)
        report = await editor.pulled(uri)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert [d.code for d in report.items] == ["wrong-conversion"]
        again = await editor.pulled(uri, report.result_id)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        editor.change(uri, (None, "The wall is long.\n"))
        changed = await editor.pulled(uri, report.result_id)
        assert isinstance(changed, types.RelatedFullDocumentDiagnosticReport)
        assert list(changed.items) == []
        assert uri not in editor.client.diagnostics


async def test_all_drafts_of_the_folder_are_checked_for_an_editor_that_asks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "b.md").write_text("The wall is long.\n", encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "c.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "numcheck.toml").write_text('exclude = ["old"]\n', encoding="utf-8")
    async with editing(tmp_path, "neovim@v0.11.0") as editor:

        async def reports(known: list[types.PreviousResultId]) -> list[types.WorkspaceDocumentDiagnosticReport]:
            params = types.WorkspaceDiagnosticParams(previous_result_ids=known)
            return list((await asyncio.wait_for(editor.client.workspace_diagnostic_async(params), PATIENCE)).items)

        first = await reports([])
        found = {r.uri: [d.code for d in getattr(r, "items", ())] for r in first}
        assert found == {editor.uri("a.md"): ["wrong-conversion"], editor.uri("b.md"): []}
        known = [types.PreviousResultId(r.uri, r.result_id or "") for r in first]
        assert {type(r) for r in await reports(known)} == {types.WorkspaceUnchangedDocumentDiagnosticReport}
        (tmp_path / "a.md").unlink()
        gone = [r for r in await reports(known) if r.uri == editor.uri("a.md")]
        assert [getattr(r, "items", None) for r in gone] == [()]


async def test_all_drafts_of_the_folder_are_checked_on_command(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "b.md").write_text(WRONG, encoding="utf-8")
    async with editing(tmp_path) as editor:
        assert await editor.command("numcheck.checkFolder") == {"drafts": 2, "diagnostics": 2}
        assert set(editor.client.diagnostics) == {editor.uri("a.md"), editor.uri("b.md")}
