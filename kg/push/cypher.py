"""The Cypher of a push. It is made of the names in the tables' headers only; data goes into parameters."""

from collections.abc import Iterable

from kg.export.neo4j_table import MARK, Table
from kg.push.records import names


def present(table: Table) -> str:
    """The things of a table that kg has written: `key`, `group`, `properties`, and what to remove one by."""
    own = ", ".join(f".{name}" for name in names(table))
    if isinstance(table.space, str):
        narrowed = (
            f"(n:{MARK}:{table.space}:{table.kinds[0]})" if len(table.kinds) == 1 else f"(n:{MARK}:{table.space})"
        )
        return (
            f"MATCH {narrowed} WHERE n.id IS NOT NULL "
            f"RETURN [n.id] AS key, labels(n) AS group, n {{{own}}} AS properties, elementId(n) AS element"
        )
    start, end = table.space
    types = "|".join(table.kinds)
    fact = " WHERE r.fact IS NOT NULL" if "fact" in names(table) else ""
    key = "[a.id, b.id, type(r), r.fact]" if fact else "[a.id, b.id, type(r)]"
    return (
        f"MATCH (a:{MARK}:{start})-[r:{types}]->(b:{MARK}:{end}){fact} "
        f"RETURN {key} AS key, [type(r)] AS group, r {{{own}}} AS properties, elementId(r) AS element"
    )


def put_nodes(space: str, labels: Iterable[str], others: Iterable[str]) -> str:
    """Make or mend nodes; `others` are labels of ours that these do not have."""
    wanted, unwanted = "".join(f":{label}" for label in labels), "".join(f":{label}" for label in others)
    remove = f" REMOVE n{unwanted}" if unwanted else ""
    return f"UNWIND $rows AS row MERGE (n:{space} {{id: row.key[0]}}) SET n{wanted} SET n += row.properties{remove}"


def put_relationships(table: Table, kind: str) -> str:
    """Make or mend relationships of one type."""
    fact = " {fact: row.key[3]}" if "fact" in names(table) else ""
    start, end = table.space[0], table.space[1]
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.key[0]}}) MATCH (b:{end} {{id: row.key[1]}}) "
        f"MERGE (a)-[r:{kind}{fact}]->(b) SET r += row.properties"
    )


REMOVE_NODES = f"UNWIND $rows AS row MATCH (n:{MARK}) WHERE elementId(n) = row DETACH DELETE n"
REMOVE_RELATIONSHIPS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"


def foreign(space: str) -> str:
    """One of the ids that a node has which kg did not write."""
    return f"UNWIND $rows AS row MATCH (n:{space} {{id: row}}) WHERE NOT n:{MARK} RETURN n.id AS id LIMIT 1"
