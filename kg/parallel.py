"""One function over many documents in one or several processes, results in the order of the documents."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

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
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=start, initargs=(argument,)) as pool:
        waiting: deque[Future[list[Extraction]]] = deque()
        for chunk in chunks(documents):
            waiting.append(pool.submit(work, chunk))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


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
