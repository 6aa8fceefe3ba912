"""`kg serve`: the graph as a SPARQL endpoint, with its pages."""

import os
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import existing_graph
from kg.commands.progress import note
from kg.errors import KgError

if TYPE_CHECKING:
    from starlette.applications import Starlette

_WORKERS = max(4, os.cpu_count() or 1)


def _graph(_: click.Context, __: click.Parameter, value: Path | None) -> Path:
    return existing_graph(value)


@click.command("serve")
@click.argument("graph", metavar="[DIR|GRAPH.ttl]", required=False, type=click.Path(path_type=Path), callback=_graph)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, 86_400, min_open=True),
    default=30,
    show_default=True,
    help="Time that a query may take.",
)
@click.option(
    "--limit", metavar="ROWS", type=click.IntRange(1), default=10_000, show_default=True, help="Rows of an answer."
)
@click.option(
    "--memory", metavar="MB", type=click.IntRange(16), default=1024, show_default=True, help="Memory of a query."
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), default=_WORKERS, show_default=True, help="Queries at a time."
)
@click.option("--cors", metavar="ORIGIN", help="Let the pages of this origin (or * for all) read answers by GET.")
@click.option("--license", metavar="IRI|TEXT", help="The data's licence, for /.well-known/void.")
def command(
    graph: Path,
    host: str,
    port: int,
    timeout: float,
    limit: int,
    memory: int,
    workers: int,
    cors: str | None,
    license: str | None,
) -> int:
    """Serve a graph over HTTP, to be read and asked in SPARQL.

    /sparql is a SPARQL 1.1 Protocol endpoint, /query a page to ask it with, / the explorer, /health its state and
    /.well-known/void the description of the data. Nothing can be changed through it. Ctrl+C stops it.

    \b
    Examples:
      kg serve
      kg serve out --port 8080 --timeout 10
      curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?n { ?c a kg:City ; rdfs:label ?n }' \\
        http://127.0.0.1:8000/sparql
    """
    if not all(map(find_spec, ("starlette", "uvicorn"))):
        raise KgError("the server is not installed; run: pip install 'kg[serve]'")
    from kg.serve.app import is_loopback, make_app
    from kg.serve.pool import Limits
    from kg.serve.source import read_source

    source = read_source(graph, license)
    app = make_app(source, Limits(timeout, limit, memory, workers), host, cors)
    with _listen(host, port) as listener:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        if not is_loopback(host):
            note(f"warning: {host} is not loopback: whoever can reach this machine can read and ask this graph")
        click.echo(
            f"{source.count:,} triples of {graph} at {address} (SPARQL at {address}sparql, editor at {address}query)"
        )
        _run(app, listener)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # With the protocol named, asyncio knows TCP when it sees it and sends small answers without Nagle's delay.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(512)
    except OSError as error:
        raise KgError(
            f"cannot listen at {host} port {port}: {error.strerror}; name another --port or --host"
        ) from error
    return listener


def _run(app: "Starlette", listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2, lifespan="on"
    )
    server = uvicorn.Server(config)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:  # how uvicorn passes Ctrl+C on when all is closed
        return
    if not server.started:
        raise KgError("the server did not start; the reason stands above")
