"""The query page: its files, held in memory, with the policy under which only its own script runs."""

import json
from importlib.resources import files

from kg.query import named_queries

Asset = tuple[bytes, str, str]  # content, media type, Content-Security-Policy
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PAGE = f"{CLOSED}; script-src 'self'; style-src 'self'; connect-src 'self'"


def assets() -> dict[str, Asset]:
    """What is served as it stands, by path."""
    return {
        "/query": (_read("query.html"), "text/html", _PAGE),
        "/query.js": (_read("query.js"), "text/javascript", CLOSED),
        "/query.css": (_read("query.css"), "text/css", CLOSED),
        "/queries": (_queries(), "application/json", CLOSED),
        "/favicon.ico": (b"", "image/x-icon", CLOSED),
    }


def _read(name: str) -> bytes:
    return (files("kg") / "serve" / "page" / name).read_bytes()


def _queries() -> bytes:
    """The named queries with their titles."""
    rows = [
        {"name": query.name, "zh": query.title_zh, "en": query.title_en, "text": query.text}
        for query in named_queries().values()
    ]
    return json.dumps(rows, ensure_ascii=False).encode()
