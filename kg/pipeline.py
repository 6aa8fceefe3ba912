"""The order of the stages, from inputs to the resolved graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kg.annotation import annotate
from kg.errors import EvidenceError, InputError
from kg.extract.events import extract_events
from kg.extract.observations import extract_observations
from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Article, Document, Entity, Extraction, Fact, Graph, Relation, Skipped
from kg.parallel import map_in_order, uncollected
from kg.read.articles import split_articles
from kg.read.documents import ReadOptions, read_documents
from kg.resolve import read_verdicts, resolve
from kg.text import key

Progress = Callable[[int, int], None]  # documents and characters read so far

_state: dict[str, Lexicon] = {}  # one lexicon a process: patterns are built once for it


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user can say about a build."""

    read: ReadOptions = field(default_factory=ReadOptions)
    lexicon: Path | None = None  # a folder of tables laid over the package's
    verdicts: Path | None = None  # a table of names that are, or are not, the same thing
    workers: int = 1


def build_graph(
    inputs: Sequence[str],
    options: BuildOptions | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Graph:
    """Everything that the inputs say as one graph; the same for any number of workers and order of inputs.

    Raises KgError where an input cannot be read or a quote is not its document's text.
    """
    options = options or BuildOptions()
    verdicts = read_verdicts(options.verdicts) if options.verdicts else ()
    skipped: list[Skipped] = []
    documents = _documents(read_documents(inputs, options.read, stdin), skipped)
    extractions = []
    characters = 0
    with uncollected():
        for extraction in map_in_order(_extract, documents, options.workers, _start, options.lexicon):
            extractions.append(extraction)
            characters += len(extraction.document.text)
            if progress:
                progress(len(extractions), characters)
        return resolve(extractions, skipped, verdicts)


def _documents(read: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    seen: set[str] = set()
    for document in read:
        if isinstance(document, Skipped):
            skipped.append(document)
        elif document.path in seen:
            raise InputError(f"{document.path}: read twice; give each document once, or folders that do not overlap")
        else:
            seen.add(document.path)
            yield document


def _start(lexicon: Path | None) -> None:
    _state["lexicon"] = Lexicon(lexicon)


def _extract(documents: list[Document]) -> list[Extraction]:
    return [extract_document(document, _state["lexicon"]) for document in documents]


@uncollected()
def extract_document(document: Document, lexicon: Lexicon) -> Extraction:
    """All that one document says, its evidence checked: a pure function of the document and the lexicon."""
    texts = [replace(text, article=_with_bylines(text.article)) for text in split_articles(document, lexicon)]
    annotated = annotate(texts, lexicon)
    facts = tuple(fact for article in annotated for fact in _facts(article, document.text, lexicon))
    check_evidence(document, facts)
    entities = _mentioned(annotated, facts)
    return Extraction(document, tuple(each.article for each in texts), entities, facts)


def _with_bylines(article: Article) -> Article:
    """The article with its by-line inside: who wrote it can stand above its first or below its last passage."""
    spans = [byline.span for byline in article.bylines]
    begin = min((article.begin, *(span.begin for span in spans)))
    return replace(article, begin=begin, end=max((article.end, *(span.end for span in spans))))


def _facts(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Fact]:
    yield from extract_observations(article, text, lexicon)
    yield from extract_relations(article, text, lexicon)
    yield from extract_events(article, text, lexicon)


def check_evidence(document: Document, facts: Iterable[Fact]) -> None:
    """Raises EvidenceError unless every fact has evidence, and every quote is the text at its offsets."""
    for fact in facts:
        if not fact.evidence:
            raise EvidenceError(f"{document.path}: a fact of rule {fact.rule} has no evidence")
        for evidence in fact.evidence:
            if document.text[evidence.begin : evidence.end] != evidence.quote or evidence.document != document.path:
                place = f"{document.path}[{evidence.begin}:{evidence.end}]"
                raise EvidenceError(f"{place}: the quote of rule {fact.rule} is not the text that stands there")


def _mentioned(articles: Iterable[AnnotatedArticle], facts: Iterable[Fact]) -> tuple[Entity, ...]:
    """The entities that an article names in its text or by-line, with the articles that do."""
    known: dict[str, Entity] = {}
    places: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        known.update(article.entities)
        for name in _named(article):
            places[name].add(article.article.id)
    for fact in facts:
        for name in (fact.subject, fact.object) if isinstance(fact, Relation) else (fact.subject,):
            places[name].update(evidence.article for evidence in fact.evidence)
    return tuple(_within(known[name], places[name]) for name in sorted(places))


def _within(entity: Entity, articles: set[str]) -> Entity:
    """The entity as named in the articles, by their ids."""
    named = tuple(sorted(articles))
    if named == entity.articles:
        return entity
    # Not `replace`, which looks the fields of the class up for each of some hundred entities.
    return Entity(entity.id, entity.name, entity.kind, entity.aliases, named)


def _named(article: AnnotatedArticle) -> Iterator[str]:
    for sentence in article.sentences:
        yield from (name.entity for name in sentence.names)
    for byline in article.article.bylines:
        yield from (name for name in (key(byline.name), key(byline.publisher or "")) if name in article.entities)
