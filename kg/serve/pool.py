"""The worker processes: one question each at a time, ended and replaced when a question takes too long."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TypedDict, TypeVar

from kg.errors import KgError
from kg.serve.engine import Answer, Question, refusal
from kg.serve.worker import TOO_MUCH_MEMORY, write_message

_T = TypeVar("_T")
_WAITING = 512  # questions that may wait for a worker; more are turned away at once
_START = 60.0  # seconds in which a worker must have read the graph


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and how many run at once."""

    timeout: float = 30.0  # seconds
    rows: int = 10_000
    memory: int = 1024  # MB
    workers: int = 4


class GoneError(Exception):
    """The client has hung up."""


class _Head(TypedDict):
    size: int
    status: int
    media_type: str
    truncated: bool


class _Worker:
    def __init__(self, process: Process) -> None:
        assert process.stdin and process.stdout
        self.process, self._in, self._out = process, process.stdin, process.stdout

    @classmethod
    async def start(cls, graph: bytes, base: str, limits: Limits) -> "_Worker":
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "kg.serve.worker"), stdin=PIPE, stdout=PIPE, limit=1 << 20
        )
        worker = cls(process)
        settings = {"base": base, "limit": limits.rows, "timeout": limits.timeout, "memory": limits.memory << 20}
        try:
            await asyncio.wait_for(worker._exchange(write_message(settings, graph)), _START)
        except BaseException:
            worker.kill()
            raise
        return worker

    async def ask(self, question: Question) -> Answer:
        fields = asdict(question)
        head, body = await self._exchange(write_message(fields, fields.pop("query").encode()))
        return Answer(head["status"], head["media_type"], body, head["truncated"])

    async def _exchange(self, message: bytes) -> tuple[_Head, bytes]:
        self._in.write(message)
        await self._in.drain()
        line = await self._out.readline()
        if not line:
            raise ConnectionResetError
        head: _Head = json.loads(line)
        return head, await self._out.readexactly(head["size"])

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()


class Pool:
    """Asks the workers; `ready` of them are alive."""

    def __init__(self, graph: bytes, base: str, limits: Limits) -> None:
        self.limits = limits
        self._graph, self._base = graph, base
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    @property
    def ready(self) -> int:
        """The workers that hold the graph."""
        return len(self._workers)

    async def start(self) -> None:
        """Start the workers. Raises KgError where none can be."""
        try:
            await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))
        except (OSError, EOFError, TimeoutError) as error:
            await self.close()
            raise KgError(f"no process to answer queries can be started: {error}") from error

    async def close(self) -> None:
        """End all processes."""
        for task in self._tasks:
            task.cancel()
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            await worker.process.wait()
        self._workers.clear()

    async def ask(self, question: Question, gone: "asyncio.Task[None]") -> Answer:
        """The answer of the first worker that is free; raises GoneError when the client hangs up."""
        if self._waiting >= _WAITING:
            return refusal(503, "too many queries are waiting; try again in a moment")
        self._waiting += 1
        try:
            worker = await _first(self._idle.get(), gone, self.limits.timeout)
        finally:
            self._waiting -= 1
        if worker is None:
            return refusal(503, "all workers are busy with long queries; try again in a moment")
        return await self._ask(worker, question, gone)

    async def _ask(self, worker: _Worker, question: Question, gone: "asyncio.Task[None]") -> Answer:
        fit = False
        try:
            reply = await _first(worker.ask(question), gone, self.limits.timeout)
            fit = reply is not None
        except (OSError, EOFError):
            reply = refusal(503, TOO_MUCH_MEMORY)
        finally:
            # However the question ended, a worker that has not given its answer is of no more use.
            self._idle.put_nowait(worker) if fit else self._replace(worker)
        return reply or refusal(503, self._too_long())

    def _too_long(self) -> str:
        return (
            f"the query took longer than {self.limits.timeout:g} s and was stopped; make it narrower (a join without "
            "a shared variable multiplies), or start kg serve with a higher --timeout"
        )

    def _replace(self, worker: _Worker) -> None:
        worker.kill()
        self._workers.discard(worker)
        task = asyncio.get_running_loop().create_task(self._renew(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _renew(self, former: _Worker) -> None:
        await former.process.wait()
        while True:
            try:
                return await self._add()
            except (OSError, EOFError, TimeoutError):
                await asyncio.sleep(1)  # the machine may have memory or processes to spare later

    async def _add(self) -> None:
        worker = await _Worker.start(self._graph, self._base, self.limits)
        self._workers.add(worker)
        self._idle.put_nowait(worker)


async def _first(work: Coroutine[None, None, _T], gone: "asyncio.Task[None]", timeout: float) -> _T | None:
    """What the work gives; None after `timeout` seconds. Raises GoneError when the client hangs up before."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task, gone}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        if gone.done():
            raise GoneError
        return None
    finally:
        task.cancel()
