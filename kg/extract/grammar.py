"""What may stand between a subject and its verb, or open a clause, without being either."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.extract.groups import NAME, PLACES, QUANTITY, TIME, masks
from kg.extract.modality import modality
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation

_LIMIT = 60
_PHRASE = 24
_BARE_PHRASE = 16
# Prepositions that take an object of any length before the verb.
_OPEN_ENDED = re.compile(
    "以|围绕|针对|面向|通过|依托|基于|按照|根据|结合|借助|利用|为|向|对|从|与|同|和|联合|携手|会同|把|随着|立足|聚焦|瞄准"
    "|得益于|凭借|凭|依靠|经过|历时|历经|耗时|由"
)
_INSIDE = re.compile("上|中|下|内|里|间|期间|方面|领域|时|后|现场")
# A list goes on with a name of another class, or closes with 等 and what they all are (等8个城市).
_MEMBERS = re.compile(f"(?:、{NAME}){{1,2}}")
_AND_SO_ON = 14
_MEMBER = 8  # characters of a member that bears no known name (甲、乙、某某共建丙)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Adverbs, times and prepositional phrases over masked text.

    Where a phrase of open length ends is not plain, so the positions that can be reached are counted up instead of
    leaving the choice to a pattern, whose time would grow without bound.
    """

    piece: re.Pattern[str]
    caused: re.Pattern[str]

    def is_free(self, text: str) -> bool:
        """Whether nothing but adverbs, times and prepositional phrases stand in `text`."""
        return not text or self._reaches(text, (0,), True)

    def opens(self, text: str) -> bool:
        """The same without phrases of open length: what may stand before the subject that opens a clause."""
        return not text or self._reaches(text, (0,), False)

    def is_gap(self, text: str) -> bool:
        """Whether `text` can stand between a subject and its verb."""
        return not text or self._reaches(text, _behind_list(text), True)

    def begins(self, text: str) -> bool:
        """Whether `text` begins with an adverb, a time or a preposition."""
        return self.piece.match(text) is not None or _OPEN_ENDED.match(text) is not None

    def _reaches(self, text: str, starts: Iterable[int], open_ended: bool) -> bool:
        end = len(text)
        if end > _LIMIT:
            return False
        waiting = [*starts]
        reached = set(waiting)
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            fresh = [onward for onward in self._onward(text, at, open_ended) if onward not in reached]
            reached.update(fresh)
            waiting += fresh
        return False

    def _onward(self, text: str, at: int, open_ended: bool) -> list[int]:
        """Where a piece that begins at `at` can end."""
        ends = [match.end()] if (match := self.piece.match(text, at)) else []
        if text[at] == "在":
            ends += _locative(text, at, open_ended)
        if open_ended and (preposition := _OPEN_ENDED.match(text, at)):
            ends += _stretch(text, preposition.end(), _PHRASE, "，的")
        return ends


def _locative(text: str, at: int, bare: bool) -> set[int]:
    """Where a phrase with 在 can end: behind 上, 中 …, or anywhere near."""
    inside = _stretch(text, at + 1, _PHRASE, "，")
    closed = {match.end() for match in _INSIDE.finditer(text, at + 2) if match.start() in inside}
    return closed | set(_stretch(text, at + 1, _BARE_PHRASE, "，的")) if bare else closed


def _stretch(text: str, begin: int, longest: int, barriers: str) -> range:
    """The ends of the non-empty stretches from `begin` that hold none of the barriers."""
    end = begin
    while end < len(text) and end - begin < longest and text[end] not in barriers:
        end += 1
    return range(begin + 1, end + 1)


def _behind_list(text: str) -> list[int]:
    match = _MEMBERS.match(text)
    begin = match.end() if match else 0
    starts = [0, begin]
    if text.startswith("、", begin):
        starts += _stretch(text, begin + 1, _MEMBER, "，。、的")[1:]
    if text.startswith("等", begin):
        starts += [begin + 1, *_stretch(text, begin + 1, _AND_SO_ON, "，。")]
    return starts


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar over the table `adverbials`."""
    adverbs = alternation(lexicon.forms("adverbials"))
    place = f"[{masks(PLACES)}]"
    times = rf"[于自从到至截]?{TIME}(?:以来|起|前后)?"
    piece = re.compile(
        rf"{adverbs}|[在于自从到]{place}+|{times}|第{QUANTITY}|[斥投耗出]资(?:约|近|超)?{QUANTITY}|（[^）]*）|[“”]"
    )
    return Grammar(piece, modality(lexicon).caused)
