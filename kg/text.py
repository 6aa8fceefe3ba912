"""Folding characters for scanning, and the keys under which names are compared."""

import re
import unicodedata
from functools import lru_cache

# These stay full-width: in Chinese text they separate, in ASCII they belong to numbers and Latin names.
_KEPT = "，：；？！（）"
_FULL_WIDTH = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in _KEPT}
_VARIANTS = {
    "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "﹪": "%",
    "‐": "-", "‑": "-", "–": "-", "―": "—", "\u3000": " ", "\u00a0": " ", "•": "·", "∙": "·",
    "「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "＂": '"',
}  # fmt: skip

FOLD = str.maketrans(_FULL_WIDTH | _VARIANTS)
_FOLDED = re.compile(f"[{re.escape(''.join(_FULL_WIDTH | _VARIANTS))}]")

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN = f"[{_HAN}]"
_TO_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
# A comma or colon within a number (1,200; 10:30) and whatever stands between Latin words stays ASCII.
# Like every pattern that is looked for in all text it begins with the characters that a match can begin with: what
# begins with a look-around is tried at each character, a class of characters is looked for many times faster.
_ASCII_MARK = re.compile(r"[,:;?!()](?:(?<=[()])|(?![0-9A-Za-z])|(?<![0-9A-Za-z].))")
_UNHEARD = re.compile(r"[\s“”\"'‘’《》〈〉「」『』·•,，.。]")


def fold(text: str) -> str:
    """The text with variants of one character made one, character for character: `len` is unchanged."""
    for variant in sorted(set(_FOLDED.findall(text))):  # few; `translate` would look up each character of the text
        text = text.replace(variant, FOLD[ord(variant)])
    return _ASCII_MARK.sub(lambda m: _TO_FULL[m.group()], text)


@lru_cache(maxsize=8192)  # a document asks for those of the same few hundred names again and again
def key(name: str) -> str:
    """The comparison key of a name: NFKC, case-folded, without blanks, quotes and book-title marks."""
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", name)).casefold()
