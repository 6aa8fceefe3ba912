"""The named things of a document: where each is mentioned, and which mentions are one thing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.index import Families, Index
from kg.mention.agencies import bureaus, find_agencies
from kg.mention.aliases import Alias, declared, recurrences, shortened, unambiguous
from kg.mention.awards import find_awards
from kg.mention.bodies import find_bodies
from kg.mention.brands import endings, find_brands
from kg.mention.companies import registered
from kg.mention.congresses import session
from kg.mention.employers import find_employers
from kg.mention.gazetteer import Gazetteer, Hit, find_hits, gazetteer
from kg.mention.heads import heads
from kg.mention.home import districts, homes, supply
from kg.mention.listed import CUES, find_listed
from kg.mention.overlaps import settle
from kg.mention.persons import find_persons, recurring
from kg.mention.placed import find_placed
from kg.mention.places import find_places, find_tails, find_zones, zone_tails
from kg.mention.quoted import find_quoted
from kg.mention.register import Register
from kg.mention.scene import Candidate, Scene
from kg.mention.sessions import OF_A_BODY, find_sessions
from kg.mention.spots import find_spots
from kg.mention.teams import find_teams
from kg.mention.things import find_branded, find_firsts, find_models, find_things
from kg.mention.words import everyday
from kg.model import ArticleText, Entity, Kind, Name, PassageRole, Tokens
from kg.text import key

_CATCHWORD = 12  # characters of a quoted phrase that is too short to be speech
_QUOTED = 2  # characters of a name that is told from a common word by its quotation marks alone
_LEVELS = frozenset("省市区县州")
_HEADED = ("集团", "控股", "股份", "银行", "证券")  # nouns that end longer names as well: 某市城建集团
_PAUSE = re.compile("[，。！？；：、]")

Words = Sequence[Sequence[Tokens]]


@dataclass(frozen=True)
class DocumentNames:
    """What `find_names` finds in a document.

    `mentions[i][j]` are the names in passage `j` of article `i`, in order and without overlaps; `entities` holds
    every entity that is mentioned or is a by-line, by id, sorted by id; `homes[i]` is the id of the city or
    province that article `i` is about, if one can be told.
    """

    mentions: tuple[tuple[tuple[Name, ...], ...], ...]
    entities: Mapping[str, Entity]
    homes: tuple[str | None, ...]


@dataclass(frozen=True)
class _Reading:
    """An article under work: its passages as scenes, its home, and its candidates by passage."""

    article: ArticleText
    scenes: tuple[Scene, ...]
    home: str
    candidates: tuple[list[Candidate], ...]


def find_names(articles: Sequence[ArticleText], tokens: Words, lexicon: Lexicon) -> DocumentNames:
    """All names of a document's articles, linked within it; `tokens[i][j]` are those of passage `j` of article `i`."""
    known = gazetteer(lexicon)
    readings = _read(articles, tokens, lexicon, known)
    again = _known_forms(readings, lexicon)
    index = Index(again)
    register = Register()
    mentions = []
    for reading in readings:
        found = []
        for scene, candidates in zip(reading.scenes, reading.candidates, strict=True):
            final = settle([*candidates, *recurrences(scene, index, again)])
            found.append(tuple(register.mention(_linked(c, again), reading.article.article.id) for c in final))
        mentions.append(tuple(found))
        register.bylines(reading.article.article)
    entities = register.entities()
    return DocumentNames(tuple(mentions), entities, tuple(key(r.home) if r.home else None for r in readings))


def _linked(one: Candidate, forms: Mapping[str, Candidate]) -> Candidate:
    """The mention under the canonical name of the thing whose regular short form its own name is."""
    full = forms.get(one.name)
    if full is None or full.rank or full.kind is not one.kind or one.rule.startswith("gazetteer"):
        return one
    return one._replace(canonical=full.canonical)


