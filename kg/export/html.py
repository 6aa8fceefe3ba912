"""The interactive page: one HTML file that needs no network, no server and no trust in the texts it shows."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from kg.export.html_data import page_data, shown_facts
from kg.export.html_network import NODE_LIMIT, build_network, shown_entities, vocabulary
from kg.export.pinyin import readings
from kg.model import Graph, Relation

_SCRIPTS = (
    "strings.js",
    "dom.js",
    "model.js",
    "format.js",
    "filters.js",
    "paths.js",
    "focus.js",
    "painter.js",
    "extras.js",
    "picture.js",
    "pinyin.js",
    "search.js",
    "address.js",
    "filterbar.js",
    "legend.js",
    "quotes.js",
    "chart.js",
    "sparql.js",
    "facts.js",
    "panel.js",
    "overview.js",
    "download.js",
    "tables.js",
    "page.js",
)
# In JSON these characters stand only within strings, where the escape means the same.
_ESCAPED = re.compile("[<>&\u2028\u2029]")


def render(graph: Graph, limit: int = NODE_LIMIT) -> str:
    """The whole page as text: UTF-8 is the encoding to write it in. At most `limit` entities are shown."""
    shown = shown_entities(graph, limit)
    facts = shown_facts(graph, {entity.id: number for number, entity in enumerate(shown)})
    relations = {number: fact for number, (_, fact) in enumerate(facts) if isinstance(fact, Relation)}
    network = build_network(graph, shown, relations)
    nodes, edges, *_, options = network.get_network_data()
    data = page_data(graph, shown, facts) | {"vocabulary": vocabulary(), "limit": limit}
    data["pinyin"] = readings(name for entity in shown for name in (entity.name, *entity.aliases))
    data |= {"network": {"nodes": nodes, "edges": edges, "options": json.loads(options)}}
    scripts = [_vis_network(), _page_script()]
    return Template(_asset("template.html")).substitute(
        policy=_policy(scripts),
        style=_asset("page.css"),
        data=_json(data),
        library=scripts[0],
        script=scripts[1],
    )


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(scripts: list[str]) -> str:
    """A Content-Security-Policy under which these scripts run and nothing can be fetched or sent."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _asset(name: str) -> str:
    return (files("kg") / "export" / "html" / name).read_text("utf-8")


@cache
def _page_script() -> str:
    """The page's own scripts as one, in a scope of their own."""
    return "\n(() => {\n'use strict';\n" + "\n".join(map(_asset, _SCRIPTS)) + "})();\n"


@cache
def _vis_network() -> str:
    """The vis-network script that pyvis carries, without the reference to its source map."""
    folder = files("pyvis") / "templates" / "lib"
    newest = max((entry for entry in folder.iterdir() if entry.name.startswith("vis-")), key=lambda e: e.name)
    # With universal newlines, since an HTML parser reads CR as LF and the policy's hash is of what it has read.
    script = (newest / "vis-network.min.js").read_text("utf-8")
    return script.partition("\n//# sourceMappingURL")[0] + "\n"
