"""The vocabulary of numcheck: frozen dataclasses that travel between the stages. Standard library only, but for
the engine of ``linear``.

The words are those of metrology (VIM: quantity, measurand), of MeasEval (quantity, measured entity, qualifier), of
SARIF (location, related location) and of XBRL (the interval a printed figure stands for).
"""
