"""Cutting a document into its articles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from kg.lexicon import Lexicon
from kg.model import Article, ArticleText, Byline, Document, Passage, PassageRole
from kg.read import bylines
from kg.read.cohesion import affinity, grams, likeness
from kg.read.dating import find_published
from kg.read.drafts import Draft, gather, is_page
from kg.read.masthead import find_publisher
from kg.read.parts import Kind, Part, read_parts
from kg.read.passages import build_passage
from kg.text import fold

_ROLES = {Kind.HEADLINE: PassageRole.HEADLINE, Kind.BOX: PassageRole.BOX, Kind.CAPTION: PassageRole.CAPTION}
# Text about a new thing is less like the text before it than this; a jump mark makes an end likelier.
_STRANGE, _STRANGE_AFTER_JUMP = 1.5, 2.2
_FOREIGN = 0.2
_COLUMN_TITLE = 8
# An article that has its headline seldom takes a second one from below; then headlines stand before their text.
_TAKEN, _BEFORE = 0.5, 0.15


def split_articles(document: Document, lexicon: Lexicon) -> tuple[ArticleText, ...]:
    """The articles of a document in reading order, each with its passages.

    A newspaper page gives one article a story, whether its headline stands before or behind the text; any
    other text, and whatever comes with a title of its own, gives one. The publication date is the document's
    or, where it has none, the one that the text lets infer; so is the publisher.
    """
    folded = fold(document.text)
    if document.publisher is None:
        document = replace(document, publisher=find_publisher(folded))
    drafts = gather(read_parts(document.text, folded, lexicon))
    merged = _merge(drafts, lexicon) if document.title is None and is_page(drafts) else _unite(drafts)
    published, basis = document.published, "given"
    if published is None:
        published, basis = find_published(folded, lexicon), "inferred"
    made = (_build(document, folded, draft, lexicon) for draft in merged)
    return tuple(_dated(text, published, basis) for text in made if text is not None)


def _unite(drafts: list[Draft]) -> list[Draft]:
    """One article of all stretches: the first headlines are its headline, the later ones subheads."""
    if not drafts:
        return []
    whole = drafts[0]
    for draft in drafts[1:]:
        whole.append(draft)
    return [whole]


def _merge(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The articles of a page: a stretch goes on with the one before unless something says that it is new."""
    merged: list[Draft] = []
    for draft in drafts:
        if not merged:
            merged.append(draft)
        elif _is_new(merged[-1], draft, lexicon):
            _share_headlines(merged[-1], draft)
            merged += [] if draft.empty else [draft]
        else:
            merged[-1].append(draft)
    return merged


def _is_new(former: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    if draft.opened or draft.sealed or former.closed or not former.has_text:
        return True
    if not draft.has_text:
        return any(part.kind is Kind.BODY for part in former.content)
    if _is_notice(draft, lexicon):
        return True
    words = grams(part.text for part in draft.headlines)
    like = likeness(former.grams, draft.grams) + 2 * affinity(words, former.grams)
    return like < (_STRANGE_AFTER_JUMP if former.jumped else _STRANGE)


def _is_notice(draft: Draft, lexicon: Lexicon) -> bool:
    return bool(draft.headlines) and draft.headlines[-1].text.endswith(lexicon.forms("notice_titles"))


def _share_headlines(former: Draft, draft: Draft) -> None:
    """Gives the headlines between two articles to the one whose words they use."""
    if draft.sealed or not former.has_text or not draft.headlines:
        return
    if not draft.has_text and not draft.closed and not former.headlines:
        former.behind, draft.headlines = draft.headlines, []
        return
    above, below = former.grams, draft.grams
    words = [grams([part.text]) for part in draft.headlines]
    taken = bool(former.headlines)

    def worth(count: int) -> float:
        mine = sum(affinity(own, above) - taken * _TAKEN for own in words[:count])
        return mine + sum(affinity(own, below) + taken * _BEFORE for own in words[count:])

    count = max(range(len(words) + 1), key=worth)
    former.behind, draft.headlines = draft.headlines[:count], draft.headlines[count:]
    if count == len(words):
        captions = _leading_captions(draft)
        former.content += captions
        draft.content = draft.content[len(captions) :]


def _leading_captions(draft: Draft) -> list[Part]:
    return list(takewhile(lambda part: part.kind is Kind.CAPTION, draft.content))


def _build(document: Document, folded: str, draft: Draft, lexicon: Lexicon) -> ArticleText | None:
    """The article of a draft, still without its date; None where it has no passage."""
    parts = sorted(draft.headlines + draft.content + draft.behind, key=lambda part: part.block.begin)
    passages = tuple(passage for part in parts if (passage := _passage(document, folded, part)).text)
    if not passages:
        return None
    names = {byline.name: byline for byline in reversed(list(_bylines(document, draft, lexicon)))}
    begin = min(passage.offsets[0] for passage in passages)
    end = max(passage.offsets[-1] + 1 for passage in passages)
    article = Article(
        f"{document.path}#{begin}", document.path, begin, end, _headline(document, folded, draft), None, None,
        document.publisher, tuple(reversed(names.values())),
    )  # fmt: skip
    return ArticleText(article, passages)


def _passage(document: Document, folded: str, part: Part) -> Passage:
    begin = part.block.begin
    role = _ROLES.get(part.kind, PassageRole.BODY)
    return build_passage(document.text, folded, begin + part.head, begin + min(part.tail, part.stop), role)


def _headline(document: Document, folded: str, draft: Draft) -> str | None:
    """The title that came with the document, else the headlines without the titles of columns among them."""
    if document.title is not None:
        return document.title
    headlines = draft.headlines or draft.behind
    texts = [_passage(document, folded, part).text for part in headlines]
    kept = [text for text in texts if len(text) > _COLUMN_TITLE or affinity(grams([text]), draft.grams) > _FOREIGN]
    return " ".join(kept or texts) or None


def _bylines(document: Document, draft: Draft, lexicon: Lexicon) -> Iterator[Byline]:
    for part in sorted(draft.bylines + draft.content, key=lambda part: part.block.begin):
        text, begin = part.block.text, part.block.begin
        if part.kind is Kind.BYLINE:
            yield from bylines.persons(text, begin, lexicon, document.publisher)
        else:
            for first, last in ((0, part.head), (part.tail, part.stop)):
                if first < last and part.kind is Kind.BODY:
                    yield from bylines.persons(text[first:last], begin + first, lexicon, document.publisher)


def _dated(text: ArticleText, published: date | None, basis: str) -> ArticleText:
    if published is None:
        return text
    return replace(text, article=replace(text.article, published=published, basis=basis))
