"""What a rule is: a name, a page of documentation, and a function from one relation to findings."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Never

from numcheck.core.annotations import relations_taken
from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Fix, Related
from numcheck.core.frozen import Frozen
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import Relation
from numcheck.core.text import Location


class Context(NamedTuple):
    """What a rule may know beside its relation: the values of its own options, as the configuration has them."""

    options: Mapping[str, Any] = MappingProxyType({})


class Rule(Frozen):
    """A rule: a name that completes "allow …", and a function from one relation to findings.

    ``check``       its first parameter is annotated with what it judges: a type of relation or a union of such types
    ``doc``         the rule module's docstring, its only documentation
    ``enabled``     False means: only when selected
    ``supersedes``  names the rules whose finding on the same figures is superfluous beside one of this rule
    ``options``     the keys of the rule's own table in the configuration
    """

    name: str
    family: Family
    severity: Severity
    check: Callable[[Never, Context], Iterable[Finding]]
    doc: str = ""
    enabled: bool = True
    supersedes: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()

    @cached_property
    def judges(self) -> tuple[type[Relation], ...]:
        """What ``check`` is annotated with. AnnotationError where that is no type of relation."""
        return relations_taken(self.check)

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.doc.strip().split("\n\n")[0].replace("\n", " ")

    def finding(
        self,
        at: Claim | Location,
        message: str,
        *others: Related,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HIGH,
        reason: str = "",
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule on the figure ``at``, related to the figures it clashes with; its severity is the
        rule's unless another is given. Line breaks in ``message`` and ``reason``, those of a figure that runs over the end of
        a line, become blanks.
        """
        return Finding(
            rule=self.name,
            family=self.family,
            severity=severity or self.severity,
            message=" ".join(message.split()),
            location=at if isinstance(at, Location) else at.location,
            related=others,
            confidence=confidence,
            reason=" ".join(reason.split()),
            fix=fix,
        )
