"""What a name is told to be by the words right before it: 甲市首批产业园区——乙产业园, 甲公司的新一代芯片“乙”."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.clauses import cut
from kg.model import AnnotatedArticle, Kind, Name, Predicate, Relation, Sentence

_CITIES = (Kind.CITY, Kind.DISTRICT)
_THINGS = (Kind.FACILITY, Kind.PLATFORM, Kind.RESEARCH_INSTITUTE, Kind.PROJECT, Kind.PROGRAMME, Kind.COMPANY)
# A region's first (华中首个) only says how wide the claim is; a city's own first stands in the city.
_INTRODUCES = re.compile(r"(?:市|区)?(?:首批|首个|首家|首座|首条|市级|区级|重点)[^，。；：“”]{2,24}——")
_GOODS = (Kind.PRODUCT, Kind.PLATFORM)
# 甲公司的新一代芯片“乙” is 甲's work; what its customers or partners have is not.
_OWN = re.compile(
    "的(?![^，。；]{0,14}(?:客户|用户|合作|伙伴|采购|[使应采]用|代理|对标|同类|投资|参股|推荐))[^，。；：、的“”]{0,14}"
)


def appositions(article: AnnotatedArticle, text: str) -> Iterator[Relation]:
    """`locatedIn` for what a city's description introduces behind a dash, `builtBy` for what is called a firm's own."""
    for sentence in article.sentences:
        for maker, thing in pairwise(sentence.names):
            if maker.kind is Kind.COMPANY and thing.kind in _GOODS and _is_own(sentence, maker, thing):
                yield _relation(article, text, sentence, thing, Predicate.BUILT_BY, maker, "apposition of its own")
        for city, thing in _introduced(sentence):
            yield _relation(article, text, sentence, thing, Predicate.LOCATED_IN, city, "apposition behind a dash")


def _relation(
    article: AnnotatedArticle, text: str, sentence: Sentence, thing: Name, predicate: Predicate, other: Name, rule: str
) -> Relation:
    evidence = cut(article.article, text, sentence.passage, other.begin, thing.end)
    return Relation(thing.entity, predicate, other.entity, rule, (evidence,))


def _is_own(sentence: Sentence, maker: Name, thing: Name) -> bool:
    text = sentence.passage.text
    begin = thing.begin - (text[thing.begin] != "“")
    return text[begin] == "“" and _OWN.fullmatch(text, maker.end, begin) is not None


def _introduced(sentence: Sentence) -> Iterator[tuple[Name, Name]]:
    """The pairs of a city and the thing it introduces."""
    text = sentence.passage.text
    if text.find("——", sentence.begin, sentence.end) < 0:
        return
    starts = {name.begin: name for name in sentence.names}
    for name in sentence.names:
        if name.kind not in _CITIES:
            continue
        introduces = _INTRODUCES.match(text, name.end, sentence.end)
        thing = starts.get(introduces.end()) if introduces else None
        if thing is not None and thing.kind in _THINGS:
            yield name, thing
