"""Clauses of a sentence, and evidence cut from its document."""

import re
from collections.abc import Iterator

from kg.model import Article, Evidence, Name, Passage, Quantity, Sentence, TimeExpression

_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、])(?![一二三四五六七八九十\d])"
)
_BREAK = re.compile("[，；：。！？…—](?:(?<!—)|—)")


def clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches between commas, semicolons, colons and dashes that stand outside names and quantities.

    Passage offsets, without the mark itself, nor the number of an item that the passage is; empty stretches are
    left out.
    """
    text, begin = sentence.passage.text, sentence.begin
    if begin == 0 and (mark := _ITEM.match(text, 0, sentence.end)):
        begin = mark.end()
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


def cut(article: Article, text: str, passage: Passage, begin: int, end: int) -> Evidence:
    """Evidence for the passage stretch `[begin, end)` of the document `text`, its passage as the context."""
    context = passage.span(0, len(passage.text))
    return Evidence.cut(text, article, passage.span(begin, end), context)
