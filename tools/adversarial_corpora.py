"""Drafts and sources, and sets of reports, made to take long: ``CORPORA`` maps a name to what makes the texts of them.

What is made is of about so many characters on each side: the drafts and, to hold them against, the sources. Several drafts
without a source are reports that are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable

from adversarial_texts import again, name, numbered

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
