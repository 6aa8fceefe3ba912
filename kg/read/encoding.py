"""Decoding a source's bytes, and refusing what is no text."""

import codecs
import re

from kg.errors import InputError

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_LONGEST_LINE = 1_000_000
_LONG_LINE = re.compile(rf"[^\n\r]{{{_LONGEST_LINE + 1}}}")
_SAMPLE = 100_000
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # what other encodings' bytes turn into when read as GB18030


def decode(data: bytes, name: str, prose: bool = True) -> str:
    """The text of `data`, without a byte-order mark and with its line ends as they are.

    UTF-8, UTF-16 and UTF-32 with a mark, else UTF-8, else GB18030 or what the library recognises. Raises
    InputError, naming the input by `name`, for empty, binary and undecodable bytes; and,
    for `prose`, where `check_text` does.
    """
    if not data.strip():
        raise InputError(f"{name}: the file is empty; give one with text")
    text = _marked(data, name)
    if text is None:
        text = _unmarked(data, name)
    if prose:
        check_text(text, name)
    return text


def check_text(text: str, name: str) -> None:
    """Raises InputError where `text` is blank, binary, or has a line that no text has."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise InputError(f"{name}: the file is blank; give one with text")
    if _is_binary(text):
        raise InputError(f"{name}: control characters all through, so it is no text; give .txt, .md or .html")
    if len(text) > _LONGEST_LINE and (line := _LONG_LINE.search(text)) is not None:
        number = text.count("\n", 0, line.start()) + 1
        raise InputError(f"{name}:{number}: a line of more than {_LONGEST_LINE:,} characters; break it into paragraphs")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\x00" in sample or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample) + 4


def _marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding, name)
    return None


def _unmarked(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if b"\x00" in data and not _looks_utf16(data):
        raise InputError(f"{name}: binary bytes (NUL at byte {data.index(0)}); give a text file")
    # A file that is good UTF-8 for long and then breaks is damaged UTF-8, not another encoding.
    if broken.start > 200 and not data[: broken.start].isascii():
        raise _undecodable(name, "UTF-8", broken)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        return _guess(data, name, error)
    return _guess(data, name) if _looks_utf16(data) or _PRIVATE.search(text) else text


def _looks_utf16(data: bytes) -> bool:
    """Whether NUL bytes stand at every other place only, as ASCII in UTF-16 has them."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return len(data) % 2 == 0 and max(even, odd) > 0 and min(even, odd) == 0


def _guess(data: bytes, name: str, error: UnicodeDecodeError | None = None) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is not None and best.encoding != "gb18030":
        return _decode(data, best.encoding, name)
    if error is None:
        raise InputError(f"{name}: the encoding cannot be recognised; save the file as UTF-8")
    raise _undecodable(name, "GB18030", error) from None


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding.upper().removesuffix("-SIG"), error) from None


def _undecodable(name: str, encoding: str, error: UnicodeDecodeError) -> InputError:
    return InputError(f"{name}: no valid {encoding} at byte {error.start}: {error.reason}; save the file as UTF-8")
