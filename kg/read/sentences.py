"""Cutting a passage's reading text into sentences."""

import re

_MARK = re.compile(r"[《〈（【。！？…](?:(?<=[。！？…])[。！？…]*[”’」』）〉》\"']*)?")
_OPEN = {"《": "》", "〈": "〉", "（": "）", "【": "】"}
_BRACKET_REACH = 400


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as half-open ranges, in order; blanks between them belong to none.

    A sentence ends after 。！？…, with the closing quotes that follow; never inside 《》 or brackets that are
    closed within the text, and never at a semicolon.
    """
    sentences: list[tuple[int, int]] = []
    begin, until = 0, -1
    for mark in _MARK.finditer(text):
        char = mark.group()[0]
        if mark.start() < until:
            continue
        if char in _OPEN:
            until = text.find(_OPEN[char], mark.end(), mark.end() + _BRACKET_REACH)
        elif not _goes_on(text, mark):
            sentences.append((begin, mark.end()))
            begin = mark.end()
    sentences.append((begin, len(text)))
    return [trimmed for sentence in sentences if (trimmed := _trim(text, *sentence))]


def _goes_on(text: str, mark: re.Match[str]) -> bool:
    """Whether the sentence runs on behind the mark: “……”等, 《为什么？》一书, an ellipsis before a comma."""
    follows = text[mark.end() : mark.end() + 1]
    if not follows:
        return False
    if follows in "，、；：,;:":
        return True
    last = mark.group()[-1]
    return last not in "。！？" and follows in ("的等和与及" if last == "…" else "的等是和与及这")


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    piece = text[begin:end]
    begin, end = begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    return (begin, end) if begin < end else None
