"""What is read: documents, their articles, and passages as a reader sees them."""

from array import array
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.model.vocabulary import PassageRole


class Span(NamedTuple):
    """A half-open stretch `[begin, end)` of a document, in code points."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded source text and what the user says about it. `text` is never changed after reading."""

    path: str  # relative to the input folder, with forward slashes
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, headline, box or caption as a reader sees it.

    `text` is the joined and folded reading text: hard line breaks and blanks between Chinese characters are
    gone, full-width letters and digits are ASCII, ASCII punctuation beside Chinese is full-width.
    `offsets[i]` is the document offset of `text[i]`; offsets rise strictly and `len(offsets) == len(text)`.
    """

    role: PassageRole
    text: str
    offsets: "array[int]"  # quoted: array takes no parameter at run time before Python 3.12

    def span(self, begin: int, end: int) -> Span:
        """The document span of the non-empty reading stretch `[begin, end)`."""
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named as author, with the role words before the name (记者, 通讯员)."""

    name: str
    role: str
    span: Span
    publisher: str | None = None  # the body named with the role: 长江日报记者 → 长江日报


@dataclass(frozen=True, slots=True)
class Article:
    """The record of one article, as the graph keeps it. `id` is `path#begin`."""

    id: str
    document: str
    begin: int
    end: int
    headline: str | None = None
    published: date | None = None
    basis: str | None = None  # "given" or "inferred"; None where there is no date
    publisher: str | None = None
    bylines: tuple[Byline, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its passages in reading order."""

    article: Article
    passages: tuple[Passage, ...]
