"""The web application: the endpoint, its descriptions, its health, and the pages."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address

from pyoxigraph import NamedNode, Triple
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError
from kg.export.dataset import DATASET_PREFIXES, VOID
from kg.serve import description
from kg.serve.engine import Answer, write_graph
from kg.serve.negotiation import GRAPHS, NotAcceptableError, choose, preference
from kg.serve.pages import CLOSED, Asset, assets
from kg.serve.pool import GoneError, Limits, Pool
from kg.serve.protocol import RefusedError, read_question
from kg.serve.source import Source, render_page

TRUNCATED = "Kg-Truncated"
_GUARDED = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
# An answer that a browser is led to open is no page: whatever stands in it, nothing of it runs.
_ANSWER = {"Vary": "Accept", "Content-Security-Policy": CLOSED}


class Service:
    """The answers to all paths."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.pool = Pool(source.ntriples, source.base, limits)
        self._page: asyncio.Future[bytes] | None = None

    async def sparql(self, request: Request) -> Response:
        """The endpoint."""
        question = await read_question(request)
        if question is None:
            return self._self_description(request)
        gone = asyncio.ensure_future(_hang_up(request))
        try:
            return self._reply(await self.pool.ask(question, gone))
        except GoneError:
            return Response(status_code=499)  # nobody reads it
        finally:
            gone.cancel()

    def _self_description(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        if "text/html" in accept and preference(accept, "text/html") == 1.0:
            return RedirectResponse("/query", 303)  # a person with a browser wants the editor
        about = description.describe_service(_endpoint(request), self.source.count)
        return _graph(request, list(about), description.PREFIXES)

    def _reply(self, answer: Answer) -> Response:
        headers = dict(_ANSWER)
        if answer.status == 503:
            headers["Retry-After"] = "5"
        if answer.truncated:
            headers[TRUNCATED] = (
                f"{self.pool.limits.rows} rows; there are more: use LIMIT and OFFSET, or a higher --limit"
            )
        return Response(answer.body, answer.status, headers, answer.media_type)

    async def void(self, request: Request) -> Response:
        """The dataset's description, with the endpoint's address."""
        dataset = NamedNode(f"{self.source.base}dataset")
        endpoint = Triple(dataset, VOID.sparqlEndpoint, _endpoint(request))
        return _graph(request, [endpoint, *self.source.about], DATASET_PREFIXES)

    async def health(self, _: Request) -> Response:
        """Whether queries are answered, and over how much."""
        ready = self.pool.ready
        body = {"status": "ok" if ready else "starting", "triples": self.source.count, "workers": ready}
        return JSONResponse(body, 200 if ready else 503, {"Cache-Control": "no-store"})

    async def explorer(self, _: Request) -> Response:
        """The page of the graph."""
        if self._page is None:
            self._page = asyncio.ensure_future(asyncio.to_thread(render_page, self.source))
        return Response(await asyncio.shield(self._page), media_type="text/html")

    @asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        """The workers live as long as the application."""
        await self.pool.start()
        try:
            yield
        finally:
            await self.pool.close()


def _endpoint(request: Request) -> NamedNode:
    try:
        return NamedNode(f"{request.base_url}sparql")
    except ValueError as error:
        raise RefusedError(400, "the Host header is no address") from error


def _graph(request: Request, triples: Sequence[Triple], prefixes: dict[str, str]) -> Response:
    form, media_type = choose(GRAPHS, request.headers.get("accept", ""), request.query_params.getlist("format"))
    return Response(write_graph(triples, form.name, prefixes), 200, _ANSWER, media_type)


async def _hang_up(request: Request) -> None:
    """Return when the client has gone, of which nothing else would tell while a query runs."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def make_app(source: Source, limits: Limits, host: str = "127.0.0.1", cors: str | None = None) -> Starlette:
    """The application over a graph; `cors` is an origin whose pages may read the answers, or `*`."""
    service = Service(source, limits)
    return Starlette(
        routes=[
            Route("/", service.explorer),
            Route("/sparql", service.sparql, methods=["GET", "POST"]),
            Route("/health", service.health),
            Route("/.well-known/void", service.void),
            *(Route(path, _Static(asset)) for path, asset in assets().items()),
        ],
        middleware=_middleware(host, cors),
        lifespan=service.running,
        exception_handlers={RefusedError: _refused, NotAcceptableError: _refused, KgError: _refused},
    )


def _middleware(host: str, cors: str | None) -> list[Middleware]:
    layers = [Middleware(_Guard)]
    if is_loopback(host):
        # A page that has its own name resolve to this machine would otherwise read answers as if they were its own.
        allowed = ["localhost", "127.0.0.1", "[::1]", host]
        layers.append(Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False))
    if cors:
        layers.append(
            Middleware(CORSMiddleware, allow_origins=[cors], allow_methods=["GET"], expose_headers=[TRUNCATED])
        )
    return layers


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 406 if isinstance(error, NotAcceptableError) else 500
    return Response(f"{error}\n", status, _ANSWER, "text/plain")


class _Static:
    """A file of the package, held in memory."""

    def __init__(self, asset: Asset) -> None:
        self.asset = asset

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, media_type, policy = self.asset
        response = Response(body, 200, {"Content-Security-Policy": policy}, media_type)
        if scope["method"] not in ("GET", "HEAD"):
            response = Response("this is there to be read: use GET\n", 405, {"Allow": "GET, HEAD"}, "text/plain")
        await response(scope, receive, send)


class _Guard:
    """Headers that every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _GUARDED.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)
