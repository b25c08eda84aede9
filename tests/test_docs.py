"""What the documentation shows is true: rules find their Example and not their Instead; README's snippets run."""

from __future__ import annotations

import doctest
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from cases import ROOT

import numcheck
from numcheck import config, documents, rules, writers
from numcheck.core.rule import Rule

SHOWN = [rule for rule in rules.all_rules() if "Example\n" in rule.doc]


def block(rule: Rule, heading: str) -> str:
    """The indented text under a heading of the rule's docstring."""
    body = rule.doc.split(f"\n{heading}\n", 1)[1]
    lines = body.strip("\n").splitlines()
    end = next((i for i, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    return "\n".join(line[4:] for line in lines[:end]).strip("\n") + "\n"


def found(rule: Rule, text: str) -> list[str]:
    """What the rule says of a draft; what follows ``Source:`` at the start of a line is a source of it."""
    draft, _, source = text.partition("\nSource:")
    sources = [numcheck.Document.from_text(source.strip() + "\n", uri="source.txt")] if source else []
    also = config.Config(extend_select=(rule.name,))
    document = documents.read_bytes(draft.encode(), "draft.md")
    return [f.message for f in numcheck.check([document], sources, config=also).findings if f.rule == rule.name]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda r: r.name)
def test_the_example_is_found(rule: Rule) -> None:
    assert found(rule, block(rule, "Example"))


@pytest.mark.parametrize("rule", SHOWN, ids=lambda r: r.name)
def test_the_better_version_is_not(rule: Rule) -> None:
    assert found(rule, block(rule, "Instead")) == []


def fences(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def test_no_page_names_a_tag_of_the_repository() -> None:
    """There is none yet; a hook or action that asks for one fails."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "action.yml"]
    named = [
        line
        for p in pages
        for line in p.read_text(encoding="utf-8").splitlines()
        if re.search(r"rev: v?\d|numcheck@v?\d", line)
    ]
    assert named == []


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_the_python_snippets_run(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    snippets = fences(page, "python")
    assert snippets
    names: dict[str, object] = {}
    for snippet in snippets:
        test = doctest.DocTestParser().get_doctest(snippet, names, page, page, 0)
        names = test.globs
        loose = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        result = doctest.DocTestRunner(optionflags=loose).run(test, clear_globs=False)
        assert result.attempted > 0
        assert result.failed == 0


@pytest.mark.parametrize(
    "snippet", [s for page in ("README.md", "docs/settings.md") for s in fences(page, "toml") if "tool.numcheck" in s]
)
def test_the_configuration_shown_is_one(snippet: str) -> None:
    table = tomllib.loads(snippet, parse_float=Decimal)
    config.from_table(table.get("tool", {}).get("numcheck", table))


def test_the_quick_start_is_two_commands() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Quick start\n", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```\w*\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    assert len(blocks[0].strip().splitlines()) == 2


def test_the_sentence_of_the_architecture_is_read_as_it_says() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    sentence = re.search(r"^> (.*?) <!--", page, re.MULTILINE)
    assert sentence
    document = numcheck.Document.from_text(sentence[1] + "\n")
    report = numcheck.check([document])
    shown = writers.render_shown("quantities", writers.View(report=report, documents={document.uri: document}))
    blocks = fences("docs/architecture.md", "")
    assert any(block in shown for block in blocks), shown
    assert f"error[wrong-conversion]: {report.findings[0].message}\n" in blocks
    assert f"`{report.relations[0].reason}`" in " ".join(page.split())


PAGES = [*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_files_that_a_page_names_exist(page: Path) -> None:
    named = re.findall(r"`((?:numcheck|fixtures|tests|tools|docs|reports)/[\w./-]*)`", page.read_text(encoding="utf-8"))
    linked = re.findall(r"\]\(([^)#:\s]+)", page.read_text(encoding="utf-8"))
    missing = [n for n in named if not (ROOT / n).exists()] + [n for n in linked if not (page.parent / n).exists()]
    assert missing == []
