"""Units after a number, and currencies on either side of it. None of them knows a number.

``table``       the unit table: words, signs, SI prefixes
``words``       unit words, powers and rates after a number; asks ``signs`` where no word fits, ``fallback`` for rare words
``signs``       ``km``, ``°C``, ``"``, and when a letter or a prime is none
``fallback``    rare words, looked up in quantulum3's catalogue
``currencies``  the table of currencies: names, codes, signs
``money``       the currency before or after a number
"""
