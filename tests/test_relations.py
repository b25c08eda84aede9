"""Relations: types of frozen values, each found by somebody and judged by somebody, with no list of them anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cases import document, rule_cases

import numcheck
from numcheck import config, pipeline, relations, rules
from numcheck.core import relation as kinds
from numcheck.core.annotations import AnnotationError, relations_taken, relations_yielded
from numcheck.core.levels import Confidence
from numcheck.core.relation import (
    Change,
    PartWhole,
    Relation,
    Restatement,
    SamePair,
    Share,
    Subset,
    UnusedSuppression,
)
from numcheck.core.text import Document
from numcheck.relations.corpus import Corpus


def types() -> list[type[Relation]]:
    """Every type of relation that is not a family of others."""
    found = [t for t in vars(kinds).values() if isinstance(t, type) and issubclass(t, Relation) and t is not Relation]
    return [t for t in found if not any(issubclass(other, t) and other is not t for other in found)]


@pytest.mark.parametrize("kind", types(), ids=lambda t: t.__name__)
def test_a_type_of_relation_is_judged_by_a_rule(kind: type[Relation]) -> None:
    assert any(issubclass(kind, rule.judges) for rule in rules.all_rules())


@pytest.mark.parametrize("kind", [t for t in types() if t is not UnusedSuppression], ids=lambda t: t.__name__)
def test_a_type_of_relation_has_one_finder(kind: type[Relation]) -> None:
    assert len([find for find in relations.finders() if issubclass(kind, relations_yielded(find))]) == 1


@pytest.fixture(scope="module")
def found() -> dict[relations.Finder, set[type[Relation]]]:
    """The types of relation that each finder finds in the cases of all rules."""
    out: dict[relations.Finder, set[type[Relation]]] = {find: set() for find in relations.finders()}
    for case in rule_cases():
        settings = dict(case.settings)
        across = settings.pop("across", False)
        made = config.from_table(settings)
        texts, sources = (
            tuple(pipeline.claimed(document(t), made) for t in some) for some in (case.drafts, case.sources)
        )
        corpus = Corpus(texts, sources, across, made, wanted=(Relation,))
        for find, types_found in out.items():
            types_found.update(type(relation) for relation in find(corpus))
    return out


def test_the_cases_hold_every_type_of_relation(found: dict[relations.Finder, set[type[Relation]]]) -> None:
    assert set().union(*found.values()) == set(types()) - {UnusedSuppression}


def test_a_finder_finds_what_its_annotation_says(found: dict[relations.Finder, set[type[Relation]]]) -> None:
    for find, types_found in found.items():
        assert all(issubclass(kind, relations_yielded(find)) for kind in types_found), find.__module__


def test_relations_come_in_the_order_in_which_their_types_are_defined() -> None:
    order = list(vars(kinds).values())
    firsts = [order.index(relations_yielded(find)[0]) for find in relations.finders()]
    assert firsts == sorted(firsts)


def one(relation: Restatement, context: object) -> None: ...


def several(relation: Share | Change, context: object) -> None: ...


def unannotated(relation, context): ...  # type: ignore[no-untyped-def]


def of_something_else(relation: Document, context: object) -> None: ...


def of_nothing() -> None: ...


def yields_nothing(corpus: object) -> Restatement: ...  # type: ignore[empty-body]


def yields_several(corpus: object) -> Iterator[Restatement | Share]: ...  # type: ignore[empty-body]


def test_an_annotation_selects_what_is_judged_and_found() -> None:
    assert relations_taken(one) == (Restatement,)
    assert relations_taken(several) == (Share, Change)
    assert relations_yielded(yields_several) == (Restatement, Share)


@pytest.mark.parametrize(
    ("read", "function", "reason"),
    [
        (relations_taken, unannotated, "unannotated: its first parameter has no annotation"),
        (relations_taken, of_nothing, "of_nothing: its first parameter has no annotation"),
        (relations_taken, of_something_else, "of_something_else: Document is no type of relation"),
        (relations_yielded, yields_nothing, "yields_nothing: its annotation is to be Iterator"),
        (relations_yielded, one, "one: its annotation is to be Iterator"),
    ],
)
def test_a_wrong_annotation_is_refused_with_file_and_reason(
    read: Callable[..., object], function: Callable[..., object], reason: str
) -> None:
    with pytest.raises(AnnotationError) as refused:
        read(function)
    assert f"test_relations.py:{function.__code__.co_firstlineno}: {reason}" in str(refused.value)


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(AnnotationError, match="is no function"):
        relations_taken(print)


def made(**fields: object) -> PartWhole:
    return PartWhole(**{"whole": "ten", "parts": ("four", "six"), **fields})


def test_a_relation_never_changes() -> None:
    with pytest.raises(AttributeError, match="never changes"):
        made().whole = "nine"  # type: ignore[misc, assignment]
    with pytest.raises(AttributeError, match="never changes"):
        del made().whole


def test_relations_with_the_same_fields_are_equal() -> None:
    assert made() == made(complete=True)
    assert made() != made(complete=False)
    assert Restatement(original="a", converted="b") != kinds.MixedUnits(first="a", second="b")  # type: ignore[arg-type]


def test_what_is_worked_out_later_is_no_part_of_the_value() -> None:
    pair = {"first": "a", "second": "b", "verdict": kinds.Verdict.EQUAL}
    weighed, plain = SamePair(**pair, weigh=lambda: "near +0.3"), SamePair(**pair)  # type: ignore[arg-type]
    assert (weighed.weights, plain.weights) == ("near +0.3", "")
    assert weighed == plain


@pytest.mark.parametrize("fields", [{"parts": ()}, {"whole": "ten"}, {"whole": "ten", "parts": (), "sum": 3}])
def test_a_field_too_few_or_too_many_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="PartWhole: missing or unknown"):
        PartWhole(**fields)


def test_a_replaced_field_leaves_the_others() -> None:
    unsure = made(cue="in all").replaced(confidence=Confidence.LOW)
    assert (unsure.cue, unsure.confidence, unsure.parts) == ("in all", Confidence.LOW, ("four", "six"))


def test_the_kind_is_the_family_in_words() -> None:
    subset = Subset(part="a", whole="b")  # type: ignore[arg-type]
    assert (made().kind, subset.kind) == ("part-whole", "share")


def test_claims_are_those_of_all_fields_in_order() -> None:
    forty, twelve, rest = numcheck.claims("Of 40 cows, 12 and 28 were hers.")
    assert PartWhole(whole=forty, parts=(twelve, rest)).claims == (forty, twelve, rest)
