"""Articles read for names, quantities and times, sentence by sentence: all that fact extraction sees."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from kg import _unfinished as todo
from kg.lexicon import Lexicon
from kg.mention.names import find_names
from kg.mention.settle import Mention, settle
from kg.mention.tokens import tokenize
from kg.model import AnnotatedArticle, Article, ArticleText, Entity, Kind, Name, Passage, Sentence, Token
from kg.read.sentences import split_sentences
from kg.text import key

find_quantities = todo.stage("kg.mention.quantities", "find_quantities", todo.nothing)
find_times = todo.stage("kg.mention.times", "find_times", todo.nothing)

_M = TypeVar("_M", bound=Mention)


def annotate(articles: Sequence[ArticleText], lexicon: Lexicon) -> tuple[AnnotatedArticle, ...]:
    """The articles of one document with their mentions; no two mentions of a passage overlap."""
    tokens = [[tokenize(passage.text) for passage in text.passages] for text in articles]
    found = find_names(articles, tokens, lexicon)
    entities = _with_papers(found.entities, articles)
    return tuple(
        AnnotatedArticle(text.article, tuple(_read(text, words, names, lexicon)), entities, home)
        for text, words, names, home in zip(articles, tokens, found.mentions, found.homes, strict=True)
    )


def _with_papers(entities: Mapping[str, Entity], articles: Sequence[ArticleText]) -> Mapping[str, Entity]:
    """The entities and the papers that reporters write for, which the user may know and the text not name."""
    papers = {text.article.publisher or "" for text in articles if text.article.bylines}
    names = {key(name) for entity in entities.values() for name in (entity.name, *entity.aliases)}
    new = {key(paper): paper for paper in sorted(papers - {""}) if key(paper) not in names}
    return {**entities, **{name: Entity(name, paper, Kind.ORGANIZATION) for name, paper in new.items()}}


def _read(
    text: ArticleText, tokens: Sequence[tuple[Token, ...]], names: Sequence[Sequence[Name]], lexicon: Lexicon
) -> Iterator[Sentence]:
    for passage, words, found in zip(text.passages, tokens, names, strict=True):
        yield from _sentences(text.article, passage, words, found, lexicon)


def _sentences(
    article: Article, passage: Passage, tokens: Sequence[Token], names: Sequence[Name], lexicon: Lexicon
) -> Iterator[Sentence]:
    quantities = find_quantities(passage.text, lexicon)
    times = find_times(passage.text, article.published, lexicon)
    kept, figures, dates = settle(names, quantities, times)
    for begin, end in split_sentences(passage.text):
        yield Sentence(
            passage,
            begin,
            end,
            _between(tokens, begin, end),
            _between(kept, begin, end),
            _between(figures, begin, end),
            _between(dates, begin, end),
        )


def _between(mentions: Sequence[_M], begin: int, end: int) -> tuple[_M, ...]:
    """Those of the mentions, sorted and disjoint, that lie within the stretch."""
    first = bisect_left(mentions, begin, key=lambda mention: mention.begin)
    last = bisect_left(mentions, end, key=lambda mention: mention.begin)
    return tuple(mention for mention in mentions[first:last] if mention.end <= end)
