"""Clauses of a sentence, and evidence cut from its document."""

import re
from collections.abc import Iterator

from kg.model import Article, Evidence, Passage, Sentence

_BREAK = re.compile(r"[，；：。！？…]|——")


def clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches between commas, semicolons, colons and dashes that stand outside names and quantities.

    Passage offsets, without the mark itself; empty stretches are left out.
    """
    inside = [(name.begin, name.end) for name in sentence.names]
    inside += [(quantity.begin, quantity.end) for quantity in sentence.quantities]
    inside += [(time.begin, time.end) for time in sentence.times]
    begin = sentence.begin
    for mark in _BREAK.finditer(sentence.passage.text, sentence.begin, sentence.end):
        if any(b < mark.end() and mark.start() < e for b, e in inside):
            continue
        if mark.start() > begin:
            yield begin, mark.start()
        begin = mark.end()
    if begin < sentence.end:
        yield begin, sentence.end


def cut(article: Article, text: str, passage: Passage, begin: int, end: int) -> Evidence:
    """Evidence for the passage stretch `[begin, end)` of the document `text`, its passage as the context."""
    context = passage.span(0, len(passage.text))
    return Evidence.cut(text, article, passage.span(begin, end), context)
