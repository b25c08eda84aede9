"""``numcheck completion``: the scripts are loaded by real shells, and bash completes what one would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_env import Run, draft

from numcheck.cli import main as cli
from numcheck.cli.commands.completion import SHELLS

pytest.importorskip("shtab")

_ASK = """
source ./script
complete=$(complete -p numcheck)
COMP_WORDS=(numcheck "$@"); COMP_CWORD=$#; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
name="${complete#*-F }"
"${name%% *}" numcheck "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("ch",), {"check"}),
        (("",), set(cli.COMMANDS)),
        (("check", "--output-f"), {"--output-format", "--output-file"}),
        (("check", "--output-format", "sar"), {"sarif"}),
        (("check", "--ignore", "wrong-co"), {"wrong-conversion", "wrong-count"}),
        (("explain", "impossible-s"), {"impossible-share", "impossible-sum"}),
        (("check", "--fail-on", ""), {"error", "warning", "note", "never"}),
        (("tieout", "my-dr"), {"my-draft.md"}),
        (("completion", "z"), {"zsh"}),
    ],
)
def test_bash_completes(run: Run, folder: Path, words: tuple[str, ...], offered: set[str]) -> None:
    draft("It rained.\n", "my-draft.md")
    (folder / "script").write_text(run("completion", "bash").out, encoding="utf-8")
    asked = ["bash", "--noprofile", "--norc", "-c", _ASK, "bash", *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert offered <= set(done.stdout.split())
    assert all(word.startswith(words[-1]) for word in done.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_the_script(run: Run, folder: Path, shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert "sarif" in answer.out
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    (folder / "script").write_text(answer.out, encoding="utf-8")
    done = subprocess.run([shell, "-n", "script"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_its_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert run("completion", "bash") == (2, "", "numcheck: shtab is not installed: pip install shtab\n")
