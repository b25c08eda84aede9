"""Stage 5: relations become findings. One file a rule, discovered: ``rules/<name>.py`` holds one ``RULE``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from numcheck.config import Config
from numcheck.core.claim import MeasuredText, Relation
from numcheck.core.finding import Context, Finding, Rule
from numcheck.core.text import Location


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, in order of name."""
    names = sorted(m.name for m in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{n}").RULE for n in names)


def enabled(config: Config) -> tuple[Rule, ...]:
    """The rules that ``config`` selects by name or family; ``ignore`` wins."""
    on, also, off = set(config.select), set(config.extend_select), set(config.ignore)

    def wanted(rule: Rule) -> bool:
        names = {rule.name, str(rule.family)}
        if rule.name in off or (names & off and rule.name not in on | also):
            return False
        if rule.name in on | also:
            return True
        chosen = bool(names & (on | also)) or "all" in on or not on
        return chosen and rule.enabled

    return tuple(r for r in all_rules() if wanted(r))


def judge(relations: Iterable[Relation], *, texts: Sequence[MeasuredText], config: Config) -> tuple[Finding, ...]:
    """What the enabled rules say of ``relations``, in order of text and place; one finding a pair of figures."""
    order = {t.document.uri: i for i, t in enumerate(texts)}
    words = {t.document.uri: t.document.text for t in texts}
    judges = defaultdict(list)
    for rule in enabled(config):
        for kind in rule.judges:
            judges[kind].append(rule)

    def text_of(location: Location) -> str:
        return location.span.of(words[location.uri])

    found = [
        finding
        for relation in relations
        for rule in judges[relation.kind]
        for finding in rule.check(relation, Context(config.options.get(rule.name, {}), text_of))
    ]
    found.sort(key=lambda f: (order[f.location.uri], f.location.span, -f.severity.rank, f.rule))
    seen: set[frozenset[Location]] = set()
    out = []
    for finding in sorted(found, key=lambda f: -f.severity.rank):
        places = frozenset((finding.location, *(r.location for r in finding.related)))
        if places not in seen:
            seen.add(places)
            out.append(finding)
    return tuple(sorted(out, key=lambda f: (order[f.location.uri], f.location.span, -f.severity.rank, f.rule)))
