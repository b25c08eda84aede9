"""Writes everything in the repository that numcheck itself can say: `python tools/regenerate.py`.

docs/rules.md       from the docstrings of the rules
reports/example/    the shipped example in every format, its tables, and what each stage made of it
README.md           the output under the first command, and which formats are read and written
docs/formats.md     the table of formats that are read
docs/reports.md     the table of formats that are written
docs/settings.md    the table of settings
docs/architecture.md  the tree and the layers
docs/numcheck.1     the manual page
docs/numcheck.schema.json  the schema of the configuration, for editors

A test fails when any of it is stale. With ``--quality`` the measured figures are written, too (reports/quality.md);
``quality.py`` says what that needs.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import man_page

import numcheck
from numcheck import extraction, file_formats, pipeline, rules, writers
from numcheck.config import Config
from numcheck.config.schema import schema_text
from numcheck.config.settings import settings
from numcheck.core.levels import Family
from numcheck.core.rule import Rule
from numcheck.core.text import Document

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "fixtures/articles/dam.md"
WIRE = "fixtures/articles/dam-wire.md"

HEADS = ("Why it matters", "Example", "Instead", "What it leaves alone", "Source")


def pages() -> dict[str, str]:
    """Path inside the repository to content, of everything that is generated without measuring."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return {
            "docs/rules.md": rules_page(),
            **example(),
            "README.md": readme(),
            "docs/architecture.md": marked("docs/architecture.md", tree=tree(), layers=layers()),
            "docs/settings.md": marked(
                "docs/settings.md", settings=settings_table(), presets=presets(), options=options()
            ),
            "docs/formats.md": marked("docs/formats.md", formats=formats_table(), comments=comments()),
            "docs/numcheck.1": man_page.page(),
            "docs/numcheck.schema.json": schema_text(),
            "docs/reports.md": marked("docs/reports.md", formats=output_formats()),
        }
    finally:
        os.chdir(here)


def rules_page() -> str:
    """docs/rules.md: one section a rule, by family, with an anchor of its name."""
    lines = [
        "# Rules",
        "",
        "Written from the docstrings of the rules; `numcheck explain RULE` prints the same pages.",
        "",
    ]
    for family in Family:
        members = [r for r in rules.all_rules() if r.family is family]
        lines += [f"- {family}: " + ", ".join(f"[{r.name}](#{r.name})" for r in members)]
    for family in Family:
        for rule in (r for r in rules.all_rules() if r.family is family):
            lines += ["", f"## {rule.name}", "", f"*{rule.family}, {severity(rule)}*", "", body(rule)]
    return "\n".join(lines) + "\n"


def severity(rule: Rule) -> str:
    """``error``, or ``error, only when selected``."""
    return str(rule.severity) if rule.enabled else f"{rule.severity}, only when selected"


def body(rule: Rule) -> str:
    """The docstring with its section heads as Markdown headings; Example and Instead stay indented, as code."""
    parts = re.split(rf"^({'|'.join(HEADS)})$", rule.doc.strip(), flags=re.MULTILINE)
    made = [parts[0].strip()]
    for head, words in zip(parts[1::2], parts[2::2], strict=True):
        words = words.strip("\n")
        made += [f"### {head}", words if head in ("Example", "Instead") else textwrap.dedent(words)]
    return "\n\n".join(made)


def example() -> dict[str, str]:
    """reports/example: the draft checked alone in every format, against its source, and looked into."""
    draft, wire = numcheck.read(DRAFT), numcheck.read(WIRE)
    alone = view([draft], [])
    against = view([draft], [wire])
    both = writers.View(
        report=pipeline.check([draft, wire], across=True),
        documents={d.uri: d for d in (draft, wire)},
        rules=rules.all_rules(),
        version=numcheck.__version__,
    )
    made = {f"check-{name}.{writers.suffix(name)}": writers.render(name, alone) for name in writers.FORMATS}
    made["check-with-source.txt"] = writers.render("full", against)
    made |= {f"claims.{name}": writers.render_claims(alone.report, alone.documents, name) for name in ("csv", "json")}
    made["quantities.jsonl"] = writers.render_quantities([(draft, extraction.read(draft).quantities)], "jsonl")
    made |= {f"show-{what}.txt": writers.render_shown(what, alone) for what in writers.SHOWN}
    made |= {f"tieout.{writers.suffix(name)}": writers.render_tieout(against, name) for name in ("full", "csv")}
    made |= {f"ledger.{writers.suffix(name)}": writers.render_ledger(both, name) for name in ("full", "csv")}
    made["README.md"] = example_page(made)
    return {f"reports/example/{name}": content for name, content in made.items()}


