"""Values that never change, of many small types: what a frozen dataclass is, without compiling code for each class.

Python compiles six methods for a frozen dataclass, which takes a millisecond; a cold start has a hundred in all.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


def _head(annotation: Any) -> str:
    """``Callable`` of ``Callable[[], str]``, be it a string or not."""
    if isinstance(annotation, str):
        return annotation.partition("[")[0]
    return getattr(getattr(annotation, "__origin__", annotation), "__name__", "")


class Constant:
    """A function of nothing that gives ``value``."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __call__(self) -> object:
        return self.value


def _restored(kind: type[Frozen], fields: dict[str, object]) -> Frozen:
    """A value from its pickled fields."""
    value = kind.__new__(kind)
    object.__setattr__(value, "__dict__", fields)
    return value


class _FrozenType(type):
    """Nothing but a sign to mypyc that these classes stay what Python makes of them: it compiles none with a metaclass."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Frozen(metaclass=_FrozenType):
    """A value made of its fields: the annotated names of its class and those above it, given by keyword.

    Fields without a default are required. A field of type ``Callable`` works something out when asked for it and is
    no part of the value. TypeError for a field too many or too few, AttributeError on every attempt to change one.
    """

    __fields__: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()
    _accepted: ClassVar[set[tuple[str, ...]]] = set()

    def __init_subclass__(cls) -> None:
        heads = {n: _head(t) for n, t in cls.__annotations__.items()}
        own = {n for n, head in heads.items() if head != "ClassVar"}
        values = tuple(n for n in heads if n in own and heads[n] != "Callable")
        cls.__fields__ = (*cls.__fields__, *values)
        cls._known = cls._known | own
        cls._required = cls._required | {n for n in own if n not in cls.__dict__}
        cls._accepted = set()

    def __init__(self, **fields: Any) -> None:
        names = tuple(fields)
        if names not in self._accepted:  # each place that makes values gives the same names: they are checked once
            if wrong := [*sorted(self._required.difference(names)), *sorted(set(names) - self._known)]:
                raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
            self._accepted.add(names)
        object.__setattr__(self, "__dict__", fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def replaced(self, **changes: Any) -> Self:
        """The same value with other fields. TypeError for a name that is no field."""
        return type(self)(**{name: value for name, value in self.__dict__.items() if name in self._known} | changes)

    def values(self) -> tuple[tuple[str, object], ...]:
        """Name and value of each field, those of the classes above first, then in the order of definition."""
        return tuple((name, getattr(self, name)) for name in self.__fields__)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as its fields; what would be worked out when asked for is worked out now."""
        fields = {name: value for name, value in self.__dict__.items() if name in self._known}
        for name in self._known.difference(self.__fields__).intersection(fields):
            fields[name] = Constant(fields[name]())
        return _restored, (type(self), fields)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return type(self) is type(other) and isinstance(other, Frozen) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash(self.values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values())})"


class FrozenIdentity(Frozen):
    """A frozen value that equals itself alone, whatever its fields: of those made by the thousand and never handed on."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__
