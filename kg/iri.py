"""The IRIs of a graph's things: readable in Chinese, valid for any name, the same in whatever order one reads."""

import hashlib
import unicodedata
from functools import cache

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.model import Evidence
from kg.ontology import BASE
from kg.text import key

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.!()*,:@+=&$'")
# Characters that no reader sees; categories of assigned characters are stable across Unicode versions.
_INVISIBLE = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


@cache
def encode(name: str) -> str:
    """A name as one path segment of an IRI: Chinese stays readable, whatever IRIs forbid is percent-encoded.

    Two names never become one: `%` itself is encoded.
    """
    # Dots at the ends: a segment of dots would be resolved away, and rdflib cannot read them in a prefixed name.
    first, last = len(name) - len(name.lstrip(".")), len(name.rstrip("."))
    return "".join(c if first <= i < last and _may_stay(c) else _percent(c) for i, c in enumerate(name))


def _may_stay(char: str) -> bool:
    if char < "\x80":
        return char in _PLAIN
    code = ord(char)
    if code >= 0xE0000 or 0xD800 <= code < 0xF900 or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFF >= 0xFFF0:
        return False  # private, surrogate or no character: RFC 3987 keeps them out of a path
    return unicodedata.category(char) not in _INVISIBLE


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


class Resources:
    """The IRIs of a graph's things under one base."""

    def __init__(self, base: str = BASE) -> None:
        """Raises KgError where `base` is no absolute IRI that ends in `/` or `#`."""
        if ":" not in base or not base.endswith(("/", "#")):
            raise KgError(f"{base!r}: the base must be an absolute IRI that ends in / or #, such as {BASE}")
        self.base = base

    def entity(self, identity: str) -> NamedNode:
        """`entity/武汉市数据局`."""
        return NamedNode(f"{self.base}entity/{encode(identity)}")

    def fact(self, identity: str) -> NamedNode:
        """`fact/0123456789abcdef`."""
        return NamedNode(f"{self.base}fact/{encode(identity)}")

    def metric(self, label: str) -> NamedNode:
        """`metric/入驻市场主体`: one IRI for all spellings of a label."""
        return NamedNode(f"{self.base}metric/{encode(metric_key(label))}")

    def article(self, identity: str) -> NamedNode:
        """`article/page.txt:120` for the article that begins at character 120."""
        path, mark, begin = identity.rpartition("#")
        folders = "/".join(encode(part).replace(":", "%3A") for part in path.split("/"))
        name = f"{folders}:{encode(begin)}" if mark else encode(identity).replace(":", "%3A")
        return NamedNode(f"{self.base}article/{name}")

    def evidence(self, evidence: Evidence) -> NamedNode:
        """The same words at the same place are one resource, whichever facts they state."""
        return NamedNode(f"{self.base}evidence/{evidence_id(evidence)}")


def evidence_id(evidence: Evidence) -> str:
    """20 hexadecimal characters for a place in a document."""
    place = f"{evidence.document}\0{evidence.begin}\0{evidence.end}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def metric_key(label: str) -> str:
    """The key under which spellings of a metric are one."""
    return key(label) or label
