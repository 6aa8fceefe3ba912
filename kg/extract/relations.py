"""Relations between two named entities, read from trigger words and the names around them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from kg.extract.agents import Context
from kg.extract.appositions import appositions
from kg.extract.arguments import Argument, Finder
from kg.extract.attendance import among, attends, guests
from kg.extract.clauses import cut
from kg.extract.frames import READERS
from kg.extract.grammar import grammar
from kg.extract.groups import MASK
from kg.extract.lines import Line
from kg.extract.meetings import attendance, chairs, performance, speeches
from kg.extract.modality import Modality, modality
from kg.extract.places import owned, scenes
from kg.extract.reading import lines, occasions
from kg.extract.roles import affiliations
from kg.extract.triggers import DOMAINS, Hit, relation_triggers
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Entity, EventType, Kind, Name, Predicate, Relation

# 甲的核心项目, 甲的下属乙, 深度的合作关系: here 的 does not turn the trigger into a noun of its own.
_AFTER_DE = {"member", "backward", "mutual", "role"}
_LISTED = frozenset({Kind.CONFERENCE})
_TOGETHER = {"联合", "共建", "携手", "会同"}


def extract_relations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Relation]:
    """The relations that the article states; `text` is its document's."""
    yield from affiliations(article, text, lexicon)
    yield from appositions(article, text)
    triggers = relation_triggers(lexicon)
    former: Line | None = None
    held = occasions(article, lexicon)
    for line in lines(article, lexicon):
        neighbour = former if former and former.sentence.passage is line.sentence.passage else None
        finder = Finder(line, grammar(lexicon), neighbour, held.get(id(line.sentence)))
        former = line
        context: Context | None = None
        for hit in triggers.hits(line.forms):
            context = context or Context(finder, _kinds(finder))
            yield from _read(context, hit, article, text, modality(lexicon))
        for subject, meeting, rule in _present(finder, lexicon):
            yield from _relations(article, text, Predicate.PARTICIPATES_IN, rule, (subject, meeting))
        for thing, place, rule in chain(scenes(finder), owned(finder)):
            yield from _relations(article, text, Predicate.LOCATED_IN, rule, (thing, place))


def _kinds(finder: Finder) -> frozenset[Kind]:
    """The classes of what the line, the one before it and the meeting that goes on can fill a frame's seats with."""
    names = chain(finder.line.names.values(), finder.former.names.values() if finder.former else ())
    kinds = {name.kind for name in names}
    return frozenset(kinds | _LISTED if finder.scene else kinds)


def _present(finder: Finder, lexicon: Lexicon) -> Iterator[tuple[Argument, Argument, str]]:
    """Who is at the meetings that the line names, or at the one that it goes on to tell of."""
    named = MASK[Kind.CONFERENCE] in finder.line.text
    if named:
        yield from chain(attendance(finder), performance(finder), chairs(finder), speeches(finder))
    if finder.scene is not None:
        yield from chain(attends(finder, lexicon), among(finder))
    if named:
        yield from guests(finder, lexicon)


def _read(
    context: Context, hit: Hit[Predicate], article: AnnotatedArticle, text: str, modal: Modality
) -> Iterator[Relation]:
    line = context.finder.line
    for frame in hit.frames:
        if line.text[hit.begin - 1 : hit.begin] == "的" and frame.pattern not in _AFTER_DE:
            continue
        if not context.can_fill(frame):
            continue
        for pair in READERS[frame.pattern](context, hit, frame):
            if modal.negated.search(context.finder.between(hit.begin, *pair)):
                continue
            # Whom somebody supports in building, builds all the same.
            if _is_done(hit, frame.signal, line) or not modal.wished.search(context.finder.before(hit.begin, *pair)):
                yield from _relations(article, text, frame.signal, frame.rule, pair, hit)


def _is_done(hit: Hit[Predicate], signal: Predicate, line: Line) -> bool:
    together = signal is Predicate.COOPERATES_WITH and line.text[hit.begin : hit.end] in _TOGETHER
    return together or signal is Predicate.BUILT_BY


def _relations(
    article: AnnotatedArticle,
    text: str,
    predicate: Predicate,
    rule: str,
    pair: tuple[Argument, Argument],
    hit: Hit[Predicate] | None = None,
) -> Iterator[Relation]:
    subjects, objects = pair[0], _city_of_venue(article, *pair) if predicate is Predicate.LOCATED_IN else pair[1]
    domain, scope = DOMAINS[predicate]
    # An argument may stand in the sentence before; the trigger never does.
    line = max(subjects.line, objects.line, key=lambda found: found.sentence.begin)
    evidence = cut(article.article, text, line.sentence.passage, *span(line, hit, *pair))
    for subject in subjects.names:
        for target in objects.names:
            if subject.entity != target.entity and subject.kind in domain and target.kind in scope:
                yield Relation(subject.entity, predicate, target.entity, rule, (evidence,))


def _city_of_venue(article: AnnotatedArticle, guests: Argument, sites: Argument) -> Argument:
    """某大会在杭州某中心举行: a hall that bears its city's name tells in which city the meeting was."""
    if not all(name.kind is Kind.CONFERENCE for name in guests.names):
        return sites
    text = sites.line.sentence.passage.text
    names = tuple(_city(article, name, text) for name in sites.names)
    return sites._replace(names=names)


def _city(article: AnnotatedArticle, venue: Name, text: str) -> Name:
    if venue.kind is not Kind.FACILITY:
        return venue
    surface = text[venue.begin : venue.end].lstrip("“《")
    cities = (city for city in article.entities.values() if city.kind is Kind.CITY)
    found = next((city for city in cities if surface.startswith(_short_forms(city))), None)
    return replace(venue, entity=found.id, kind=found.kind) if found else venue


def _short_forms(city: Entity) -> tuple[str, ...]:
    return tuple(form.removesuffix("市") for form in (city.name, *city.aliases))


def span(line: Line, hit: Hit[Predicate] | Hit[EventType] | None, *arguments: Argument) -> tuple[int, int]:
    """The passage stretch that covers the trigger and the arguments."""
    begins = [part.line.begin_at(part.first) for part in arguments] + ([line.begin_at(hit.begin)] if hit else [])
    ends = [part.line.end_at(part.last) for part in arguments] + ([line.end_at(hit.end - 1)] if hit else [])
    return min(begins), max(ends)