def example_page(made: Mapping[str, str]) -> str:
    """reports/example/README.md: what each file is the output of."""
    commands = {
        "check-with-source": f"numcheck check {DRAFT} --source {WIRE}",
        "check": f"numcheck check {DRAFT} --output-format NAME",
        "show": f"numcheck show NAME {DRAFT}",
        "claims": f"numcheck claims {DRAFT}",
        "quantities": f"numcheck extract {DRAFT}",
        "tieout": f"numcheck tieout {DRAFT} --source {WIRE}",
        "ledger": f"numcheck ledger {DRAFT} {WIRE}",
    }
    lines = ["# The example in every form", "", f"`{DRAFT}`, checked alone and against `{WIRE}`."]
    lines += ["Written by `python tools/regenerate.py`.", "", "| command | files |", "|---|---|"]
    left = dict.fromkeys(made)
    for start, command in commands.items():
        files = [name for name in left if name.startswith(start)]
        left = {name: None for name in left if name not in files}
        lines.append(f"| `{command}` | {', '.join(map(example_link, files))} |")
    return "\n".join(lines) + "\n"


def example_link(name: str) -> str:
    """A link to a file of the example; a page of Markdown is named alone, as it is no page of the documentation."""
    return f"`{name}`" if name.endswith(".md") else f"[{name}]({name})"


def view(texts: list[Document], sources: list[Document]) -> writers.View:
    """A check as the command line would show it in a pipe of 80 columns."""
    return writers.View(
        report=pipeline.check(texts, sources, trace=True),
        documents={d.uri: d for d in (*texts, *sources)},
        sources=frozenset(d.uri for d in sources),
        rules=rules.all_rules(),
        version=numcheck.__version__,
    )


def readme() -> str:
    """README.md with the block under ``numcheck check`` as it is printed today."""
    text = Path("README.md").read_text(encoding="utf-8")
    printed = writers.render("full", view([numcheck.read(DRAFT)], []))
    start = f"```console\n$ numcheck check {DRAFT}\n"
    text = re.sub(re.escape(start) + r".*?```", lambda _: f"{start}{printed}```", text, count=1, flags=re.DOTALL)
    return between(text, "formats", format_names())


def marked(page: str, **parts: str) -> str:
    """``page`` with what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->`` made anew, for each of ``parts``."""
    text = Path(page).read_text(encoding="utf-8")
    for name, made in parts.items():
        text = between(text, name, made)
    return text


def between(text: str, name: str, made: str) -> str:
    """``text`` with ``made`` between its marks ``name``. ValueError unless it has exactly one pair of them."""
    parts = re.split(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", text, flags=re.DOTALL)
    if len(parts) != 2:
        raise ValueError(f"no place, or several, for {name}")
    return made.join(parts)


def tree() -> str:
    """The folders of numcheck, with the first sentence of what each says of itself."""
    rows = [("numcheck/", "")]
    rows += [(f"{'    ' * depth}{name}", words) for depth, name, words in _entries(ROOT / "numcheck", 1)]
    width = max(len(name) for name, _ in rows)
    return "```\n" + "".join(f"{name:{width}}  {words}".rstrip() + "\n" for name, words in rows) + "```\n"


def _entries(folder: Path, depth: int) -> Iterator[tuple[int, str, str]]:
    for path in sorted(folder.iterdir(), key=lambda p: (p.is_file(), p.name)):
        if (path / "__init__.py").exists():
            yield depth, f"{path.name}/", first_sentence(path / "__init__.py")
            yield from _entries(path, depth + 1)
        elif depth == 1 and path.suffix == ".py" and not path.name.startswith("__"):
            yield depth, path.name, first_sentence(path)


def first_sentence(module: Path) -> str:
    """The first sentence of the docstring of ``module``, without a full stop; of a long one what stands before its colon."""
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"\.(?:\s|$)", " ".join(words.replace("``", "").split()), maxsplit=1)[0]
    return sentence if len(sentence) < 72 else sentence.partition(": ")[0]


