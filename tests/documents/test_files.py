"""Which files are read, and what bytes become: folders, .gitignore, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.core.text import Span
from numcheck.documents import TABLES, UnreadableError, is_excluded, is_own_report, read, read_all, read_bytes, walk

PROSE = "The ministry sent 100,000 troops."


def tree(folder: Path, **files: str) -> None:
    """Files below ``folder``; ``__`` in a name is ``/``, the last ``_`` the dot."""
    for name, words in files.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        path = folder / f"{stem}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")


def names(folder: Path, *exclude: str) -> list[str]:
    return [str(Path(p).relative_to(folder)) for p in walk(str(folder), exclude)]


def test_a_folder_is_its_readable_files_in_order(tmp_path: Path) -> None:
    tree(tmp_path, b_md="", a_txt="", sub__c_html="", sub__d_py="", node_modules__e_md="")
    assert names(tmp_path) == ["a.txt", "b.md", "sub/c.html"]


def test_tables_and_json_of_a_folder_are_read_only_when_asked_for(tmp_path: Path) -> None:
    tree(tmp_path, a_md="", b_csv="", package_json="{}")
    assert names(tmp_path) == ["a.md"]
    asked = [Path(p).name for p in walk(str(tmp_path), also={*TABLES, ".json"})]
    assert asked == ["a.md", "b.csv", "package.json"]


def test_what_git_ignores_is_left_out_unless_an_inner_file_brings_it_back(tmp_path: Path) -> None:
    tree(tmp_path, a_md="", b_md="", out__c_md="", sub__a_md="", sub__d_md="")
    (tmp_path / ".gitignore").write_text("a.md\nout/\n")
    (tmp_path / "sub" / ".gitignore").write_text("!a.md\nd.md\n")
    assert names(tmp_path) == ["b.md", "sub/a.md"]


def test_the_repository_above_counts_too(tmp_path: Path) -> None:
    tree(tmp_path, sub__a_md="", sub__b_md="")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("sub/a.md\n")
    assert names(tmp_path / "sub") == ["b.md"]


def test_excluded_patterns(tmp_path: Path) -> None:
    tree(tmp_path, a_md="", old__b_md="")
    assert names(tmp_path, "old/") == ["a.md"]
    assert is_excluded("old/b.md", ["old/"])
    assert not is_excluded("new/b.md", ["old/"])


def test_a_file_is_itself_whatever_its_suffix(tmp_path: Path) -> None:
    tree(tmp_path, draft_xyz=PROSE)
    assert list(walk(str(tmp_path / "draft.xyz"))) == [str(tmp_path / "draft.xyz")]
    assert read(str(tmp_path / "draft.xyz")).text == PROSE


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file or folder"):
        list(walk(str(tmp_path / "nowhere")))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a directory"):
        read(str(tmp_path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_english(encoding: str) -> None:
    words = "“It cost £5m – or €6m”, the minister said, “at 20 °C or so”."
    assert read_bytes(words.encode(encoding), "draft.txt").text == words


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Министр сказал, что на границе стоят 100 тысяч солдат. "),
        ("gb18030", "部长说有十万名士兵到达边境。"),
        ("cp1250", "Příliš žluťoučký kůň úpěl 100 kilometrů od řeky. "),
    ],
)
def test_legacy_encodings_are_recognised(encoding: str, words: str) -> None:
    assert read_bytes((words * 4).encode(encoding), "draft.txt").text == words * 4


def test_the_encoding_a_page_declares_is_believed_where_utf_8_fails() -> None:
    page = '<meta charset="iso-8859-15"><p>It cost 5 ¤</p>'.replace("¤", "€")
    assert "5 €" in read_bytes(page.encode("iso-8859-15"), "page.html").text


def test_lone_surrogates_read_as_the_sign_for_the_unknown() -> None:
    assert read_bytes(b"5 men \xed\xa0\x80", "draft.txt").text == "5 men \ufffd"


def test_a_broken_member_of_an_archive_does_not_hide_the_others(tmp_path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(tmp_path / "drafts.zip", "w") as container:
        container.writestr("a.txt", b"\0\0\0")
        container.writestr("b.txt", PROSE)
        container.writestr("__MACOSX/b.txt", PROSE)
    first, second = read_all(str(tmp_path / "drafts.zip"))
    assert isinstance(first, UnreadableError)
    assert str(first).startswith("a.txt: not a text file")
    assert not isinstance(second, UnreadableError)
    assert second.uri.endswith("drafts.zip/b.txt")


def test_places_in_a_mail_are_lines_of_the_file() -> None:
    mail = f"From: a@example.org\nSubject: 5 men\nContent-Type: text/plain; charset=utf-8\n\n\n{PROSE}\n"
    document = read_bytes(mail.encode(), "draft.eml")
    assert str(document.position(document.text.index("5 men"))) == "2:10"
    assert str(document.position(document.text.index("100,000"))) == "6:19"


@pytest.mark.parametrize(
    ("suffix", "file", "words", "stands"),
    [
        ("md", "It was **50&percnt;** of 5&nbsp;km.", "50%", "50&percnt;"),
        ("html", "<p>It was <b>5</b>&nbsp;km&sup2;.", "5\u00a0km²", "5</b>&nbsp;km&sup2;"),
        ("tex", r"It was \SI{5}{\kilo\metre} away.", "5 km", r"5}{\kilo\metre}"),
        ("tex", r"It was \num{1e6} in all, 50\,\%.", "1e6", "1e6}"),
        ("tex", r"It was 50\,\% in all.", "50\u2009%", r"50\,\%"),
        ("json", '{"a": "It was \\u00a35m \\u2013 5&nbsp;km\\u00b2."}', "5\u00a0km²", r"5&nbsp;km\u00b2"),
    ],
)
def test_a_span_of_words_takes_the_whole_of_what_stands_for_them(
    suffix: str, file: str, words: str, stands: str
) -> None:
    document = read_bytes(file.encode(), f"draft.{suffix}", "a")
    at = document.text.index(words)
    assert document.source is not None
    assert document.source_span(Span(at, at + len(words))).of(document.source) == stands


def test_reports_of_numcheck_are_known_by_their_head(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><meta name="generator" content="numcheck 0.1.0">')
    (tmp_path / "comment.md").write_text("### numcheck: found 1 error\n")
    (tmp_path / "table.csv").write_text("document,page,line,column,severity,rule,family,confidence\n")
    (tmp_path / "essay.md").write_text("# On numcheck\n\n### numcheck: what it is\n")
    (tmp_path / "page.md").write_text('<meta name="generator" content="numcheck">')
    (tmp_path / "found.txt").write_text("error[wrong-conversion]: 656 ft stated, 243 m is 797.2 ft\n")
    (tmp_path / "lines.txt").write_text("a b/draft.md:1:20: warning[disputed-figures] 5, 6\n")
    (tmp_path / "log.txt").write_text("The build said: error[E0308]: 2 types differ\nwarning[unused-name]: a\n")
    own = {path.name for path in tmp_path.iterdir() if is_own_report(str(path))}
    assert own == {"page.html", "comment.md", "table.csv", "found.txt", "lines.txt"}
    assert not is_own_report(str(tmp_path / "missing.md"))
