"""The house keeps its shape: one name a rule everywhere, one page a rule, nothing heavy imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from cases import ROOT, rule_cases, rule_pages

from numcheck import rules
from numcheck.core.relation import UnusedSuppression
from numcheck.core.rule import Rule

SECTIONS = ("Why it matters", "Example", "Instead", "What it leaves alone", "Source")
HEAVY = ("pint", "pandas", "numpy", "quantulum3", "rich", "tqdm", "jinja2", "docx", "lxml", "matplotlib", "jsonschema")


def ids(rule: Rule) -> str:
    return rule.name


def module_of(rule: Rule) -> str:
    return rule.check.__module__.rpartition(".")[2]


@pytest.mark.parametrize("rule", rules.all_rules(), ids=ids)
def test_a_rule_is_called_like_its_file(rule: Rule) -> None:
    assert module_of(rule) == rule.name.replace("-", "_")


@pytest.mark.parametrize("rule", rules.all_rules(), ids=ids)
def test_a_rule_documents_itself_in_the_agreed_sections(rule: Rule) -> None:
    lines = rule.doc.strip().splitlines()
    headings = [line for line in lines if line in SECTIONS]
    assert tuple(headings) == SECTIONS
    assert lines[0].endswith("."), "the first line is a sentence that says what is found"
    for heading in SECTIONS:
        after = [line for line in lines[lines.index(heading) + 1 :] if line.strip()]
        assert after, f"{heading} says nothing"
        assert after[0] not in SECTIONS, f"{heading} says nothing"


@pytest.mark.parametrize("rule", rules.all_rules(), ids=ids)
def test_a_rule_has_a_page_of_cases_that_find_it_and_that_do_not(rule: Rule) -> None:
    assert rule.name in [page.stem for page in rule_pages()]
    if rule.judges == (UnusedSuppression,):
        return  # what the tool says of itself is tested where it is said
    cases = [case for case in rule_cases() if case.page == rule.name]
    assert any(mark.rule == rule.name for case in cases for mark in case.marks), "no case that finds it"
    assert any(rule.name not in {mark.rule for mark in case.marks} for case in cases), "no case that stays silent"


def test_every_page_belongs_to_a_rule() -> None:
    assert {page.stem for page in rule_pages()} <= {rule.name for rule in rules.all_rules()}


@pytest.mark.parametrize("page", rule_pages(), ids=lambda p: p.stem)
def test_a_page_is_headed_by_the_name_of_its_rule(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith(f"# {page.stem}\n")


def test_marks_name_rules_that_exist() -> None:
    known = {rule.name for rule in rules.all_rules()} | {"related"}
    assert [f"{c.id}: {m.rule}" for c in rule_cases() for m in c.marks if m.rule not in known] == []


def test_a_replaced_rule_exists() -> None:
    known = {rule.name for rule in rules.all_rules()}
    assert {name for rule in rules.all_rules() for name in rule.supersedes} <= known


def test_every_data_file_is_packed() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = pyproject["tool"]["setuptools"]["package-data"]["*"]
    data = [p for p in (ROOT / "numcheck").rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}]
    assert data
    assert [str(p) for p in data if not any(p.match(pattern) for pattern in patterns)] == []


@pytest.mark.parametrize(
    "arguments", [["--version"], ["check", "-", "--output-format", "full"]], ids=["version", "check"]
)
def test_nothing_heavy_is_imported_for(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom numcheck.cli.main import main\n"
        f"code = main({arguments!r})\n"
        f"loaded = [m for m in {HEAVY!r} if m in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded or code else 0)"
    )
    text = "The bridge is 200 m (656 ft) long and cost $5 million. It carries 5,000 cars a day.\n"
    done = subprocess.run([sys.executable, "-c", script], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def floors(package: Path) -> int:
    """How many modules the longest chain of imports inside a package has."""
    name = ".".join(package.relative_to(ROOT).parts)
    modules = {f"{name}.{path.stem}": path for path in package.glob("*.py") if path.stem != "__init__"}

    @cache
    def floor(module: str) -> int:
        tree = ast.parse(modules[module].read_text(encoding="utf-8"))
        found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        found |= {f"{n.module}.{a.name}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        return 1 + max((floor(other) for other in found & modules.keys()), default=0)

    return max(map(floor, modules))


@pytest.mark.parametrize(("package", "modules", "most"), [("relations/matching", 18, 8), ("relations/tieout", 17, 7)])
def test_a_package_has_few_modules_on_few_floors(package: str, modules: int, most: int) -> None:
    folder = ROOT / "numcheck" / package
    assert len(list(folder.glob("*.py"))) <= modules
    assert floors(folder) <= most
