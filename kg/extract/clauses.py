"""Clauses of a sentence, and evidence cut from its document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter

from kg.model import Article, Evidence, Name, Passage, Quantity, Sentence, TimeExpression, Token

_BEGIN, _END = attrgetter("begin"), attrgetter("end")
_BREAK = re.compile("[，；：。！？…—](?:(?<!—)|—)")


def clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches between commas, semicolons, colons and dashes that stand outside names and quantities.

    Passage offsets, without the mark itself; empty stretches are left out.
    """
    text, begin = sentence.passage.text, sentence.begin
    mentions: list[Name | Quantity | TimeExpression] = [*sentence.names, *sentence.quantities, *sentence.times]
    inside = {at for mention in mentions for at in range(mention.begin, mention.end)}
    for mark in _BREAK.finditer(text, sentence.begin, sentence.end):
        at, after = mark.span()
        if at in inside:
            continue
        if at > begin:
            yield begin, at
        begin = after
    if begin < sentence.end:
        yield begin, sentence.end


def tokens_from(sentence: Sentence, begin: int) -> Iterator[Token]:
    """The sentence's tokens that start at or after `begin`."""
    return islice(sentence.tokens, bisect_left(sentence.tokens, begin, key=_BEGIN), None)


def tokens_within(sentence: Sentence, begin: int, end: int) -> tuple[Token, ...]:
    """The sentence's tokens that start in `[begin, end)`."""
    tokens = sentence.tokens
    first = bisect_left(tokens, begin, key=_BEGIN)
    return tokens[first : bisect_left(tokens, end, first, key=_BEGIN)]


def tokens_over(sentence: Sentence, begin: int, end: int) -> tuple[Token, ...]:
    """The sentence's tokens that share a character with `[begin, end)`."""
    tokens = sentence.tokens
    first = bisect_right(tokens, begin, key=_END)
    return tokens[first : bisect_left(tokens, end, first, key=_BEGIN)]


def cut(article: Article, text: str, passage: Passage, begin: int, end: int) -> Evidence:
    """Evidence for the passage stretch `[begin, end)` of the document `text`, its passage as the context."""
    context = passage.span(0, len(passage.text))
    return Evidence.cut(text, article, passage.span(begin, end), context)
