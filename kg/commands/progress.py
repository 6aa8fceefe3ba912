"""How far long work has come: a bar on a terminal, a line now and then anywhere else."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]  # documents and characters so far

_PATIENCE = 1.0  # seconds without a word; short work needs none, and no library to draw it
_INTERVAL = 10.0


def note(line: str) -> None:
    """A line for the reader of the terminal, not for the next program."""
    click.echo(line, err=True)


@contextmanager
def counting(verb: str, quiet: bool) -> Iterator[Progress | None]:
    """A callback that shows the count of documents while work goes on."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _spinner(verb) as progress:
            yield progress
    else:
        yield _lines(verb)


@contextmanager
def working(what: str, quiet: bool) -> Iterator[None]:
    """A word on what takes time when it cannot be counted."""
    if quiet:
        yield
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(what):
            yield
    else:
        note(what)
        yield


def _lines(verb: str) -> Progress:
    last = time.monotonic()

    def show(documents: int, characters: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _INTERVAL:
            last = time.monotonic()
            note(f"{verb} {documents:,} documents, {characters:,} characters")

    return show


@contextmanager
def _spinner(verb: str) -> Iterator[Progress]:
    begun, shown = time.monotonic(), None

    def show(documents: int, characters: int) -> None:
        nonlocal shown
        if shown is None and time.monotonic() - begun > _PATIENCE:
            from rich.console import Console

            shown = Console(stderr=True).status("")
            shown.start()
        if shown is not None:
            rate = characters / (time.monotonic() - begun)
            shown.update(f"{verb} {documents:,} documents, {characters:,} characters, {rate:,.0f} a second")

    try:
        yield show
    finally:
        if shown is not None:
            shown.stop()
