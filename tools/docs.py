"""Builds the documentation site from the Markdown of the repository: `python tools/docs.py [FOLDER]`.

README.md is its first page, the API page is read from the docstrings. Any warning of Sphinx is an error. Needs the
extra ``docs``; the site is written to build/docs unless another folder is given, and never committed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The pages in order of the side bar, by heading.
TRAINING = sorted(str(page.relative_to(ROOT)) for page in ROOT.glob("training/*.md"))
PAGES = {
    "Using it": (
        "docs/rules.md",
        "docs/formats.md",
        "docs/reports.md",
        "docs/settings.md",
        "docs/editors.md",
        *(f"editors/{name}/README.md" for name in ("vscode", "neovim", "emacs", "helix", "zed")),
        "docs/integration.md",
        "docs/corpus.md",
        "docs/service.md",
        "docs/api.md",
        "docs/assistants.md",
    ),
    "How it works": ("docs/architecture.md", "docs/glossary.md", "docs/decisions.md"),
    "How well it does": (
        "reports/quality.md",
        "reports/robustness.md",
        "reports/server.md",
        "reports/service.md",
        "reports/scale.md",
        "reports/malformed.md",
        "reports/fuzz.md",
        "reports/example/README.md",
        *TRAINING,
    ),
    "The project": ("CONTRIBUTING.md", "SECURITY.md", "docs/dependencies.md", "CHANGELOG.md"),
}
_LINK = re.compile(r"\]\(([^)#:\s]+)")


def stage(folder: Path) -> None:
    """Copy the pages, and every file that they link to, into ``folder``; README.md becomes index.md."""
    contents = "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {heading}\n\n" + "".join(f"{page}\n" for page in pages) + "```\n"
        for heading, pages in PAGES.items()
    )
    (folder / "index.md").write_text((ROOT / "README.md").read_text(encoding="utf-8") + contents, encoding="utf-8")
    linked = _links(ROOT / "README.md")
    for page in (ROOT / name for pages in PAGES.values() for name in pages):
        linked |= {page, *_links(page)}
    for path in linked:
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)


def _links(page: Path) -> set[Path]:
    """The files of the repository that ``page`` links to."""
    found = ((page.parent / target).resolve() for target in _LINK.findall(page.read_text(encoding="utf-8")))
    return {path for path in found if path.is_file()}


def build(output: Path) -> int:
    """Build the site into ``output``; the exit code of Sphinx, 0 without a warning."""
    from sphinx.cmd.build import build_main

    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.mkdir()
        stage(source)
        settings = ["-W", "--keep-going", "-q", "-c", str(ROOT / "docs"), "-d", f"{folder}/doctrees"]
        return build_main([*settings, str(source), str(output)])


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "docs", help="where to write it")
    output = parser.parse_args().folder.resolve()
    try:
        code = build(output)
    except ModuleNotFoundError as error:
        print(f"the site needs {error.name}: pip install 'numcheck[docs]'", file=sys.stderr)
        return 2
    if not code:
        print(output / "index.html")
    return code


if __name__ == "__main__":
    sys.exit(main())
