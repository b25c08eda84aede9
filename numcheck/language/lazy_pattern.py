"""Regular expressions that are compiled when they are first used: most texts need only a few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from numcheck.language import patterns


class Lazy:
    """Stands for ``re.compile(source, flags)``; after the first use its methods are those of the compiled pattern."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = patterns.compiled(self.source, self.flags)
        self.match, self.search, self.fullmatch = compiled.match, compiled.search, compiled.fullmatch
        self.finditer, self.findall = compiled.finditer, compiled.findall
        self.split, self.sub = compiled.split, compiled.sub
        return getattr(compiled, name)
