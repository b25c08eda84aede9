"""Dates against sources: every year and day of a draft is supported, contradicted or unsupported.

A date copied rightly stands in the source with the same words around it; a wrong one is in none, or only there with
something else. How much the words agree is *evidence*, which a small model weighs:

1. ``agreement``: how far one source's date supports one of the draft's (same, vaguer, other).
2. ``context``: what a date is said of: the words of its sentence, by how near and how telling they are.
3. ``life``: births and deaths, which texts date in more ways than one, and whose they are.
4. ``evidence``: for one date of the draft, the source's dates that fit it best, and the features of both.
5. ``model``: how likely a date is wrong by its evidence, from trees trained on labelled drafts.
6. ``support``: the verdict on each date.
"""
