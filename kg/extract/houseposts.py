"""Posts told without their body, in an article that speaks of one: 董事长甲说, 校长乙介绍."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract.groups import MASK, NAME
from kg.extract.lines import Line
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Kind, Name

_PERSON = MASK[Kind.PERSON]
_FIRM = frozenset({Kind.COMPANY})
_SCHOOL = frozenset({Kind.UNIVERSITY, Kind.ORGANIZATION})
_HOUSE = re.compile("董事长|总经理|总裁|总监|首席\\w*|CEO|CTO|COO|创始人|厂长|行长|校长|经理|总工程师")
# So often, and so much more often than any other, is the body named that an article is about.
_OFTEN, _TIMES = 3, 2


@dataclass(slots=True)
class House:
    """The bodies that an article has named so far, and how often."""

    lexicon: Lexicon
    counts: Counter[str] = field(default_factory=Counter)
    names: dict[str, Name] = field(default_factory=dict)
    former: tuple[Name, ...] = ()

    def posts(self, line: Line) -> Iterator[tuple[re.Match[str], Name, Name, str]]:
        """The match, person, body and role of each post whose body goes without saying."""
        if _PERSON not in line.text or not _HOUSE.search(line.text):
            return
        for match in _pattern(self.lexicon).finditer(line.text):
            if _HOUSE.search(match["title"]) is None:
                continue
            kinds = _SCHOOL if match["title"].endswith("校长") else _FIRM
            before = [name for at, name in sorted(line.names.items()) if at < match.start()]
            if body := self._body(before, kinds):
                yield match, line.names[match.start("person")], body, match["role"]

    def note(self, line: Line) -> None:
        """Remember the bodies of the line."""
        self.former = tuple(line.names.values())
        for name in self.former:
            self.counts[name.entity] += 1
            self.names[name.entity] = name

    def _body(self, before: Iterable[Name], kinds: frozenset[Kind]) -> Name | None:
        for names in (before, self.former):
            near = {name.entity: name for name in names if name.kind in kinds}
            if len(near) == 1:
                return next(iter(near.values()))
            if near:
                break
        ranked = [(n, e) for e, n in self.counts.most_common() if self.names[e].kind in kinds]
        if not ranked or ranked[0][0] < _OFTEN or (len(ranked) > 1 and ranked[0][0] < _TIMES * ranked[1][0]):
            return None
        return self.names[ranked[0][1]]


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    title = alternation(lexicon.forms("titles"))
    words = f"[^，。；：！？“”（）、的{NAME[1:-1]}]{{0,8}}?"
    lead = "(?:^|(?<=[，。；：”、的]))(?:现任|其)?"
    return re.compile(rf"{lead}(?P<role>{words}(?P<title>{title}))(?P<person>{_PERSON})(?!等)")
