"""Named tuples are made without compiling code, and are what those of typing are."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.core.named_tuple import NamedTuple


class Ours(NamedTuple):
    """A town."""

    name: str
    people: int = 0
    twins: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody lives there."""
        return not self.people


class Theirs(typing.NamedTuple):
    """A town."""

    name: str
    people: int = 0
    twins: tuple[str, ...] = ()


TOWNS = st.tuples(st.text(), st.integers(), st.lists(st.text()).map(tuple))


@given(TOWNS)
def test_a_value_is_what_one_of_typing_is(town: tuple[str, int, tuple[str, ...]]) -> None:
    """The same tuple, the same names, the same words."""
    ours, theirs = Ours(*town), Theirs(*town)
    assert ours == theirs == town
    assert hash(ours) == hash(theirs)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
    assert (ours.name, ours.people, ours.twins) == town
    assert ours.is_empty == (town[1] == 0)


@given(TOWNS)
def test_a_value_survives_copying(town: tuple[str, int, tuple[str, ...]]) -> None:
    """Pickled, copied or rebuilt it is a value of its class still."""
    ours = Ours(*town)
    for again in (pickle.loads(pickle.dumps(ours)), copy.deepcopy(ours), Ours._make(town), Ours(**ours._asdict())):
        assert type(again) is Ours
        assert again == ours


@given(TOWNS, st.integers())
def test_one_field_is_replaced(town: tuple[str, int, tuple[str, ...]], people: int) -> None:
    """The others stay, and so does the value that it was made of."""
    ours = Ours(*town)
    assert ours._replace(people=people) == (town[0], people, town[2])
    assert ours == town


def test_a_class_says_what_one_of_typing_says() -> None:
    """Names, defaults, order and signature; nothing may be added to a value."""
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__", "__doc__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert list(inspect.signature(Ours).parameters) == list(inspect.signature(Theirs).parameters)
    assert type(Ours) is type
    with pytest.raises(AttributeError):
        Ours("Calder").mayor = "Holm"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Ours(), "Ours.__new__() missing 1 required positional argument: 'name'"),  # type: ignore[call-arg]
        (lambda: Ours("Calder", mayor="Holm"), "Ours.__new__() got an unexpected keyword argument 'mayor'"),  # type: ignore[call-arg]
        (lambda: Ours._make(["Calder"]), "Expected 3 arguments, got 1"),
    ],
)
def test_a_wrong_call_is_refused(wrong: typing.Callable[[], object], message: str) -> None:
    """As Python says it of any function."""
    with pytest.raises(TypeError) as refused:
        wrong()
    assert str(refused.value) == message


def test_an_unknown_field_is_not_replaced() -> None:
    """ValueError, with the names."""
    with pytest.raises(ValueError, match="mayor"):
        Ours("Calder")._replace(mayor="Holm")  # type: ignore[call-arg]
