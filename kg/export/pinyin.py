"""The pinyin of the characters that names use, so that the page can search by it."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_READINGS = 3  # after the third a dictionary lists what only old books read


def readings(names: Iterable[str]) -> dict[str, str]:
    """For each character of the names that has them its syllables, without tones and with `v` for ü.

    >>> readings(["重庆", "绿A"])
    {'庆': 'qing', '绿': 'lv lu', '重': 'zhong chong tong'}
    """
    table = _dictionary()
    characters = sorted(set().union(*names) if names else ())
    found = {char: table.get(str(ord(char))) for char in characters}
    return {char: _plain(syllables) for char, syllables in found.items() if syllables}


def _plain(syllables: str) -> str:
    letters = unicodedata.normalize("NFD", syllables).replace("u\u0308", "v")
    toneless = "".join(letter for letter in letters if letter.isascii())
    return " ".join(dict.fromkeys(toneless.split(",")[:_READINGS]))


@cache
def _dictionary() -> Mapping[str, str]:
    """pypinyin's readings by code point. Its table alone: importing the package costs fifteen times as much."""
    spec = find_spec("pypinyin")
    assert spec and spec.origin
    loaded: dict[str, str] = json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_text("utf-8"))
    return loaded
