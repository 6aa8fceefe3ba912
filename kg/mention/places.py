"""Mentions from the gazetteer: which thing a form means here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from kg.mention.companies import is_named
from kg.mention.gazetteer import PLACES, Entry, Gazetteer, Hit
from kg.mention.scene import Candidate, Scene
from kg.model import Kind


def resolve(hit: Hit, home: str, before: str, known: Gazetteer) -> Entry | None:
    """What a hit means in an article about `home` after a mention of `before`; None where it is a common word."""
    allowed = [entry for entry in hit.entries if entry.use == "free" or _near(entry, home, before, known)]
    if len(allowed) < 2:
        return allowed[0] if allowed else None
    return min(allowed, key=lambda entry: _rank(entry, home, before))


def _near(entry: Entry, home: str, before: str, known: Gazetteer) -> bool:
    if entry.parent in (home, before) or entry.name == home:
        return True
    if entry.name.endswith("区"):
        return False
    around = {home, before, *(name for name in known.above(home) if name != "中国")} - {""}
    return not around.isdisjoint(known.above(entry.name))


def _rank(entry: Entry, home: str, before: str) -> tuple[bool, bool, bool, bool, str]:
    related = entry.parent in (home, before) or entry.name == home
    return entry.parent != before, not related, entry.kind is not Kind.PLACE, entry.kind is not Kind.CITY, entry.name


def find_places(scene: Scene, hits: Sequence[Hit], home: str, known: Gazetteer) -> Iterator[Candidate]:
    """The gazetteer's mentions of a passage; tells `scene` where they end."""
    before, last, city = "", -1, -1
    for hit, following in zip_longest(hits, hits[1:]):
        entry = resolve(hit, home, before if hit.begin == last else "", known)
        if entry is None or not is_named(scene.text, hit.end, entry):
            continue
        if entry.source == "companies" and city >= 0 and hit.begin == last:
            yield _branch(scene, city, hit, entry)
        city = hit.begin if entry.source == "divisions" and entry.kind is not Kind.DISTRICT else -1
        before, last = entry.name, hit.end
        scene.add_atom(hit.begin, hit.end, _sort(entry))
        form = scene.text[hit.begin : hit.end]
        whole = canonical(entry, known)
        scene.full[hit.end] = whole
        if entry.kind not in PLACES and following is not None and _bracketed(scene, hit, following):
            end = following.end + 1
            scene.add_atom(hit.begin, end, "B")
            words = scene.text[hit.begin : end]
            yield Candidate(hit.begin, end, entry.kind, "gazetteer name with a place in brackets", words, rank=1)
        elif form.endswith("班列") and (route := _ROUTE.match(scene.text, hit.end)):
            scene.add_atom(hit.begin, route.end(), "B")
            words = scene.text[hit.begin : route.end()]
            yield Candidate(
                hit.begin, route.end(), entry.kind, "gazetteer name with a route in brackets", words, rank=1
            )
        yield Candidate(hit.begin, hit.end, entry.kind, f"gazetteer:{entry.source}", form, whole, rank=1)


def _branch(scene: Scene, begin: int, hit: Hit, entry: Entry) -> Candidate:
    """A known company behind its city or province: 某市京东方 is called so as well."""
    words = scene.text[begin : hit.end]
    return Candidate(begin, hit.end, entry.kind, "gazetteer:companies behind a place", words, entry.name, rank=1)


def _bracketed(scene: Scene, hit: Hit, following: Hit) -> bool:
    """Whether the next hit stands in brackets right behind: 香港科技大学（广州）."""
    text = scene.text
    return following.begin == hit.end + 1 and text[hit.end] == "（" and text[following.end : following.end + 1] == "）"


def _sort(entry: Entry) -> str:
    if entry.kind not in PLACES:
        return "B" if entry.source != "well_known" else "Q"
    return "D" if entry.kind is Kind.DISTRICT or entry.source == "places" else "P"


def canonical(entry: Entry, known: Gazetteer) -> str:
    """The full name that an entry's identity is made of: with the city for a district name that several have."""
    if entry.source == "divisions" and entry.kind is Kind.DISTRICT:
        same = [other for other in known.entries[entry.name] if other.name == entry.name]
        if len(same) > 1:
            return entry.parent + entry.name
    return entry.name


_ROUTE = re.compile("（[\u4e00-\u9fff]{2,6}）")
_LED = re.compile(r"(?:[、，；和及与在于驻]|落户|走进)$")
_ZONE = re.compile(r"(?:高新区|经开区|自贸区|综保区)(?=[、，。；和及与的内将已]|举行|获评|启动)")


# 某地国际生物城 … 生物城: what an article calls a zone by, once it has named it.
_TAIL = re.compile("(?:[\u4e00-\u9fff]{2}城|起步区|先行区|示范区|合作区|试验区|软件园|软件谷|航空港|新区)$")
_BEFORE_TAIL = frozenset("vpcuxdft")


def zone_tails(hits: Sequence[Sequence[Hit]]) -> dict[str, str]:
    """The last words of the zones that an article names, with the zone's name; those of one zone alone."""
    named: dict[str, set[str]] = {}
    for hit in (hit for group in hits for hit in group):
        for entry in hit.entries:
            if entry.kind is Kind.DISTRICT and entry.source == "places" and (tail := _TAIL.search(entry.name)):
                named.setdefault(tail.group(), set()).add(entry.name)
    return {tail: min(names) for tail, names in named.items() if len(names) == 1}


def find_tails(scene: Scene, tails: Mapping[str, str]) -> Iterator[Candidate]:
    """The zones of `tails` where a passage calls them by their last word alone."""
    for tail, name in tails.items():
        begin = scene.text.find(tail)
        while begin >= 0:
            end = begin + len(tail)
            alone = begin == 0 or scene.token(begin - 1).tag[:1] in _BEFORE_TAIL
            if alone and end not in scene.atoms and scene.cuts(begin) and scene.cuts(end):
                scene.add_atom(begin, end, "D")
                scene.full[end] = name
                yield Candidate(begin, end, Kind.DISTRICT, "zone by its last word", tail, name, rank=1)
            begin = scene.text.find(tail, end)


def find_zones(scene: Scene, home: str, known: Gazetteer) -> Iterator[Candidate]:
    """高新区 and its like alone, in an article about a city that has one, or beside a district of it."""
    for match in _ZONE.finditer(scene.text) if home.endswith("市") else ():
        begin, end = match.span()
        if begin in scene.full or not scene.cuts(begin):
            continue
        led = begin == 0 or _LED.search(scene.text, max(0, begin - 3), begin) is not None
        own = known.entries.get(home[:-1] + match.group(), ())
        beside = scene.atoms.get(begin - 1, (0, ""))[1] == "D" or any(
            at == end + 1 and scene.text[end] in "、和" and sort == "D" for at, sort in scene.atoms.values()
        )
        if (own and led) or beside:
            name = own[0].name if own else home + match.group()
            scene.add_atom(begin, end, "D")
            scene.full[end] = name
            yield Candidate(begin, end, Kind.DISTRICT, "zone of the home city", match.group(), name, rank=1)