def layers() -> str:
    """The layers that import-linter holds, a line each."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    lines = (re.sub(r"[()]", "", line) for c in contracts for line in c.get("layers", ()))  # brackets: if it is there
    return "```\n" + "".join(f"{line}\n" for line in lines) + "```\n"


def settings_table() -> str:
    """One row a setting: its key, default, flag and meaning."""
    rows = ["| setting | value | default | flag | meaning |", "|---|---|---|---|---|"]
    for s in settings():
        value = getattr(Config(), s.field)
        default = "" if value in ((), {}, "") else str(value).lower()
        flag = f"`--{s.field.replace('_', '-')}`" if s.group else ""
        cells = (f"`{s.key}`", ", ".join(s.choices) or s.kind, default, flag, s.help)
        rows.append(f"| {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join(rows) + "\n"


def presets() -> str:
    """The presets as they stand in their file, without its head."""
    _, _, tables = Path("numcheck/config/presets.toml").read_text(encoding="utf-8").partition("\n\n")
    return f"```toml\n{tables}```\n"


def options() -> str:
    """The rules with options of their own."""
    return "".join(
        f"- [{r.name}](rules.md#{r.name}): {listed([f'`{o}`' for o in sorted(r.options)])}\n"
        for r in rules.all_rules()
        if r.options
    )


def formats_table() -> str:
    """One row a format that is read."""
    rows = [
        "| format | suffix | what is read | what is left out | place | annotated copy | extra |",
        "|---|---|---|---|---|---|---|",
    ]
    for f in file_formats.FORMATS:
        copy = "yes" if f.is_annotated else ""
        extra = f.extra or (f"{f.annotation_extra} (to annotate)" if f.annotation_extra else "")
        cells = (f.title, " ".join(f.suffixes), f.reads, f.leaves_out, f.place, copy, extra)
        rows.append(f"| {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join(rows) + "\n"


def output_formats() -> str:
    """One row a format that ``check`` writes, from its docstring."""
    rows = ["| name | file | what it is |", "|---|---|---|"]
    for name in writers.FORMATS:
        doc = import_module(f"numcheck.writers.formats.{name}").__doc__ or ""
        rows.append(f"| `{name}` | .{writers.suffix(name)} | {' '.join(doc.split()).replace('``', '`')} |")
    return "\n".join(rows) + "\n"


def comments() -> str:
    """How an author speaks to numcheck in each format that has comments."""
    titles: dict[str, list[str]] = {}
    for f in file_formats.FORMATS:
        if f.comment:
            titles.setdefault(f.comment if "`" in f.comment else f"`{f.comment}`", []).append(f.title)
    return "".join(f"- {listed(names)}: {comment}\n" for comment, names in titles.items())


def listed(names: Sequence[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def format_names() -> str:
    """Which formats are read and written, for README.md."""
    plain = [f.title for f in file_formats.FORMATS if not f.extra]
    extra = [f.title for f in file_formats.FORMATS if f.extra]
    words = (
        f"Formats in: {', '.join(plain)}, and with extras {listed(extra)} ([docs/formats.md](docs/formats.md)). "
        f"Formats out: {', '.join(writers.FORMATS)} ([docs/reports.md](docs/reports.md))."
    )
    return textwrap.fill(words, 118, break_long_words=False, break_on_hyphens=False) + "\n"


def write(made: Mapping[str, str]) -> list[str]:
    """Write what has changed, remove example reports that are made no more; the paths that changed."""
    changed = []
    for name, content in made.items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
            changed.append(name)
    for path in sorted((ROOT / "reports" / "example").iterdir()):
        if f"reports/example/{path.name}" not in made:
            path.unlink()
            changed.append(f"reports/example/{path.name} (removed)")
    return changed


if __name__ == "__main__":
    if "--quality" in sys.argv:
        from quality import main

        sys.exit(main([a for a in sys.argv[1:] if a != "--quality"]))
    print("\n".join(write(pages())) or "nothing changed")
