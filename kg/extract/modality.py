"""Words that say that something did not happen, is only wished or planned, or when somebody merely spoke of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import Lexicon, Row


class Effect(StrEnum):
    """What a word does to the statement behind it."""

    NEGATED = "negated"
    UNREAL = "unreal"
    WISHED = "wished"
    CAUSED = "caused"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Modality:
    """The table `modal_words`, compiled."""

    negated: re.Pattern[str]  # no relation and no event
    unreal: re.Pattern[str]  # no event
    wished: re.Pattern[str]  # right before the first argument: what somebody wants others to do
    caused: re.Pattern[str]  # another than the subject is the doer of what follows
    hearsay: re.Pattern[str]  # the time before it is when somebody spoke


@cache
def modality(lexicon: Lexicon) -> Modality:
    """The patterns of the table `modal_words`."""
    rows: dict[Effect, list[Row]] = {effect: [] for effect in Effect}
    for row in lexicon.rows("modal_words"):
        rows[row.enum("effect", Effect)].append(row)
    return Modality(
        negated=_pattern(rows[Effect.NEGATED]),
        unreal=_pattern(rows[Effect.NEGATED] + rows[Effect.UNREAL]),
        wished=_pattern(rows[Effect.WISHED], "$"),
        caused=_pattern(rows[Effect.CAUSED]),
        hearsay=_pattern(rows[Effect.HEARSAY]),
    )


def _pattern(rows: Iterable[Row], end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(_form, rows)) or '(?!)'}){end}")


def _form(row: Row) -> str:
    unless = "" if row["unless"] == "-" else f"(?![{re.escape(row['unless'])}])"
    return re.escape(row["form"]) + unless
