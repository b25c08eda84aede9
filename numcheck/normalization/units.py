"""A unit expression becomes one sense: its dimension and its exact factor, composed of the parts in the table.

Expressions are written as pint writes them (``kilometer/hour``, ``meter**2``, ``liter/(100 kilometer)``).
"""

from fractions import Fraction
from functools import cache

from numcheck.core.measure import UnitSense
from numcheck.core.named_tuple import NamedTuple
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

Kinds = tuple[tuple[str, int], ...]


class UnknownUnitError(Exception):
    """The table does not hold a part of the expression."""


class Part(NamedTuple):
    """A product of units: its factor to base units, and the kinds of it with their powers, in order of name."""

    factor: Fraction
    kinds: Kinds
    dimension: str = ""
    offset: Fraction = Fraction(0)

    def times(self, other: "Part", power: int = 1) -> "Part":
        """This part multiplied by ``other`` to the ``power``."""
        powers = dict(self.kinds)
        for kind, n in other.kinds:
            powers[kind] = powers.get(kind, 0) + n * power
        return Part(self.factor * other.factor**power, tuple(sorted((k, n) for k, n in powers.items() if n)))


ONE = Part(Fraction(1), ())
_TOKEN = Lazy(r"\s*(\*\*|[*/()]|-?\d+(?:\.\d+)?|[^\W\d]\w*)")


@cache
def sense_of(unit: str) -> UnitSense:
    """The sense of one expression. UnknownUnitError where the table lacks a part of it."""
    found = entry(unit)
    if found is not None:
        return UnitSense(unit, found.dimension, found.factor, found.offset, base=base_of(found.dimension))
    tokens = _tokens(unit)
    part = _Expression(tokens).whole()
    fuel = _fuel(tokens, part)
    if fuel is not None:
        name, reciprocal = "fuel economy", fuel.kinds != _ECONOMY
        return UnitSense(unit, name, fuel.factor, reciprocal=reciprocal, base=base_of(name))
    dimension = name_of(part.kinds)
    over = entry(unit.partition("/")[0])
    if over is not None and not part.kinds:  # hours a week count nothing
        dimension = f"{over.dimension} per {over.dimension}"
    return UnitSense(unit, dimension, part.factor, base=base_of(dimension))


@cache
def entry(name: str) -> Part | None:
    """The single unit ``name`` as the table has it, with an SI prefix, or as money; None where it is none of these."""
    row = lexicon.keyed("units/unit_factors").get(name)
    if row is not None:
        dimension, factor, offset, _ = row
        return Part(exact(factor), kinds_of(dimension), dimension, exact(offset) if offset else Fraction(0))
    if len(name) == 3 and name.isupper() and name.isalpha():
        return Part(Fraction(1), ((f"money {name}", 1),), f"money {name}")
    for prefix, (scale,) in lexicon.keyed("units/si_prefixes").items():
        rest = name[len(prefix) :]
        if name.startswith(prefix) and lexicon.keyed("units/unit_factors").get(rest, ())[-1:] == ("si",):
            whole = entry(rest)
            if whole is not None:
                return Part(whole.factor * Fraction(scale), whole.kinds, whole.dimension)
    return None


@cache
def kinds_of(dimension: str) -> Kinds:
    """The fundamental kinds of a dimension with their powers; one that is never composed is a kind of its own."""
    _, written = lexicon.keyed("units/dimensions").get(dimension, ("", ""))
    if not written:
        return ((dimension, 1),)
    kinds: list[tuple[str, int]] = []
    for word in written.split(" "):
        if word.lstrip("-").isdigit():
            kinds[-1] = (kinds[-1][0], int(word))
        else:
            kinds.append((word, 1))
    return tuple(sorted(kinds))


@cache
def _names() -> dict[Kinds, str]:
    return {kinds_of(d): d for d, row in reversed(lexicon.keyed("units/dimensions").items()) if row[1]}


def name_of(kinds: Kinds) -> str:
    """The dimension that has these kinds: its name in the table, or the kinds written out ("money EUR per length 3")."""
    known = _names().get(kinds)
    if known is not None:
        return known
    above = " ".join(k if n == 1 else f"{k} {n}" for k, n in kinds if n > 0)
    below = " ".join(k if n == -1 else f"{k} {-n}" for k, n in kinds if n < 0)
    return f"{above or 'count'} per {below}" if below else above or "count"


def base_of(dimension: str) -> str:
    """The unit that factors of ``dimension`` lead to: ``meter`` for length, ``EUR`` for ``money EUR``."""
    row = lexicon.keyed("units/dimensions").get(dimension)
    return row[0] if row else dimension.partition(" ")[2] if dimension.startswith(("money ", "count ")) else dimension


def exact(expression: str) -> Fraction:
    """The number that decimal numbers joined by ``*`` and ``/`` make, from left to right: ``459.67*5/9``."""
    value = Fraction(1)
    for product in expression.split("*"):
        first, *rest = product.split("/")
        value *= Fraction(first)
        for divisor in rest:
            value /= Fraction(divisor)
    return value


_ECONOMY = (("length", -2),)


def _fuel(tokens: list[str], part: Part) -> Part | None:
    """Distance by volume of fuel, or volume by distance, which the kinds alone take for an area."""
    if part.kinds not in (_ECONOMY, (("length", 2),)) or "/" not in tokens:
        return None
    dimensions = {found.dimension for t in tokens if (found := entry(t)) is not None}
    if dimensions != {"volume", "length"}:
        return None
    return part if part.kinds == _ECONOMY else Part(1 / part.factor, part.kinds)


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while at < len(text):
        m = _TOKEN.match(text, at)
        if m is None:
            raise UnknownUnitError(text)
        tokens.append(m.group(1))
        at = m.end()
    return tokens


class _Expression:
    """A left-to-right reader of ``a*b/c**2``; side by side is a product, and ``/`` binds only what follows it."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def whole(self) -> Part:
        part = self._product()
        if self._next() or not self.tokens:
            raise UnknownUnitError(" ".join(self.tokens))
        return part

    def _product(self) -> Part:
        part, sign = ONE, 1
        while (token := self._next()) not in ("", ")"):
            if token in ("*", "/"):
                sign = -1 if token == "/" else 1
                self.at += 1
            part, sign = part.times(self._power(below=sign < 0), sign), 1
        return part

    def _power(self, *, below: bool) -> Part:
        part = self._atom(below=below)
        if self._next() == "**":
            self.at += 2
            power = self.tokens[self.at - 1] if self.at <= len(self.tokens) else ""
            if not power.lstrip("-").isdigit():
                raise UnknownUnitError(" ".join(self.tokens))
            part = ONE.times(part, int(power))
        return part

    def _atom(self, *, below: bool) -> Part:
        token = self._next()
        self.at += 1
        if token == "(":
            part = self._product()
            if self._next() != ")":
                raise UnknownUnitError(" ".join(self.tokens))
            self.at += 1
            return part
        if token[:1].isdigit():
            return Part(Fraction(token), ())
        found = entry(token)
        if found is None and below and token.isalpha():  # what a rate is said of: a head, a bottle, a grower
            return Part(Fraction(1), ((f"count {token}", 1),))
        if found is None:
            raise UnknownUnitError(token)
        return found if not found.offset else Part(found.factor, kinds_of("temperature difference"))
