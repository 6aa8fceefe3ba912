"""The SPARQL 1.1 Protocol's ways of asking, read from an HTTP request."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from starlette.requests import Request

from kg.serve.engine import Question
from kg.serve.negotiation import NAMES, known

MAX_QUERY = 1 << 20  # bytes
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
READ_ONLY = "updates are refused: this endpoint is read-only; build the graph anew instead"


class RefusedError(Exception):
    """The request cannot be answered: the status and what to do."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


async def read_question(request: Request) -> Question | None:
    """The question of a request to the endpoint; None where a GET has no query. Raises RefusedError."""
    given = parse_query(request.scope["query_string"])
    accept = ", ".join(request.headers.getlist("accept"))
    if request.method != "POST":
        return _question(given, accept) if "query" in given or "update" in given else None
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == _UPDATE:
        raise RefusedError(403, READ_ONLY)
    if media_type not in (_FORM, _QUERY):
        raise RefusedError(415, f"a query is posted as {_FORM} (query=…) or as {_QUERY}")
    body = await _body(request)
    if media_type == _QUERY:
        return _question({**given, "query": [_text(body)]}, accept)
    posted = parse_query(body)
    return _question({**given, **posted}, accept)


async def _body(request: Request) -> bytes:
    """The body, given up as soon as it is longer than a query may be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_QUERY:
            raise RefusedError(413, f"the query is longer than {MAX_QUERY >> 20} MB; send a shorter one")
    return bytes(body)


def parse_query(data: bytes) -> dict[str, list[str]]:
    """The fields of a query string or form. Raises RefusedError where it is not UTF-8 or has fields without end."""
    try:
        return parse_qs(_text(data), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read: {error}") from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8; send it as UTF-8") from error


def _question(given: Mapping[str, Sequence[str]], accept: str) -> Question:
    if "update" in given:
        raise RefusedError(403, READ_ONLY)
    queries = given.get("query", ())
    if len(queries) != 1:
        raise RefusedError(
            400, f"a request asks one query, and this one has {len(queries) or 'none'}; send query=… once"
        )
    formats = tuple(given.get("format", ()))
    if formats and not any(map(known, formats)):
        raise RefusedError(
            400, f"format={formats[0]} is not known; there are {', '.join(NAMES)}, and their media types"
        )
    graphs = (tuple(given.get(name, ())) for name in ("default-graph-uri", "named-graph-uri"))
    return Question(queries[0], accept, formats, *graphs)
