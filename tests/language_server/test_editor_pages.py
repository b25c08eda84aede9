"""What stands in ``editors/`` fits the server: settings, languages, commands; and names no machine."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from cases import ROOT

from numcheck.file_formats import of_language
from numcheck.language_server.client_settings import HINTS, KEYS, ClientSettings
from numcheck.language_server.features import make_server

EDITORS = ROOT / "editors"
MANIFEST = json.loads((EDITORS / "vscode/package.json").read_text(encoding="utf-8"))
SOURCE = (EDITORS / "vscode/src/extension.ts").read_text(encoding="utf-8")
SETTINGS = {
    key.removeprefix("numcheck."): s for key, s in MANIFEST["contributes"]["configuration"]["properties"].items()
}


def committed() -> list[Path]:
    """The files of ``editors/`` that git knows, or would."""
    listed = subprocess.run(
        ["git", "-C", str(EDITORS), "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [EDITORS / name for name in listed.stdout.split()]


def test_the_extension_has_every_setting_of_the_server() -> None:
    assert SETTINGS.keys() == {*KEYS, "path", "arguments", "trace.server"}
    assert json.loads(re.search(r"const SETTINGS = (\[.*?\]);", SOURCE)[1]) == list(KEYS)  # type: ignore[index]


def test_the_extension_has_the_servers_defaults() -> None:
    plain = ClientSettings()
    assert SETTINGS["tieOut"]["enum"] == list(HINTS)
    assert (SETTINGS["tieOut"]["default"], SETTINGS["pause"]["default"]) == (plain.tie_out, plain.pause)


def test_the_extension_starts_for_texts_that_are_read() -> None:
    languages = [event.removeprefix("onLanguage:") for event in MANIFEST["activationEvents"]]
    assert json.loads(re.search(r"const LANGUAGES = (\[.*?\]);", SOURCE)[1]) == languages  # type: ignore[index]
    assert [language for language in languages if not of_language(language)] == []


def test_the_extension_calls_commands_that_there_are() -> None:
    server = make_server()
    server.shutdown()
    offered = {c["command"] for c in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r'registerCommand\("([\w.]+)"', SOURCE)) == offered
    assert set(re.findall(r'execute\("([\w.]+)"', SOURCE)) <= set(server.protocol.fm.commands)
    assert not offered & set(server.protocol.fm.commands)  # the client library makes commands of the server's itself


def test_a_folder_that_is_not_trusted_chooses_no_program() -> None:
    trust = MANIFEST["capabilities"]["untrustedWorkspaces"]
    assert trust["restrictedConfigurations"] == ["numcheck.path", "numcheck.arguments"]


def test_versions_are_exact_as_there_is_no_lock_file() -> None:
    versions = [*MANIFEST["dependencies"].values(), *MANIFEST["devDependencies"].values()]
    assert [v for v in versions if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert not [path for path in committed() if path.name == "package-lock.json"]


def test_no_registry_is_named() -> None:
    named = [path for path in committed() if re.search(r"registry|\"resolved\"|_authToken", path.read_text("utf-8"))]
    assert {path.name for path in named} <= {"package"}


def test_every_file_is_small_and_none_was_built() -> None:
    assert [path for path in committed() if path.suffix in {".vsix", ".js"} or path.stat().st_size > 20_000] == []


@pytest.mark.parametrize("name", ["neovim", "emacs", "helix", "zed", "vscode"])
def test_every_editor_has_a_page_that_docs_lead_to(name: str) -> None:
    assert (EDITORS / name / "README.md").exists()
    assert f"../editors/{name}/README.md" in (ROOT / "docs/editors.md").read_text(encoding="utf-8")


def test_the_lines_for_helix_are_settings() -> None:
    page = (EDITORS / "helix/README.md").read_text(encoding="utf-8")
    table = tomllib.loads(re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1])  # type: ignore[index]
    assert table["language-server"]["numcheck"]["args"] == ["server"]
    assert all("numcheck" in language["language-servers"] for language in table["language"])
