"""Texts made to take long: families of any size, each of one kind of repetition, under the name of the file they would be.

``FAMILIES`` maps the name of a family to (file name, what makes about so many characters of it); ``CORPORA`` to (what makes
the drafts, what makes the sources), each of about so many characters. Several drafts without a source are reports that
are held against each other.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from itertools import count, islice
from zipfile import ZipFile

Family = tuple[str, Callable[[int], str | bytes]]


def again(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """``piece`` over and over."""
    return lambda size: before + (piece * (size // len(piece) + 1))[:size] + after


def numbered(piece: Callable[[int], str]) -> Callable[[int], str]:
    """``piece(0)``, ``piece(1)`` and so on, as many as fill the size."""
    return lambda size: "".join(islice(map(piece, count()), max(size // len(piece(100)), 1)))


def name(n: int) -> str:
    """A name of three syllables, another for each ``n``."""
    syllables = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu")
    return "".join(syllables[n // 15**i % 15] for i in range(4)).capitalize()


def wide(before: str, between: str, size: int) -> str:
    return f"{before * (size // 3)}\n{between.ljust(size // 3)}\n{before * (size // 3)}\n"


def encoded(text: str | bytes) -> bytes:
    """What a family makes, as it would stand in its file."""
    return text.encode() if isinstance(text, str) else text


def archives(size: int) -> bytes:
    """An archive of a text and two archives, each of which is made so."""
    data = b""
    while len(data) < size:
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("a.txt", "It is 200 m (656 ft) long.\n" * 10)
            if data:
                archive.writestr("b.zip", data)
                archive.writestr("c.zip", data)
        data = packed.getvalue()
    return data


def article(n: int) -> str:
    """A paragraph of prose with two figures, a heading before each twentieth."""
    words = "which was built by the town when the old one had fallen, and has been mended by those who live beside it"
    head = f"# The works at {name(n)}\n\n" if n % 20 == 0 else ""
    return (
        f"{head}The bridge at {name(n * 7)}, {words}, is {n % 800 + 20} m long and cost {n % 90 + 3} crowns a day.\n\n"
    )


FAMILIES: dict[str, Family] = {
    # Readers
    "a tag full of slashes": ("x.html", again("/", "<p>hi <a ", ">x</a> 5 km</p>")),
    "a tag full of blanks": ("x.html", again(" ", "<p>hi <a ", ">x</a> 5 km</p>")),
    "a tag full of line breaks": ("x.html", again("\n", "<p>hi <a ", ">x</a> 5 km</p>")),
    "a header in every heading": ("x.html", again("<h1><header>12 km</header></h1>")),
    "row spans": ("x.html", again("<tr><td rowspan=1000>1 km</td><td rowspan=1000>2</td></tr>", "<table>", "</table>")),
    "column spans": ("x.html", again("<tr><td colspan=1000>1 km</td></tr>", "<table>", "</table>")),
    "open tags": ("x.md", again("<a ")),
    "open brackets": ("x.md", again("[")),
    "open emphasis": ("x.md", again("*a ")),
    "backticks": ("x.md", again("` `` ")),
    "nested quotations": ("x.md", again(">", "", " 5 km")),
    "open links": ("x.md", again("[a](b ")),
    "a grid table of one wide cell": ("x.rst", lambda size: wide("+" + "-" * 8, "| 5 km", size)),
    "a tall grid table": ("x.rst", again("| 5 km |\n", "+------+\n", "+------+\n")),
    "a simple table of one wide cell": ("x.rst", lambda size: wide("=", "5 km", size)),
    "a table cell of digits": ("x.adoc", again("1", "|===\n|", "\n|===\n")),
    "a table cell of dots": ("x.adoc", again(".", "|===\n|", "\n|===\n")),
    "open tables": ("x.adoc", again("|===\n")),
    "subtitles of digits": ("x.srt", again("1")),
    "subtitles of times": ("x.vtt", again("00:00:00.000 -->")),
    "encoded words": ("x.eml", again("=?utf-8?q?a?= ", "Subject: ", "\n\n5 km\n")),
    "open braces": ("x.tex", again("{", "\\begin{document}")),
    "dollars": ("x.tex", again("$a ", "\\begin{document}")),
    "header rows of one cell": ("x.csv", again("abc,,\n")),
    "a wide table": ("x.csv", again("5 km,", "", "\n7 km\n")),
    "archives in archives": ("x.zip", archives),
    "ten times as much prose": ("x.md", lambda size: numbered(article)(10 * size)),
    # Extraction
    "digits": ("x.txt", again("1")),
    "digits and commas": ("x.txt", again("1,")),
    "number words": ("x.txt", again("one hundred and ")),
    "open ranges": ("x.txt", again("5 to ")),
    "open brackets with figures": ("x.txt", again("(5 km ")),
    "open quotations with figures": ("x.txt", again('"5 km ')),
    "shares of shares": ("x.txt", again("5% of ")),
    # Relations
    "others who died": ("x.txt", again("In the crash 5 men and 7 others died. ")),
    "amounts in two currencies": (
        "x.txt",
        numbered(lambda n: f"It cost ${n + 10} million (€{n * 9 // 10 + 9} million). "),
    ),
    "lists with totals": (
        "x.md",
        numbered(lambda n: f"A total of {n + 9} boats:\n\n- {n} red boats\n- 5 blue boats\n\n"),
    ),
    "ages of many people": ("x.txt", numbered(lambda n: f"Jo {name(n)}, {20 + n % 60}, came. ")),
    "ages of one person": ("x.txt", again("John Smith, 45, came. ")),
    "like sentences with other figures": (
        "x.txt",
        numbered(lambda n: f"The army sent {1000 + n * 37} soldiers there. "),
    ),
    "many speakers": ("x.txt", numbered(lambda n: f"Jo {name(n)} said {1000 + n * 37} soldiers came. ")),
    "restatements": ("x.txt", again("It is 200 m (656 ft) long. ")),
    "changes": (
        "x.txt",
        numbered(lambda n: f"Sales rose {5 + n % 30}% to ${100 + n % 400} million from ${90 + n % 350} million. "),
    ),
    "one sentence of changes": (
        "x.txt",
        numbered(lambda n: f"sales rose {5 + n % 30}% to ${100 + n % 400}m from ${90 + n % 350}m, "),
    ),
    "dates and durations": (
        "x.txt",
        numbered(lambda n: f"On {1 + n % 28} May {1900 + n % 100} they came for {n % 90 + 2} days. "),
    ),
    "ages behind a lone surname": ("x.txt", again("Smith, 45, came. ")),
    "he said": ("x.txt", numbered(lambda n: f"Jo {name(n)} came. He said {n + 100} men fell. ")),
    "quotations": ("x.txt", again('"We saw 5 men," Jo Smith said. "They had 7 dogs." ')),
    "means": ("x.txt", numbered(lambda n: f"The mean of {n}, {n + 2} and {n + 4} is {n + 2}. ")),
    "reported statistics": ("x.txt", numbered(lambda n: f"It was so, t({20 + n % 50}) = 2.{n % 90 + 10}, p < .05. ")),
    "rates": (
        "x.txt",
        numbered(lambda n: f"It holds {n + 10} litres, full in {n % 50 + 2} hours, {n % 30 + 1} litres an hour. "),
    ),
    "then and now": (
        "x.txt",
        numbered(lambda n: f"In {1950 + n % 50} the town had {1000 + n} people; now it has {900 + n}. "),
    ),
    "shares of voters": ("x.txt", numbered(lambda n: f"Of {n + 100} voters {n + 10}, or {n % 90 + 5}%, chose red. ")),
    "lives": (
        "x.txt",
        numbered(lambda n: f"Jo {name(n)} ({1850 + n % 50}-{1900 + n % 90}) died aged {n % 40 + 30}. "),
    ),
    "days of the week": ("x.txt", numbered(lambda n: f"On Monday, {1 + n % 28} May {1900 + n % 100} it rained. ")),
    "equations": ("x.txt", numbered(lambda n: f"We have {n} + {n + 1} = {2 * n + 1}. ")),
    "unconverted": ("x.txt", numbered(lambda n: f"It is {n + 5} miles, 200 m (656 ft) high. ")),
    "mixed units": ("x.txt", numbered(lambda n: f"It is {n + 5} km there and {n + 7} miles here. ")),
    "totals and parts": ("x.txt", numbered(lambda n: f"The {n + 100} dead included {n} men and 100 women. ")),
    "words and figures": ("x.txt", again("Twenty-five (52) men came. ")),
    "names and lists": ("x.txt", again("The 3 men, John, Jim and Joe, came. ")),
    "sentences of 150 figures": (
        "x.txt",
        numbered(
            lambda n: (
                f"They sent {', '.join(f'{(n * 7 + i * 37) % 1000} men to {name(n * 50 + i)}' for i in range(150))}. "
            )
        ),
    ),
    "one sentence of sums": ("x.txt", numbered(lambda n: f"${n + 10} million (€{n + 9} million); ")),
    "figures and commas": ("x.txt", again("5 km, ")),
    "headings of figures": ("x.md", numbered(lambda n: f"# The {n} dogs\n\nIt has {n + 5} dogs.\n\n")),
    "rows with totals": ("x.csv", numbered(lambda n: f"r{n},{n},{n + 1},{2 * n + 1}\n" if n else "name,a,b,total\n")),
    "a tall table": ("x.csv", again("5 km,7 km\n")),
    "many tables": ("x.md", again("| a | b |\n|---|---|\n| 5 km | 7 |\n| 6 km | 8 |\n\n")),
    "suppressed findings": ("x.md", again("It is 200 m (900 ft) long. <!-- numcheck: ignore -->\n\n")),
    "orders that never end": ("x.md", again("It is 200 m (900 ft). <!-- numcheck: off[wrong-conversion] -->\n\n")),
    "suppression comments": ("x.md", again("It is 5 km long. <!-- numcheck: ignore -->\n\n")),
    "suppression comments in a page": ("x.html", again("<p>It is 5 km long. <!-- numcheck: ignore-next --></p>\n")),
    "a notebook of figures": (
        "x.ipynb",
        lambda size: json.dumps(
            {"cells": [{"cell_type": "markdown", "source": [again("They sent 5 km of rope. ")(size)]}]}
        ),
    ),
    "JSON of figures": (
        "x.json",
        lambda size: json.dumps({"a": {"b": again("They sent 5 km of rope and 7 tons. ")(size)}}),
    ),
}

Texts = list[str]
MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def one(piece: Callable[[int], str]) -> Callable[[int], Texts]:
    """One text of ``piece(0)``, ``piece(1)`` and so on."""
    return lambda size: [numbered(piece)(size)]


def many(piece: Callable[[int], str], count: int) -> Callable[[int], Texts]:
    """``count`` texts, each of which goes on where the one before it ended."""

    def made(size: int) -> Texts:
        pieces = max(size // count // len(piece(100)), 1)
        return ["".join(map(piece, range(n * pieces, (n + 1) * pieces))) for n in range(count)]

    return made


def same(piece: Callable[[int], str], count: int) -> Callable[[int], Texts]:
    """``count`` texts, all of them ``piece(0)``, ``piece(1)`` and so on."""
    return lambda size: [numbered(piece)(size // count)] * count


def nothing(size: int) -> Texts:
    return []


def soldiers(n: int) -> str:
    return f"The army sent {1000 + n * 37} soldiers to {name(n % 3000)}. "


def others(n: int) -> str:
    return f"The army sent {1013 + n * 41} soldiers to {name(n % 3000 + 1)}. "


def dated(day: int) -> Callable[[int], str]:
    return lambda n: f"On {1 + (n + day) % 28} {MONTHS[n % 7]} {1900 + (n + day) % 120} {name(n % 3000)} came to town. "


def aged(years: int) -> Callable[[int], str]:
    return lambda n: f"Jo {name(n)}, {20 + (n + years) % 60}, came. "


CORPORA: dict[str, tuple[Callable[[int], Texts], Callable[[int], Texts]]] = {
    "a source of the same figures": (one(soldiers), one(soldiers)),
    "a source of other figures": (one(soldiers), one(others)),
    "a thousand sources of other figures": (one(soldiers), many(others, 1000)),
    "a source of other dates": (one(dated(0)), one(dated(1))),
    "a source of other ages": (one(aged(0)), one(aged(1))),
    "a source of wholes for shares": (
        one(lambda n: f"Some {n % 90 + 5}.{n % 9 + 1}% of the men of {name(n)} left. "),
        one(lambda n: f"Of {n + 200} men of {name(n)}, {n % 150 + 7} left. "),
    ),
    "a source of parts for sums": (
        one(lambda n: f"In all {n * 13 + 5000} men and women came. "),
        one(lambda n: f"There came {n * 7 + 100} men and {n * 5 + 90} women. "),
    ),
    "a source of figures for ranges": (
        one(lambda n: f"It takes {n + 10} to {n + 55} days there. "),
        one(lambda n: f"It takes {n + 12} days or {n + 50} days here. "),
    ),
    "a source of rows for figures": (
        one(lambda n: f"The rent was {n * 3 + 1001} crowns. "),
        lambda size: ["item,paid,due\n" + numbered(lambda n: f"rent {n},{n * 7 + 11},{n * 9 + 13}\n")(size)],
    ),
    "a source of words alone": (one(soldiers), lambda size: [again("The army came to the town and went. ")(size)]),
    "two hundred reports of other figures": (many(soldiers, 200), nothing),
    "two hundred reports of the same figures": (same(soldiers, 200), nothing),
}
