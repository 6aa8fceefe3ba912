"""One function over many documents in one or several processes, results in the order of the documents."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.model import Document, Extraction

if TYPE_CHECKING:
    from concurrent.futures import Future

_CHUNK = 200_000  # characters: large enough that sending costs little, small enough that no process waits long
_AHEAD = 4  # chunks under way for each process


def map_in_order(
    work: Callable[[list[Document]], list[Extraction]],
    documents: Iterable[Document],
    workers: int,
    start: Callable[..., None],
    argument: object,
) -> Iterator[Extraction]:
    """`work` over the documents in chunks; `start(argument)` runs once in each process before."""
    if workers <= 1:
        start(argument)
        for document in documents:
            yield from work([document])
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(start, argument)) as pool:
        waiting: deque[Future[list[Extraction]]] = deque()
        try:
            for chunk in chunks(documents):
                with _undisturbed():
                    waiting.append(pool.submit(work, chunk))
                if len(waiting) > workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenExecutor:
            raise KgError("a worker process was ended from outside, perhaps for want of memory; use fewer") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits while a worker starts, which would die with a traceback before it has its own handler."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for reference cycles: the stages make none, and looking takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _begin(start: Callable[..., None], argument: object) -> None:
    import signal
    from threading import Thread

    # Ctrl-C reaches the whole group: a worker is to end at once and without a word, the parent reports it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    start(argument)


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its workers, which would wait for work for ever."""
    import os
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def chunks(documents: Iterable[Document], size: int = _CHUNK) -> Iterator[list[Document]]:
    """The documents in lists of about `size` characters."""
    chunk: list[Document] = []
    total = 0
    for document in documents:
        chunk.append(document)
        total += len(document.text)
        if total >= size:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk
