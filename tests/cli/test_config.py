"""Configuration: the nearest file holds alone, what it says is checked, and the command line is laid over it."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cases import ROOT
from cli_env import Run, draft

from numcheck import config
from numcheck.config import Config, ConfigError, Known, files, readers, toml, toml_writer
from numcheck.config.schema import schema
from numcheck.config.settings import settings
from numcheck.rules import check_names

EVERYTHING = {
    "select": ["conflict"],
    "extend-select": ["reported-statistics"],
    "ignore": ["notation"],
    "per-file-ignores": {"wire/*": ["unconverted"]},
    "exclude": ["old/"],
    "extend-exclude": ["drafts/"],
    "force-exclude": True,
    "fail-on": "warning",
    "fail-on-unchecked": True,
    "min-confidence": "high",
    "output-format": "concise",
    "units": {"both": ["metric", "imperial"], "home-currency": "GBP"},
    "known": [{"text": "troops on the border", "value": 100000, "unit": "troop", "reason": "ministry"}],
    "different": [["active troops", "total troops"]],
    "sources": {"drafts/*": ["wire/"]},
    "rates": "rates.csv",
    "baseline": "accepted.json",
    "preset": "ap",
    "json-path": "article.body",
    "rules": {"missing-conversion": {}},
}


def test_every_field_of_the_configuration_has_its_row_in_the_table_of_settings() -> None:
    assert [s.field for s in settings()] == [name for name, _ in Config().values()]


def test_every_setting_can_stand_in_a_file() -> None:
    read = config.from_table(EVERYTHING)
    default = Config()
    unread = [s.key for s in settings() if getattr(read, s.field) == getattr(default, s.field)]
    assert unread == []


def test_the_schema_admits_every_setting_and_no_other_key() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(EVERYTHING, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"selct": []}, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"units": {"home": "GBP"}}, schema())


@pytest.mark.parametrize("key", ["fail-on", "min-confidence", "output-format", "force-exclude", "rates", "preset"])
def test_the_schema_gives_the_defaults_that_hold(key: str) -> None:
    assert schema()["properties"][key]["default"] == getattr(Config(), key.replace("-", "_"))


def test_settings_written_as_toml_are_read_back(tmp_path: Path) -> None:
    everything = config.from_table(EVERYTHING)
    path = tmp_path / "numcheck.toml"
    path.write_text(toml_writer.to_toml(everything), encoding="utf-8")
    again = Config.from_file(str(path))
    paths = {key: str(tmp_path / str(EVERYTHING[key])) for key in ("rates", "baseline")}
    assert again == everything.overridden({**paths, "sources": (("drafts/*", (f"{tmp_path}/wire/",)),)})


def test_agreed_figures_are_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text('[[known]]\ntext = "inflation"\nvalue = 2.1\nunit = "percent"\n')
    assert Config.from_file(str(path)).known == (Known("inflation", Decimal("2.1"), "percent"),)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"selct": []}, "unknown key 'selct' (did you mean 'select'?)"),
        ({"select": "conflict"}, "select: a list of strings expected"),
        ({"fail-on": "eror"}, "'eror' is none of error, warning, note, never (did you mean 'error'?)"),
        ({"force-exclude": 1}, "force-exclude: true or false expected"),
        ({"units": {"home": "GBP"}}, "units: unknown key 'home'"),
        ({"known": [{"text": "x", "value": "1"}]}, "known: entry 1: value: a number expected"),
        ({"known": [{"value": 1}]}, "known: entry 1: text expected"),
        ({"different": [["one"]]}, "different: a list of pairs expected"),
        ({"rules": {"wrong-conversion": 3}}, "rules: wrong-conversion: a table expected"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(table: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigError) as error:
        config.from_table(table, "numcheck.toml")
    assert says in str(error.value)
    assert str(error.value).startswith("numcheck.toml: ")
    assert "\n" not in str(error.value)


def test_agreed_figures_may_stand_in_a_file_beside_the_settings(run: Run, folder: Path) -> None:
    (folder / "desk").mkdir()
    draft('known = "agreed.csv"\n', "desk/numcheck.toml")
    table = 'text,value,unit,reason\ntroops on the border,"100,000",troop,ministry\ninflation,2.10,percent,\n'
    draft("\ufeff" + table, "desk/agreed.csv")
    expected = (
        Known("troops on the border", Decimal(100000), "troop", "ministry"),
        Known("inflation", Decimal("2.10"), "percent"),
    )
    assert Config.from_file("desk/numcheck.toml").known == expected
    path = draft("The ministry has 90,000 troops on the border.\n", "desk/draft.md")
    assert "90,000 troops" in run("check", path, "--output-format", "concise").out
    assert run("check", path, "--isolated", "--output-format", "concise").out == ""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"text,value\ninflation,two\n", "agreed.csv: entry 1: 'two' is no number"),
        (b"text,value\ninflation,inf\n", "agreed.csv: entry 1: 'inf' is no number"),
        (b"words,value\ninflation,2\n", "agreed.csv: no column 'text'"),
        (b"text,value\n,2\n", "agreed.csv: entry 1: text expected"),
        (b"\xff\xfet\x00", "agreed.csv: not a table in UTF-8"),
        (b"text,value\n" + b"x" * (1 << 20), "agreed.csv: larger than 1024 KB"),
        (None, "agreed.csv: No such file or directory"),
    ],
)
def test_a_broken_file_of_agreed_figures_is_one_line(run: Run, data: bytes | None, says: str) -> None:
    draft('known = "agreed.csv"\n', "numcheck.toml")
    if data is not None:
        Path("agreed.csv").write_bytes(data)
    code, out, err = run("check", draft("It is long.\n"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_broken_toml_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text("select = [")
    with pytest.raises(ConfigError, match="not valid TOML") as error:
        Config.from_file(str(path))
    assert "\n" not in str(error.value)


def test_the_nearest_file_holds_alone(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "world"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.numcheck]\nignore = ["notation"]\n')
    assert files.discover(str(inner)) == str(tmp_path / "pyproject.toml")
    (tmp_path / "desk" / "numcheck.toml").write_text('fail-on = "never"\n')
    found = Config.from_file(files.discover(str(inner)))
    assert (found.fail_on, found.ignore) == ("never", ())
    (tmp_path / "desk" / ".numcheck.toml").write_text('fail-on = "note"\n')
    assert Config.from_file(files.discover(str(inner))).fail_on == "note"


def test_a_pyproject_without_our_section_is_passed_by(tmp_path: Path) -> None:
    inner = tmp_path / "desk"
    inner.mkdir()
    (tmp_path / "numcheck.toml").write_text("")
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    assert files.discover(str(inner)) == str(tmp_path / "numcheck.toml")


def test_extend_holds_where_the_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('fail-on = "never"\nignore = ["notation"]\nrates = "rates.csv"\n')
    (tmp_path / "numcheck.toml").write_text('extend = "house.toml"\nfail-on = "note"\n')
    found = Config.from_file(str(tmp_path / "numcheck.toml"))
    assert (found.fail_on, found.ignore, found.rates) == ("note", ("notation",), str(tmp_path / "rates.csv"))


def test_a_file_that_extends_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text('extend = "numcheck.toml"\n')
    with pytest.raises(ConfigError, match="extends itself"):
        Config.from_file(str(tmp_path / "numcheck.toml"))


def test_a_preset_holds_under_what_the_configuration_says() -> None:
    style = config.from_table({"preset": "ap"})
    assert (style.both, style.home_currency) == (("metric", "imperial"), "USD")
    own = config.from_table({"preset": "ap", "units": {"home-currency": "GBP"}})
    assert (own.both, own.home_currency) == (("metric", "imperial"), "GBP")


def test_an_unknown_house_style_is_named() -> None:
    with pytest.raises(ConfigError, match=r"unknown preset 'economst' \(did you mean 'economist'\?\)"):
        config.from_table({"preset": "economst"})


@pytest.mark.parametrize("style", toml.parse(readers.PRESETS))
def test_every_house_style_is_a_configuration_of_rules_and_options_that_exist(style: str) -> None:
    check_names(config.from_table({"preset": style}))


BLOCK = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = [
    (page.name, block)
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    for block in BLOCK.findall(page.read_text("utf-8"))
    if "[tool.numcheck" in block
]


@pytest.mark.parametrize("name", ["numcheck.toml", "pyproject.toml"])
@pytest.mark.parametrize("block", [block for _, block in BLOCKS], ids=[page for page, _ in BLOCKS])
def test_a_block_of_the_documentation_can_stand_in_either_file(run: Run, name: str, block: str) -> None:
    Path(name).write_text(block, encoding="utf-8")
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert f"{name}\n" in out.splitlines(keepends=True)[0]


def test_a_baseline_is_named_once_for_all(run: Run, folder: Path) -> None:
    (folder / "texts").mkdir()
    path = draft("The bridge is 243 m (656 ft) long.\n", "texts/bridge.md")
    run("baseline", "write", path, "--baseline", "accepted.json")
    Path("numcheck.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    assert run("check", path).code == 0
    assert run("check", path, "--isolated").code == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('extend = "/dev/zero"', "/dev/zero: not a regular file"),
        (f"# {'x' * (1 << 20)}", "larger than 1024 KB"),
        (f"select = {'[' * 5000}", "not valid TOML"),
        ('rates = "/dev/zero"', "/dev/zero: no such file"),
        ('baseline = "/dev/zero"', "/dev/zero: not a baseline"),
        ('known = "/dev/zero"', "/dev/zero: not a regular file"),
    ],
)
def test_a_hostile_file_above_the_text_is_one_line(run: Run, text: str, says: str) -> None:
    Path("numcheck.toml").write_text(text + "\n", encoding="utf-8")
    code, out, err = run("check", draft("The bridge is 200 m (656 ft) long.\n"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_settings_above_the_text_make_nothing_wait_for_a_pipe(run: Run) -> None:
    os.mkfifo("pipe.txt")
    draft('[sources]\n"*" = ["pipe.txt"]\n', "numcheck.toml")
    code, _, err = run("check", draft("The bridge is 200 m (656 ft) long.\n"))
    assert (code, err.endswith("pipe.txt: not read: no regular file\n")) == (2, True)


def test_a_name_with_a_line_break_in_the_settings_is_one_line(run: Run) -> None:
    draft('fail-on = "warn\\ng"\n', "numcheck.toml")
    assert run("check", draft("It is long.\n")).err.count("\n") == 1


def test_a_draft_is_held_against_the_sources_that_the_settings_name(run: Run, folder: Path) -> None:
    (folder / "wire").mkdir()
    draft("The storm cost $240 million.", "wire/monday.txt")
    draft("The fire cost $90 million.", "wire/tuesday.txt")
    draft('[sources]\n"storm.md" = ["wire/monday.txt"]\n"*.txt" = []\n', "numcheck.toml")
    draft("The storm cost $280 million.", "storm.md")
    draft("The storm cost $280 million.", "other.md")
    code, out, _ = run("check", ".", "--output-format", "concise")
    assert (code, [line.split()[0] for line in out.splitlines() if line.startswith("storm")]) == (1, ["storm.md:1:16:"])
    assert "other.md" not in out
    assert "wire/monday.txt" not in out.split("Found")[0].replace("in wire/monday.txt", "")
    assert run("tieout", "storm.md")[1].startswith("Contradicted by wire/monday.txt")
    assert run("tieout", "storm.md", "--source", "wire/tuesday.txt")[1].startswith("Unsupported")
