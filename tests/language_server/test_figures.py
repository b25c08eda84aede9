"""Hover, the other end, and actions, on texts that are checked without an editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import edited
from lsprotocol import types

from numcheck.language_server.actions import edits, menu
from numcheck.language_server.actions.edits import EditorAbilities
from numcheck.language_server.checking import Checker, CheckResult
from numcheck.language_server.client_settings import ClientSettings
from numcheck.language_server.hover import figure_markdown
from numcheck.language_server.open_text import OpenText
from numcheck.language_server.other_end import other_ends
from numcheck.language_server.places import Places

TWICE = (
    "The ministry sent 120,000 troops to the border on Monday.\n\n"
    "The ministry sent 90,000 troops to the border on Monday, it said.\n"
)
UNCONVERTED = "It is 3 km (1.9 miles) long, 5 km wide and 8 km deep. One side is 9 km (5.6 miles).\n"
NO_DIAGNOSTICS = types.CodeActionContext(diagnostics=[])


class Desk:
    """One text in the folder ``root``, checked."""

    def __init__(self, root: Path, text: str, name: str = "draft.md", **settings: object) -> None:
        self.text, self.checker = text, Checker()
        self.checker.set_up(ClientSettings(**settings), [str(root)], {})
        self.result: CheckResult = self.checker.check(OpenText(uri=(root / name).as_uri(), text=text, version=3))
        assert self.result.checked, self.result
        self.places = Places(self.result)

    def at(self, words: str) -> types.Position:
        """The place of the first of ``words``."""
        return self.result.text.lines.position(self.text.index(words))

    def hover(self, words: str) -> str:
        claim = self.places.claim_at(self.at(words))
        pairs = self.checker.pairs(self.places.checked)
        return figure_markdown(claim, self.result, self.places, pairs) if claim else ""

    def others(self, words: str) -> list[str]:
        """The words at each other end of what stands at ``words``."""
        lines = self.text.split("\n")
        found = other_ends(self.places, self.at(words))
        return [lines[f.range.start.line][f.range.start.character : f.range.end.character] for f in found]

    def actions(self, words: str, only: list[str] | None = None) -> dict[str, types.CodeAction]:
        at = self.at(words)
        context = types.CodeActionContext(diagnostics=[], only=only)  # type: ignore[arg-type]
        offered = menu.actions(self.places, types.Range(at, at), context, "numcheck.toml")
        return {action.title: action for action in offered}

    def edit(self, action: types.CodeAction, *, can: bool = True) -> types.WorkspaceEdit | None:
        choice = edits.understood(action.data)
        assert choice
        return edits.edit(choice, self.result, self.checker, EditorAbilities(can, can))

    def after(self, action: types.CodeAction) -> str:
        """The text as ``action`` leaves it."""
        made = self.edit(action, can=False)
        assert made and made.changes, action.title
        return edited(self.text, made.changes[self.result.text.uri])


def test_hover_tells_what_a_figure_allows_and_what_it_was_compared_with(tmp_path: Path) -> None:
    desk = Desk(tmp_path, TWICE + "\nIts convoy was 200 m long and 12 tons heavy.\n")
    said = desk.hover("120,000 troops")
    assert "**120,000 troops** (read as troop" in said
    assert "tight 120,000 troop" in said
    assert "- 90,000 troops (line 3): conflict, one and the same thing" in said
    assert "`conflicting-figures` (warning, medium confidence)" in said
    assert "- 660 ft" in desk.hover("200 m")
    assert "it may be" in desk.hover("12 tons")


def test_hover_names_the_gate_that_stopped_a_pair(tmp_path: Path) -> None:
    text = "The dam is 62 metres high and was built by the state.\n\nA wall of the dam is 200 metres long.\n"
    assert "- 200 metres (line 3): conflict, stopped at" in Desk(tmp_path, text).hover("62 metres")


def test_nothing_is_said_of_a_word(tmp_path: Path) -> None:
    assert Desk(tmp_path, TWICE).hover("ministry") == ""


def test_the_words_of_a_draft_are_no_markup(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "A [x](command:evil) 200 m <img src=x> (700 miles) wall.\n", "draft.txt")
    assert "](command" not in desk.hover("200 m")
    assert "<img" not in desk.hover("200 m")


@pytest.mark.parametrize(("here", "there"), [("120,000", "90,000 troops"), ("90,000", "120,000 troops")])
def test_the_definition_of_an_end_is_the_other_end(tmp_path: Path, here: str, there: str) -> None:
    assert Desk(tmp_path, TWICE).others(here) == [there]


def test_the_definition_of_a_right_conversion_is_what_it_converts(tmp_path: Path) -> None:
    assert Desk(tmp_path, "The wall is 200 m (656 ft) long.\n").others("656") == ["200 m"]


def test_the_safe_fix_is_offered_at_its_figure(tmp_path: Path) -> None:
    desk = Desk(tmp_path, UNCONVERTED)
    action = desk.actions("5 km")["Insert (3.1 mi)"]
    assert action.is_preferred
    assert desk.after(action) == UNCONVERTED.replace("5 km", "5 km (3.1 mi)")


def test_all_safe_fixes_are_made_at_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, UNCONVERTED)
    (action,) = desk.actions("It", ["source.fixAll"]).values()
    assert desk.after(action) == UNCONVERTED.replace("8 km", "8 km (5.0 mi)").replace("5 km w", "5 km (3.1 mi) w")


def test_a_conversion_is_offered_where_nobody_misses_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "The wall is 200 metres long.\n")
    (action,) = desk.actions("200").values()
    assert action.kind == types.CodeActionKind.RefactorRewrite
    assert "200 metres (660 feet) long" in desk.after(action)


@pytest.mark.parametrize("words", ["The wall is 200 m (656 ft) long.\n", 'She said: "It is 200 metres long."\n'])
def test_no_conversion_is_offered_that_is_there_or_into_anothers_words(tmp_path: Path, words: str) -> None:
    assert not any("conversion" in title for title in Desk(tmp_path, words).actions("200"))


FORMS = {
    "draft.md": (
        "# Walls\n\nThe wall is 200 m\n(700 miles) long.\n\nIt is old.\n",
        "<!-- numcheck: ignore[wrong-conversion] -->",
    ),
    "table.md": ("| wall | length |\n|---|---|\n| north | 200 m (700 miles) |\n| south | long |\n", "<!-- numcheck:"),
    "draft.html": ("<p>The wall is 200 m (700 miles) long.</p>\n<p>It is old.</p>\n", "<!-- numcheck:"),
    "draft.rst": ("Walls\n=====\n\nThe wall is 200 m (700 miles) long.\n\nIt is old.\n", ".. numcheck: ignore"),
    "draft.adoc": ("= Walls\n\nThe wall is 200 m (700 miles) long.\n\nIt is old.\n", "// numcheck: ignore"),
    "draft.tex": (
        "\\begin{document}\nThe wall is 200 m (700 miles) long.\n\nIt is old.\n\\end{document}\n",
        "% numcheck: ignore",
    ),
    "draft.vtt": (
        "WEBVTT\n\n00:00.500 --> 00:02.000\nThe wall is 200 m (700 miles) long.\n\n00:04.000 --> 00:05.000\nIt is.\n",
        "NOTE numcheck: ignore",
    ),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_finding_is_suppressed_in_a_comment_of_the_format(tmp_path: Path, name: str, end: str) -> None:
    text, comment = FORMS[name]
    desk = Desk(tmp_path, text.replace("\n", end), name)
    made = desk.edit(desk.actions("700")["Ignore wrong-conversion here, in a comment"], can=False)
    assert made and made.changes
    (edit,) = made.changes[desk.result.text.uri]
    assert isinstance(edit, types.TextEdit)
    assert comment in edit.new_text
    assert edit.new_text.count("\n") == edit.new_text.count(end)
    at = desk.result.text.lines.offset(edit.range.start)
    after = desk.text[:at] + edit.new_text + desk.text[at:]
    assert Desk(tmp_path, after, name).places.checked.report.findings == ()


def test_plain_text_has_no_comments(tmp_path: Path) -> None:
    assert not any("Ignore" in title for title in Desk(tmp_path, TWICE, "draft.txt").actions("90,000"))


def agreed(desk: Desk, words: str, *, can: bool = True) -> types.WorkspaceEdit:
    (action,) = [a for title, a in desk.actions(words).items() if title.startswith("Agree on")]
    made = desk.edit(action, can=can)
    assert made
    return made


@pytest.mark.parametrize("before", ["", 'ignore = ["notation"]', "[tool.numcheck]\nignore = []\n"])
def test_an_agreed_figure_goes_to_the_settings_and_holds(tmp_path: Path, before: str) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text(before, encoding="utf-8")
    desk = Desk(tmp_path, TWICE)
    made = agreed(desk, "90,000", can=False)
    assert made.changes
    path.write_text(edited(before, made.changes[path.as_uri()]), encoding="utf-8")
    found = Desk(tmp_path, TWICE).places.checked.report.findings
    assert any("120,000" in f.message and "draft.md, line 3" in f.message for f in found), [f.message for f in found]


def test_settings_are_made_where_there_are_none(tmp_path: Path) -> None:
    made = agreed(Desk(tmp_path, TWICE), "90,000")
    create, edit = made.document_changes or ()
    assert isinstance(create, types.CreateFile)
    assert create.uri == (tmp_path / "numcheck.toml").as_uri()
    assert isinstance(edit, types.TextDocumentEdit)


def test_settings_that_would_break_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text("known = []\n", encoding="utf-8")
    desk = Desk(tmp_path, TWICE)
    (action,) = [a for title, a in desk.actions("90,000").items() if title.startswith("Agree on")]
    assert desk.edit(action) is None


def test_an_edit_says_of_which_version_it_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path, UNCONVERTED)
    made = desk.edit(desk.actions("5 km")["Insert (3.1 mi)"])
    assert made
    (change,) = made.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 3


def test_only_the_kinds_that_were_asked_for_are_offered(tmp_path: Path) -> None:
    desk = Desk(tmp_path, UNCONVERTED)
    assert {a.kind for a in desk.actions("5 km", ["quickfix"]).values()} == {types.CodeActionKind.QuickFix}
    assert desk.actions("5 km", ["source.organizeImports"]) == {}


@pytest.mark.parametrize("data", [None, {}, [], ["fix"], ["fix", "u", "r", "1", 2], "fix", ["drop", "u", "", 0, 0]])
def test_what_comes_back_as_no_choice_of_ours_does_nothing(tmp_path: Path, data: object) -> None:
    desk = Desk(tmp_path, UNCONVERTED)
    choice = edits.understood(data)
    assert choice is None or edits.edit(choice, desk.result, desk.checker, EditorAbilities()) is None
