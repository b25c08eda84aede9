"""Ages beside the dates they follow from: born in 1950, 64 in 2020."""

from __future__ import annotations

import re
from bisect import bisect_left as _from
from collections.abc import Iterator

from numcheck.core.claim import Claim
from numcheck.core.relation import Age, LocatedDate
from numcheck.core.text import Span
from numcheck.language.sentences import sentence_spans
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, dated_sentences, mask
from numcheck.relations.arithmetic.sentences.patterns import search
from numcheck.relations.corpus import ClaimedText, Corpus
from numcheck.relations.publication_date import carried_dates

_BORN = r"\bborn\b~ (?:in |on )?<date birth>"
_ON = "(?:in|on) (?:the year )?"
_AGED = r"\b(?:aged|at the age of|at age|at|was|were|turned|turns|turning|reached) (?:just |only |about )?<figure age>"
_WHO_BORN = r"(?:who (?:was|is) |and )?born\b~ (?:in |on )<date birth>,"
_SAID = "(?:said|says|told|died|spoke|added|announced|won|retired|resigned)"
_PATTERNS = (
    rf"{_BORN}~~{_AGED}(?: years old| years of age)?(?:,? | when~ ){_ON}<date then>",
    rf"{_BORN}~~\b{_ON}<date then>,? (?:aged|at the age of|at age|at) (?:only |just )?<figure age>,",
    rf"{_BORN}~~\bdied\b~ {_ON}<date then>~~\b(?:aged|at the age of|at age|at) <figure age>",
    rf"{_BORN}~~\bdied\b,?~ (?:aged|at the age of|at age|at) <figure age>,? {_ON}<date then>",
    r"\((?:born )?<date birth>(?: ?[-–—] ?| to )<date then>\)~~\b(?:died|death)\b~~(?:aged|at the age of|at age|at) <figure age>",
    r"\((?:born )?<date birth>(?: ?[-–—] ?| to )<date then>\)~~(?:was )?(?:aged|at the age of|at age) <figure age>~~\bdied\b",
    rf"\bdied\b~ {_ON}<date then>,?~ (?:aged|at the age of|at age|at) <figure age>~~{_BORN}",
    rf"\bdied\b,?~ (?:aged|at the age of|at age|at) <figure age>,? {_ON}<date then>~~{_BORN}",
    rf"<figure age>,? {_ON}<date then>~~{_BORN}",
    rf"<figure age>,? {_ON}<date then>; (?:he|she) (?:was|had been) born (?:in|on) <date birth>",
    rf"\((?:born|b\.) (?:in |on )?<date birth>\),?(?: who| and)?(?: had| has| will)? {_AGED}(?: years old)?,? {_ON}<date then>",
    rf", <figure age>, {_WHO_BORN}~~ {_SAID}\b~~ on <date then>",
    rf"\bdied\b~ {_ON}<date then>~~{_BORN}~~\b(?:he|she) was <figure age>(?=[.,;]|$)",
)
_TODAY = (
    rf", <figure age>, {_WHO_BORN[:-1]}[,.]",
    r"\(born (?:in |on )?<date birth>\), <figure age>,",
)
_SLIP = 12  # years: further from what the day of the text gives, an age is of another day
_LONGEST = 900  # code points of two sentences about one person
_SAME_PERSON = r"^\s*(?:(?:in|on|at)\b[^.;]{0,40}\b)?(?:he|she|they)\b"


def find(corpus: Corpus) -> Iterator[Age]:
    """One relation for each age with the birth date of the person and the date at which it is reached, in a sentence or
    two of one person; none for texts that tell of no life.
    """
    for text in corpus.texts:
        if any(block.cell for block in text.document.blocks):
            from numcheck.relations.arithmetic.tables.lives import lives

            yield from lives(text)
        yield from _ages_today(text)
        if not text.claims or len(text.dates) < 2 or not _tells_of_life(text.document.text.lower()):
            continue
        for masked in _windows(text):
            for pattern in _PATTERNS:
                found = next(iter(search(masked, pattern)), None)
                if found is None:
                    continue
                birth, then, age = found.date("birth"), found.date("then"), found.claim("age")
                if birth is not None and then is not None and _is_age(age):
                    uri = text.document.uri
                    yield Age(
                        age=age,
                        birth=LocatedDate(uri, birth),
                        then=LocatedDate(uri, then),
                        cue=found.cue,
                        reason=f"“{found.cue}”: an age, and the two dates it lies between",
                    )
                    break


def _ages_today(text: ClaimedText) -> Iterator[Age]:
    """Ages of people whose birth alone the sentence dates, on the day that the text carries."""
    if "born" not in text.document.text or not text.claims:
        return
    for today in carried_dates(text):
        for masked in dated_sentences(text, least=1):
            for m in search(masked, *_TODAY) if len({*masked.dates} - {today}) == 1 else ():
                birth, age, uri = m.date("birth"), m.claim("age"), text.document.uri
                if birth.year is None or today.year is None or not _is_age(age):
                    continue
                if abs(today.year - birth.year - int(age.quantity.value or 0)) <= _SLIP:
                    then = today if today.span.end else today._replace(span=birth.span)
                    yield Age(
                        age=age,
                        birth=LocatedDate(uri, birth),
                        then=LocatedDate(uri, then),
                        cue=m.cue,
                        reason=f"“{m.cue}”: an age and a birth, in a text of {then.text}",
                    )


def _tells_of_life(words: str) -> bool:
    """Whether the small letters ``words`` hold what each pattern has: a birth, or two dates in brackets and a death."""
    return "born" in words or "(" in words and ("died" in words or "death" in words)


def _is_age(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and q.unit in ("", "year") and q.noun in ("", "age", "year") and 0 <= q.value <= 125


def _windows(text: ClaimedText) -> Iterator[MaskedSentence]:
    """Each sentence with a figure and two dates, with its neighbours that go on about "he" or "she"."""
    document = text.document
    starts = [d.span.start for d in text.dates]
    claimed = [c.location.span.start for c in text.claims]
    for sentence, _ in text.sentences():
        block = document.block_at(sentence.start).span
        start, end = sentence.start, sentence.end
        if _goes_on(document.text, start):
            before = list(sentence_spans(document, Span(max(block.start, start - _LONGEST), start)))
            start = before[-1].start if before else start
        if _goes_on(document.text, end):
            after = next(sentence_spans(document, Span(end, min(block.end, end + _LONGEST))), None)
            end = after.end if after else end
        window = Span(start, end)
        dates = [d for d in text.dates[_from(starts, start) : _from(starts, end)] if window.holds(d.span)]
        if len(dates) > 1 and end - start < _LONGEST:
            claims = text.claims[_from(claimed, start) : _from(claimed, end)]
            yield mask(text, window, [c for c in claims if window.holds(c.location.span)], dates)


def _goes_on(words: str, start: int) -> bool:
    return re.match(_SAME_PERSON, words[start : start + 60].lower()) is not None
