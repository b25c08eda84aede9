"""The number of a figure, without what it measures: digits and words, magnitude words, fractions, and what stands before.

They know units for the currency before a number and the degrees after a minus, and nothing of what calls them.

``number``            the value that all others hand on
``digits``            ``1,234.5``, ``4e14``, ``2½``
``gaps``              ``12 667``, ``1 .5``: numbers with gaps
``number_words``      the table of number words
``spelled``           ``two hundred and six``, ``3 hundred and 21``
``magnitude_words``   ``million``, ``bn``, ``k`` after a number
``vague_quantities``  ``dozens``, ``several hundred``
``fractions``         ``two thirds``, ``two and a half``, ``one in five``
``numeral``           the whole number at a candidate: calls all of the above
``prefixes``          a numeral with its sign and the currency before it: calls ``numeral``
"""
