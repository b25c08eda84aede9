"""The lines to paste for Neovim, in a real one: findings as somebody types, hover, the other end, an edit, sources."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import ROOT

NEOVIM = shutil.which("nvim")
DRAFT = """# The dam

The dam, 62 metres (230 feet) high, is 😀 3 km (1.9 miles) long, 5 km wide and 8 km deep. One side is 9 km (5.6 miles).
"""
WIRE = "The dam is 62 metres high.\n"

SCRIPT = r"""
local seen = {}
local function found()
  local messages = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(messages, {code = d.code, line = d.lnum, column = d.col, text = d.message, severity = d.severity})
  end
  return messages
end
local function until_true(condition)
  return vim.wait(30000, condition, 20)
end
local function has(code)
  return function()
    for _, d in ipairs(found()) do if d.code == code then return true end end
    return false
  end
end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do return answer.result end
end
local function at(words)
  local line = vim.fn.search(words, "w")
  return vim.lsp.util.make_position_params()
end

vim.cmd("edit draft.md")
seen.ready = until_true(has("wrong-conversion"))
seen.first = found()
seen.hover = ask("textDocument/hover", at("62 metres"))
seen.definition = ask("textDocument/definition", at("230 feet"))

at("5 km wide")
local params = vim.lsp.util.make_range_params()
params.context = {diagnostics = {}}
for _, action in ipairs(ask("textDocument/codeAction", params) or {}) do
  if action.kind == "quickfix" and action.isPreferred then
    local resolved = action.edit and action or ask("codeAction/resolve", action)
    vim.lsp.util.apply_workspace_edit(resolved.edit, "utf-16")
    seen.title = action.title
  end
end
seen.after = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]

at("230 feet")
vim.cmd("normal! 3xi203")
seen.mended = until_true(function() return not has("wrong-conversion")() end)
seen.line = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]

vim.lsp.buf.execute_command({command = "numcheck.setSources", arguments = {{"wire.txt"}}})
seen.tied = until_true(has("supported"))
seen.last = found()
vim.fn.writefile({vim.fn.json_encode(seen)}, "seen.json")
vim.cmd("qall!")
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Neovim saw in a session with the first lines of its page."""
    if NEOVIM is None:
        pytest.skip("there is no Neovim")
    folder = tmp_path_factory.mktemp("neovim")
    page = (ROOT / "editors/neovim/README.md").read_text(encoding="utf-8")
    lines = re.search(r"```lua\n(.*?)```", page, re.DOTALL)
    assert lines
    command = f'cmd = {{ "{sys.executable}", "-m", "numcheck", "server" }}'
    pasted = lines[1].replace('cmd = { "numcheck", "server" }', command)
    assert pasted != lines[1]
    for name, text in {"init.lua": pasted, "draft.md": DRAFT, "wire.txt": WIRE, "session.lua": SCRIPT}.items():
        (folder / name).write_text(text, encoding="utf-8")
    started = [NEOVIM, "--clean", "--headless", "-u", "init.lua", "-c", "luafile session.lua"]
    done = subprocess.run(started, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    path = Path(folder / "seen.json")
    assert path.exists(), done.stderr
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_findings_stand_at_their_figures(seen: dict[str, Any]) -> None:
    assert seen["ready"]
    places = {d["code"]: d["column"] for d in seen["first"]}
    line = DRAFT.split("\n")[2]
    assert places["wrong-conversion"] == line.index("230 feet")
    # Neovim counts bytes, the protocol UTF-16: the astral character in front of it is four of the one and two of the other.
    assert places["missing-conversion"] == len(line[: line.index("5 km")].encode())


def test_hover_and_the_other_end(seen: dict[str, Any]) -> None:
    assert "62 metres" in seen["hover"]["contents"]["value"]
    (end,) = seen["definition"]
    assert end["range"]["start"] == {"line": 2, "character": DRAFT.split("\n")[2].index("62 metres")}


def test_a_conversion_is_inserted(seen: dict[str, Any]) -> None:
    assert seen["title"] == "Insert (3.1 mi)"
    assert "5 km (3.1 mi) wide" in seen["after"]


def test_what_is_mended_is_mended_on_the_screen(seen: dict[str, Any]) -> None:
    assert "(203 feet)" in seen["line"]
    assert seen["mended"]


def test_a_draft_is_held_against_sources(seen: dict[str, Any]) -> None:
    assert seen["tied"]
    assert any(d["text"].startswith("supported by wire.txt:1:12") for d in seen["last"])
