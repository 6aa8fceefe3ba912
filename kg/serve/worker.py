"""A process that holds the graph and answers one question at a time: `python -m kg.serve.worker`.

A process of its own, since the engine has no way to stop a query that it has begun (its Python API takes no time
limit and no cancellation) and a thread cannot be ended from outside: the only sure end of a runaway query is the
end of a process. The graph comes in on standard input as N-Triples, then the questions; the answers go out on
standard output. Each message is a line of JSON that ends in the length of the bytes that follow it.
"""

import json
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat, Store

from kg.serve.engine import Answer, Question, answer, refusal

TOO_MUCH_MEMORY = "the query needs too much memory; ask for less at once, or start kg serve with a higher --memory"
_GRACE = 5  # seconds by which the server is to have ended an overlong query itself


def write_message(head: Mapping[str, object], body: bytes) -> bytes:
    """One message as it goes over the pipe."""
    return json.dumps({**head, "size": len(body)}).encode() + b"\n" + body


def pack(reply: Answer) -> bytes:
    """An answer as a message."""
    head = asdict(reply)
    del head["body"]
    return write_message(head, reply.body)


def confine(memory: int) -> None:
    """Take from this process what no query needs: open files and connections, and memory beyond `memory` bytes.

    A second line of defence: with no file descriptor to be had, nothing in the engine can reach a network.
    """
    try:
        import resource
    except ImportError:  # no such limits on Windows; the refusal of SERVICE and the time limit hold there
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def run(channel_in: BinaryIO, channel_out: BinaryIO) -> None:
    """Answer until the server closes the channel."""
    settings = json.loads(channel_in.readline())
    store = Store()
    store.bulk_load(channel_in.read(settings["size"]), format=RdfFormat.N_TRIPLES)
    confine(settings["memory"])
    _send(channel_out, write_message({"ready": len(store)}, b""))
    while line := channel_in.readline():
        head = json.loads(line)
        question = Question(
            channel_in.read(head["size"]).decode(),
            head["accept"],
            tuple(head["formats"]),
            tuple(head["default_graphs"]),
            tuple(head["named_graphs"]),
        )
        # Should the server itself be gone, the kernel ends what it can no longer end.
        _alarm(settings["timeout"] + _GRACE)
        try:
            reply = answer(store, question, settings["base"], settings["limit"])
        except MemoryError:
            reply = refusal(503, TOO_MUCH_MEMORY)
        _alarm(0)
        _send(channel_out, pack(reply))


def _send(channel: BinaryIO, message: bytes) -> None:
    channel.write(message)
    channel.flush()


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    """The process: Ctrl+C is the server's to see, and what a library may print is no answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)  # long queries on all cores leave the server itself quick
    channel_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    run(sys.stdin.buffer, channel_out)


if __name__ == "__main__":
    main()
