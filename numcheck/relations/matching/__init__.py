"""Who talks about the same thing: record linkage over the figures of one text, or of several.

Two figures in one text, or in two, may state one measurand in other words and units. That they do is the whole
difficulty of a conflict, and this package decides it in six steps, each dearer than the last and asked of fewer pairs:

1. **block** (``blocking``). An inverted index brings together mentions of one kind whose sentences share a term, or
   whose digits a slip may have moved. Work grows with the figures, not with their square.
2. **compare** (``comparison``). How the two figures stand (equal, consistent, possible, in conflict), across units, and
   which slip of the pen would explain a difference. Pairs of other sentences, and such as no unit joins, end here.
   ``pair`` gives the pair's *similarity*, a plain overlap of words, and those with next to none end here too.
3. **veto** (``vetoes``, ``cases``). What a reader takes for two things without exception: another extent, an earlier time,
   a cell of the same table, another case of which the same is said. Named entries, each with its reason.
4. **prefilter** (``features``, ``pair``, ``model``). A few small trees over the features that need no reading of
   the words between turn most pairs away.
5. **score** (``alignment``, ``features``, ``model``). The words around both figures are aligned, all features computed,
   and gradient-boosted trees give the probability that both share a measurand.
6. **select** (``linker``). A pair is taken where it is the likeliest of both its mentions and reaches the threshold.

What each module may know, from the ground up: ``cues`` knows words; ``mention`` a claim and the words around it,
with its frame (``frames``: what is in force around it); ``comparison``, ``alignment``, ``blocking``, ``people`` and ``cases``
know two mentions and nothing of scores; ``detection`` makes mentions from claims; ``vetoes`` and ``features`` judge a pair by itself, ``pair`` among its rivals; ``model`` knows
named numbers and no words; ``linker`` calls them in order and says why. On top stand the finder of relations,
``same_measurand``, and those it asks: ``sums`` (a total and its parts), ``agreed_figures`` (of the settings).

A pair that ends nowhere says so: it is a relation. One that ends knows its gate (``core.gates``), which ``numcheck show
pairs`` prints. ``fixtures/relations/`` holds a pair for every gate and every veto.
"""
