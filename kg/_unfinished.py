"""Stand-ins for stages that have not landed; this module goes when they have."""

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.model import Document


def stage(module: str, name: str, default: Any) -> Any:  # noqa: ANN401
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return default


class ReadOptions:
    def __init__(self, **given: Any) -> None:  # noqa: ANN401
        self.publisher = given.get("publisher")


def read_documents(inputs, options, stdin=None):  # noqa: ANN001, ANN201, D103
    for each in inputs:
        p = Path(each)
        for f in sorted(p.rglob("*.txt")) if p.is_dir() else [p]:
            yield Document(f.name, f.read_bytes().decode("utf-8-sig"), publisher=options.publisher)


@dataclass
class Names:
    articles: Any
    entities: dict = field(default_factory=dict)

    @property
    def names(self):  # noqa: ANN201
        return [[() for _ in a.passages] for a in self.articles]

    @property
    def homes(self):  # noqa: ANN201
        return [None for _ in self.articles]


def nothing(*_: Any) -> tuple:  # noqa: ANN401
    return ()


def find_names(articles, tokens, lexicon):  # noqa: ANN001, ANN201, D103
    return Names(articles)
