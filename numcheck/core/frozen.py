"""Values that never change, of many small types: what a frozen dataclass is, without compiling code for each class.

Python compiles six methods for a frozen dataclass, which takes a millisecond; a cold start has a hundred in all.
"""

from __future__ import annotations

from inspect import get_annotations
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Frozen:
    """A value made of its fields: the annotated names of its class and those above it, given by keyword.

    Fields without a default are required. A field of type ``Callable`` works something out when asked for it and is
    no part of the value. TypeError for a field too many or too few, AttributeError on every attempt to change one.
    """

    __fields__: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        own = {n: t for n, t in get_annotations(cls).items() if not str(t).startswith("ClassVar")}
        values = tuple(n for n, t in own.items() if not str(t).startswith("Callable"))
        cls.__fields__ = (*cls.__fields__, *values)
        cls._known = cls._known | own.keys()
        cls._required = cls._required | {n for n in own if n not in cls.__dict__}

    def __init__(self, **fields: Any) -> None:
        given = fields.keys()
        if not (self._required <= given <= self._known):
            wrong = [*sorted(self._required - given), *sorted(given - self._known)]
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def replaced(self, **changes: Any) -> Self:
        """The same value with other fields. TypeError for a name that is no field."""
        return type(self)(**{**self.__dict__, **changes})

    def values(self) -> tuple[tuple[str, object], ...]:
        """Name and value of each field, those of the classes above first, then in the order of definition."""
        return tuple((name, getattr(self, name)) for name in self.__fields__)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Frozen) and self.values() == other.values()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values())})"
