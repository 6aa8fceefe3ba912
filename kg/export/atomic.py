"""Writing a folder of exports so that a reader finds the former ones or the new ones, never half a file."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    """Put `files` (relative path and content) into `folder`, all or none of them.

    Everything is written and flushed to a temporary folder first and moved into place at the end; other files of
    the folder are never touched. Raises OutputError naming the folder where it cannot be written.
    """
    try:
        with _staging(folder) as staging:
            names = [_write(staging, name, content) for name, content in files]
            with _undisturbed():
                _move(staging, folder, names)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    # Within the folder where there is one: its parent may be closed to us, and a rename must not cross file systems.
    home = folder if folder.is_dir() else folder.parent
    home.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".kg-", dir=home))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write(staging: Path, name: str, content: str | bytes) -> str:
    path = staging / "new" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    return name


def _move(staging: Path, folder: Path, names: list[str]) -> None:
    """Replace file by file, each step atomic; on any error put the former files back."""
    done: list[str] = []
    try:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _keep(folder / name, staging / "former" / name)
            done.append(name)
            (staging / "new" / name).replace(folder / name)
    except BaseException:
        for name in done:
            _restore(folder / name, staging / "former" / name)
        raise
    _sync_folders({folder, *((folder / name).parent for name in names)})


def _keep(path: Path, former: Path) -> None:
    if path.exists():
        former.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, former)
        except OSError:  # a file system without hard links
            shutil.copy2(path, former)


def _restore(path: Path, former: Path) -> None:
    if former.exists():
        former.replace(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and termination for the few milliseconds of moving."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _sync_folders(folders: Iterable[Path]) -> None:
    if os.name != "posix":
        return
    for folder in sorted(folders):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
