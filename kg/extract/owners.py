"""Which of the things named before a figure can have what it measures at all."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.subjects import Clause
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import AnnotatedArticle, Kind, Quantity, Sentence

_HOME = "home"
_LED = "subject: carried from a figure before that only a city has"


@cache
def _owners(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[frozenset[Kind], bool]]]:
    kinds: dict[str, tuple[frozenset[Kind], bool]] = {}
    for row in lexicon.rows("metric_owners"):
        words = row["kinds"].split()
        try:
            kinds[row["form"]] = frozenset(Kind(word) for word in words if word != _HOME), _HOME in words
        except ValueError as error:
            raise row.error(f"kinds: {error}") from None
    # What a label is about stands at its end: 数字经济规模占地区生产总值比重.
    return re.compile(f".*({alternation(kinds)})"), kinds


class Owners:
    """Follows the sentences of one article, to lead a figure back to the nearest thing that can have it."""

    def __init__(self, article: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.article = article
        self.pattern, self.kinds = _owners(lexicon)
        self.sentence: Sentence | None = None
        self.former: Sentence | None = None
        self.led: tuple[str, str] | None = None  # from whom to whom in this passage

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if clause.sentence is not self.sentence:
            self.former, self.sentence = self.sentence, clause.sentence
            if self.former is not None and self.former.passage is not self.sentence.passage:
                self.led = None
        if clause.name is not None:
            self.led = None

    def fitting(self, subject: str, why: str, metric: str, clause: Clause, quantity: Quantity) -> tuple[str, str]:
        """`subject` and `why`, or where it cannot have `metric`, the nearest named before that can, and why that."""
        found = self.pattern.match(metric)
        if found is None:
            return (self.led[1], _LED) if self.led is not None and self.led[0] == subject else (subject, why)
        kinds, home = self.kinds[found[1]]
        if self.article.entities[subject].kind in kinds:
            return subject, why
        owner = self.article.home if home else next(self._named_before(kinds, clause, quantity), None)
        if owner is None:
            return subject, why
        if home:
            self.led = subject, owner
        return owner, f"subject: the nearest that can have {found[1]} (metric_owners.tsv)"

    def _named_before(self, kinds: frozenset[Kind], clause: Clause, quantity: Quantity) -> Iterator[str]:
        sentence = clause.sentence
        yield from (n.entity for n in reversed(sentence.names) if n.end <= quantity.begin and n.kind in kinds)
        if self.former is not None and self.former.passage is sentence.passage:
            yield from (n.entity for n in reversed(self.former.names) if n.kind in kinds)