@cache
def _families(lexicon: Lexicon) -> Families:
    """All fixed forms that the finders of names ask for."""
    known = gazetteer(lexicon)
    return Families(
        {
            "gazetteer": known.entries.keys() | known.lookalikes.keys(),
            "heads": heads(lexicon).kinds,
            "bureaus": bureaus(lexicon),
            "endings": endings(lexicon),
            "titles": frozenset(lexicon.forms("titles")),
            "cues": CUES,
        }
    )


def _read(articles: Sequence[ArticleText], tokens: Words, lexicon: Lexicon, known: Gazetteer) -> list[_Reading]:
    families = _families(lexicon)
    scenes = [
        tuple(
            Scene(passage.text, found, families.scan(passage.text))
            for passage, found in zip(article.passages, words, strict=True)
        )
        for article, words in zip(articles, tokens, strict=True)
    ]
    hits = [[find_hits(scene, lexicon) for scene in group] for group in scenes]
    found_homes = homes(articles, hits, known)
    readings = []
    placed = [
        [_placed(scene, here, home, tails, lexicon, known) for scene, here in zip(group, found, strict=True)]
        for group, found, home, tails in zip(scenes, hits, found_homes, map(zone_tails, hits), strict=True)
    ]
    _mark_brands([scene for group in scenes for scene in group], placed)
    for article, group, found, home, first in zip(articles, scenes, hits, found_homes, placed, strict=True):
        district = districts(found, home)
        candidates = []
        for scene, mine in zip(group, first, strict=True):
            mine += [
                *find_quoted(scene, lexicon),
                *find_things(scene),
                *find_firsts(scene),
                *find_models(scene),
                *find_branded(scene, lexicon),
                *find_bodies(scene, lexicon),
                *find_awards(scene),
                *find_teams(scene),
                *find_spots(scene),
            ]
            mine += find_persons(scene, lexicon)
            mine += find_employers(scene, mine, lexicon)
            mine += find_listed(scene, mine, lexicon)
            if inner := _inside_catchwords(scene):
                mine = [one for one in mine if not (one.rule.startswith("gazetteer") and one.begin in inner)]
            candidates.append([_completed(_session(one), home, district, known) for one in mine])
        for at, one in _sessions(article, group, lexicon):
            candidates[at].append(_completed(_session(one), home, district, known))
        readings.append(_Reading(article, group, home, tuple(candidates)))
    return readings


def _placed(
    scene: Scene, hits: Sequence[Hit], home: str, tails: Mapping[str, str], lexicon: Lexicon, known: Gazetteer
) -> list[Candidate]:
    """What other names of the passage can begin with: places, authorities and short names of companies."""
    return [
        *find_places(scene, hits, home, known),
        *find_zones(scene, home, known),
        *find_tails(scene, tails),
        *find_agencies(scene, lexicon),
        *find_brands(scene, lexicon),
        *find_placed(scene, lexicon),
    ]


def _mark_brands(scenes: Sequence[Scene], placed: Sequence[Sequence[Sequence[Candidate]]]) -> None:
    """Tells every passage where the document's short names of companies stand, as parts of longer names too."""
    found = (one for group in placed for mine in group for one in mine if one.rule.startswith("brand with"))
    brands = {one.name for one in found if not one.name.endswith(_HEADED)}
    for name in sorted(brands):
        for scene in scenes:
            at = scene.text.find(name)
            while at >= 0:
                if scene.cuts(at) and scene.cuts(at + len(name)):
                    scene.add_atom(at, at + len(name), "B")
                at = scene.text.find(name, at + 1)


