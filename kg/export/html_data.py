"""What the page knows: facts, their words and their articles, as plain data for JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from kg.model import Article, Entity, Event, Evidence, Fact, Graph, Observation, Relation

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


class Contexts:
    """The paragraphs that evidence lies in, each kept once."""

    def __init__(self, graph: Graph) -> None:
        self.paragraphs: list[str] = []
        self._graph = graph
        self._numbers: dict[tuple[str, int, int], int] = {}

    def locate(self, evidence: Evidence) -> tuple[int, int, int]:
        """The number of the paragraph and where in it the quote begins and ends, in UTF-16 units as browsers count."""
        begin = min(evidence.context.begin, evidence.begin)
        end = max(evidence.context.end, evidence.end)
        text = self._graph.documents[evidence.document].text
        place = (evidence.document, begin, end)
        if place not in self._numbers:
            self._numbers[place] = len(self.paragraphs)
            self.paragraphs.append(text[begin:end])
        return self._numbers[place], _utf16(text[begin : evidence.begin]), _utf16(text[begin : evidence.end])


def shown_facts(graph: Graph, index: Mapping[str, int]) -> list[tuple[str, Fact]]:
    """The facts whose entities are all shown, by id."""
    return [
        (id, fact)
        for id, fact in graph.facts.items()
        if fact.subject in index and (not isinstance(fact, Relation) or fact.object in index)
    ]


def page_data(graph: Graph, shown: Sequence[Entity], facts: Sequence[tuple[str, Fact]]) -> dict[str, Json]:
    """Entities (numbered as in `shown`), facts, articles and paragraphs."""
    contexts = Contexts(graph)
    index = {entity.id: number for number, entity in enumerate(shown)}
    articles = {id: number for number, id in enumerate(graph.articles)}
    fact_rows: list[Json] = [_fact(id, fact, index, articles, contexts) for id, fact in facts]
    return {
        "articles": [_article(article) for article in graph.articles.values()],
        "contexts": contexts.paragraphs,
        "entities": [_entity(entity, articles) for entity in shown],
        "facts": fact_rows,
        "totals": {
            "articles": len(graph.articles),
            "documents": len(graph.documents),
            "entities": len(graph.entities),
            "facts": len(graph.facts),
        },
    }


def _entity(entity: Entity, articles: Mapping[str, int]) -> dict[str, Json]:
    row: dict[str, Json] = {"id": entity.id, "kind": entity.kind.value}
    if entity.aliases:
        row["aliases"] = list(entity.aliases)
    mentioned = [articles[article] for article in entity.articles if article in articles]
    return row | {"articles": mentioned} if mentioned else row


def _article(article: Article) -> dict[str, Json]:
    return _present(
        id=article.id,
        document=article.document,
        headline=article.headline,
        publisher=article.publisher,
        published=_day(article.published),
        basis=article.basis,
        authors=[byline.name for byline in article.bylines] or None,
    )


def _fact(
    id: str, fact: Fact, index: Mapping[str, int], articles: Mapping[str, int], contexts: Contexts
) -> dict[str, Json]:
    row: dict[str, Json] = {"id": id, "subject": index[fact.subject]}
    row["evidence"] = [[articles[e.article], *contexts.locate(e)] for e in fact.evidence]
    match fact:
        case Observation():
            return row | _observation(fact)
        case Relation():
            return row | _present(predicate=fact.predicate.value, object=index[fact.object], role=fact.role)
        case Event():
            return row | _present(event=fact.type.value, start=_day(fact.start), end=_day(fact.end))


def _observation(fact: Observation) -> dict[str, Json]:
    return _present(
        metric=fact.metric,
        value=_plain(fact.value),
        minimum=_plain(fact.minimum),
        maximum=_plain(fact.maximum),
        unit=fact.unit,
        qualifier=fact.qualifier.value,
        status=fact.status.value,
        direction=fact.direction and fact.direction.value,
        start=_day(fact.start),
        end=_day(fact.end),
    )


def _present(**fields: Json) -> dict[str, Json]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}


def _plain(number: Decimal | None) -> str | None:
    """The number as text without an exponent, since JSON's floats would round it."""
    return None if number is None else f"{number:f}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
