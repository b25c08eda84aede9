"""Results of significance tests as papers report them: t(28) = 2.20, p = .036."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval, Measure, UnitSense
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.relation import SignificanceTest, Statistic
from numcheck.core.text import Location, Span
from numcheck.numbers.rounding import printed_interval
from numcheck.relations.corpus import Corpus

_T, _F, _R, _Z, _CHI_SQUARE = SignificanceTest
_TESTS = {"t": _T, "f": _F, "r": _R, "z": _Z, "χ": _CHI_SQUARE, "x": _CHI_SQUARE, "chi": _CHI_SQUARE}
_BOUNDS = {"=": Bound.EXACT, "<": Bound.LESS, ">": Bound.MORE, "≤": Bound.AT_MOST, "≥": Bound.AT_LEAST}


@cache
def _result() -> re.Pattern[str]:
    """APA style: letter, degrees of freedom, the statistic, p. Dashes and minus masked of all kinds."""
    number = r"\d{0,6}\.?\d{1,6}"
    return re.compile(
        r"(?<![\w.])(?P<test>[tFrz]|[χΧX](?:2|²|\^2)?|chi[- ]?squared?)\s?"
        rf"(?:\(\s?(?P<df1>{number})(?:\s?,\s?(?:[nN]\s?=\s?\d+|(?P<df2>{number})))?\s?\))?\s?"
        rf"=\s?(?P<statistic>[-−–]?\s?{number})\s?[,;]\s?"
        rf"(?P<p>p\s?(?P<sign>[=<>≤≥])\s?(?P<value>{number}))",
        re.IGNORECASE,
    )


def find(corpus: Corpus) -> Iterator[Statistic]:
    """One relation for each result with its statistic, the degrees of freedom that the test has, and p."""
    for text in corpus.texts:
        words = text.document.text
        if "=" not in words or not any(sign in words for sign in ("p =", "p=", "p <", "p<", "p >", "p>", "p ≤", "p ≥")):
            continue
        for m in _result().finditer(words):
            test = _TESTS["chi" if m["test"].lower().startswith("chi") else m["test"][0].lower()]
            if (test is _Z) is (m["df1"] is not None) or (test is _F) is (m["df2"] is None):
                continue
            yield Statistic(
                statistic=_claim(text.document.uri, m, "statistic", Bound.EXACT),
                p=_claim(text.document.uri, m, "value", _BOUNDS[m["sign"]]),
                test=test,
                df1=Decimal(m["df1"]) if m["df1"] else None,
                df2=Decimal(m["df2"]) if m["df2"] else None,
                one_tailed=_is_one_tailed(words),
                cue=m.group(),
                reason="a test statistic with its degrees of freedom determines p",
            )


@lru_cache(maxsize=1)  # asked once for each result of a text
def _is_one_tailed(words: str) -> bool:
    return re.search(r"\b(?:one|1)[- ](?:tail|sided)", words, re.IGNORECASE) is not None


def _claim(uri: str, m: re.Match[str], group: str, bound: Bound) -> Claim:
    """The figure in ``group`` as a claim: tests report bare numbers, which extraction may leave out."""
    span = Span(*m.span(group))
    value = Decimal(re.sub(r"[-−–]\s?", "-", m[group]).replace(" ", ""))
    place = Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
    interval: Interval = printed_interval(value, place)
    quantity = Quantity(span=span, text=m[group], value=value, bound=bound, resolution=place, number=span)
    measure = Measure(quantity, interval, interval, (UnitSense("", "number"),))
    return Claim(location=Location(uri, span), measure=measure, sentence=Span(*m.span()))
