"""Settings and sources that are kept: read anew when, and only when, their files change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from numcheck.config import Config, ConfigError
from numcheck.workspace import Workspace, check

DRAFT = "# Bridge\n\nThe old bridge was 62 metres long and carried 410 people.\n"


def touched(path: Path, text: str, seconds: int) -> None:
    """Write ``text`` with a time of change of its own, however coarse the clock of the disk is."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (seconds, seconds))


def test_settings_hold_below_their_folder(tmp_path: Path) -> None:
    touched(tmp_path / "numcheck.toml", 'ignore = ["notation"]\n', 1)
    (tmp_path / "a" / "b").mkdir(parents=True)
    found = Workspace().config_for(str(tmp_path / "a" / "b"))
    assert found.config.ignore == ("notation",)
    assert (found.path, found.folder) == (str(tmp_path / "numcheck.toml"), str(tmp_path))


def test_settings_are_read_anew_when_their_file_changes_appears_or_goes(tmp_path: Path) -> None:
    space, path = Workspace(), tmp_path / "numcheck.toml"

    def ignored() -> tuple[str, ...]:
        return space.config_for(str(tmp_path)).config.ignore

    touched(path, 'ignore = ["notation"]\n', 1)
    assert ignored() == ("notation",)
    touched(path, 'ignore = ["conflict"]\n', 2)
    assert ignored() == ("conflict",)
    touched(tmp_path / ".numcheck.toml", 'ignore = ["arithmetic"]\n', 2)
    assert ignored() == ("arithmetic",)
    (tmp_path / ".numcheck.toml").unlink()
    path.unlink()
    assert ignored() == ()


def test_settings_are_kept_while_their_file_stays(tmp_path: Path) -> None:
    touched(tmp_path / "numcheck.toml", 'ignore = ["notation"]\n', 1)
    space = Workspace()
    assert space.config_for(str(tmp_path)).config is space.config_for(str(tmp_path)).config


def test_overrides_hold_whatever_the_file_says(tmp_path: Path) -> None:
    touched(tmp_path / "numcheck.toml", 'min-confidence = "low"\n', 1)
    assert Workspace({"min_confidence": "high"}).config_for(str(tmp_path)).config.min_confidence == "high"


def test_settings_that_cannot_be_meant_are_said(tmp_path: Path) -> None:
    touched(tmp_path / "numcheck.toml", 'ignore = ["notatoin"]\n', 1)
    with pytest.raises(ConfigError, match="did you mean 'notation'"):
        Workspace().config_for(str(tmp_path))


def test_a_source_is_measured_once_until_it_changes(tmp_path: Path) -> None:
    space, wire, config = Workspace(), tmp_path / "wire.txt", Config()
    touched(wire, "The bridge carried 410 people.", 1)
    first, again = (space.sources([str(wire)], config).texts[0] for _ in range(2))
    assert first is again
    touched(wire, "The bridge carried 401 people.", 2)
    assert space.sources([str(wire)], config).texts[0].document.text.endswith("401 people.")


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It carried 410 people.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\0\0")
    found = Workspace().sources([str(tmp_path), str(tmp_path / "c.txt")], Config())
    assert [text.document.uri for text in found.texts] == [str(tmp_path / "a.txt")]
    assert [os.path.basename(path) for path, _ in found.failed] == ["c.txt", "b.txt"]


def test_a_text_is_held_against_measured_sources_as_against_read_ones(tmp_path: Path) -> None:
    from numcheck import documents, pipeline

    (tmp_path / "wire.txt").write_text("The bridge is 62 metres long and carried 1,400 people.", encoding="utf-8")
    config = Config()
    measured = Workspace().sources([str(tmp_path)], config).texts
    found = check(DRAFT, "draft.md", config, measured).report
    read = documents.read(str(tmp_path / "wire.txt"))
    draft = documents.read_bytes(DRAFT.encode(), "draft.md")
    assert [f.message for f in found.findings] == [f.message for f in pipeline.check([draft], [read]).findings]
    assert len(found.relations) == len(pipeline.check([draft], [read]).relations) > 0


def test_a_text_is_no_source_of_itself(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    sources = Workspace().sources([str(tmp_path)], Config()).texts
    assert check(DRAFT, str(tmp_path / "draft.md"), Config(), sources).sources == ()
