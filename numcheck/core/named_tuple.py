"""``typing.NamedTuple`` without compiling code for each class: a cold check makes eighty.

typing compiles a constructor and every annotation, and then adds to the class what stands in its body, one name at a
time. Here a constructor is compiled for each number of fields, and then given their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    class _Fields(tuple):
        """What all named tuples have in common."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            values, places = list(self), self._places
            try:
                for name, value in changes.items():
                    values[places[name]] = value
            except KeyError:
                raise ValueError(f"Got unexpected field names: {sorted(changes.keys() - places)!r}") from None
            return tuple.__new__(self.__class__, values)

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
            return f"{self.__class__.__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _constructor(size):
        """The code that makes a tuple of ``size`` fields."""
        names = "".join(f"_{index}, " for index in range(size))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names}))").__code__

    _field_at = cache(lambda index: _tuplegetter(index, f"Alias for field number {index}"))
    _globals = {"_new": tuple.__new__, "__builtins__": {}}

    class _Maker(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return type.__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one that has one")
            code = _constructor(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            new = FunctionType(code, _globals, "__new__", tuple(defaults.values()))
            namespace |= {field: _field_at(index) for index, field in enumerate(fields)}
            namespace |= {"__slots__": (), "__new__": new, "__match_args__": fields}
            namespace |= {"_fields": fields, "_field_defaults": defaults}
            namespace["_places"] = {field: index for index, field in enumerate(fields)}
            return type(name, (_Fields,), namespace)

    class NamedTuple(metaclass=_Maker):
        """A tuple whose fields are the annotated names of its class, in order; the last may have defaults."""


__all__ = ["NamedTuple"]
