"""Tie-out: a draft against its sources. Every figure is supported, contradicted, unsupported, or not checked.

The terms are those of fact verification (FEVER): a source *supports* a claim, *refutes* it, or gives too little. It rests
on ``matching``, which links the draft's figures with the sources', and is stricter: a draft copies.

1. ``agreement``: how far one source's figure supports one of the draft's (supports, compatible, refutes).
2. ``support``: the steps in which a draft's figure is asked for, the first that answers decides: vague figures, those that
   ``refutation`` finds another for, or ``displacement`` by their ``places``; one that supports it in a sentence like its
   own, then anywhere, both ends of a range, a sum of two; then what no source need give (``unread``, ``lifetimes``,
   ``enumeration``). ``second_pass`` explains what is left by the rest of the draft. ``question`` is what is asked.
3. ``sources.source_index``: the sources' figures by value, kind, digits and holder, for what no sentence lines up; ``identity``
   tells which of them may be the draft's own, ``cells`` knows those of tables, by row, column and scale, ``source_lists``
   what the sources list and name without a number.
4. ``derivations``: changes, shares, multiples, sums and differences that a writer computes from two figures of a source;
   ``sums_of_two`` where no other figure of the draft says which two.
5. ``downgrade``: a clash within the draft counts for little where the sources say both.
"""
