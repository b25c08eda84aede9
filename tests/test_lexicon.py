"""The word lists and tables: each says what it is and where it is from, stands in order, and gives a word one meaning."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from numcheck.language import lexicon

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from order_lexicon import KEYS, LEXICON, ordered, split

FILES = sorted(LEXICON.rglob("*.tsv"))
TOPICS = sorted(folder for folder in LEXICON.iterdir() if folder.is_dir() and folder.name != "__pycache__")
# Files of classes that exclude each other: a word in two of them would be read as either.
EXCLUSIVE = (
    "english/demonyms",
    "english/synonyms",
    "money/currency_countries",
    "units/pound_words",
)
# The columns that say what a line is about, where the first alone does not.
SUBJECT = {
    "dates/calendar_names": (0, 1),
    "money/exchange_bands": (0, 1),
    "numbers/bounds": (0, 2),
    "relations/contrasts": (0, 1),
}


def columns_of(file: Path) -> list[str]:
    return split(file.read_text(encoding="utf-8"))[0]["columns"].split("\t")


def name_of(file: Path) -> str:
    return file.relative_to(LEXICON).with_suffix("").as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_file_says_what_it_holds_and_where_it_is_from(file: Path) -> None:
    head, body = split(file.read_text(encoding="utf-8"))
    assert [key for key in KEYS if key in head] == list(head), "keys in the order of the loader's docstring"
    assert set(KEYS) - {"order"} <= set(head)
    assert all(head.values()) and body
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(, last changed \d{4}-\d\d-\d\d)?", head["date"])


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_file_is_in_order_and_says_nothing_twice(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == ordered(text), "python tools/order_lexicon.py puts it in order"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_line_has_more_cells_than_its_table_has_columns(file: Path) -> None:
    _, body = split(file.read_text(encoding="utf-8"))
    assert max(len(line.split("\t")) for line in body if line[0] != "#") <= len(columns_of(file))


@pytest.mark.parametrize("name", [name_of(file) for file in FILES if columns_of(file)[0] not in ("class", "word")])
def test_no_two_lines_of_a_table_speak_of_the_same_thing(name: str) -> None:
    subjects = Counter(tuple(row[i] for i in SUBJECT.get(name, (0,))) for row in lexicon.table(name))
    assert [subject for subject, times in subjects.items() if times > 1] == []


@pytest.mark.parametrize("name", EXCLUSIVE)
def test_no_word_is_in_two_classes_that_exclude_each_other(name: str) -> None:
    places = Counter(word for words in lexicon.classes(name).values() for word in words)
    assert [word for word, times in places.items() if times > 1] == []


def test_no_folder_of_the_lexicon_is_crowded() -> None:
    assert all(len(list(folder.glob("*.tsv"))) <= 20 for folder in TOPICS)


def test_every_file_is_asked_for_by_some_code() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "numcheck").rglob("*.py"))
    names = {name_of(file) for file in FILES} - {"non_quantities/names", "non_quantities/idioms"}
    assert [name for name in sorted(names) if f'"{name}"' not in code] == []


def test_classes_and_tables_are_read_as_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.tsv").write_text("# what: odd\n# columns: first\tsecond\tthird\n a\t#\n# note\nb\t\tc|d\n")
    (tmp_path / "sides.tsv").write_text(
        "# columns: class\twords|\nleft\tport|larboard\nright\tstarboard\nleft\tnear side\n"
    )
    monkeypatch.setattr(lexicon, "FOLDER", f"{tmp_path}/")
    assert list(lexicon.table("odd")) == [[" a", "#", ""], ["b", "", "c|d"]]
    assert lexicon.classes("sides") == {"left": {"port", "larboard", "near side"}, "right": {"starboard"}}
    with pytest.raises(FileNotFoundError):
        lexicon.words("none")
