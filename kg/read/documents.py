"""From what the user names on the command line to documents."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document, Skipped
from kg.read.corpora import SOURCES, Source, read_corpus, read_sources
from kg.read.encoding import decode
from kg.read.markup import read_page
from kg.read.options import Columns, ReadOptions

__all__ = ["Columns", "ReadOptions", "read_documents"]

_TEXT = frozenset({".txt", ".md"})
_HTML = frozenset({".html", ".htm"})
_CORPUS = frozenset({".jsonl", ".csv"})
_DEFAULTS = ReadOptions()
_READABLE = ".txt, .md, .html, .htm, .jsonl or .csv"


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be read, the path its documents get, and the metadata of its folder."""

    file: Path
    path: str
    source: Source | None
    named: bool  # given by itself, not found in a folder


def read_documents(
    inputs: Sequence[str], options: ReadOptions = _DEFAULTS, stdin: BinaryIO | None = None
) -> Iterator[Document | Skipped]:
    """The documents that `inputs` name, in their order: files, folders (all below, sorted) or `-` for stdin.

    A document's path is relative to its folder, or the name of a file given by itself; in a corpus the row's
    id follows (`news.jsonl#7`). Two inputs that would give the same path are kept apart by the name of the folder
    they lie in. Files of a kind that is not read, within a folder, come as Skipped. Raises InputError (one line:
    which file, where, what to do) for anything that cannot be read; with `skip_bad`, bad files within folders
    and bad rows of corpora come as Skipped instead.
    """
    listed = [list(_list(name)) for name in inputs if name != "-"]
    taken = iter(_kept_apart(listed))
    for name in inputs:
        if name == "-":
            yield _filled(_read_stdin(stdin), options.publisher, options.published)
            continue
        for entry in next(taken):
            yield from [entry] if isinstance(entry, Skipped) else _read(entry, options)


_Listed = list[_File | Skipped]


def _list(name: str) -> Iterator[_File | Skipped]:
    """The files that one input names."""
    path = Path(name)
    if path.is_dir():
        yield from _list_folder(path, name)
    elif not path.exists():
        raise InputError(f"{name}: no such file or folder; check the name")
    elif not path.is_file():
        raise InputError(f"{name}: no regular file; give a text file or a folder")
    elif path.suffix.lower() not in _TEXT | _HTML | _CORPUS | {""}:
        raise InputError(f"{name}: files of the kind {path.suffix} are not read; give {_READABLE}")
    else:
        yield _File(path, path.name, None, True)


def _list_folder(folder: Path, name: str) -> Iterator[_File | Skipped]:
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    files = [(path, file) for path, file in files if not any(part.startswith(".") for part in path.split("/"))]
    sources = _sources(name, files)
    found = False
    for path, file in files:
        if file.name == SOURCES:
            continue
        if file.suffix.lower() in _TEXT | _HTML | _CORPUS:
            found = True
            yield _File(file, path, sources.get(path), False)
        else:
            yield Skipped(path, f"files of the kind {file.suffix or 'without suffix'} are not read")
    if not found:
        raise InputError(f"{name}: the folder holds nothing to read; put {_READABLE} files into it")


def _sources(name: str, files: Sequence[tuple[str, Path]]) -> dict[str, Source]:
    """What the tables of a folder, and of the folders in it, say about its files, by path."""
    known = {path for path, _ in files}
    sources: dict[str, Source] = {}
    for path, table in files:
        if table.name != SOURCES:
            continue
        label = f"{Path(name).as_posix()}/{path}"
        for file, source in read_sources(decode(_bytes(table, label), label), label).items():
            full = path.removesuffix(SOURCES) + file
            if full not in known:
                raise InputError(f"{source.place}: {file} is not in the folder; correct the name or take the row out")
            sources[full] = source
    return sources


def _kept_apart(listed: list[_Listed]) -> list[_Listed]:
    """The same files, a file that was named twice once, equal paths told apart by their folder's name."""
    seen: set[Path] = set()
    result: list[_Listed] = []
    for entries in listed:
        kept: _Listed = []
        for entry in entries:
            if isinstance(entry, _File):
                real = entry.file.resolve()
                if real in seen:
                    continue
                seen.add(real)
            kept.append(entry)
        result.append(kept)
    count = Counter(entry.path for entries in result for entry in entries if isinstance(entry, _File))
    apart = [[_prefixed(entry) if count[entry.path] > 1 else entry for entry in entries] for entries in result]
    _check_paths(apart)
    return apart


def _prefixed(entry: _File | Skipped) -> _File | Skipped:
    """The file under its path behind the name of the folder that the path counts from."""
    if isinstance(entry, Skipped):
        return entry
    root = entry.file.resolve().parents[entry.path.count("/")]
    return replace(entry, path=f"{root.name}/{entry.path}")


def _check_paths(listed: list[_Listed]) -> None:
    first: dict[str, Path] = {}
    for entry in (entry for entries in listed for entry in entries if isinstance(entry, _File)):
        if entry.path in first:
            raise InputError(f"{entry.file} and {first[entry.path]} would both be called {entry.path}; rename one")
        first[entry.path] = entry.file


def _read(entry: _File, options: ReadOptions) -> Iterator[Document | Skipped]:
    name = str(entry.file)
    try:
        for document in _documents(entry, name, options):
            yield _filled(document, options.publisher, options.published)
    except InputError as error:
        if entry.named or not options.skip_bad:
            raise
        line, _, reason = str(error).removeprefix(name).partition(": ")
        yield Skipped(entry.path + line, reason)


def _documents(entry: _File, name: str, options: ReadOptions) -> Iterator[Document | Skipped]:
    suffix = entry.file.suffix.lower()
    source = entry.source or Source(None, None, None, "")
    text = decode(_bytes(entry.file, name), name, suffix not in _CORPUS)
    if suffix in _CORPUS:
        for document in read_corpus(text, entry.path, name, options.columns, options.skip_bad):
            yield _filled(document, source.publisher, source.published)
        return
    document = Document(entry.path, text)
    if suffix in _HTML:
        page = read_page(text, name)
        document = Document(entry.path, page.text, page.title, page.publisher, page.published)
    yield _described(document, source)


def _described(document: Document, source: Source) -> Document:
    """The document with what its folder's table says of it, which goes before what its page says."""
    return replace(
        document,
        publisher=source.publisher or document.publisher,
        published=source.published or document.published,
        page=source.page,
    )


def _filled(document: Document | Skipped, publisher: str | None, published: date | None) -> Document | Skipped:
    """The document with publisher and date where it has none of its own."""
    if isinstance(document, Skipped):
        return document
    return replace(document, publisher=document.publisher or publisher, published=document.published or published)


def _read_stdin(stdin: BinaryIO | None) -> Document:
    data = (stdin or sys.stdin.buffer).read()
    return Document("stdin.txt", decode(data, "stdin"))


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
