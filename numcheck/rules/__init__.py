"""Stage 5: relations become findings. One file a rule, discovered: ``rules/<name>.py`` holds one ``RULE``."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import cast

from numcheck.config import Config, ConfigError, nearest
from numcheck.core.claim import MeasuredText
from numcheck.core.finding import Finding
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import Relation
from numcheck.core.rule import Context, Rule
from numcheck.core.text import Location

Check = Callable[[Relation, Context], Iterable[Finding]]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, in order of name. AnnotationError for one whose ``check`` says not what it judges."""
    files = sorted(name for folder in __path__ for name in os.listdir(folder))
    names = [name.removesuffix(".py") for name in files if name.endswith(".py") and not name.startswith("_")]
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)


@cache
def names() -> tuple[str, ...]:
    """What ``select`` and ``ignore`` may name: every rule, every family, and ``all``."""
    return (*(rule.name for rule in all_rules()), *map(str, Family), "all")


def check_names(config: Config) -> None:
    """ConfigError where a setting names a rule that there is not, or an option that its rule does not have."""
    named = (
        *config.select,
        *config.extend_select,
        *config.ignore,
        *(n for _, ns in config.per_file_ignores for n in ns),
    )
    for name in named:
        if name not in names():
            raise ConfigError(f"unknown rule '{name}'{nearest(name, names())}")
    for rule_name, table in config.options.items():
        rule = next((r for r in all_rules() if r.name == rule_name), None)
        if rule is None:
            raise ConfigError(f"rules: unknown rule '{rule_name}'{nearest(rule_name, names())}")
        for key in table:
            if key not in rule.options:
                near = nearest(key, tuple(rule.options))
                raise ConfigError(f"rules: {rule_name}: unknown key '{key}'{near}")


def _specificity(rule: Rule, chosen: Iterable[str]) -> int:
    """3 where ``chosen`` names the rule, 2 its family, 1 all rules, 0 where it does not mean it."""
    return max((3 * (n == rule.name) or 2 * (n == rule.family) or 1 * (n == "all") for n in chosen), default=0)


def is_enabled(rule: Rule, config: Config) -> bool:
    """Whether ``config`` selects the rule: a name wins over a family, a family over ``all``; ``ignore`` wins a draw.

    A rule that is off by default is selected only by its name or ``all``.
    """
    on = _specificity(rule, (*(config.select or (() if not rule.enabled else ("all",))), *config.extend_select))
    if on == 2 and not rule.enabled:
        return False
    return on > _specificity(rule, config.ignore)


def enabled(config: Config) -> tuple[Rule, ...]:
    """The rules that ``config`` selects, in order of name."""
    return _selected(tuple(config.select), tuple(config.extend_select), tuple(config.ignore))[0]


@cache
def _selected(
    select: tuple[str, ...], extend_select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[tuple[Rule, ...], tuple[type[Relation], ...]]:
    config = Config(select=select, extend_select=extend_select, ignore=ignore)
    chosen = tuple(rule for rule in all_rules() if is_enabled(rule, config))
    return chosen, tuple({kind: None for rule in chosen for kind in rule.judges})


def judged(config: Config) -> tuple[type[Relation], ...]:
    """The types of relation that the rules which ``config`` selects judge, each once."""
    return _selected(tuple(config.select), tuple(config.extend_select), tuple(config.ignore))[1]


def judge(relations: Iterable[Relation], *, texts: Sequence[MeasuredText], config: Config) -> tuple[Finding, ...]:
    """What the enabled rules say of ``relations``: findings in order of text, then place.

    Of several findings on one set of figures the most specific stays; those under ``min-confidence`` and those that
    ``per-file-ignores`` names are left out. ``texts`` are all texts that relations speak of, in order.
    """
    chosen = enabled(config)
    least = Confidence(config.min_confidence).rank
    judges: dict[type[Relation], list[tuple[Check, Context]]] = {}
    found = []
    for relation in relations:
        kind = type(relation)
        if kind not in judges:
            meant = [rule for rule in chosen if issubclass(kind, rule.judges)]
            judges[kind] = [(cast(Check, rule.check), Context(config.options.get(rule.name, {}))) for rule in meant]
        for check, context in judges[kind]:
            found += [f for f in check(relation, context) if f.confidence.rank >= least]
    if not found:
        return ()
    kept = _told_once(_most_specific(found, {rule.name: rule.supersedes for rule in chosen}))
    order = {t.document.uri: i for i, t in enumerate(texts)}
    if config.per_file_ignores:
        kept = [f for f in kept if not _ignored_in_file(f, config)]
    return tuple(sorted(kept, key=lambda f: (order[f.location.uri], f.location.span, -f.severity.rank, f.rule)))


def _most_specific(found: Sequence[Finding], supersedes: dict[str, frozenset[str]]) -> list[Finding]:
    """One finding a set of figures: of the rule that stands in for the others, or else the gravest, or else the surest.

    A lone figure may have one finding of each family: it can be unconverted and unsupported.
    """
    groups: dict[tuple[frozenset[Location], str], list[Finding]] = defaultdict(list)
    for finding in found:
        places = frozenset((finding.location, *(r.location for r in finding.related)))
        groups[places, "" if len(places) > 1 else str(finding.family)].append(finding)
    kept = []
    for group in groups.values():
        replaced = {name for f in group for name in supersedes[f.rule]}
        candidates = [f for f in group if f.rule not in replaced] or group
        kept.append(min(candidates, key=lambda f: (-f.severity.rank, -f.confidence.rank, f.rule, f.location)))
    return kept


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` without those that a figure stands in no source, where an error says already that it is wrong."""
    wrong = {f.location for f in findings if f.severity is Severity.ERROR}
    return [f for f in findings if f.family is not Family.UNSUPPORTED or f.location not in wrong]


def _ignored_in_file(finding: Finding, config: Config) -> bool:
    """Whether a glob of ``per-file-ignores`` matches the path, or its last part, and names the rule or its family."""
    from fnmatch import fnmatch

    path = finding.location.uri
    return any(
        bool({finding.rule, str(finding.family), "all"} & set(ignored))
        for glob, ignored in config.per_file_ignores
        if fnmatch(path, glob) or fnmatch(path, f"*/{glob}")
    )
