"""Vetoes: pairs that are not about one thing, whatever their words share; most where a reader accepts no exception.

Each is a named entry of ``VETOES``: a reason in one line, a predicate over two mentions whose figures differ, and what it
met on the labelled pairs. To add one: a predicate and an entry here, its words in ``relations/context_cues``, and its
pairs, apart and not, in ``fixtures/relations/vetoes.md``. Pairs that a veto stops are no rows of the training data either:
train the model again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Quantity
from numcheck.core.relation import Slip
from numcheck.language.stems import canonical
from numcheck.language.tokens import FIGURE, MIN_IDF
from numcheck.language.vocabulary import cues, outcomes
from numcheck.relations.matching import cases
from numcheck.relations.matching.cues import context_words, dimension_words
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import different_people

_ORIGIN_WITHIN = 6  # words from a distance to its preposition ("miles north-northeast of"); by hand, not tuned since
_SCALE_BELOW, _COUNT_BELOW = 100, 1000  # a decimal of a scale, and a count of whole things beside it; by hand

_SCALES = ("million-", "billion-", "trillion-")
_OTHER = canonical("other")
_ARTICLES = frozenset(["a", "an"])
_FROM = frozenset(["of", "from", "off", "outside"])


class Veto(NamedTuple):
    """``applies`` tells of two mentions, in any order, and the slip that would explain their difference.

    ``met`` are the labelled pairs it applies to: those that are about two things, and those that contradict each other.
    ``has_exceptions``: a reader accepts some, where all else says one thing (a list that gives one price twice).
    """

    name: str
    reason: str
    applies: Callable[[Mention, Mention, Slip], bool]
    met: tuple[int, int]
    has_exceptions: bool = False


def vetoed(a: Mention, b: Mention, slip: Slip) -> Veto | None:
    """The first veto against joining two mentions whose figures differ; None where there is none."""
    return next(vetoes_against(a, b, slip), None)


def vetoes_against(a: Mention, b: Mention, slip: Slip) -> Iterator[Veto]:
    """All vetoes against joining two mentions whose figures differ, in the order of ``VETOES``.

    ``slip`` is the slip that would explain the difference (``comparison.slip_between``), or NONE.
    """
    return (veto for veto in VETOES if veto.applies(a, b, slip))


def _within(applies: Callable[[Mention, Mention], bool]) -> Callable[[Mention, Mention, Slip], bool]:
    """A predicate of two mentions of one text: another text names cases in its own way."""
    return lambda a, b, slip: a.text == b.text and applies(a, b)


def _vague(a: Mention, b: Mention, slip: Slip) -> bool:
    return any(q.vague or _is_class_of_size(q) for q in (a.claim.quantity, b.claim.quantity))


def _is_class_of_size(quantity: Quantity) -> bool:
    """Whether no number stands before its scale: billion-dollar deals are some that cost so much or more."""
    return quantity.adjectival and quantity.text.lower().startswith(_SCALES)


def _parenthetical(a: Mention, b: Mention, slip: Slip) -> bool:
    return (a.is_parenthetical or b.is_parenthetical) and a.text == b.text


def _one_table(a: Mention, b: Mention, slip: Slip) -> bool:
    return a.table is not None and a.table == b.table and a.text == b.text


def _list_items(a: Mention, b: Mention, slip: Slip) -> bool:
    return None not in (a.list_item, b.list_item) and a.list_item != b.list_item and a.text == b.text


def _label(a: Mention, b: Mention, slip: Slip) -> bool:
    return is_label(a) or is_label(b)


def is_label(mention: Mention) -> bool:
    """Whether a bare figure stands right behind a name, as scores and labels do: ``Calder Rovers 3``, ``Route 66``.

    Not where another figure of the sentence has its verb: ``Ann Lee has 49 goals, Eva Berg 51``.
    """
    words, before = mention.words, mention.at - 1
    if before < 0 or not mention.is_bare:
        return False
    if words.stems[before] == FIGURE:
        return words.clause_ids[before] == words.clause_ids[mention.at]  # what a page counts: "0 15"
    if not words.is_name[before] or words.weights[before] <= MIN_IDF or words.stems[before] in outcomes():
        return False  # no name: "A 5.9 quake", "Kills 10"
    first = min(words.figures.values())
    elided = first < mention.at and not words.is_name[first - 1]
    return words.clause_ids[before] == words.clause_ids[mention.at] and not elided


def _either_way(applies: Callable[[Mention, Mention], bool]) -> Callable[[Mention, Mention, Slip], bool]:
    """A predicate on an ordered pair, tried both ways round."""
    return lambda a, b, slip: applies(a, b) or applies(b, a)


def _container(one: Mention, other: Mention) -> bool:
    containers = cues()["container"]
    return one.noun in containers and other.noun not in containers and other.noun in one.window_terms


def _attribute(one: Mention, other: Mention) -> bool:
    p, q = one.claim.quantity, other.claim.quantity
    return p.adjectival and not p.unit and one.kind == "count" and not q.adjectival and not q.text.endswith(q.noun)


def _scale_reading(one: Mention, other: Mention) -> bool:
    p, q = one.claim.quantity, other.claim.quantity
    bare = one.kind == "count" and not p.unit and (not p.noun or p.adjectival)
    scale = bare and p.value is not None and p.value < _SCALE_BELOW and p.value % 1 != 0
    return scale and bool(q.noun) and not q.unit and q.value is not None and q.value < _COUNT_BELOW and q.value % 1 == 0


def _others(one: Mention, other: Mention) -> bool:
    part, whole = one.claim.quantity, other.claim.quantity
    if one.kind != "count" or part.value is None or whole.value is None:
        return False
    some = _OTHER in (one.noun, *map(canonical, part.modifiers), *one.words.stems[one.at - 1 : one.at])
    return some and other.kind == "count" and whole.value - part.value in one.other_numbers


def _different_people(a: Mention, b: Mention, slip: Slip) -> bool:
    return different_people(a, b)


def _different_origins(a: Mention, b: Mention, slip: Slip) -> bool:
    if a.kind != "length":
        return False
    here = _distance_origin(a)
    there = _distance_origin(b) if here else here
    return bool(there) and here.isdisjoint(there)


def _distance_origin(length: Mention) -> frozenset[str]:
    """The stems of the name that a distance is measured from, or none."""
    words, last = length.words, len(length.words.lower)
    near = range(length.at + 1, min(length.at + 1 + _ORIGIN_WITHIN, last))
    start = next((i + 1 for i in near if words.lower[i] in _FROM), last)
    start += words.lower[start : start + 1] == ("the",)
    return words.name_from(start)


def _partitive(a: Mention, b: Mention, slip: Slip) -> bool:
    return _is_of_a_part(a) != _is_of_a_part(b)


def _is_of_a_part(mention: Mention) -> bool:
    """Whether less than the figure is meant: most of a six-month sentence, the first shipment of a 500,000-tonne order."""
    if mention.context_cues.partitive:
        return True
    quantity, lower, at = mention.claim.quantity, mention.words.lower, mention.at
    article = at - 1 if lower[at - 1] in _ARTICLES else at
    before = lower[max(article - 3, 0) : article]
    singular = article < at or (quantity.text.startswith("a ") and not quantity.text.endswith("s"))
    return (
        before[-1:] == ("of",)
        and (quantity.adjectival or singular)
        and not context_words()["ordinal"].isdisjoint(before)
    )


def _included(one: Mention, other: Mention) -> bool:
    part = one.context_cues.included and not other.context_cues.included
    return part and one.tight.low <= other.tight.high  # no part is more than its whole


def _other_event(a: Mention, b: Mention, slip: Slip) -> bool:
    return a.context_cues.other_event != b.context_cues.other_event


def _additional(a: Mention, b: Mention, slip: Slip) -> bool:
    return a.context_cues.additional != b.context_cues.additional


def _other_dimension(a: Mention, b: Mention, slip: Slip) -> bool:
    return _both_and_apart(a.context_cues.dimension_word, b.context_cues.dimension_word)


def _other_outcome(a: Mention, b: Mention, slip: Slip) -> bool:
    return _both_and_apart(a.outcome, b.outcome)


def _both_and_apart(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _opposed_bounds(a: Mention, b: Mention, slip: Slip) -> bool:
    return _is_doubtful(slip) and a.claim.quantity.bound.opposes(b.claim.quantity.bound)


def _scale_of_other_noun(a: Mention, b: Mention, slip: Slip) -> bool:
    if slip not in (Slip.TENFOLD, Slip.SCALE) or a.kind != "count" or not (a.noun and b.noun):
        return False
    return a.noun not in b.words.stems and b.noun not in a.words.stems


def _both_recur(a: Mention, b: Mention, slip: Slip) -> bool:
    if not _is_doubtful(slip) or a.text != b.text:
        return False
    return min(len(c.document.places[c.figure_key]) for c in (a, b)) > 1


def _is_doubtful(slip: Slip) -> bool:
    return slip not in (Slip.NONE, Slip.UNIT)  # the same number under another unit is no chance


def _past_value(a: Mention, b: Mention, slip: Slip) -> bool:
    return not slip and a.context_cues.past_value != b.context_cues.past_value


def _other_change(a: Mention, b: Mention, slip: Slip) -> bool:
    return not slip and a.claim.quantity.change != b.claim.quantity.change


def _month_and_weekday(a: Mention, b: Mention, slip: Slip) -> bool:
    one, other = a.context_cues, b.context_cues
    if slip or one.names_month == other.names_month:
        return False
    return other.names_weekday if one.names_month else one.names_weekday


def _other_clock_time(a: Mention, b: Mention, slip: Slip) -> bool:
    return not slip and bool(a.clock_times) and bool(b.clock_times) and a.clock_times.isdisjoint(b.clock_times)


def _nothing_shared(a: Mention, b: Mention, slip: Slip) -> bool:
    return not slip and not _share_a_term(a, b)


def _share_a_term(a: Mention, b: Mention) -> bool:
    """Whether the sentences share any term, but for units and the words that say which extent it is."""
    units = {
        canonical(w) for c in (a, b) if c.claim.quantity.unit and c.kind != "age" for w in c.claim.quantity.text.split()
    }
    return any(s in b.sentence_terms and s not in dimension_words() and s not in units for s in a.sentence_terms)


# The last two numbers of each: the labelled pairs it meets that are about two things, and that contradict each other, of
# 21,991 and 929 that differ (the sets restate, draft, natural, sources, clean and pairs, and the written stories).
VETOES: tuple[Veto, ...] = (
    Veto("vague-figure", "a vague figure contradicts nothing: dozens of people, 12 people", _vague, (1058, 0)),
    Veto(
        "parenthetical",
        "a figure in brackets puts the one before it in other words: 603 km/h (374 mph)",
        _parenthetical,
        (256, 0),
        has_exceptions=True,
    ),
    Veto("one-table", "the cells of a table say different things on purpose", _one_table, (0, 0)),
    Veto(
        "list-items",
        "items of a list say different things on purpose: (a) six feet, (b) eight feet",
        _list_items,
        (0, 0),
        has_exceptions=True,
    ),
    Veto(
        "label",
        "a bare number behind a name or a number is a score or a label: Calder Rovers 3; 0 15",
        _label,
        (73, 0),
    ),
    Veto(
        "container",
        "one counts what holds the things that the other counts: two sets of sons, four sons",
        _either_way(_container),
        (37, 0),
    ),
    Veto(
        "attribute",
        "one is the attribute of something else: a four-team tournament, two teams",
        _either_way(_attribute),
        (469, 0),
    ),
    Veto(
        "scale-reading",
        "one is read off a scale, the other counts: a magnitude of 5.6, five people",
        _either_way(_scale_reading),
        (451, 0),
    ),
    Veto(
        "others",
        "one counts the others of what the other counts: one dead and two others hurt, three people",
        _either_way(_others),
        (29, 3),
    ),
    Veto(
        "different-people",
        "the figures, or ages beside them, are of people of different names",
        _different_people,
        (212, 0),
    ),
    Veto(
        "different-origins", "the distances are measured from places of different names", _different_origins, (150, 0)
    ),
    Veto(
        "partitive",
        "one is meant in part: most of a six-month sentence, the first load of a 90-tonne order",
        _partitive,
        (80, 0),
    ),
    Veto(
        "included", "one counts some of those just counted: including five children", _either_way(_included), (534, 4)
    ),
    Veto("other-event", "one is of another event: in a similar collapse", _other_event, (183, 0)),
    Veto("additional", "one comes on top: he also had 440 yards", _additional, (247, 2)),
    Veto("other-dimension", "they say different extents: 62 metres high, 200 metres long", _other_dimension, (16, 0)),
    Veto("other-outcome", "different things befell those they count: killed, injured", _other_outcome, (1511, 0)),
    Veto("opposed-bounds", "over 20 and less than 2 are no slip of each other", _opposed_bounds, (4, 0)),
    Veto(
        "scale-of-other-noun",
        "15 journalists and 15,000 refugees are no slip of each other",
        _scale_of_other_noun,
        (340, 0),
    ),
    Veto("both-recur", "both figures of what looks like a slip come back in the text", _both_recur, (93, 0)),
    Veto("past-value", "one is of an earlier time: 12 the year before, formerly 12", _past_value, (761, 4)),
    Veto("other-change", "one moved and the other did not, or the other way: rose 5%, is 9%", _other_change, (745, 2)),
    Veto(
        "month-and-weekday",
        "one is of a month, one of a day of the week: the quake in September, on Sunday",
        _month_and_weekday,
        (213, 0),
    ),
    Veto("other-clock-time", "their sentences give different times of day", _other_clock_time, (4, 0)),
    Veto("nothing-shared", "the sentences share no term but units and extents", _nothing_shared, (1328, 20)),
    Veto(
        "other-figures",
        "another figure beside them differs as well: up 320 points to 24%, up 420 points to 27%",
        _within(cases.other_figures),
        (576, 2),
        has_exceptions=True,
    ),
    Veto(
        "other-year",
        "their sentences name other years: fiscal year 1959, 1960",
        _within(cases.other_year),
        (374, 2),
        has_exceptions=True,
    ),
    Veto(
        "other-period",
        "they are of two periods: the quarter, the year",
        _within(cases.other_period),
        (75, 1),
        has_exceptions=True,
    ),
    Veto(
        "other-version",
        "they are two versions of a measure: adjusted earnings, earnings",
        _within(cases.other_version),
        (48, 1),
    ),
    Veto(
        "other-number",
        "they are of things with other numbers: Patient 1, Patient 2",
        _within(cases.other_number),
        (8, 0),
        has_exceptions=True,
    ),
    Veto(
        "other-setting",
        "they are set in two places or parts: in Leeds, in York",
        _within(cases.other_setting),
        (3, 0),
        has_exceptions=True,
    ),
    Veto(
        "other-names",
        "the same words stand around two names: the ratio for Specialty, for International",
        _within(cases.other_names),
        (279, 0),
    ),
    Veto(
        "headline-total",
        "a headline counts all of what its body counts in parts: 350 jobs, 250 and 100",
        _within(cases.headline_total),
        (22, 0),
        has_exceptions=True,
    ),
    Veto(
        "all-but-one",
        "one counts those but for the one who is left: its only survivor",
        _within(cases.all_but_one),
        (1, 0),
    ),
    Veto(
        "other-heading",
        "two headings say what they are: total, male",
        _within(cases.other_heading),
        (0, 0),
    ),
    Veto(
        "bare-decimals",
        "decimals without unit and noun are sections, releases, statistics: R = 0.74",
        _within(cases.bare_decimals),
        (2, 0),
    ),
    Veto(
        "by-chance",
        "one number has two units by chance: 16 bits, 16 MB; 11 cents a pound, $11",
        lambda a, b, slip: a.text == b.text and cases.by_chance(a, b, slip),
        (0, 0),
    ),
)
