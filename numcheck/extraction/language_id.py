"""Which language a text is in, as far as numcheck needs to know: English is read, any other is named and left alone."""

from __future__ import annotations

from collections import Counter
from functools import cache

from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

# Where each script's letters stand in Unicode (first, last code point), and the name an editor would call it by.
_SCRIPTS = (
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Russian or another Cyrillic language"),
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x077F, "Arabic or Persian"),
    (0x0900, 0x097F, "Hindi or another Devanagari language"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x137F, "Amharic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x3040, 0x30FF, "Japanese"),
    (0x4E00, 0x9FFF, "Chinese"),
    (0xAC00, 0xD7AF, "Korean"),
)
_BEYOND_LATIN = Lazy("[\u0370-\U0010ffff]")
_CHUNK = 700  # code points looked at in each of three places: the cost does not grow with the text
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 8
_FEWEST_DIFFERENT = 3  # of the language's smallest words


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in lexicon.classes("english/languages").items():
        for word in words:
            found[word] = (*found.get(word, ()), language)
    return found


def _sample(text: str) -> str:
    if len(text) <= 3 * _CHUNK:
        return text
    middle = (len(text) - _CHUNK) // 2
    return " ".join((text[:_CHUNK], text[middle : middle + _CHUNK], text[-_CHUNK:]))


def _foreign_script(sample: str) -> str | None:
    counts = Counter(map(_script, filter(str.isalpha, _BEYOND_LATIN.findall(sample))))
    del counts[""]
    letters = sum(map(str.isalpha, sample)) if counts else 0
    if letters < _FEWEST_LETTERS or counts.total() * 2 < letters:
        return None
    # Japanese mixes Chinese characters in; Chinese has no kana.
    return "Japanese" if counts["Japanese"] * 10 > letters else counts.most_common(1)[0][0]


def _script(letter: str) -> str:
    return next((name for first, last, name in _SCRIPTS if first <= ord(letter) <= last), "")


def foreign_language(text: str) -> str | None:
    """The name of the language or script of ``text`` where it is clearly not English, else None.

    None, too, where the text is too short to know. Looks at no more than a bounded sample of the text.
    """
    sample = _sample(text)
    if sample.count(" the ") * 300 > len(sample):
        return None  # nothing but English says "the" so often
    if not sample.isascii():
        script = _foreign_script(sample)
        if script:
            return script
    languages = _languages_of_word()
    counts, different = Counter[str](), Counter[str]()
    words = sample.lower().split()
    for word, times in Counter(filter(languages.__contains__, words)).items():
        for language in languages[word]:
            counts[language] += times
            different[language] += 1
    english = counts.pop("English", 0)
    if len(words) < _FEWEST_WORDS or not counts:
        return None
    likeliest = counts.most_common(1)[0][0]
    # Every eighth word of running prose is one of a language's smallest words; English holds a few of them by chance.
    if different[likeliest] < _FEWEST_DIFFERENT or counts[likeliest] * 8 < len(words):
        return None
    return likeliest if counts[likeliest] > 2 * english else None
