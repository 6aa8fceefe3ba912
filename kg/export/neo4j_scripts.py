"""The scripts beside the CSV files: `import.cypher`, `constraints.cypher`, `import.sh` and a README."""

from collections.abc import Iterator, Sequence

from kg.export.neo4j_table import MARK, Table
from kg.ontology import superclasses

_BATCH = "IN TRANSACTIONS OF 1000 ROWS;"
_OPTIONS = ("--array-delimiter=U+001F", "--legacy-style-quoting=true", "--multiline-fields=true", "--id-type=string")
_CONVERT = {
    "string": "{0}",
    "string[]": "split({0}, '\\u001F')",
    "double": "toFloat({0})",
    "long": "toInteger({0})",
    "date": "date({0})",
}

# Chinese is searched by pairs of characters: by single ones every name that shares one would be found.
_CJK = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
_INDEXES = (
    f"CREATE FULLTEXT INDEX kg_names IF NOT EXISTS FOR (n:Entity|Metric) ON EACH [n.name, n.aliases] {_CJK}",
    f"CREATE FULLTEXT INDEX kg_texts IF NOT EXISTS FOR (n:Evidence|Article) ON EACH [n.quote, n.headline] {_CJK}",
    "CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
)


def scripts(tables: Sequence[Table]) -> dict[str, str]:
    """The scripts by file name; they are the same for every graph."""
    constraints = "".join(f"{statement};\n" for statement in schema(tables))
    return {
        "constraints.cypher": constraints,
        "import.cypher": _INTRODUCTION + constraints + "\n" + "\n".join(_statements(tables)),
        "import.sh": _shell(tables),
        "README.txt": _README,
    }


def schema(tables: Sequence[Table]) -> tuple[str, ...]:
    """The statements that make ids unique and names and quotes searchable; run again they change nothing."""
    spaces = sorted({table.space for table in tables if isinstance(table.space, str)})
    unique = (
        f"CREATE CONSTRAINT kg_{space.lower()}_id IF NOT EXISTS FOR (n:{space}) REQUIRE n.id IS UNIQUE"
        for space in spaces
    )
    return (*unique, *_INDEXES)


def _statements(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        for kind in table.kinds:
            yield _load(table, kind) + (_node(table, kind) if isinstance(table.space, str) else _edge(table, kind))


def _load(table: Table, kind: str) -> str:
    column = "split(row.`:LABEL`, '\\u001F')[0]" if isinstance(table.space, str) else "row.`:TYPE`"
    chosen = f"WITH row WHERE {column} = '{kind}'\n" if len(table.kinds) > 1 else ""
    return f"LOAD CSV WITH HEADERS FROM 'file:///{table.name}.csv' AS row\n{chosen}CALL (row) {{\n"


def _node(table: Table, kind: str) -> str:
    labels = "".join(f":{label}" for label in (kind, *superclasses(kind), MARK))
    sets = [f"n{labels}", *(f"n.{name} = {_read(name, type_)}" for name, type_ in table.columns)]
    where = f"  MERGE (n:{table.space} {{id: row.`id:ID({table.space})`}})\n"
    return where + "  SET " + ",\n      ".join(sets) + f"\n}} {_BATCH}\n"


def _edge(table: Table, kind: str) -> str:
    start, end = table.space[0], table.space[1]
    ends = f"  MATCH (a:{start} {{id: row.`:START_ID({start})`}})\n  MATCH (b:{end} {{id: row.`:END_ID({end})`}})\n"
    # A relationship is told from its like by the fact that states it.
    key, *others = table.columns or (("", ""),)
    fact = f" {{{key[0]}: {_read(*key)}}}" if key[0] else ""
    sets = "".join(f"  SET r.{name} = {_read(name, type_)}\n" for name, type_ in others)
    return f"{ends}  MERGE (a)-[r:{kind}{fact}]->(b)\n{sets}}} {_BATCH}\n"


def _read(name: str, kind: str) -> str:
    column = f"row.{name}" if kind == "string" else f"row.`{name}:{kind}`"
    return _CONVERT[kind].format(column)


def _shell(tables: Sequence[Table]) -> str:
    options = list(_OPTIONS)
    for table in tables:
        option = f"--nodes={MARK}" if isinstance(table.space, str) else "--relationships"
        options.append(f"{option}={table.name}.csv")
    # The tool takes a word after the last file for one more file, so that the database's name comes first.
    lines = " \\\n  ".join(['exec neo4j-admin database import full "${DATABASE:-neo4j}"', *options, '"$@"'])
    return f'{_SHELL}cd "$(dirname "$0")" || exit 2\n{lines}\n'


_INTRODUCTION = """\
// Loads the CSV files of this folder into a running Neo4j (5.23 or later); needs no plugin.
// 1. Copy the CSV files into the server's import folder.
// 2. cypher-shell -u neo4j -d neo4j -f import.cypher
// Running it again adds nothing. The import tool (import.sh) makes the same database, faster; kg neo4j push
// makes it too, and brings one up to date.

"""

_SHELL = """\
#!/bin/sh
# Makes a new database from the CSV files of this folder; the server must be stopped.
#   sh import.sh                                        into the empty database neo4j
#   DATABASE=news sh import.sh --overwrite-destination  replacing the database news
"""

_README = f"""\
Neo4j import (made by kg build)

Three ways to the same database:
    kg neo4j push --uri bolt://localhost:7687 FOLDER OF THE BUILD
        into a running server; brings a database up to date, and removes what is no longer in the graph
    copy *.csv into the server's import folder; cypher-shell -u neo4j -f import.cypher
        into a running server (5.23 or later, no plugin)
    sh import.sh; and, once the server runs: cypher-shell -u neo4j -f constraints.cypher
        the import tool, with the server stopped; the fastest for millions of nodes

Nodes          Entity (City, Company, Platform ...), Fact (Observation, Relation, Event), Evidence, Article, Metric;
               every one of them is labelled {MARK} too: MATCH (n:{MARK}) DETACH DELETE n takes all of them away
Relationships  (Entity)-[LOCATED_IN, BUILT_BY, OPERATED_BY ...]->(Entity), with the id of the fact that states it
               (Fact)-[SUBJECT]->(Entity), (Relation)-[OBJECT]->(Entity), (Observation)-[METRIC]->(Metric)
               (Fact)-[EVIDENCE]->(Evidence)-[FROM_ARTICLE]->(Article), (Entity)-[MENTIONED_IN]->(Article)
               (Article)-[AUTHOR]->(Person)
Search         CALL db.index.fulltext.queryNodes('kg_names', '"..."') for names, 'kg_texts' for quotes and headlines

The files are UTF-8 without a byte-order mark. Arrays are separated by U+001F, backslashes are doubled; empty
cells are properties that the node does not have.
"""
