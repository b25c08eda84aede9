"""Units after a number, and currencies on either side of it.

``table``           the unit table: words, signs, SI prefixes
``words``           unit words, powers and rates after a number; asks ``signs`` where no word fits, ``fallback`` for rare words
``signs``           ``km``, ``°C``, ``"``, and when a letter or a prime is none
``money``           currency signs, codes and names before or after a number
``disambiguation``  units with several meanings, told apart by the words around
``fallback``        rare words, looked up in quantulum3's catalogue

None of them knows a number but ``disambiguation``.
"""
