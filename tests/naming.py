"""Reading sentences for names in tests: passages made by hand, without the page reader."""

from array import array

from kg.lexicon import Lexicon
from kg.mention.names import DocumentNames, find_names
from kg.mention.tokens import tokenize
from kg.model import Article, ArticleText, Byline, Passage, PassageRole, Span

LEXICON = Lexicon()


def article(
    *paragraphs: str, publisher: str | None = None, headline: str | None = None, bylines: tuple[str, ...] = ()
) -> ArticleText:
    """An article of the given paragraphs; offsets count from the article's start and are not looked at."""
    texts = [(PassageRole.HEADLINE, headline)] if headline else []
    texts += [(PassageRole.BODY, paragraph) for paragraph in paragraphs]
    passages = tuple(Passage(role, text, array("l", range(len(text)))) for role, text in texts)
    authors = tuple(Byline(name, "记者", Span(0, 1), publisher) for name in bylines)
    return ArticleText(
        Article(f"t.txt#{_size(texts)}", "t.txt", 0, 1, headline, None, None, publisher, authors), passages
    )


def _size(texts: list[tuple[PassageRole, str]]) -> int:
    """A number that tells articles of one test apart and is the same in every run."""
    return sum(len(text) for _, text in texts)


def read(*articles: ArticleText) -> DocumentNames:
    """The names of a document of these articles."""
    return find_names(articles, [[tokenize(p.text) for p in a.passages] for a in articles], LEXICON)


def found(text: str, **about: str) -> dict[str, str]:
    """What one paragraph names, as it stands there (without quotation marks), with the kind."""
    one = article(text, **about)  # type: ignore[arg-type]  # the keywords are those of `article`
    names = read(one)
    marks = str.maketrans("", "", "“”《》")
    return {text[n.begin : n.end].translate(marks): n.kind.value for n in names.mentions[0][-1]}


def canonical(text: str, **about: str) -> dict[str, str]:
    """The id that each stretch of a paragraph is linked to."""
    names = read(article(text, **about))  # type: ignore[arg-type]  # the keywords are those of `article`
    return {text[n.begin : n.end]: n.entity for n in names.mentions[0][-1]}
