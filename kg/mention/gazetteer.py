"""Places, national authorities and very well-known bodies, from public tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon, Row
from kg.mention.scene import Scene
from kg.model import Kind

# Calling an enumeration for each of thousands of rows would take as long as all else that is done with them.
_KINDS = {kind.value: kind for kind in Kind}
PLACES = frozenset({Kind.PLACE, Kind.CITY, Kind.DISTRICT})


class Entry(NamedTuple):
    """One thing that a form can mean. `use` is free, or home: only in an article about a place above it."""

    name: str
    kind: Kind
    parent: str = ""
    use: str = "free"
    source: str = ""


class Hit(NamedTuple):
    """A form of the gazetteer at its place in a passage."""

    begin: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Gazetteer:
    """All forms with what they can mean, and the division above each division."""

    entries: dict[str, tuple[Entry, ...]]
    parents: dict[str, str]
    newspapers: dict[str, str]
    places: frozenset[str]
    lookalikes: dict[str, int]  # a word that a form stands in, and how much of it holds no name

    def above(self, place: str) -> Iterator[str]:
        """The divisions that hold `place`, nearest first."""
        seen = {place}
        while (place := self.parents.get(place, "")) and place not in seen:
            seen.add(place)
            yield place


@cache
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, built once."""
    entries: dict[str, tuple[Entry, ...]] = {}
    parents: dict[str, str] = {}
    for form, entry in _entries(lexicon):
        if entry not in (known := entries.get(form, ())):
            entries[form] = (*known, entry)
        if entry.parent and entry.use != "many":
            parents.setdefault(entry.name, entry.parent)
    for form in [form for form, known in entries.items() if len(known) > 1]:
        entries[form] = tuple(sorted(entries[form], key=_likelihood))
    papers = {row["form"]: row["place"] for row in lexicon.rows("newspapers")}
    places = frozenset(form for form, known in entries.items() if known[0].kind in PLACES)
    lookalikes = {row["form"]: len(row["first"]) for row in lexicon.rows("lookalikes")}
    return Gazetteer(entries, parents, papers, places, lookalikes)


def _likelihood(entry: Entry) -> tuple[bool, bool, bool]:
    """Of the things that a form means the one that is meant without more: the province, then the city."""
    return entry.use != "free", entry.kind is not Kind.PLACE, entry.kind is not Kind.CITY


def _kind(row: Row) -> Kind:
    return _KINDS.get(row["kind"]) or row.enum("kind", Kind)


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("divisions"):
        yield from _division(row)
    for row in lexicon.rows("places"):
        parent = "" if row["parent"] == "-" else row["parent"]
        yield row["form"], Entry(row["name"], _kind(row), parent, row["use"], "places")
    for row in lexicon.rows("agencies"):
        yield row["form"], Entry(row["name"], Kind.GOVERNMENT_AGENCY, source="agencies")
    for row in lexicon.rows("organisations"):
        yield row["form"], Entry(row["name"], _kind(row), source="organisations")
    for form, name in lexicon.pairs("companies").items():
        yield form, Entry(name, Kind.COMPANY, "", "free", "companies")
    for row in lexicon.rows("well_known"):
        yield row["form"], Entry(row["name"], _kind(row), source="well_known")
    for form in lexicon.forms("newspapers"):
        yield form, Entry(form, Kind.ORGANIZATION, source="newspapers")


def _division(row: Row) -> Iterator[tuple[str, Entry]]:
    name, kind, parent = row["name"], _kind(row), row["parent"]
    # 老城区 and 郊区 are words as well: where the short form is too common, the full one counts at home only.
    yield (
        name,
        Entry(name, kind, parent, "home" if row["use"] == "never" and kind is Kind.DISTRICT else "free", "divisions"),
    )
    if row["use"] != "never" and row["short"] != "-":
        yield row["short"], Entry(name, kind, parent, row["use"], "divisions")


def find_hits(scene: Scene, lexicon: Lexicon) -> list[Hit]:
    """The longest forms at word boundaries, from left to right, none within another or within a look-alike."""
    known = gazetteer(lexicon)
    hits: list[Hit] = []
    reach = 0
    for begin, form in scene.forms["gazetteer"]:
        end = begin + len(form)
        nothing, entries = known.lookalikes.get(form), known.entries.get(form, ())
        if begin < reach or not (entries or nothing is not None):
            continue
        whole = scene.cuts(begin) and scene.cuts(end)
        if not whole or (_straddles(scene, begin, end) and not (hits and hits[-1].end == begin)):
            continue
        if nothing is not None:
            reach = begin + nothing
        else:
            hits.append(Hit(begin, end, entries))
            reach = end
    return hits


def _straddles(scene: Scene, begin: int, end: int) -> bool:
    """Whether the form takes only a part of a longer word: the first (联合|国家信息中心), the last (西太平洋)."""
    if scene.edges.issuperset((begin, end)):
        return False
    first, last = scene.token(begin), scene.token(end - 1)
    return (begin < last.begin and end < last.end) or (first.tag == "ns" and first.begin < begin and first.end == end)
