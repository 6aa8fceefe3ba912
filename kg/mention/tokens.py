"""Words and their part-of-speech tags, as hints for finding names."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate, repeat

from kg.model import Token


@cache
def _segmenter() -> Callable[[str], Iterable[tuple[str, str]]]:
    """rjieba where it is installed, otherwise jieba, with the same cuts and the tags of the same dictionary."""
    try:
        import rjieba
    except ImportError:
        return _jieba()
    return lambda text: rjieba.tag(text, hmm=False)


def _jieba() -> Callable[[str], Iterable[tuple[str, str]]]:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    tagger = jieba.posseg.POSTokenizer()
    tagger.initialize()
    tags = tagger.word_tag_tab
    return lambda text: ((word, tags.get(word, "x")) for word in jieba.cut(text, HMM=False))


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of `text`, covering it without gaps; tags are those of jieba's dictionary."""
    # Built without Python code for a token: there are as many as all other objects of a document together.
    if not text:
        return ()
    words, tags = zip(*_segmenter()(text), strict=True)
    ends = tuple(accumulate(map(len, words)))
    return tuple(map(tuple.__new__, repeat(Token), zip((0, *ends[:-1]), ends, tags, strict=True)))
