"""Code, ontology file, shapes and lexicon speak of the same terms."""

import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg import ontology
from kg.lexicon import Lexicon
from kg.model import Direction, EventType, Kind, Predicate, Qualifier, Status
from kg.ontology import CLASSES, INDIVIDUALS, KG, PREFIXES, PROPERTIES, SUPERCLASS, labels, read, subclasses
from kg.query import select


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.load(read("kg.ttl"), format=RdfFormat.TURTLE)
    return store


def names(store: Store, pattern: str) -> set[str]:
    rows = select(store, f"SELECT DISTINCT ?t {{ {pattern} FILTER(STRSTARTS(STR(?t), STR(kg:))) }}").rows
    return {row[0].removeprefix("kg:") for row in rows}


def test_every_term_of_the_code_is_declared_and_every_declared_term_is_in_the_code(store: Store) -> None:
    assert names(store, "?t a owl:Class .") == CLASSES
    assert names(store, "?t a ?k . VALUES ?k { owl:ObjectProperty owl:DatatypeProperty }") == PROPERTIES
    assert names(store, "?t a owl:NamedIndividual .") == INDIVIDUALS


def test_the_enumerations_of_the_model_are_terms(store: Store) -> None:
    assert {kind.value for kind in Kind} == set(subclasses("Entity")) - {"Entity", "Institution"}
    for kind in (Qualifier, Status, Direction, EventType):
        assert names(store, f"?t a kg:{kind.__name__} .") == {member.value for member in kind}
    assert {predicate.value for predicate in Predicate} == names(
        store, "?t rdfs:range ?r . ?t rdfs:domain ?d . FILTER NOT EXISTS { ?t rdfs:domain kg:Fact } "
        "FILTER (?t NOT IN (kg:metric, kg:qualifier, kg:status, kg:direction, kg:predicate, kg:object, kg:eventType, "
        "kg:article, kg:mentionedIn)) ?t a owl:ObjectProperty .",
    )  # fmt: skip


def test_the_class_tree_of_the_code_is_that_of_the_file(store: Store) -> None:
    rows = select(store, "SELECT ?c ?s { ?c rdfs:subClassOf ?s FILTER(STRSTARTS(STR(?s), STR(kg:))) }").rows
    assert {(c.removeprefix("kg:"), s.removeprefix("kg:")) for c, s in rows} == set(SUPERCLASS.items())


def test_every_term_has_one_label_and_comment_in_chinese_and_in_english(store: Store) -> None:
    for name in KG:
        for predicate in ("rdfs:label", "rdfs:comment"):
            rows = select(store, f"SELECT (LANG(?x) AS ?l) {{ kg:{name} {predicate} ?x }} ORDER BY ?l").rows
            assert [row[0] for row in rows] == ["en", "zh"], (name, predicate)


def test_every_property_has_a_domain_and_a_range(store: Store) -> None:
    for name in PROPERTIES:
        for predicate in ("rdfs:domain", "rdfs:range"):
            assert len(select(store, f"SELECT ?x {{ kg:{name} {predicate} ?x }}").rows) == 1, (name, predicate)


@pytest.mark.parametrize(
    ("term", "aligned"),
    [
        ("Place", "schema:Place"), ("City", "schema:City"), ("District", "schema:AdministrativeArea"),
        ("Institution", "schema:Organization"), ("Institution", "<http://www.w3.org/ns/org#Organization>"),
        ("Project", "schema:Project"), ("Product", "schema:Product"), ("Award", "schema:Thing"),
        ("Conference", "schema:Event"), ("Person", "schema:Person"), ("Person", "foaf:Person"),
        ("Observation", "schema:Observation"), ("Relation", "rdf:Statement"), ("Event", "schema:Event"),
        ("Evidence", "prov:Entity"), ("Metric", "skos:Concept"), ("Article", "schema:NewsArticle"),
        ("Evidence", "<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Phrase>"),
    ],
)  # fmt: skip
def test_the_classes_are_aligned_as_the_contract_says(store: Store, term: str, aligned: str) -> None:
    assert select(store, f"ASK {{ kg:{term} rdfs:subClassOf {aligned} }}").boolean


