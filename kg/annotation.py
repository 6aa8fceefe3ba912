"""Articles read for names, quantities and times, sentence by sentence: all that fact extraction sees."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from kg.lexicon import Lexicon
from kg.mention.gazetteer import gazetteer
from kg.mention.names import DocumentNames, find_names
from kg.mention.quantities import find_quantities
from kg.mention.settle import BEGIN, Mention, settle
from kg.mention.times import find_times
from kg.mention.tokens import tokenize
from kg.model import AnnotatedArticle, Article, ArticleText, Entity, Kind, Name, Passage, Sentence, Tokens
from kg.read.sentences import split_sentences
from kg.text import key

_M = TypeVar("_M", bound=Mention)


def annotate(articles: Sequence[ArticleText], lexicon: Lexicon) -> tuple[AnnotatedArticle, ...]:
    """The articles of one document with their mentions; no two mentions of a passage overlap."""
    tokens = [[tokenize(passage.text) for passage in text.passages] for text in articles]
    found = find_names(articles, tokens, lexicon)
    entities = _supplied(found, articles, lexicon)
    return tuple(
        AnnotatedArticle(text.article, tuple(_read(text, words, names, lexicon)), entities, home)
        for text, words, names, home in zip(articles, tokens, found.mentions, found.homes, strict=True)
    )


def _supplied(found: DocumentNames, articles: Sequence[ArticleText], lexicon: Lexicon) -> Mapping[str, Entity]:
    """The entities, with the papers and cities that articles are known to be of although no text names them."""
    papers = {text.article.publisher or "" for text in articles if text.article.bylines} - {""}
    forms = {key(name) for entity in found.entities.values() for name in (entity.name, *entity.aliases)}
    entities = dict(found.entities)
    for paper in sorted(papers):
        if key(paper) not in forms:
            entities.setdefault(key(paper), Entity(key(paper), paper, Kind.ORGANIZATION))
    places = gazetteer(lexicon).entries
    for home in sorted({home for home in found.homes if home} - entities.keys()):
        kind = next((entry.kind for entry in places.get(home, ()) if key(entry.name) == home), Kind.PLACE)
        entities[home] = Entity(home, home, kind)
    return entities


def _read(
    text: ArticleText, tokens: Sequence[Tokens], names: Sequence[Sequence[Name]], lexicon: Lexicon
) -> Iterator[Sentence]:
    for passage, words, found in zip(text.passages, tokens, names, strict=True):
        yield from _sentences(text.article, passage, words, found, lexicon)


def _sentences(
    article: Article, passage: Passage, tokens: Tokens, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[Sentence]:
    quantities = find_quantities(passage.text, lexicon)
    times = find_times(passage.text, article.published, lexicon)
    kept, figures, dates = settle(names, quantities, times)
    for begin, end in split_sentences(passage.text):
        if (begin, end) == (0, len(passage.text)):
            yield Sentence(passage, begin, end, tokens, tuple(kept), tuple(figures), tuple(dates))
            return
        yield Sentence(
            passage,
            begin,
            end,
            tokens,
            _between(kept, begin, end),
            _between(figures, begin, end),
            _between(dates, begin, end),
        )


def _between(mentions: Sequence[_M], begin: int, end: int) -> tuple[_M, ...]:
    """Those of the mentions, sorted and disjoint, that lie within the stretch."""
    if not mentions:
        return ()
    first = bisect_left(mentions, begin, key=BEGIN)
    last = bisect_left(mentions, end, first, key=BEGIN)
    if first < last and mentions[last - 1].end > end:
        last -= 1
    return tuple(mentions[first:last])
