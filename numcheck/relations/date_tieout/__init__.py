"""Dates against sources: every date of a draft is supported, contradicted or unsupported.

So is every point: a time of day, an ordinal, a score. A date copied rightly stands in the source with the same words around
it; a wrong one is in none, or only there with something else. How much the words agree is *evidence*, which a small model
weighs:

1. ``agreement``: how far one source's date supports one of the draft's (same, vaguer, other).
2. ``context``: what a date is said of: the words of its sentence, by how near and how telling they are.
3. ``life``: births and deaths, which texts date in more ways than one, and whose they are.
4. ``relative``: the dates that a source leaves to its reader, "on Tuesday", by the day on which it was written.
5. ``sources``: the sources' dates by value and by what they are said of.
6. ``evidence``: for one date of the draft, the source's dates that fit it best.
7. ``features``: what can be counted of that, and of the rest of the draft.
8. ``model``: how likely a date is wrong by its features, from trees trained on labelled drafts.
9. ``support``: the verdict on each date.
"""
