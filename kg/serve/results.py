"""Solutions of a SELECT query in the four formats of SPARQL 1.1.

The engine's own writers take the rest of an answer at once; with a limit on the rows, they are written here.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.ontology import XSD

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = {"\r": "&#13;"}  # a bare one would be read as a line feed


def as_json(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {name: _binding(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in rows
    ]
    answer = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


Binding = dict[str, "str | Binding"]


def _binding(term: Term) -> Binding:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == XSD.string:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def as_xml(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """SPARQL Query Results XML Format; characters that XML cannot hold become U+FFFD."""
    names = [quoteattr(name) for name in columns]
    variables = "".join(f"<variable name={name}/>" for name in names)
    body = "".join(f"<result>{_xml_row(names, row)}</result>" for row in rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_NAMESPACE}"><head>{variables}</head>'
        f"<results>{body}</results></sparql>\n"
    ).encode()


def _xml_row(names: Sequence[str], row: Row) -> str:
    cells = ((name, term) for name, term in zip(names, row, strict=True) if term is not None)
    return "".join(f"<binding name={name}>{_xml(term)}</binding>" for name, term in cells)


def _xml(term: Term) -> str:
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml(part)}</{name}>' for name, part in parts)}</triple>"
    text = escape(_NO_XML.sub("\ufffd", term.value), _RETURN)
    if isinstance(term, NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype == XSD.string:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """SPARQL 1.1 CSV: plain values."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([["" if term is None else _plain(term) for term in row] for row in rows])
    return text.getvalue().encode()


def _plain(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def as_tsv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """SPARQL 1.1 TSV: terms as Turtle writes them, so that nothing of their kind is lost."""
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ("\t".join("" if term is None else str(term) for term in row) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


WRITERS: Mapping[str, Callable[[Sequence[str], Sequence[Row]], bytes]] = {
    "json": as_json,
    "xml": as_xml,
    "csv": as_csv,
    "tsv": as_tsv,
}
