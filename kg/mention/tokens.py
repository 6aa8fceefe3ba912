"""Words and their part-of-speech tags, as hints for finding names."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate

from kg.model import Tokens


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


def tokenize(text: str) -> Tokens:
    """The words of `text`; tags are those of jieba's dictionary."""
    if not text:
        return Tokens((0,), ())
    words, tags = zip(*_segmenter()(text), strict=True)
    return Tokens((0, *accumulate(map(len, words))), tags)
