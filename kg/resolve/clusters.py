"""Sets of names that grow by joining, with pairs that must stay apart."""

from collections.abc import Iterable


class Clusters:
    """A union-find over strings. What is joined does not depend on the order of the joins."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart = [tuple(sorted(pair)) for pair in apart]

    def find(self, name: str) -> str:
        """The least member of the name's set."""
        while (parent := self._parent.get(name, name)) != name:
            name = parent
        return name

    def members(self, name: str) -> set[str]:
        """All names joined with this one, itself included."""
        return self._members.get(self.find(name), {name})

    def join(self, left: str, right: str) -> None:
        """Make the two names one."""
        first, second = sorted((self.find(left), self.find(right)))
        if first != second:
            self._members[first] = self.members(first) | self._members.pop(second, {second})
            self._parent[second] = first

    def may_join(self, left: str, right: str) -> bool:
        """Whether no verdict keeps a member of one set from a member of the other."""
        if not self._apart:
            return True
        ours, theirs = self.members(left), self.members(right)
        return not any((a in ours and b in theirs) or (b in ours and a in theirs) for a, b in self._apart)
