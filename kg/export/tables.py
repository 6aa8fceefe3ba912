"""`facts.jsonl` and `observations.csv`: the facts for those who want rows rather than a graph."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kg.graph import number
from kg.model import Event, Evidence, Fact, Graph, Observation, Relation
from kg.ontology import labels

Cell = str | int | Decimal | date | None

_HEADINGS = {
    "subject": "主体",
    "class": "类别",
    "metric": "指标",
    "value": "数值",
    "minimum": "下限",
    "maximum": "上限",
    "unit": "单位",
    "qualifier": "限定",
    "status": "状态",
    "direction": "方向",
    "start": "开始日期",
    "end": "结束日期",
    "quote": "原文",
    "headline": "文章标题",
    "published": "发表日期",
    "publisher": "发布者",
    "document": "文件",
    "begin": "起点",
    "finish": "终点",
    "sources": "出处数",
    "fact": "事实编号",
}
_TERMS = ("class", "qualifier", "status", "direction")
# A spreadsheet runs what begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def observation_rows(graph: Graph) -> list[dict[str, Cell]]:
    """One row an observation, sorted by subject, metric and time; `quote` and what follows are its first evidence."""
    rows = [_row(graph, identity, fact) for identity, fact in graph.facts.items() if isinstance(fact, Observation)]
    return sorted(rows, key=lambda row: tuple(str(row[c] or "") for c in ("subject", "metric", "end", "fact")))


def _row(graph: Graph, identity: str, fact: Observation) -> dict[str, Cell]:
    subject, evidence = graph.entities[fact.subject], fact.evidence[0]
    article = graph.articles[evidence.article]
    return {
        "subject": subject.name,
        "class": subject.kind.value,
        "metric": fact.metric,
        "value": fact.value,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "unit": fact.unit,
        "qualifier": fact.qualifier.value,
        "status": fact.status.value,
        "direction": fact.direction.value if fact.direction else None,
        "start": fact.start,
        "end": fact.end,
        "quote": evidence.quote,
        "headline": article.headline,
        "published": article.published,
        "publisher": article.publisher,
        "document": evidence.document,
        "begin": evidence.begin,
        "finish": evidence.end,
        "sources": len({e.article for e in fact.evidence}),
        "fact": identity,
    }


def observations_csv(graph: Graph) -> bytes:
    """The observations for a spreadsheet: headings and terms in Chinese, UTF-8 with a byte-order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADINGS.values())
    for row in observation_rows(graph):
        writer.writerow([_cell(column, row[column]) for column in _HEADINGS])
    return text.getvalue().encode("utf-8-sig")


def _cell(column: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number(value)
    if column in _TERMS:
        return labels()[str(value)]
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def facts_jsonl(graph: Graph) -> str:
    """One fact a line with its names and its evidence, sorted by id."""
    return "".join(
        json.dumps(fact_record(graph, identity, fact), ensure_ascii=False) + "\n"
        for identity, fact in sorted(graph.facts.items())
    )


def fact_record(graph: Graph, identity: str, fact: Fact) -> dict[str, object]:
    """A fact with every field and the names it speaks of, ready for JSON; numbers are strings, so exact."""
    subject = graph.entities[fact.subject]
    head = {"id": identity, "kind": type(fact).__name__, "subject": _thing(graph, subject.id)}
    return (
        head | dict(_fields(graph, fact)) | {"rule": fact.rule, "evidence": [_quote(graph, e) for e in fact.evidence]}
    )


def _fields(graph: Graph, fact: Fact) -> Iterator[tuple[str, object]]:
    if isinstance(fact, Relation):
        yield from (("predicate", fact.predicate.value), ("object", _thing(graph, fact.object)), ("role", fact.role))
        return
    if isinstance(fact, Event):
        yield "type", fact.type.value
    else:
        yield "metric", fact.metric
        for name, value in (("value", fact.value), ("minimum", fact.minimum), ("maximum", fact.maximum)):
            yield name, None if value is None else number(value)
        yield from (("unit", fact.unit), ("qualifier", fact.qualifier.value), ("status", fact.status.value))
        yield "direction", fact.direction.value if fact.direction else None
    yield "start", fact.start.isoformat() if fact.start else None
    yield "end", fact.end.isoformat() if fact.end else None


def _thing(graph: Graph, identity: str) -> dict[str, str]:
    entity = graph.entities[identity]
    return {"id": entity.id, "name": entity.name, "class": entity.kind.value}


def _quote(graph: Graph, evidence: Evidence) -> dict[str, object]:
    return {
        "document": evidence.document,
        "article": evidence.article,
        "headline": graph.articles[evidence.article].headline,
        "begin": evidence.begin,
        "end": evidence.end,
        "quote": evidence.quote,
    }