def test_cooperation_is_symmetric_and_the_ontology_has_a_version(store: Store) -> None:
    assert select(store, "ASK { kg:cooperatesWith a owl:SymmetricProperty }").boolean
    assert select(store, "ASK { <https://kg.example.org/ontology> a owl:Ontology ; owl:versionInfo ?v }").boolean


@pytest.mark.parametrize(("end", "place"), [("domain", "subject"), ("range", "object")])
def test_the_shapes_allow_for_each_predicate_what_its_domain_and_range_say(store: Store, end: str, place: str) -> None:
    """The table in shapes.ttl and the unions in kg.ttl are written twice; they must agree."""
    declared = select(
        store,
        f"SELECT ?p ?c {{ VALUES ?p {{ {' '.join(f'kg:{p}' for p in Predicate)} }} ?p rdfs:{end} ?d . "
        "OPTIONAL { ?d owl:unionOf/rdf:rest*/rdf:first ?m } BIND (COALESCE(?m, ?d) AS ?c) }",
    ).rows
    text = read("shapes.ttl").decode()
    select_text = next(part for part in text.split("sh:select") if f"kg:{place} ?end" in part)
    rows = re.findall(r"\?value = (\S+) && \?class IN \(([^)]*)\)", select_text)
    pairs = {(predicate, each) for predicate, classes in rows for each in classes.split(", ")}
    free = {(p, "kg:Entity") for p, c in declared if c == "kg:Entity"}
    assert pairs == set(declared) - free
    for predicate, _ in free:
        assert predicate in select_text.partition("NOT IN")[2].partition("\n")[0]


def test_the_lexicon_signals_only_terms_of_the_ontology() -> None:
    """Tables name kinds, predicates and event types in columns of these names."""
    lexicon = Lexicon()
    allowed = {
        "kind": {kind.value for kind in Kind}, "predicate": {p.value for p in Predicate},
        "event": {e.value for e in EventType}, "status": {s.value for s in Status},
        "qualifier": {q.value for q in Qualifier}, "direction": {d.value for d in Direction},
    }  # fmt: skip
    wrong = [
        f"{row.place}: {column}={value}"
        for table in lexicon.names
        for row in lexicon.rows(table)
        for column, terms in allowed.items()
        for value in row.cells.get(column, "-").split("|")
        if value[:1].isupper() and value not in terms
    ]
    assert wrong == []


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="subjekt"):
        _ = KG.subjekt
    with pytest.raises(KeyError):
        _ = KG["Organisation"]
    assert KG.subject == NamedNode(PREFIXES["kg"] + "subject")


def test_labels_are_given_in_either_language() -> None:
    assert labels()["Target"] == "目标"
    assert labels("en")["builtBy"] == "built by"
    assert set(labels()) == set(KG)


def test_rdflib_is_not_loaded_with_the_ontology_graph_or_query() -> None:
    heavy = ("rdflib", "networkx", "pyshacl", "pandas")
    code = f"import sys, kg.graph, kg.query, kg.validate, kg.export; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_ontology_is_small_enough_to_read_in_ten_minutes() -> None:
    assert len(ontology.read("kg.ttl").decode().split()) < 3000


def test_ontology_and_queries_are_declared_as_package_data() -> None:
    """What the package reads at run time is in a built wheel as well."""
    root = Path(__file__).parents[1]
    config = ConfigParser()
    config.read(root / "setup.cfg")
    declared = {path for line in config["options.package_data"]["kg"].split() for path in (root / "kg").glob(line)}
    assert {root / "kg" / "ontology_files" / name for name in ("kg.ttl", "shapes.ttl")} <= declared
    assert set((root / "kg" / "queries").iterdir()) <= declared
