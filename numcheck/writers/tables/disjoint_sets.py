"""Disjoint sets: which members belong together, when pairs of them do (union-find)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class DisjointSets(Generic[T]):
    """Sets that grow together; a member that was never named is a set of its own."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def root(self, member: T) -> T:
        """The member that stands for the set of ``member``; the same for two members exactly if they are of one set."""
        parent = self._parent
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def join(self, member: T, other: T) -> None:
        """Make one set of those of both; what stood for that of ``member`` stands for it."""
        self._parent[self.root(other)] = self.root(member)

    def members(self) -> list[T]:
        """Every member that was named, in order of first mention."""
        return list(self._parent)
