"""A corpus of reports about invented events, some of which give another figure than the others: what is planted is known.

Each event has a place, a topic and ten figures. Several reports tell it, each in its own words and order; some reports are
printed again under another head, as wire copies are; and in one event of four one report gives another figure for one fact.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

# Of each topic: what is said, in two wordings, with the least and greatest figure. {place} is the event's.
TOPICS = {
    "fire": (
        ("The fire destroyed {n} homes in {place}.", "In {place}, {n} homes were destroyed by the fire.", 20, 900),
        (
            "It killed {n} people in the old town of {place}.",
            "The fire in {place} killed {n} people, officials said.",
            3,
            60,
        ),
        ("The damage in {place} came to ${n} million.", "Insurers put the damage in {place} at ${n} million.", 11, 480),
        (
            "{n} firefighters fought the flames around {place}.",
            "Around {place}, {n} firefighters fought the flames.",
            60,
            900,
        ),
        (
            "Residents of {place} were moved to {n} shelters.",
            "The town of {place} opened {n} shelters for residents.",
            3,
            19,
        ),
        (
            "The flames spread over {n} hectares of forest near {place}.",
            "Near {place} the flames took {n} hectares of forest.",
            120,
            9000,
        ),
        ("{n} engines were sent to {place}.", "The brigade sent {n} engines to {place}.", 12, 90),
        ("The blaze in {place} burned for {n} hours.", "For {n} hours the blaze burned in {place}.", 5, 70),
        ("Power failed in {n} households of {place}.", "In {place} {n} households lost power.", 800, 24000),
        ("The winds over {place} reached {n} km/h.", "Winds of {n} km/h drove the flames over {place}.", 55, 130),
    ),
    "plant": (
        (
            "The new plant in {place} will employ {n} workers.",
            "In {place} the plant will give work to {n} workers.",
            120,
            4200,
        ),
        (
            "The company will invest €{n} million in {place}.",
            "An investment of €{n} million in {place} is planned.",
            14,
            950,
        ),
        (
            "The plant in {place} will make {n} batteries a day.",
            "Each day {n} batteries will leave the plant in {place}.",
            500,
            9000,
        ),
        (
            "The state pays a subsidy of €{n} million for {place}.",
            "A subsidy of €{n} million goes to {place} from the state.",
            11,
            95,
        ),
        ("The hall at {place} is {n} metres long.", "At {place} a hall {n} metres long is being built.", 140, 780),
        ("Some {n} suppliers will move to {place}.", "To {place} some {n} suppliers will move.", 6, 48),
        ("The site in {place} covers {n} hectares.", "In {place} the site covers {n} hectares.", 14, 220),
        ("Wages in {place} will rise by {n}% next year.", "Next year wages in {place} are to rise by {n}%.", 2, 14),
        (
            "The plant at {place} needs {n} megawatts of power.",
            "Power of {n} megawatts is needed for the plant at {place}.",
            24,
            310,
        ),
        (
            "{n} trucks a week will serve the plant in {place}.",
            "The plant in {place} will be served by {n} trucks a week.",
            110,
            2100,
        ),
    ),
    "school": (
        ("The school in {place} has {n} pupils.", "{n} pupils go to the school in {place}.", 180, 2400),
        (
            "It has {n} teachers, the head of {place} school said.",
            "In {place} {n} teachers work at the school.",
            14,
            160,
        ),
        (
            "The roof of the school in {place} will cost £{n} million.",
            "A roof for £{n} million is planned for the school in {place}.",
            2,
            38,
        ),
        ("Lessons in {place} begin in {n} classrooms.", "{n} classrooms in {place} are ready for lessons.", 12, 90),
        (
            "The library of {place} lends {n} books a year.",
            "Each year {n} books are lent by the library of {place}.",
            2100,
            48000,
        ),
        ("{n} laptops were bought for {place}.", "For {place} the council bought {n} laptops.", 60, 1900),
        (
            "Of the parents in {place}, {n}% were against the merger.",
            "In {place} {n}% of the parents were against the merger.",
            12,
            94,
        ),
        ("Buses bring {n} children to {place} each day.", "Each day {n} children come to {place} by bus.", 45, 860),
        (
            "The sports ground of {place} is {n} metres wide.",
            "In {place} the sports ground is {n} metres wide.",
            42,
            140,
        ),
        (
            "The kitchen in {place} cooks {n} meals a day.",
            "{n} meals a day are cooked in the kitchen of {place}.",
            130,
            1800,
        ),
    ),
    "flood": (
        ("The river at {place} rose to {n} metres.", "At {place} the river stood at {n} metres.", 4, 19),
        ("{n} bridges near {place} are closed.", "Near {place} {n} bridges are closed to traffic.", 3, 24),
        (
            "The flood in {place} drove {n} families from their houses.",
            "In {place} {n} families left their houses for the flood.",
            60,
            7800,
        ),
        ("The army sent {n} soldiers to {place}.", "{n} soldiers of the army were sent to {place}.", 80, 2600),
        ("Helpers in {place} filled {n} sandbags.", "{n} sandbags were filled by helpers in {place}.", 1200, 64000),
        ("Rain of {n} mm fell on {place} in a night.", "In a night {n} mm of rain fell on {place}.", 60, 290),
        ("Farmers around {place} lost {n} cows.", "{n} cows were lost by farmers around {place}.", 20, 940),
        (
            "The repairs in {place} will cost ${n} million.",
            "For repairs in {place} ${n} million will be needed.",
            14,
            790,
        ),
        ("{n} boats were in use in {place}.", "In {place} {n} boats were in use.", 12, 160),
        ("The dike of {place} is {n} km long.", "{n} km long is the dike that guards {place}.", 3, 58),
    ),
}
SYLLABLES = (
    "bar",
    "cal",
    "dun",
    "el",
    "far",
    "gor",
    "hel",
    "is",
    "kel",
    "lor",
    "mar",
    "nor",
    "os",
    "pel",
    "ru",
    "sel",
    "tor",
    "ul",
    "ver",
    "wen",
)
ENDS = (
    "bury",
    "dale",
    "field",
    "ford",
    "gate",
    "ham",
    "holm",
    "mere",
    "mouth",
    "ness",
    "stead",
    "ton",
    "wick",
    "worth",
)
HEADS = (
    "News from {place}",
    "{place}: what is known",
    "The day in {place}",
    "{place} after the event",
    "A report from {place}",
)
CLOSINGS = (
    "A spokesman would say no more.",
    "More is expected in the morning.",
    "The council meets again next week.",
    "Neighbours had warned of it for years.",
    "Nobody from the ministry could be reached.",
)
REPORTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)  # of an event, in turn
COPIES = 0.12  # of the reports
CONFLICTS = 0.25  # of the events with three reports or more
FACTS = 10
PLACES = len(SYLLABLES) ** 3 * len(ENDS)


class Report(NamedTuple):
    """One document of the corpus."""

    id: str
    text: str


class Planted(NamedTuple):
    """The document that gives ``wrong`` for a fact for which the ``others`` give ``right``, as printed."""

    document: str
    wrong: str
    right: str
    others: tuple[str, ...]


class Event(NamedTuple):
    """The reports of one event, and what was planted in them, if anything."""

    reports: tuple[Report, ...]
    planted: tuple[Planted, ...]


def events(documents: int, seed: int = 1) -> Iterator[Event]:
    """Events until there are ``documents`` reports; the same for the same numbers, and the first are those of fewer."""
    number = made = 0
    while made < documents:
        event = _event(random.Random(f"{seed} {number}"), number, documents - made)
        yield event
        made += len(event.reports)
        number += 1


def _event(draw: random.Random, number: int, most: int) -> Event:
    # A place has two events, of two topics, and the same sentences are said of every place.
    at, topics = number // 2 * 7919 % PLACES, sorted(TOPICS)
    place = f"{_syllable(at)}{_syllable(at // 20)}{_syllable(at // 400)}{ENDS[at // 8000]}".capitalize()
    facts = TOPICS[topics[(number // 2 + number % 2) % len(topics)]]
    figures = [f"{draw.randint(low, high):,}" for _, _, low, high in facts]
    size = min(REPORTS[number % len(REPORTS)], most)
    wrong = draw.randrange(size) if size > 2 and draw.random() < CONFLICTS else -1
    fact = draw.randrange(FACTS)
    texts: list[str] = []
    for i in range(size):
        if i > 1 and draw.random() < COPIES and i - 1 != wrong and i != wrong:
            lines = texts[-1].split("\n")
            texts.append("\n".join([draw.choice(HEADS).format(place=place), *lines[1:-1], draw.choice(CLOSINGS)]))
            continue
        said = [*figures]
        if i == wrong:
            said[fact] = _other(draw, figures[fact], facts[fact][2], facts[fact][3])
        texts.append(_text(draw, place, facts, said))
    reports = tuple(Report(f"event-{number:07}/report-{i}", text) for i, text in enumerate(texts))
    if wrong < 0:
        return Event(reports, ())
    stated = next(line for line in texts[wrong].split("\n") if line in _wordings(facts[fact], place, texts[wrong]))
    shown = next(n for n in stated.replace("%", " ").split() if any(c.isdigit() for c in n))
    right = [w.replace("{n}", figures[fact]).format(place=place) for w in facts[fact][:2]]
    others = tuple(r.id for r in reports if any(line in right for line in r.text.split("\n")))
    return Event(reports, (Planted(reports[wrong].id, shown, figures[fact], others),))


def _syllable(number: int) -> str:
    return SYLLABLES[number % len(SYLLABLES)]


def _wordings(fact: tuple[str, str, int, int], place: str, text: str) -> list[str]:
    """The lines of ``text`` that state ``fact``."""
    found = []
    for wording in fact[:2]:
        before, behind = (part.format(place=place) for part in wording.split("{n}"))
        found += [line for line in text.split("\n") if line.startswith(before) and line.endswith(behind)]
    return found


def _text(draw: random.Random, place: str, facts: tuple[tuple[str, str, int, int], ...], figures: list[str]) -> str:
    order = list(range(FACTS))
    draw.shuffle(order)
    lines = [facts[i][draw.randrange(2)].replace("{n}", figures[i]).format(place=place) for i in order]
    return "\n".join([draw.choice(HEADS).format(place=place), *lines, draw.choice(CLOSINGS)])


def _other(draw: random.Random, figure: str, low: int, high: int) -> str:
    """Another figure of the same size, with two digits changed about where that makes one."""
    digits = list(figure.replace(",", ""))
    if len(digits) > 1 and digits[0] != digits[1] and digits[1] != "0":
        digits[0], digits[1] = digits[1], digits[0]
        return f"{int(''.join(digits)):,}"
    other = low
    while f"{other:,}" == figure:
        other = draw.randint(low, high)
    return f"{other:,}"
