"""An article as masked lines, with its pronouns and definite nouns led back to names."""

from collections.abc import Iterator

from kg.extract.anaphora import Recall
from kg.extract.headnouns import head_nouns
from kg.extract.lines import Line, make_line
from kg.extract.triggers import trigger_forms
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Name

# What is longer is a table or a list without marks; reading it as a sentence would only make things up, slowly.
_LONGEST = 2000
# Observations, relations, posts and events of one article are read one after the other from the same resolution.
_Read = tuple[tuple[tuple[Name, ...], Name | None], ...]
_resolved: list[tuple[AnnotatedArticle, Lexicon, _Read]] = []
_last: list[tuple[AnnotatedArticle, Lexicon, tuple[Line, ...]]] = []


def antecedents(article: AnnotatedArticle, lexicon: Lexicon) -> tuple[tuple[Name, ...], ...]:
    """For each sentence of the article, its pronouns and definite nouns as mentions of what they stand for."""
    return tuple(found for found, _ in _read(article, lexicon))


def occasions(article: AnnotatedArticle, lexicon: Lexicon) -> dict[int, Name]:
    """By the sentence's `id`: the meeting that the article has told of last, as held or attended."""
    read = zip(article.sentences, _read(article, lexicon), strict=True)
    return {id(sentence): scene for sentence, (_, scene) in read if scene is not None}


def _read(article: AnnotatedArticle, lexicon: Lexicon) -> _Read:
    if _resolved and _resolved[0][0] is article and _resolved[0][1] is lexicon:
        return _resolved[0][2]
    found = tuple(_antecedents(article, lexicon))
    _resolved[:] = [(article, lexicon, found)]
    return found


def _antecedents(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[tuple[tuple[Name, ...], Name | None]]:
    recall = Recall(article, head_nouns(lexicon))
    for sentence in article.sentences:
        resolved = recall.resolve(sentence)
        recall.note(sentence, resolved)
        yield tuple(resolved), recall.scene


def lines(article: AnnotatedArticle, lexicon: Lexicon) -> tuple[Line, ...]:
    """The article's sentences that name something, masked, in reading order."""
    if _last and _last[0][0] is article and _last[0][1] is lexicon:
        return _last[0][2]
    found = tuple(_lines(article, lexicon))
    _last[:] = [(article, lexicon, found)]
    return found


def _lines(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[Line]:
    heads, triggers = head_nouns(lexicon), trigger_forms(lexicon)
    for sentence, resolved in zip(article.sentences, antecedents(article, lexicon), strict=True):
        if (sentence.names or resolved) and sentence.end - sentence.begin <= _LONGEST:
            yield make_line(sentence, resolved, heads, triggers)
