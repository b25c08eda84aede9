"""The tree can be held in the head: no name twice, no folder too full, no circle of imports."""

from __future__ import annotations

import ast
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from cases import ROOT

PACKAGE = ROOT / "numcheck"
# How many files may lie side by side, the one that makes a folder a package not counted ...
MOST_FILES = 20
LISTS = {"numcheck/rules", "fixtures/rules"}  # a rule is a page, and the folder is the list of them
# ... and how many files and folders in the three that would grow fastest.
MOST_ENTRIES = {"numcheck/documents": 16, "numcheck/writers": 16, "numcheck/relations/matching": 18}


def folders() -> list[Path]:
    tops = [ROOT / name for name in ("numcheck", "tests", "tools", "training", "docs", "fixtures")]
    inside = [path for top in tops for path in top.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    return sorted(path for path in [*tops, *inside] if path.exists())


@pytest.mark.parametrize("folder", folders(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_folder_holds_what_one_look_takes_in(folder: Path) -> None:
    name = str(folder.relative_to(ROOT))
    ignored = {"__pycache__", "__init__.py", "py.typed"}
    entries = [path for path in folder.iterdir() if path.name not in ignored]
    files = sorted(path.name for path in entries if path.is_file())
    assert len(entries) <= MOST_ENTRIES.get(name, len(entries))
    assert len(files) <= MOST_FILES or name in LISTS, files


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """The contract of import-linter looks at neighbours; this looks at a folder and what is in it, too."""
    graph = grimp.build_graph("numcheck", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()
