"""The sections of a work report: which past year or period a heading sets for the paragraphs below it."""

import re
from collections.abc import Mapping

from kg.model import AnnotatedArticle, Granularity, Sentence, TimeExpression

_HEADING = 30
_NUMBERED = re.compile("^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分|（[一二三四五六七八九十]+）)")
_STOPPED = re.compile("[。！？；，]$")
_PERIODS = {Granularity.YEAR, Granularity.HALF, Granularity.QUARTER}


def sections(article: AnnotatedArticle) -> Mapping[int, TimeExpression]:
    """By the passage's `id`: the period that lies behind the article and that its section looks back on."""
    found: dict[int, TimeExpression] = {}
    period: TimeExpression | None = None
    for sentence in article.sentences:
        if _is_heading(sentence):
            # A heading below another one (（一）…) without a period of its own leaves it as it is.
            period = _period(sentence, article) if sentence.times or sentence.text[0] != "（" else period
        elif period is not None:
            found[id(sentence.passage)] = period
    return found


def _is_heading(sentence: Sentence) -> bool:
    text = sentence.passage.text
    return len(text) <= _HEADING and _NUMBERED.match(text) is not None and not _STOPPED.search(text)


def _period(sentence: Sentence, article: AnnotatedArticle) -> TimeExpression | None:
    latest = article.article.published
    past = (t for t in sentence.times if t.start and t.finish and t.granularity in _PERIODS)
    return next((t for t in past if latest is None or (t.finish is not None and t.finish <= latest)), None)
