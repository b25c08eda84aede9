"""Periods whose ends and length are both written: "from 1990 to 2000, an 11-year period"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.core.relation import Anniversary, ClockPeriod, Duration, LocatedDate
from numcheck.relations.arithmetic.periods.anniversaries import anniversaries
from numcheck.relations.arithmetic.periods.clock import clock_periods
from numcheck.relations.arithmetic.sentences.masked_sentence import FIGURE_CHARS, dated_pairs, dated_sentences
from numcheck.relations.arithmetic.sentences.patterns import search
from numcheck.relations.corpus import Corpus

_TO = "(?: to | until | till | through | ?[-–—] ?)(?:the )?"
_OF = "(?:a (?:period|span|stretch|total|spell) of )?"
_WHAT = (
    r"[- ](?:long )?(?:period|span|stretch|spell|reign|rule|run|war|conflict|siege|tour|visit|trip|stay|tenure|career|campaign"
    r"|interval|gap|project|study|programme|program|drought|ban|occupation|dictatorship|presidency|term in office)\b"
)
# A period is counted from its start to its end, or counts both; a lapse only from one to the other.
_PERIODS = (
    rf"\b(?:from|between) <date start>~(?:{_TO}| and )<date end>(?:~,|,| ?[-–—]+) ?(?:or )?(?:a|an|its|their|his|her) <time length>{_WHAT}",
    rf"\b(?:from|between) <date start>~(?:{_TO}| and )<date end>(?:~,|,| ?[-–—]+) ?(?:or )?a (?:period|span|stretch|total|spell) of <time length>",
    rf"\b(?:from|between) <date start>~(?:{_TO}| and )<date end> ?\({_OF}<time length>\)",
    rf"\b(?:the|these|those|for|lasted|over|during|after|of|a|an|its|his|her|their) <time length>(?:{_WHAT})?,? (?:from|between) <date start>~(?:{_TO}| and )<date end>",
    rf"\b(?:from|between) <date start>~(?:{_TO}| and )<date end>,(?: or)? <time length>(?=[,.;)]| in all\b| in total\b)",
    rf"<time length>(?:{_WHAT})? ?\((?:from )?<date start>{_TO}<date end>\)",
    rf"<time length>{_WHAT},? (?:of )?<date start>{_TO}<date end>",
    rf"\(?<date start>{_TO}<date end>(?:\)|~(?:war|conflict|siege|reign|drought)\b),? (?:lasted|went on|ran)(?: for)? <time length>",
)
_OPENS = r"\b(?:began|begins?|started|starts?|opened|opens?|kicked off|kicks off)"
_CLOSES = "(?:ended|ends?|closed|closes?|finished|finishes|concluded|concludes|came to an end|comes to an end)"
_BEGAN_AND_ENDED = rf"{_OPENS}(?: on| in)? <date start>~,? (?:and|but) (?:only )?{_CLOSES}(?: on| in)? <date end>"
_LASTED = r"(?:lasted|lasting|lasts|ran|running|went on)(?: for)?"
_LASTING = (
    rf"{_BEGAN_AND_ENDED}~,?(?: and)?(?: it)?(?: having)? {_LASTED} <time length>",
    rf"{_BEGAN_AND_ENDED},(?: a total of| or)? <time length>(?= in all\b| in total\b| altogether\b)",
    rf"\b(?:ran|runs|lasted|lasts|was held|took place|went on) from <date start>~{_TO}<date end>,?(?: and)? {_LASTED} <time length>",
    rf"\b(?:ran|runs|lasted|lasts|was held|took place|went on) from <date start>~{_TO}<date end>,(?: or| a total of)? <time length>(?=[,.;)]| in all\b| in total\b)",
    rf"\b(?:the|a|an|its|their) <time length> [a-z]+ {_BEGAN_AND_ENDED}",
)
# "a ten-year agreement, from 1995 to 2005"; but not the ten-year average, bond or veteran from then to then.
_ATTRIBUTE = (
    r"\b(?:the|a|an|its|their|his|her) <time length> (?:\w+ )?(?:agreement|contract|deal|lease|treaty|truce|ceasefire|meeting"
    r"|conference|summit|festival|fair|exhibition|session|tournament|trial|hearing|inquiry|investigation|strike|mission"
    rf"|expedition|journey|voyage|cruise|holiday|suspension|survey|experiment),? (?:from|between) <date start>~(?:{_TO}| and )"
    r"<date end>"
)
_LAPSES = (
    rf"\bin <date start>[^(){FIGURE_CHARS}]{{0,80}}?,? <time length> later,? (?:in )?<date end>",
    r"\b(?:in|on) <date end>,? <time length> after~~ in <date start>",
    r"\b(?:in|on) <date end>, <time length> after (?:the |its |his |her |their )?<date start>",
    r"\b(?:in|on) <date end>, <time length> after~~ of <date start>",
    r"\b(?:in|it is|it was|it is now) <date end>,? <time length> (?:after|since|from)~~ (?:in|of|on) <date start>",
    rf"\b(?:in|on) <date start>[^;:(){FIGURE_CHARS}]{{1,80}}? (?:in|on) <date end>,? (?:after )?<time length>(?: later| afterwards)(?=[,.;)]|$)",
    rf"\b(?:married|founded|born|built|opened|signed|launched|begun|started)\b~ in <date start>[^;:(){FIGURE_CHARS}]{{1,80}}? in <date end>,? after <time length>(?=[,.;)]|$)",
)
_NOT_WHOLE = r"\b(?:first|last|next|previous|another|further|every|each|per) $"
_UNITS = frozenset({"day", "week", "month", "year", "decade"})


def find(corpus: Corpus) -> Iterator[Duration | Anniversary | ClockPeriod]:
    """One relation for each period of one sentence with both its ends and its length; none where either date is
    "about".
    """
    for text in corpus.texts:
        yield from clock_periods(text)
        if len(text.dates) < 2:
            continue
        for masked in dated_pairs(text):
            yield from anniversaries(text, masked)
        for masked in dated_sentences(text, least=2):
            for patterns, lapse in (((*_LASTING, *_PERIODS, _ATTRIBUTE), False), (_LAPSES, True)):
                for pattern in patterns:
                    for m in search(masked, pattern):
                        start, end, length = m.date("start"), m.date("end"), m.claim("length")
                        q = length.quantity
                        if start is None or end is None or q.value is None or q.vague or q.unit not in _UNITS:
                            continue
                        before = m.sentence.text[: m.match.start("length") - 1]
                        if pattern is _ATTRIBUTE and not q.adjectival:
                            continue
                        if re.search(_NOT_WHOLE, before) or q.noun == "age" or start.circa or end.circa:
                            continue
                        uri = text.document.uri
                        yield Duration(
                            length=length,
                            start=LocatedDate(uri, start),
                            end=LocatedDate(uri, end),
                            lapse=lapse,
                            lasting=pattern in _LASTING,
                            cue=m.cue,
                            reason=f"“{m.cue}” gives two ends and a length",
                        )
