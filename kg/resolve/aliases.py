"""Short names that lead to full ones in other documents, and why each may."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Entity, Extraction, Kind
from kg.text import key

Reason = tuple[str, str]  # the rule and its detail
Aliases = Mapping[str, Mapping[str, Reason]]  # short name → id of the full one → why

# 市数据局, 该公司, 我省: such a short name means another thing in the next document.
_DEICTIC = tuple("市省区县州旗镇乡村本该我此其全两")
_LONG_ENDING = 4
_PLACES = (Kind.PLACE, Kind.CITY, Kind.DISTRICT)


def known_aliases(extractions: Iterable[Extraction], kinds: Mapping[str, Kind]) -> Aliases:
    """The short names that may be led to a full one: declared by a document, or the full one without its place.

    A short name that is only the end of the full one (算力公共服务平台) is in each city's paper that city's, so
    it is taken up only where all documents with either name are of one publisher.
    """
    found: defaultdict[str, dict[str, Reason]] = defaultdict(dict)
    papers = _papers(extractions)
    for alias, full, reason in sorted([*_declared(extractions), *_without_place(extractions, kinds)]):
        if kinds[full] is not Kind.PERSON and _tells(alias, full, papers[alias] | papers[full]):
            found[alias].setdefault(full, reason)
    return found


def _declared(extractions: Iterable[Extraction]) -> Iterator[tuple[str, str, Reason]]:
    for extraction in extractions:
        for entity in extraction.entities:
            for alias in map(key, entity.aliases):
                if alias != entity.id:
                    detail = f"{extraction.document.path} names {entity.id} also {alias}"
                    yield alias, entity.id, ("declared alias", detail)


def _without_place(extractions: Iterable[Extraction], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str, Reason]]:
    places = {name for extraction in extractions for entity in extraction.entities for name in _place_names(entity)}
    lengths = sorted({len(place) for place in places})
    for full, kind in kinds.items():
        for length in lengths:
            place, short = full[:length], full[length:]
            if place in places and kinds.get(short) is kind:
                yield short, full, ("place left out", f"{full} is {short} of {place}")


def _place_names(entity: Entity) -> Iterator[str]:
    if entity.kind in _PLACES:
        yield from (entity.id, key(entity.name), *map(key, entity.aliases))


def _papers(extractions: Iterable[Extraction]) -> defaultdict[str, set[str]]:
    """The publishers whose documents have an entity; a document without one counts as a paper of its own."""
    papers: defaultdict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        document = extraction.document
        for entity in extraction.entities:
            papers[entity.id].add(document.publisher or document.path)
    return papers


def _tells(alias: str, full: str, papers: set[str]) -> bool:
    """Whether a short name means the same thing in another document; a very short end (报告) is no name at all."""
    if alias.startswith(_DEICTIC):
        return False
    return len(alias) >= _LONG_ENDING and len(papers) == 1 if full.endswith(alias) else len(alias) > 1
