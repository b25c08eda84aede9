"""Bounds and approximators: what the words around a figure say of it (``more than``, ``some``, ``or so``, ``≥``, ``50+``)."""

from functools import cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import around_figure, opens_figure
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy


class BoundRead(NamedTuple):
    """A bound, and the place where its words begin (before a figure) or end (after it)."""

    bound: Bound
    at: int


_SIGNS = {
    "~": Bound.ABOUT, "≈": Bound.ABOUT, "∼": Bound.ABOUT, "≃": Bound.ABOUT, "≅": Bound.ABOUT,
    ">": Bound.MORE, "<": Bound.LESS, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST, "⩾": Bound.AT_LEAST,
    "⩽": Bound.AT_MOST,
}  # fmt: skip
_QUOTES = "(\"“'‘-–—"
_DENIED = {Bound.MORE: Bound.AT_MOST, Bound.LESS: Bound.AT_LEAST}
_NEGATIONS = frozenset(("no", "nor", "not", "never", "cannot", "nowhere"))
_MIRROR = {"<=": Bound.AT_MOST, ">=": Bound.AT_LEAST}
_ATTACHED = Lazy(r"\+(?![\d\w])|[-‐‑](?i:odd|plus|ish|something)(?![\w])")
_AFTER_WORDS = Lazy(r"[ \u00a0]{1,2}([a-z]+\.?(?: [a-z]+){0,2})")
_BEFORE_WORDS = Lazy(r"[A-Za-z.]+")
_GOES_ON = Lazy(r"[ \u00a0](?:an?|the|than|[\d$£€<>~]|one|two|three|four|five|six|seven|eight|nine|ten|half)")


