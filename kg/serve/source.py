"""What is served, read once at the start: the graph's triples, its description and its page."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store, Triple, parse

from kg.errors import KgError
from kg.export.dataset import About, describe
from kg.ontology import BASE
from kg.query import load


@dataclass(frozen=True, slots=True)
class Source:
    """A graph on its way to clients; `page` is its explorer, rendered when first looked at where none was built."""

    ntriples: bytes
    count: int
    base: str
    about: tuple[Triple, ...]
    page: Path | None
    origin: Path


def read_source(path: Path, license: str | None = None) -> Source:
    """The graph of a Turtle file, and the `graph.html` beside it. Raises QueryError, or KgError for the licence."""
    store = load(path)
    base = _base(path)
    about = tuple(describe((quad.triple for quad in store), About(base, license)))
    page = path.with_name("graph.html")
    data = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    return Source(data, len(store), base, about, page if page.is_file() else None, path)


def _base(path: Path) -> str:
    """The base that the graph was built with, as its prefix `entity:` says."""
    parser = parse(path=path, format=RdfFormat.TURTLE, base_iri=BASE)
    next(iter(parser), None)  # the prefixes are known once the first statement has been read
    entity = parser.prefixes.get("entity", "")
    return entity.removesuffix("entity/") if entity.endswith("entity/") else BASE


def render_page(source: Source) -> bytes:
    """The explorer: the page that was built with the graph, or one drawn from the triples alone."""
    if source.page is not None:
        return source.page.read_bytes()
    from kg.export.html import render
    from kg.serve.restore import restore

    store = Store()
    store.bulk_load(source.ntriples, format=RdfFormat.N_TRIPLES)
    try:
        return render(restore(store, source.base)).encode()
    except (LookupError, ValueError) as error:
        raise KgError(f"the triples give no page: {error!r}") from error
