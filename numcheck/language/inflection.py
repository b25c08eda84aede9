"""The number of English nouns: whether a word is a plural, and its singular."""

from __future__ import annotations

from functools import cache, lru_cache

from numcheck.language import lexicon

_LATIN = ("sae", "vae", "rae", "lae", "nae")  # bursae, larvae, vertebrae, fistulae, antennae
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")


@cache
def irregular_plurals() -> dict[str, str]:
    """Plurals that are not made by rule, lower case, with their singulars; adjectives used as nouns are among them."""
    return {plural: lemma for plural, lemma, _ in lexicon.table("english/irregular_nouns")}


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """The singular of ``word`` in lower case; a word that is no plural comes back as it is."""
    low = word.lower().replace("’", "'")
    if low.endswith(("'s", "s'")):
        low = low[:-2]
    known = irregular_plurals().get(low)
    if known:
        return known
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith(_LATIN) and len(low) > 5:
        return low[:-1]
    if low.endswith(("people", "ss", "us", "is")) or not low.endswith("s") or len(low) < 4:
        return low
    if low.endswith("lyses"):
        return low[:-2] + "is"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("oes") and len(low) > 5 and low not in ("canoes", "oboes"):
        return low[:-2]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=4096)
def is_plural(low: str) -> bool:
    """Whether the lower-case word looks like a plural noun."""
    if low.endswith("s"):
        return len(low) > 2 and not low.endswith(_NOT_PLURAL) and low not in lexicon.words("english/singulars_in_s")
    return low in irregular_plurals() or len(low) > 4 and low.endswith(("men", *_LATIN))
