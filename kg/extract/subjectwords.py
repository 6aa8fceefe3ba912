"""The words that tell who a clause is about: what keeps a name from it, what stands for one, who speaks."""

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation

# An anaphor opens its clause, after an adverb at most (目前，全市…; 其中该平台…).
ANAPHOR_REACH = 4


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The tables `subject_blockers`, `anaphors` and `speech_verbs`, compiled."""

    blockers: dict[str, str]
    longest_blocker: int
    anaphors: dict[str, tuple[str, ...]]
    anaphor: re.Pattern[str]
    anaphor_reach: int  # how far from its beginning the anaphor that opens a clause can end
    speech: re.Pattern[str]


@cache
def subject_words(lexicon: Lexicon) -> SubjectWords:
    """The words of a lexicon."""
    blockers = {row["form"]: row["effect"] for row in lexicon.rows("subject_blockers")}
    anaphors = {row["form"]: tuple(row["kinds"].split()) for row in lexicon.rows("anaphors")}
    return SubjectWords(
        blockers,
        max(map(len, blockers)),
        anaphors,
        re.compile(alternation(anaphors)),
        ANAPHOR_REACH + max(map(len, anaphors)),
        re.compile(f"[^，。；]{{0,14}}?(?:{alternation(lexicon.forms('speech_verbs'))})"),
    )
