"""Whose page it is, as far as the page itself says."""

import re

_LINES = 8
_LONGEST = 60
# 苏州日报 2026年1月16日 A03; 西安晚报 by itself; a stamp such as 来源：成都日报.
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,8}报)(?=[\s|丨·/—-]*(?:$|\d{4}\s*[年.-]|第?\s*[A-Z]?\d+\s*版|[A-Z]\d))")
_SOURCE = re.compile(r"(?:^|\s)来源\s*[：:]\s*([\u4e00-\u9fff]{2,8}(?:报|社|网|台))(?=\s|$)")


def find_publisher(folded: str) -> str | None:
    """The paper that a head line or a source line among the first lines names; None where none does."""
    lines = (line.strip() for line in folded[: _LINES * _LONGEST * 2].splitlines())
    for line in [line for line in lines if line][:_LINES]:
        if len(line) > _LONGEST or "。" in line:
            continue
        if found := _PAPER.match(line) or _SOURCE.search(line):
            return found[1]
    return None
