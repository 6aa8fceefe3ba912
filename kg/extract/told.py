"""What the clauses before have measured, for a figure that only goes on with it."""

import re
from collections.abc import Sequence

from kg.extract import metrics
from kg.extract.figures import Figure
from kg.extract.readings import COMPARED, LEVEL, RESPECTIVELY, Reading
from kg.extract.subjects import Clause
from kg.lexicon import Lexicon
from kg.model import Sentence

# 传感器成本，从1.8万元降到2600元; 单位能耗，同比下降5%: the metric stands alone before the comma.
_GOES_ON = re.compile("[从由比较]|同比|达到?|已达|约?为|平均")
_SHORTEST = 2
_LONGEST_NAME = 22


class Told:
    """Follows the readings of one article, clause by clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.former: list[Reading] = []  # of the last clause that had any
        self.levels: list[Reading] = []  # of this sentence
        self.sentence: Sentence | None = None
        self.heading: Clause | None = None  # the clause before, where it has no figure

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if clause.sentence is not self.sentence:
            self.sentence, self.heading, self.levels = clause.sentence, None, []

    def before(self, clause: Clause) -> Sequence[Reading]:
        """The readings that the figures of `clause`, which is the present one, go on with."""
        text = clause.sentence.passage.text
        if text.find(RESPECTIVELY, clause.begin, clause.end) >= 0:
            count = sum(clause.begin <= q.begin < clause.end for q in clause.sentence.quantities)
            if len(self.levels) >= count > 1:
                return self.levels[-count:]
        if self.heading is not None and self._listed(clause):
            return self._headed(self.heading, named=True) or self.former
        if self.heading is not None and _GOES_ON.match(text, clause.begin):
            return self._headed(self.heading) or self.former
        return self.former

    def _listed(self, clause: Clause) -> bool:
        """Whether the clause is a figure behind a colon (营业收入：213.5亿元)."""
        first = next((q for q in clause.sentence.quantities if q.begin >= clause.begin), None)
        colon = clause.sentence.passage.text[clause.begin - 1 : clause.begin] == "："
        return colon and first is not None and first.begin == clause.begin

    def note(self, clause: Clause, found: Sequence[tuple[Figure, Reading | None]]) -> None:
        """Remember what `clause` has measured."""
        self.heading = None if found else clause
        if found:
            readings = [reading for _, reading in found if reading and reading.rule != COMPARED]
            self.former = readings or self.former
            self.levels += [reading for reading in readings if reading.rule == LEVEL]

    def _headed(self, clause: Clause, *, named: bool = False) -> list[Reading]:
        """What the words before a comma measure, where they make no clause; `named` behind a colon."""
        begin = clause.name.end if clause.name else clause.begin
        tokens = clause.sentence.tokens.between(begin, clause.end)
        if not tokens or tokens[-1].tag[0] not in "nv" or (named and clause.end - begin > _LONGEST_NAME):
            return []
        if not named and any(token.tag == "v" for token in tokens):
            return []
        metric = metrics.change_label(clause.sentence, begin, clause.end, self.lexicon)
        return [Reading(metric, None, LEVEL)] if len(metric) >= _SHORTEST else []
