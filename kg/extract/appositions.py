"""Places told in what introduces a thing: 甲市首批市级产业园区——乙产业园 says that 乙 is in 甲."""

import re
from collections.abc import Iterator

from kg.extract.clauses import cut
from kg.model import AnnotatedArticle, Kind, Predicate, Relation, Sentence

_CITIES = (Kind.CITY, Kind.DISTRICT)
_THINGS = (Kind.FACILITY, Kind.PLATFORM, Kind.RESEARCH_INSTITUTE, Kind.PROJECT, Kind.PROGRAMME, Kind.COMPANY)
# A region's first (华中首个) only says how wide the claim is; a city's own first stands in the city.
_INTRODUCES = re.compile(r"(?:市|区)?(?:首批|首个|首家|首座|首条|市级|区级|重点)[^，。；：“”]{2,24}——")


def appositions(article: AnnotatedArticle, text: str) -> Iterator[Relation]:
    """`locatedIn` for each thing that a city's or district's description introduces behind a dash."""
    for sentence in article.sentences:
        for city, thing in _introduced(sentence):
            passage = sentence.passage
            begin, end = sentence.names[city].begin, sentence.names[thing].end
            evidence = (cut(article.article, text, passage, begin, end),)
            subject, target = sentence.names[thing].entity, sentence.names[city].entity
            yield Relation(subject, Predicate.LOCATED_IN, target, "apposition behind a dash", evidence)


def _introduced(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Pairs of indices into the sentence's names: the city and the thing it introduces."""
    text = sentence.passage.text
    if text.find("——", sentence.begin, sentence.end) < 0:
        return
    starts = {name.begin: i for i, name in enumerate(sentence.names)}
    for i, name in enumerate(sentence.names):
        if name.kind not in _CITIES:
            continue
        introduces = _INTRODUCES.match(text, name.end, sentence.end)
        thing = starts.get(introduces.end()) if introduces else None
        if thing is not None and sentence.names[thing].kind in _THINGS:
            yield i, thing
