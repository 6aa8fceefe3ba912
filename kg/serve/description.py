"""The endpoint's description of itself: what it takes and gives, in SPARQL 1.1's service vocabulary."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.dataset import VOID
from kg.ontology import RDF, Terms
from kg.serve.negotiation import GRAPHS, RESULTS

SD = Terms(
    "http://www.w3.org/ns/sparql-service-description#",
    (
        *(
            "Service",
            "Dataset",
            "Graph",
            "endpoint",
            "supportedLanguage",
            "SPARQL11Query",
            "resultFormat",
        ),
        *("defaultDataset", "defaultGraph"),
    ),
)
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "n3": "N3",
}
PREFIXES = {"sd": SD.base, "void": VOID.base, "formats": _FORMATS}


def describe_service(endpoint: NamedNode, triples: int) -> Iterator[Triple]:
    """The service at `endpoint` over a default graph of so many triples."""
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, RDF.type, SD.Service)
    yield Triple(service, SD.endpoint, endpoint)
    yield Triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    for offer in (*RESULTS, *GRAPHS):
        yield Triple(service, SD.resultFormat, NamedNode(_FORMATS + _NAMES[offer.name]))
    yield Triple(service, SD.defaultDataset, dataset)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, SD.defaultGraph, graph)
    yield Triple(graph, RDF.type, SD.Graph)
    yield Triple(graph, VOID.triples, Literal(triples))
