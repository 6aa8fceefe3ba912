"""Gathering the paragraphs of a page into stretches that a by-line, headline or page guide sets apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.read.cohesion import Grams, grams
from kg.read.parts import Kind, Part

_BOUNDARIES = (Kind.GUIDE, Kind.ADVERT)
_ASIDE = (Kind.CAPTION, Kind.CLOSING)


@dataclass(slots=True)
class Draft:
    """A stretch of a page: headlines, then text; and how surely an article begins and ends with it."""

    headlines: list[Part] = field(default_factory=list)
    content: list[Part] = field(default_factory=list)
    bylines: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)  # headlines printed under their text
    opened: bool = False  # begins with a by-line or （上接第一版）
    closed: bool = False  # ends with a by-line, a signature or a page guide
    sealed: bool = False  # a page guide or advert stands before it
    jumped: bool = False  # ends with （下转第三版）
    known: Grams | None = None

    @property
    def has_text(self) -> bool:
        """Whether it holds more than headlines, captions and dates."""
        return any(part.kind not in _ASIDE for part in self.content)

    @property
    def grams(self) -> Grams:
        """The pairs of characters of its text; to be asked for when the text is complete."""
        if self.known is None:
            self.known = grams(part.text for part in self.content)
        return self.known

    def append(self, draft: "Draft") -> None:
        """Takes the stretch that follows in, its headlines as subheads."""
        self.known = None if self.known is None or draft.known is None else self.known | draft.known
        self.content += draft.headlines + draft.content
        self.bylines += draft.bylines
        self.closed, self.jumped = draft.closed, draft.jumped

    @property
    def empty(self) -> bool:
        """Whether nothing has been put in."""
        return not (self.headlines or self.content or self.bylines)


def gather(parts: list[Part]) -> list[Draft]:
    """The stretches of a page, in order; what belongs to no article is left out."""
    drafts = [Draft()]
    slogans = False
    for i, part in enumerate(parts):
        if part.kind is Kind.HEADLINE and slogans:
            continue
        slogans = part.kind is Kind.ADVERT
        if part.kind in _BOUNDARIES:
            _seal(drafts)
        elif part.kind is Kind.JUMP_TO:
            drafts[-1].jumped = True
        elif part.kind is Kind.BYLINE:
            _add_byline(drafts, part, parts[i + 1] if i + 1 < len(parts) else None)
        elif part.kind is Kind.HEADLINE:
            _add_headline(drafts, part)
        elif part.kind is not Kind.IMPRINT:
            _add_text(drafts, part)
    return [draft for draft in drafts if not draft.empty]


def _seal(drafts: list[Draft]) -> None:
    drafts[-1].closed = True
    drafts.append(Draft(sealed=True))


def _add_headline(drafts: list[Draft], part: Part) -> None:
    draft = drafts[-1]
    if draft.has_text or draft.jumped:
        drafts.append(Draft([part]))
    elif draft.opened:
        draft.content.append(part)
    else:
        draft.headlines.append(part)


def _add_byline(drafts: list[Draft], part: Part, following: Part | None) -> None:
    """A by-line closes the text above it, unless text and no headline follows."""
    draft = drafts[-1]
    bracketed = part.block.text.startswith(("（", "【", "["))
    ends = following is None or following.kind not in (Kind.BODY, Kind.CAPTION, Kind.BOX) or bracketed
    if draft.has_text and ends:
        draft.bylines.append(part)
        draft.closed = True
    elif draft.has_text:
        drafts.append(Draft(bylines=[part], opened=True))
    else:
        draft.bylines.append(part)
        draft.opened = True


def _add_text(drafts: list[Draft], part: Part) -> None:
    draft = drafts[-1]
    signed = draft.has_text and part.kind is draft.content[-1].kind is Kind.CLOSING
    opens = part.kind is Kind.BODY and part.head > 0
    done = draft.closed and part.kind is Kind.BODY
    if draft.has_text and (opens or done):
        draft = Draft(opened=opens)
        drafts.append(draft)
    draft.opened = draft.opened or opens
    draft.content.append(part)
    draft.jumped = draft.jumped or part.jumps
    draft.closed = draft.closed or signed or part.tail < part.stop


def is_page(drafts: Iterable[Draft]) -> bool:
    """Whether a text shows signs of a newspaper page with more than one article."""
    drafts = list(drafts)
    marks = sum(draft.opened or (draft.closed and not draft.sealed) for draft in drafts)
    return marks > 1 or any(draft.sealed or draft.jumped for draft in drafts)
