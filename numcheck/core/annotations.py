"""Which relations a function takes or yields, read from its annotations: a rule and a finder need no other registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

from numcheck.core.relation import Relation


class AnnotationError(TypeError):
    """A rule or finder whose annotation names no type of relation; the message gives file, line and reason."""


def relations_taken(function: Callable[..., object]) -> tuple[type[Relation], ...]:
    """The types in the annotation of the first parameter: ``relation: SamePair | Support``. AnnotationError for none."""
    made = _function(function)
    first = made.__code__.co_varnames[0] if made.__code__.co_argcount else ""
    words = made.__annotations__.get(first)
    if words is None:
        raise _error(made, "its first parameter has no annotation; it is to name the type of relation that is judged")
    return _types(made, str(words))


def relations_yielded(function: Callable[..., Iterable[Relation]]) -> tuple[type[Relation], ...]:
    """The types in the return annotation: ``-> Iterator[Share | Rate]``. AnnotationError for none."""
    made = _function(function)
    _, opened, words = str(made.__annotations__.get("return", "")).rstrip("]").partition("[")
    if not opened:
        raise _error(made, "its annotation is to be Iterator[…] of the type of relation that it finds")
    return _types(made, words)


def _function(given: object) -> FunctionType:
    if isinstance(given, FunctionType):
        return given
    raise AnnotationError(f"{given!r} is no function, so it has no annotations")


def _types(function: FunctionType, words: str) -> tuple[type[Relation], ...]:
    # Annotations are strings here. Names joined by | are looked up one by one, for typing.get_type_hints is slow.
    found = []
    for name in words.split("|"):
        kind: Any = function.__globals__.get(name.strip())
        if not (isinstance(kind, type) and issubclass(kind, Relation)):
            raise _error(function, f"{name.strip()} is no type of relation that this file imports")
        found.append(kind)
    return tuple(found)


def _error(function: FunctionType, reason: str) -> AnnotationError:
    code = function.__code__
    return AnnotationError(f"{code.co_filename}:{code.co_firstlineno}: {code.co_name}: {reason}")
