"""How well a graph states what careful readers wrote down: precision, recall, F1, and what went wrong.

A prediction and a gold fact pair up one to one where their evidence overlaps and their core agrees: value and
unit; predicate, subject and object; or type, subject and dates. An observation is *full* where all else agrees
too. Gold facts marked optional count neither way.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Store

from kg.evaluate.facts import KINDS, Gold, Prediction, read_gold, read_predictions
from kg.evaluate.pairing import Pair, differences, overlaps, pair
from kg.query import load

_ATTRIBUTES = ("subject", "metric", "qualifier", "status", "direction", "time")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, to three places."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, predicted: int, gold: int) -> "Score":
        """The score of `hits` among so many predicted and so many gold facts."""
        p, r = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
        return cls(round(p, 3), round(r, 3), round(2 * p * r / (p + r), 3) if p + r else 0.0)

    def as_dict(self) -> dict[str, float]:
        """The three figures by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that was missed, made up or got partly right, and in what it differs from its nearest counterpart."""

    kind: str  # observations, relations, events
    error: str  # missed, made up, partly
    phenomenon: str  # the attributes that differ, or "nothing there"
    document: str
    quote: str
    detail: str

    def __str__(self) -> str:
        quote = " ".join(self.quote.split())
        return f"{self.kind}: {self.error} ({self.phenomenon}): {self.document}: {quote}: {self.detail}"


@dataclass(frozen=True, slots=True)
class KindScore:
    """The figures of one kind of fact; `full` and `attributes` belong to observations."""

    predicted: int
    gold: int
    found: Score
    full: Score | None = None
    attributes: Mapping[str, float | None] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """The figures in the form and order of the reference scorer."""
        full = {} if self.full is None else {"full": self.full.as_dict()}
        found = {"predicted": self.predicted, "gold": self.gold, "found": self.found.as_dict()}
        return found | full | dict(self.attributes)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a graph against gold files, and every miss."""

    documents: int
    wrong_quotes: int
    kinds: Mapping[str, KindScore]
    misses: tuple[Miss, ...]

    @property
    def score(self) -> float:
        """The one figure: the mean of the three kinds' strictest F1."""
        strictest = [(kind.full or kind.found).f1 for kind in self.kinds.values()]
        return round(sum(strictest) / len(strictest), 3)

    def as_dict(self) -> dict[str, object]:
        """The figures in the form of the reference scorer."""
        head = {"documents": self.documents, "quotes that are not the text at their offsets": self.wrong_quotes}
        return head | {name: kind.as_dict() for name, kind in self.kinds.items()} | {"score": self.score}

    def grouped(self) -> dict[tuple[str, str, str], list[Miss]]:
        """The misses by kind, error and phenomenon, the largest group of each kind and error first."""
        groups: dict[tuple[str, str, str], list[Miss]] = {}
        for miss in self.misses:
            groups.setdefault((miss.kind, miss.error, miss.phenomenon), []).append(miss)
        return dict(sorted(groups.items(), key=lambda g: (KINDS.index(g[0][0]), g[0][1], -len(g[1]), g[0][2])))


def evaluate(graph: Path | Store, gold: Path, docs: Path) -> Evaluation:
    """Score `graph`, a Turtle file or a store, against the gold files of a folder; `docs` holds their documents.

    Raises InputError where a gold file or document cannot be read, QueryError where the graph is no Turtle.
    """
    golds, texts = read_gold(gold, docs)
    predictions, wrong = read_predictions(load(graph) if isinstance(graph, Path) else graph, texts)
    kinds: dict[str, KindScore] = {}
    misses: list[Miss] = []
    for kind in KINDS:
        pairs = pair(kind, predictions[kind], golds[kind])
        kinds[kind] = _score(kind, predictions[kind], golds[kind], pairs)
        misses += _misses(kind, predictions[kind], golds[kind], pairs)
    return Evaluation(len(texts), wrong, kinds, tuple(misses))


def _score(kind: str, predictions: Sequence[Prediction], golds: Sequence[Gold], pairs: Sequence[Pair]) -> KindScore:
    counted = [each for each in pairs if not golds[each.gold].optional]
    predicted = len(predictions) - (len(pairs) - len(counted))
    wanted = sum(not gold.optional for gold in golds)
    found = Score.of(len(counted), predicted, wanted)
    if kind != "observations":
        return KindScore(predicted, wanted, found)
    full = Score.of(sum(each.full for each in counted), predicted, wanted)
    return KindScore(predicted, wanted, found, full, {name: _share(counted, name) for name in _ATTRIBUTES})


def _share(pairs: Sequence[Pair], attribute: str) -> float | None:
    has = [each.agrees[attribute] for each in pairs if attribute in each.agrees]
    return round(sum(has) / len(has), 3) if has else None


# --- what went wrong ---------------------------------------------------------------------------------------


def _misses(
    kind: str, predictions: Sequence[Prediction], golds: Sequence[Gold], pairs: Sequence[Pair]
) -> Iterator[Miss]:
    hit = {each.gold for each in pairs}
    spare = {each.prediction for each in pairs}
    missed = [gold for j, gold in enumerate(golds) if j not in hit and not gold.optional]
    extra = [prediction for i, prediction in enumerate(predictions) if i not in spare]
    for gold in missed:
        near = [differences(kind, prediction, gold) for prediction in extra if overlaps(prediction, gold)]
        yield Miss(kind, "missed", _nearest(near), gold.document, str(gold.values["quote"]), _tell_gold(gold))
    for prediction in extra:
        near = [differences(kind, prediction, gold) for gold in missed if overlaps(prediction, gold)]
        yield Miss(kind, "made up", _nearest(near), prediction.document, prediction.quote, _tell(prediction))
    for each in pairs:
        if kind == "observations" and not each.full:
            wrong = ", ".join(name for name, agrees in each.agrees.items() if not agrees)
            prediction, gold = predictions[each.prediction], golds[each.gold]
            detail = f"{_tell(prediction)} | gold: {_tell_gold(gold)}"
            yield Miss(kind, "partly", wrong, prediction.document, prediction.quote, detail)


def _nearest(near: Sequence[tuple[str, ...]]) -> str:
    best = min(near, key=lambda names: (len(names), names), default=())
    return ", ".join(best) or "nothing there"


def _tell(prediction: Prediction) -> str:
    parts = [
        "/".join(sorted(names)) for names in (prediction.subjects, prediction.metrics, prediction.objects) if names
    ]
    return " ".join([*parts, *(f"{name}={value}" for name, value in sorted(prediction.values.items()))])


def _tell_gold(gold: Gold) -> str:
    names = [gold.names(name)[0] for name in ("subject", "metric", "object") if gold.values.get(name)]
    skipped = ("subject", "metric", "object", "quote", "optional")
    values = [f"{name}={value}" for name, value in gold.values.items() if name not in skipped and value is not None]
    return " ".join([*names, *values])