def _sessions(article: ArticleText, scenes: Sequence[Scene], lexicon: Lexicon) -> list[tuple[int, Candidate]]:
    """The meetings that verbs give away, by passage.

    A headline calls a meeting by other words than its article, and is asked only where the article names none.
    What a body holds without a name of its own has none there either.
    """
    in_text: list[tuple[int, Candidate]] = []
    in_headline: list[tuple[int, Candidate]] = []
    for at, (passage, scene) in enumerate(zip(article.passages, scenes, strict=True)):
        found = in_headline if passage.role is PassageRole.HEADLINE else in_text
        found += [(at, one) for one in find_sessions(scene, lexicon)]
    return in_text or [(at, one) for at, one in in_headline if one.rule != OF_A_BODY]


def _inside_catchwords(scene: Scene) -> set[int]:
    """Where short quoted phrases run on: a place within one (“湖北造”) is not spoken of as a place."""
    inner: set[int] = set()
    for begin, end in scene.quotations:
        if scene.text[begin] != "“" or end - begin - 2 > _CATCHWORD or _PAUSE.search(scene.text, begin + 1, end - 1):
            continue
        if scene.atoms.get(end - 1, (0, ""))[0] != begin + 1:
            inner.update(range(begin + 1, end - 1))
    return inner


def _completed(one: Candidate, home: str, district: str, known: Gazetteer) -> Candidate:
    """A name that starts with 省, 市, 区 or 县 with that place in full; a known company's legal name as its name."""
    if not one.level:
        return registered(one, known)
    place = supply(one.level, home, district, known)
    if not place:
        return one._replace(canonical=one.canonical or one.name)
    whole = one.canonical or one.name
    seen = one.name[len(one.level) :]
    full = place + whole[len(one.level) :]
    return one._replace(name=place + seen, canonical=full, aliases=(*one.aliases, one.name))


def _session(one: Candidate) -> Candidate:
    """The mention of a congress under the name that its long and its short form share."""
    if one.kind is not Kind.CONFERENCE or "届" not in one.name or not (canonical := session(one.name)):
        return one
    return one._replace(canonical=canonical, level=canonical[0] if canonical[0] in _LEVELS else "")


def _known_forms(readings: Sequence[_Reading], lexicon: Lexicon) -> dict[str, Candidate]:
    """Every form that counts as a name wherever the document has it, with the candidate it stands for."""
    everything = [one for reading in readings for group in reading.candidates for one in settle(group)]
    links: list[Alias] = []
    for reading in readings:
        for scene, group in zip(reading.scenes, reading.candidates, strict=True):
            links += declared(scene, group)
    links += shortened(everything, gazetteer(lexicon).places, everyday(lexicon))
    forms: dict[str, Candidate] = {}
    for form, alias in unambiguous(links).items():
        if len(form) >= 2:
            forms[form] = Candidate(0, 0, alias.kind, alias.rule, form, alias.canonical, rank=0)
    lasting = list(_lasting(everything, readings, lexicon))
    meant: dict[str, set[str]] = {}
    for one in lasting:
        for form in one.aliases:
            meant.setdefault(form, set()).add(key(one.canonical or one.name))
    for one in lasting:
        for form in (one.name, *(form for form in one.aliases if len(meant[form]) == 1)):
            if len(form) >= (2 if one.kind is Kind.PERSON else 3) and form not in forms:
                forms[form] = one._replace(rule=f"again: {one.rule}", level="", rank=3)
            elif len(form) == _QUOTED and one.rule.startswith("quoted") and f"“{form}”" not in forms:
                forms[f"“{form}”"] = one._replace(rule=f"again: {one.rule}", level="", rank=3)
    return {form: forms[form] for form in sorted(forms)}


_PLACES = frozenset({Kind.PLACE, Kind.CITY, Kind.DISTRICT})


def _lasting(everything: Sequence[Candidate], readings: Sequence[_Reading], lexicon: Lexicon) -> Iterator[Candidate]:
    for one in everything:
        if one.kind not in _PLACES and not one.rule.startswith("gazetteer"):
            yield one
    for name in sorted(recurring([scene for reading in readings for scene in reading.scenes], lexicon)):
        yield Candidate(0, 0, Kind.PERSON, "recurs at the start of clauses", name)