@cache
def _phrases() -> tuple[dict[str, Bound], dict[str, Bound], dict[str, int], frozenset[str]]:
    before: dict[str, Bound] = {}
    after: dict[str, Bound] = {}
    longest: dict[str, int] = {}
    for phrase, bound, side in lexicon.table("numbers/bounds"):
        (before if side == "before" else after)[phrase] = Bound(bound)
        if side == "before":
            last, size = phrase.rsplit(" ", 1)[-1], phrase.count(" ") + 1
            longest[last] = max(longest.get(last, 0), size)
    return before, after, longest, frozenset(phrase.split(" ", 1)[0].rstrip(".") for phrase in after)


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of the phrases after a figure."""
    return frozenset(phrase[:2] for phrase in _phrases()[1])


@cache
def _seconds() -> frozenset[str]:
    """The last word but one of the phrases before a figure."""
    return frozenset(phrase.split(" ")[-2] for phrase in _phrases()[0] if " " in phrase)


@cache
def _endings() -> frozenset[str]:
    """The last three letters of the phrases before a figure, or their last word where it is shorter."""
    return frozenset(word[-3:] for word in _phrases()[2])


def bound_before(cursor: Cursor, start: int) -> BoundRead | None:
    """The bound written just before ``start`` (``more than``, ``≥``), looking no further back than the floor; None if none."""
    text, floor = cursor.text, cursor.floor
    at = start
    while at > floor and text[at - 1] in " \u00a0\n" and start - at < 3:
        at -= 1
    if at <= floor:
        return None
    last = text[at - 1]
    if last == "-" and text[at - 4 : at - 1].lower() == "sub" and opens_figure(text, at):
        return BoundRead(Bound.LESS, at - 4)
    if last in _SIGNS or last == "=":
        return _sign(text, at, floor)
    if not (last.isalpha() or last == "."):
        return None
    if last == "." and at == start and text[at - 2] == "C":
        return None  # section C.3
    ending, endings = text[at - 3 : at].lower(), _endings()
    if ending not in endings and ending[1:] not in endings and at > 2:
        return None  # most words before a figure
    return _phrase_before(text, at, floor)


def _phrase_before(text: str, at: int, floor: int) -> BoundRead | None:
    """The bound in words that ends at ``at``: the longest phrase of the table."""
    table, _, longest, _ = _phrases()
    window = text[max(floor, at - 44) : at]
    dash = max(window.rfind("—"), window.rfind("–")) + 1  # no phrase goes across one
    window = window[dash:]
    final = window[max(window.rfind(" "), window.rfind("\n"), window.rfind("\u00a0")) + 1 :].lower().lstrip(_QUOTES)
    size = longest.get(final)
    if not size:
        return None
    if size > 1 and len(last := window.rsplit(None, 2)) > 1:
        second = last[-2].lower().lstrip(_QUOTES)
        if second not in _seconds() and second.rpartition("-")[2] not in _seconds():
            if final not in table:
                return None  # "of" and "to" stand before many a figure
            size = 1
    words = window.split()
    if not dash and len(words[-1]) == len(window) and floor < at - 44:
        return None
    for count in range(min(size, len(words)), 0, -1):
        joined, hyphen, first = words[-count].rpartition("-")
        if count > 1 and hyphen and len(joined) > 3 and first != "up":
            words[-count] = first  # a dash without spaces: the total cost-more than £7
        phrase = " ".join(words[-count:]).lower().lstrip(_QUOTES)
        bound = table.get(phrase)
        if phrase == "up to" and len(words) > count and words[-count - 1].lower() in around_figure("moves up"):
            return None  # the wage will go up to $15
        if bound is not None:
            begin = at
            for word in reversed(words[-count:]):
                begin = text.rindex(word, floor, begin)
            begin += len(words[-count]) - len(words[-count].lstrip(_QUOTES))
            return _denied(words[:-count], BoundRead(bound, begin)) if bound in _DENIED else BoundRead(bound, begin)
    return None


def _denied(words: list[str], read: BoundRead) -> BoundRead:
    """The bound that ``words`` before it turn round: ``no faster than``, ``never more than``, ``cannot be heavier than``."""
    if words and words[-1] in ("be", "weigh", "exceed", "cost", "last", "take", "go", "get") and len(words) > 1:
        denied = words[-2].lower().lstrip(_QUOTES)
        return (
            BoundRead(_DENIED[read.bound], read.at) if denied in _NEGATIONS or denied.endswith(("n't", "n’t")) else read
        )
    word = words[-1].lower() if words else ""
    if word.lstrip(_QUOTES) not in _NEGATIONS:
        return read
    return BoundRead(_DENIED[read.bound], read.at - 1 - len(word.lstrip(_QUOTES)))


def _sign(text: str, at: int, floor: int) -> BoundRead | None:
    if text[at - 1] == "=":
        i = at - 1
        while i > floor and text[i - 1] == " " and at - i < 3:
            i -= 1
        pair = text[i - 1 : i] + "=" if i > floor else ""
        return BoundRead(_MIRROR[pair], i - 1) if pair in _MIRROR else None
    if at - 2 >= floor and text[at - 2] in "<>=" and text[at - 1] in "<>":
        return None  # <> and => are no bounds
    return BoundRead(_SIGNS[text[at - 1]], at - 1)


def bound_attached(cursor: Cursor, end: int) -> BoundRead | None:
    """A bound that clings to the number that ends at ``end``: ``50+``, ``20-odd``, ``30-plus``; None if none does."""
    text, limit = cursor.text, cursor.limit
    if end < limit and text[end] in "+-‐‑":
        match = _ATTACHED.match(text, end, limit)
        if match:
            about = match.group()[1:].lower() in ("odd", "ish", "something")
            return BoundRead(Bound.ABOUT if about else Bound.AT_LEAST, match.end())
    return None


def bound_after(cursor: Cursor, end: int) -> BoundRead | None:
    """The bound written just after ``end``: ``or so``, ``or more``, ``at most``; None if none is."""
    text, limit = cursor.text, cursor.limit
    if text[end : end + 1] not in (" ", "\u00a0"):
        return None
    if text[end + 1 : end + 3] not in _beginnings():
        return None
    if text[end + 1 : end + 15].partition(" ")[0].rstrip(".,;)") not in _phrases()[3]:
        return None
    match = _AFTER_WORDS.match(text, end, limit)
    if not match:
        return None
    words = match.group(1).split()
    table = _phrases()[1]
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        bound = table.get(phrase)
        if bound is not None:
            stop = match.start(1) + len(phrase)
            if stop < limit and text[stop].isalpha():
                continue
            if stop < limit and _GOES_ON.match(text, stop, limit):
                continue  # "plus the tip" is a sum, "or more than 40" the bound of another figure
            return BoundRead(bound, stop)
    return None


def means_during(text: str, start: int, end: int) -> bool:
    """Whether the bound ``text[start:end]`` before a time means "in the course of": ``heard over two months``."""
    if text[start:end].strip().lower() != "over":
        return False
    before = text[max(0, start - 20) : start].lower().split()
    return bool(before) and before[-1] not in around_figure("lasting") and before[-1][-1] not in ".,;:!?"
