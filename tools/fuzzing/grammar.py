"""Bytes as drafts: each byte picks a word of a small grammar of figures, so that a mutated byte is another figure.

A draft that begins with a byte below 32 is read by this grammar, any other as the text that it is: so the fuzzer reaches
what stands deep in the checks by changing one byte, and what only odd characters reach by changing any.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

NUMBERS = (
    *(
        "0",
        "1",
        "2",
        "3",
        "5",
        "7",
        "12",
        "40",
        "99",
        "100",
        "150",
        "243",
        "656",
        "1,200",
        "62,000",
        "100,000",
        "1 200",
    ),
    *(
        "1.5",
        "0.05",
        "2.10",
        "1,234,567",
        "1.234.567",
        "1e6",
        "10^9",
        "½",
        "3½",
        "2/3",
        "−4",
        "-4",
        "$5",
        "£3.20",
        "€1,5",
    ),
    *(
        "two",
        "a dozen",
        "forty-two",
        "three hundred and five",
        "half a million",
        "1.2m",
        "5bn",
        "20 000",
        "9" * 20,
        "MMXX",
    ),
    *("more than 40", "at least 12", "some 300", "nearly 2 million", "5 to 7", "5-7", "5–7 million", "between 3 and 9"),
    *(
        "one in four",
        "a third",
        "12th",
        "2019",
        "1990s",
        "10:30",
        "5 ± 2",
        "p = .03",
        "1:3",
        "3-1",
        "007",
        "0.0",
        "1,5",
    ),
)
UNITS = (
    *("", "", " km", " miles", "m", " ft", " kg", " lb", " °C", " °F", " sq ft", " m²", " litres", " gallons", " mph"),
    *(
        " per cent",
        "%",
        " percentage points",
        " people",
        " troops",
        " houses",
        " tons of grain",
        " dollars",
        " million",
    ),
    *(" euros", " years", " months", " days", " hours", "-year-old", " km/h", " mg/dL", " GB", " hectares", " acres"),
    *(" votes", " seats", " others", " of them", " times", "-fold", " GWh", " bpd", " nm", " square metres", "′", "″"),
)
BETWEEN = (
    *(" (", ") ", ", ", " and ", ". ", ".\n\n", "; ", " or ", " of the ", " from ", " to ", " up from ", " down by "),
    *(
        ", or ",
        " – ",
        " compared with ",
        " including ",
        " in all: ",
        " each, ",
        " more than ",
        " a total of ",
        "\n",
        "\n- ",
    ),
    *(
        " | ",
        " / ",
        " = ",
        " + ",
        " × ",
        " per ",
        " in ",
        " on ",
        " a year earlier, ",
        " while ",
        "”, said ",
        "? “",
        "\u00a0",
    ),
    *(
        " respectively, ",
        " worth ",
        " average of ",
        " rose by ",
        " fell to ",
        " doubled to ",
        " aged ",
        ") (",
        "]",
        "<",
        "^2",
    ),
)
WORDS = (
    *(
        "The bridge is ",
        "The dam holds ",
        "The mayor said that ",
        "Ana Brunner said ",
        "The police counted ",
        "They sent ",
    ),
    *(
        "It cost ",
        "It weighs ",
        "Of the ",
        "He was born in ",
        "She is ",
        "The tower is ",
        "The firm sold ",
        "Prices rose ",
    ),
    *(
        "The storm killed ",
        "and wounded ",
        "The ministry moved ",
        "to the border",
        "on Monday",
        "on 5 May 2019",
        "in March",
    ),
    *("long", "high", "wide", "apart", "the number of ", "unemployment", "inflation", "the year before", "In total, "),
    *(
        "3 May 2021",
        "Tuesday, 4 May",
        "for 3 years until 2020",
        "1 km = ",
        "# ",
        "> ",
        "* ",
        "a ",
        "the ",
        "north of Brekke",
    ),
    *("<!-- numcheck: off -->", "<!-- numcheck: ignore[conflict] -->", "about ", "half of ", "twice as many ", "none "),
)
TABLE = (NUMBERS, UNITS, BETWEEN, WORDS)


def drafts(data: bytes, most: int = 16, longest: int = 240) -> Iterator[str]:
    """The texts in ``data``, which the byte 255 (in no UTF-8) separates: the first ``most``, each cut after ``longest``
    bytes, or a tenth as many words of the grammar.
    """
    for part in data.split(b"\xff")[:most]:
        if part:
            yield written(part[1 : longest // 10]) if part[0] < 32 else part[:longest].decode("utf-8", "replace")


def written(codes: bytes) -> str:
    """The text that ``codes`` spell: by turns a word, a number, a unit and what stands between, one byte each; a byte
    over 239 is the character itself by its last bits, where no word would do.
    """
    kinds = chain.from_iterable(repeat((WORDS, NUMBERS, UNITS, BETWEEN)))
    return "".join(
        "\n\t\0\x1c\u2028()\u200b\u202e\"'’%$€½"[code & 15] if code > 239 else words[code % len(words)]
        for code, words in zip(codes, kinds, strict=False)
    )
