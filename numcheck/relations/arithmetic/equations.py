"""Sums that are written out, in signs or in words: 12 × 15 = 180; seven times eight is 56."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from numcheck.core.measure import Interval
from numcheck.core.relation import Equation
from numcheck.core.text import Location, Span
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.intervals import product, ratio
from numcheck.numbers.rounding import printed_interval
from numcheck.relations.arithmetic.sentences.masked_sentence import masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import search
from numcheck.relations.corpus import ClaimedText, Corpus

_NUMBER = r"(?:[$€£]\s?)?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,9})?\s?%?"
_SIGN = r"\s?[+\-−–×x*/÷·]\s?"
_SUM = rf"{_NUMBER}(?:{_SIGN}{_NUMBER}){{1,6}}"
# Neither side may go on: "2x + 3 = 7 - y", "a = 2 + 3 = 5".
_BEFORE = r"(?<![\w.,^=+*/×÷·(\[{<>≈√\\-])(?<![=+*/×÷·(^−–<>-]\s)(?<!\w\s[=+*/×÷·^−–<>-]\s)"
_AFTER = r"(?!\s?[\w^=+*/×÷·(%\[−–!<>-]|[.,]\d)"
_LINE = rf"{_BEFORE}(?:(?P<sum>{_SUM})\s?=\s?(?P<result>{_NUMBER})|(?P<left>{_NUMBER})\s?=\s?(?P<right>{_SUM}))(?!\s?[=+*/×÷·^(<>]|\s?[−–-]\s?[\w(]|[\d.,]*\d|[%]?\w)"
_IN_WORDS = (
    r"(?:^|[^\w\s] )(?:so |and |that |because )?<count a> (?P<sign>plus|minus|times|multiplied by|divided by) <count b>"
    r" (?:is|are|equals?|makes?|gives?|was|comes to) <count result>(?=[.,;:)]|$)"
)
# What is said of a sum by somebody else need not be right: "they say 2 + 2 = 5", "a proof that 2 + 2 = 5", "not 2 + 2 = 5".
_SAID = Lazy(
    r"(?i)\b(?:says?|said|saying|claim(?:s|ed|ing)?|believ(?:es?|ed|ing)|insist(?:s|ed|ing)?|thinks?|thought|pretend(?:s|ed|ing)?|proof|idea|notion"
    r"|not|never|if|whether|suppos(?:es?|ed|ing)|wrong(?:ly)?|false(?:ly)?|instead of)(?: that)?[\s:,]*[\"“‘'(]?\s?$"
)
_SCALED = Lazy(r"\s?(?:[kKMGTmµn][A-Za-z]{1,5}\b|thousand|million|billion|trillion|bn\b|m\b|k\b)")
_WORDS = {"plus": "+", "minus": "-", "times": "*", "multiplied by": "*", "divided by": "/"}
_ALIKE = {"−": "-", "–": "-", "×": "*", "x": "*", "·": "*", "÷": "/"}


def find(corpus: Corpus) -> Iterator[Equation]:
    """One relation for each sum with its result, in signs and then in words, text by text."""
    for text in corpus.texts:
        if _may_hold_equation(text.document.text):
            yield from _in_signs(text)
        for masked in masked_sentences(text, least=3):
            for m in search(masked, _IN_WORDS):
                a, b, c = (m.claim(role).quantity for role in ("a", "b", "result"))
                if a.value is not None and b.value is not None and c.value is not None and not (a.unit or b.unit):
                    yield Equation(
                        sum=f"{a.text} {m.word('sign')} {b.text}",
                        at=m.claim("result").location,
                        stated=c.value,
                        resolution=c.resolution,
                        worked_out=_worked_out([str(a.value), _WORDS[m.word("sign")], str(b.value)]),
                        cue=m.cue,
                        reason=_WHY,
                    )


def _may_hold_equation(words: str) -> bool:
    """Whether a sign of equality stands between two numbers, with at most two blanks before it and one behind."""
    at = words.find("=")
    while at >= 0:
        before = words[max(0, at - 3) : at].rstrip()[-1:]
        if before == "%" or before.isdecimal():
            after = words[at + 1 : at + 3].lstrip()[:1]
            if after.isdecimal() or after and after in "$€£":
                return True
        at = words.find("=", at + 1)
    return False


_WHY = "the sum is written out"


@cache
def _line() -> re.Pattern[str]:
    return re.compile(_LINE)


def _in_signs(text: ClaimedText) -> Iterator[Equation]:
    words = text.document.text
    for m in _line().finditer(words):
        side = "result" if m["result"] else "left"
        ways = _worked_out(re.findall(rf"{_NUMBER}|[^\s]", m["sum"] or m["right"]))
        number = re.search(r"[\d.,]*\d", m[side])
        if not ways or number is None or _lost_powers(m.group()):
            continue
        if _is_of_a_list(m, words):
            continue
        if _SAID.search(words[max(0, m.start() - 24) : m.start()]):
            continue
        value = Decimal(number.group().replace(",", ""))
        exponent = value.as_tuple().exponent
        if side == "result" and _SCALED.match(words, m.end()):
            continue  # in another scale than the sum: "1280x1024x70 = 90 Mbyte/s"
        start = m.start(side)
        yield Equation(
            sum=" ".join((m["sum"] or m["right"]).split()),
            at=Location(text.document.uri, Span(start, start + len(m[side].rstrip()))),
            stated=value,
            resolution=Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0),
            worked_out=tuple(way.scaled(Fraction(100)) for way in ways) + ways if "%" in m[side] else ways,
            cue=" ".join(m.group().split()),
            reason=_WHY,
        )


def _is_of_a_list(m: re.Match[str], words: str) -> bool:
    """Whether one element of a list is worked out ("255-248 = 236;58;7"), or a value explained ("5 = 50/15 µs")."""
    goes_on = words[m.end() : m.end() + 1] == ";" and words[m.end() + 1 : m.end() + 3].lstrip()[:1].isdigit()
    return goes_on or bool(m["right"]) and re.fullmatch(r"[\d.,]+/[\d.,]+", m["right"].strip()) is not None


def _lost_powers(equation: str) -> bool:
    """Whether one decimal goes on where another ends, as 0.5 to the 20th does once its power is set on the line: 0.520."""
    decimals = re.findall(r"\d+\.\d+", equation)
    return any(a != b and a.startswith(b.rstrip("0")) for a in decimals for b in decimals if len(a) > len(b))


def _worked_out(parts: list[str]) -> tuple[Interval, ...]:
    """What numbers and signs in turn come to, products first; with percentages as hundredths, and as plain numbers."""
    ways = []
    for hundredths in (True, False) if any("%" in p for p in parts) else (False,):
        terms = [_interval(parts[0], hundredths=hundredths)]
        for sign, number in zip(parts[1::2], parts[2::2], strict=False):
            value, sign = _interval(number, hundredths=hundredths), _ALIKE.get(sign, sign)
            if sign == "*":
                terms[-1] = product(terms[-1], value)
            elif sign == "/":
                if value.low <= 0 <= value.high:
                    return ()
                terms[-1] = ratio(terms[-1], value)
            else:
                terms.append(value if sign == "+" else value.scaled(Fraction(-1)))
        ways.append(Interval(sum((t.low for t in terms), Fraction(0)), sum((t.high for t in terms), Fraction(0))))
    return tuple(ways)


def _interval(number: str, *, hundredths: bool) -> Interval:
    """What a number in a sum stands for: a whole one is exact, decimals may be rounded."""
    digits = number.strip("$€£ %").replace(",", "")
    value = Decimal(digits)
    places = -int(value.as_tuple().exponent) if "." in digits else 0
    read = printed_interval(value, Decimal(1).scaleb(-places)) if places else Interval(Fraction(value), Fraction(value))
    return read.scaled(Fraction(1, 100)) if hundredths and "%" in number else read
