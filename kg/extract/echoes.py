"""The last word of a name, by which a clause goes on about what bears it (甲企业服务驿站…。驿站累计办理…)."""

import re
from collections.abc import Container, Iterable, Mapping

from kg.model import Entity, Kind, Name, Sentence

# The last word of a firm's or a product's name is that of its trade too: 汽车, 能源, 软件.
_KINDS = frozenset(
    {
        Kind.DISTRICT,
        Kind.FACILITY,
        Kind.PLATFORM,
        Kind.PROJECT,
        Kind.ORGANIZATION,
        Kind.RESEARCH_INSTITUTE,
        Kind.UNIVERSITY,
        Kind.CONFERENCE,
    }
)
_SHORTEST, _LONGEST = 2, 5
_REACH = 6
_CENTRE = "中心"  # of a town more often than a body
# 公园总数, 公园、绿地, 码头等设施: any of the sort.
_ANY = re.compile(
    "总数|数量|总量|、|和|及|与|等|们|类|产业|行业|企业|建设|服务业|毕业|专业|教育|体系|经济|总?里程|片区|周边|沿线|附近|一带"
)


class Echoes:
    """Remembers the last words of what an article has named, sentence by sentence."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self.ends: dict[str, tuple[str, int]] = {}
        self.openers: set[str] = set()  # what such a word can begin with
        self.number = 0

    def note(self, names: Iterable[Name]) -> None:
        """Go on to a sentence with these names, having read the one before."""
        self.number += 1
        for name in names:
            if name.kind in _KINDS:
                entity = self.entities[name.entity]
                for form in (entity.name, *entity.aliases):
                    self.ends[form[-_SHORTEST:]] = name.entity, self.number
                    self.openers.update(form[-_LONGEST : 1 - _SHORTEST])

    def opening(
        self, sentence: Sentence, begin: int, end: int, known: Container[str], topic: str | None
    ) -> Name | None:
        """The word at `begin`, unless it is one of the `known`, as a mention of what was named with it at its end.

        That is the `topic` rather than another.
        """
        text = sentence.passage.text
        for stop in range(min(begin + _LONGEST, end), begin + _SHORTEST - 1, -1):
            entity, number = self.ends.get(text[stop - _SHORTEST : stop], ("", 0))
            word = text[begin:stop]
            if entity and self.number - number <= _REACH and self._ends_so(entity, word):
                if word in known or word == _CENTRE or not self._stands_alone(sentence, begin, stop):
                    return None
                self.ends[word[-_SHORTEST:]] = entity, self.number
                meant = topic if topic is not None and self._ends_so(topic, word) else entity
                return Name(begin, stop, meant, self.entities[meant].kind, "the last word of its name")
        return None

    def _stands_alone(self, sentence: Sentence, begin: int, stop: int) -> bool:
        """Whether the stretch is a word, no part of a name, and not said of any of its sort."""
        if _ANY.match(sentence.passage.text, stop) or sentence.tokens.over(begin, stop)[-1].end != stop:
            return False
        return not any(name.begin < stop and name.end > begin for name in sentence.names)

    def _ends_so(self, entity: str, word: str) -> bool:
        named = self.entities[entity]
        return any(form.endswith(word) and len(form) > len(word) + 1 for form in (named.name, *named.aliases))
