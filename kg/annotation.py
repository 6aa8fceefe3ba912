"""Articles read for names, quantities and times, sentence by sentence: all that fact extraction sees."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg.lexicon import Lexicon
from kg import _unfinished as todo
from kg.mention.settle import Mention, settle
from kg.model import AnnotatedArticle, Article, ArticleText, Name, Passage, Sentence, Token
from kg.read.sentences import split_sentences

find_names = todo.stage("kg.mention.names", "find_names", todo.find_names)
find_quantities = todo.stage("kg.mention.quantities", "find_quantities", todo.nothing)
find_times = todo.stage("kg.mention.times", "find_times", todo.nothing)
tokenize = todo.stage("kg.mention.tokens", "tokenize", todo.nothing)
DocumentNames = todo.Names

_M = TypeVar("_M", bound=Mention)


def annotate(articles: Sequence[ArticleText], lexicon: Lexicon) -> tuple[AnnotatedArticle, ...]:
    """The articles of one document with their mentions; no two mentions of a passage overlap."""
    tokens = [[tokenize(passage.text) for passage in each.passages] for each in articles]
    names = find_names(articles, tokens, lexicon)
    return tuple(
        AnnotatedArticle(
            each.article,
            tuple(_article_sentences(each, tokens[at], names, at, lexicon)),
            names.entities,
            names.homes[at],
        )
        for at, each in enumerate(articles)
    )


def _article_sentences(
    article: ArticleText, tokens: Sequence[tuple[Token, ...]], names: DocumentNames, at: int, lexicon: Lexicon
) -> Iterator[Sentence]:
    for passage, words, found in zip(article.passages, tokens, names.names[at], strict=True):
        yield from _sentences(article.article, passage, words, found, lexicon)


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
