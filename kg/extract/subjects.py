"""Who a clause is about: followed through an article, clause by clause."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.clauses import clauses
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Kind, Name, PassageRole, Sentence

_PLACES = {Kind.CITY, Kind.DISTRICT, Kind.PLACE}
_LOCATIVE = _PLACES | {Kind.FACILITY}
# What can own a figure; an award or a plan seldom does where a body or a place stands beside it.
_INSTITUTIONS = {Kind.GOVERNMENT_AGENCY, Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION}
_FOCUS_SHARE = 0.4
# An anaphor opens its clause, after an adverb at most (目前，全市…; 其中该平台…).
_ANAPHOR_REACH = 4
_AND = ("、", "和", "与", "及", "以及")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and who it is about; `name` is the mention within it, where it names its subject itself."""

    sentence: Sentence
    begin: int
    end: int
    subject: str | None
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    blockers: dict[str, str]
    longest_blocker: int
    anaphors: dict[str, tuple[str, ...]]
    anaphor: re.Pattern[str]
    speech: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    blockers = {row["form"]: row["effect"] for row in lexicon.rows("subject_blockers")}
    anaphors = {row["form"]: tuple(row["kinds"].split()) for row in lexicon.rows("anaphors")}
    longest_first = sorted(anaphors, key=lambda form: (-len(form), form))
    speech = sorted(lexicon.forms("speech_verbs"), key=lambda form: (-len(form), form))
    return _Words(
        blockers,
        max(map(len, blockers)),
        anaphors,
        re.compile("|".join(map(re.escape, longest_first))),
        re.compile(r"[^，。；]{0,6}?(?:" + "|".join(map(re.escape, speech)) + ")"),
    )


def follow(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[Clause]:
    """Every clause of the article in reading order, with its subject's entity id.

    A clause that names nobody in subject position inherits from the clause before it in the same passage; a
    passage that starts without one falls back to the article's focus, then to its home city.
    """
    tracker = _Tracker(article, lexicon)
    for sentence in article.sentences:
        tracker.enter(sentence)
        for begin, end in clauses(sentence):
            yield tracker.clause(sentence, begin, end)


class _Tracker:
    def __init__(self, article: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.article = article
        self.words = _words(lexicon)
        self.default = _focus(article) or article.home
        self.topic: str | None = self.default
        self.passage: object = None
        self.named = False  # whether this sentence has named its subject
        self.recent: list[str] = []

    def enter(self, sentence: Sentence) -> None:
        self.named = False
        if sentence.passage is not self.passage:
            self.passage = sentence.passage
            self.topic = self.default

    def clause(self, sentence: Sentence, begin: int, end: int) -> Clause:
        names = [name for name in sentence.names if begin <= name.begin < end]
        counted = min((q.begin for q in sentence.quantities if begin <= q.begin < end), default=end)
        found = self._named(sentence, [name for name in names if name.begin < counted], begin, end)
        subject = found.entity if found else self._anaphor(sentence, begin, min(end, counted))
        if subject is not None:
            self.topic = subject
            self.named = True
        self.recent += [name.entity for name in names]
        return Clause(sentence, begin, end, subject or self.topic, found)

    def _named(self, sentence: Sentence, names: list[Name], begin: int, end: int) -> Name | None:
        text = sentence.passage.text
        place: Name | None = None
        effect, former = None, begin
        for name in names:
            if effect is None or text[former : name.begin] not in _AND:
                effect = self._effect(sentence, name, begin)
            former = name.end
            if effect is None and not self._speaks(sentence, name, end):
                return name
            if effect == "place" and name.kind in _LOCATIVE and place is None:
                place = name
        # A place that a later clause happens in does not take the figures away from who acts there.
        return None if self.named else place

    def _effect(self, sentence: Sentence, name: Name, begin: int) -> str | None:
        """What keeps the name from being the subject: `object`, `place`, or None for nothing."""
        text = sentence.passage.text
        for size in range(min(self.words.longest_blocker, name.begin - begin), 0, -1):
            effect = self.words.blockers.get(text[name.begin - size : name.begin])
            if effect is not None:
                return effect
        if _follows_verb(sentence, begin, name.begin):
            return "object"
        return None

    def _speaks(self, sentence: Sentence, name: Name, end: int) -> bool:
        if name.kind is not Kind.PERSON:
            return False
        return self.words.speech.match(sentence.passage.text, name.end, end) is not None

    def _anaphor(self, sentence: Sentence, begin: int, end: int) -> str | None:
        starts = {token.begin for token in sentence.tokens if begin <= token.begin <= begin + _ANAPHOR_REACH}
        for found in self.words.anaphor.finditer(sentence.passage.text, begin, end):
            if found.start() in starts and not _follows_verb(sentence, begin, found.start()):
                return self._stands_for(found.group())
        return None

    def _stands_for(self, anaphor: str) -> str | None:
        kinds = self.words.anaphors[anaphor]
        if kinds == ("home",):
            return self.article.home
        if kinds == ("home-province",):
            return None
        return self._latest(kinds)

    def _latest(self, kinds: tuple[str, ...]) -> str | None:
        topic = [self.topic] if self.topic is not None else []
        for entity in (*topic, *reversed(self.recent)):
            if self.article.entities[entity].kind in kinds:
                return entity
        return None


def _follows_verb(sentence: Sentence, begin: int, at: int) -> bool:
    """Whether a verb before `at` makes what stands there its object; the head of a relative clause (…的X) is none."""
    if sentence.passage.text[at - 1 : at] == "的":
        return False
    named = [(name.begin, name.end) for name in sentence.names]
    return any(
        token.tag == "v"
        for token in sentence.tokens
        if begin <= token.begin < at and not any(b <= token.begin < e for b, e in named)
    )


def _focus(article: AnnotatedArticle) -> str | None:
    """The one thing, not a place, that the headline or the lead names and the article keeps coming back to."""
    lead: set[str] = set()
    passages: Counter[str] = Counter()
    bodies = {id(s.passage): s.passage for s in article.sentences if s.passage.role is not PassageRole.CAPTION}
    first_body = next((k for k, p in bodies.items() if p.role is PassageRole.BODY), None)
    seen: set[tuple[int, str]] = set()
    for sentence in article.sentences:
        for name in sentence.names:
            if name.kind in _PLACES:
                continue
            if sentence.passage.role is PassageRole.HEADLINE or id(sentence.passage) == first_body:
                lead.add(name.entity)
            if (id(sentence.passage), name.entity) not in seen:
                seen.add((id(sentence.passage), name.entity))
                passages[name.entity] += 1
    best = max(sorted(lead), key=lambda entity: passages[entity], default=None)
    if best is None or passages[best] < max(3, _FOCUS_SHARE * len(bodies)):
        return None
    return best
