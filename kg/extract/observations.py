"""Observations: every quantity with the subject, metric, status, direction and time that the text gives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.clauses import cut
from kg.extract.figures import Figure
from kg.extract.owners import Owners
from kg.extract.readings import read_clause
from kg.extract.scope import Scope, Scopes
from kg.extract.subjects import Clause, follow
from kg.extract.summaries import as_in_body
from kg.extract.told import Told
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Direction, Kind, Observation, PassageRole, Sentence

_DESCRIBED = (Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.FACILITY, Kind.PLATFORM, Kind.PRODUCT)
_DESCRIPTION = 16
_LISTS = (Kind.AWARD, Kind.PROGRAMME, Kind.CONFERENCE)
RULE_MARK = " | "  # between the parts of a rule, each a line for a reader
_PAIR = 2
_EACH = re.compile("分列|分别|依次|分居")
_RECEIVED = re.compile("上榜|入选|入围|获评|荣获|获奖|获批|获得这一")


def extract_observations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Observation]:
    """The observations of `article`, in reading order; `text` is its document's.

    A quantity whose metric or owner the words do not give is left out. What a headline or a box repeats of the
    body comes out as the body's observation, with the repeating words as evidence.
    """
    if not any(sentence.quantities for sentence in article.sentences):
        return
    found = list(_observations(article, text, lexicon))
    body = [observation for role, observation in found if role is PassageRole.BODY]
    for role, observation in found:
        yield observation if role is PassageRole.BODY else as_in_body(body, observation)


def _observations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[tuple[PassageRole, Observation]]:
    scopes, owners, told = Scopes(article, lexicon), Owners(article, lexicon), Told(lexicon)
    last: tuple[Sentence, str, Scope] | None = None
    for clause in follow(article, lexicon):
        scopes.enter(clause)
        owners.enter(clause)
        told.enter(clause)
        passage = clause.sentence.passage
        found = list(read_clause(clause, told.before(clause), lexicon)) if clause.counts else []
        told.note(clause, found)
        each = _respective(clause, [figure for figure, _ in found]) if len(found) >= _PAIR else []
        for i, (figure, reading) in enumerate(found):
            quantity = figure.quantity
            subject = each[i] if each else _described(clause, figure) or _awarding(clause, figure) or clause.subject
            if reading is None or subject is None:
                continue
            subject, why = owners.fitting(subject, clause.why, reading.metric, clause, quantity)
            goes_on = last is not None and last[0] is clause.sentence and last[1] == reading.metric
            kind = article.entities[subject].kind
            scope = scopes.at(clause, quantity, kind, reading, last[2] if last and goes_on else None)
            last = clause.sentence, reading.metric, scope
            observation = Observation(
                subject=subject,
                metric=reading.metric,
                unit=quantity.unit,
                qualifier=quantity.qualifier,
                status=scope.status,
                rule=RULE_MARK.join((reading.rule, why, *scope.why)),
                evidence=(cut(article.article, text, passage, figure.begin, figure.end),),
                value=quantity.value,
                minimum=quantity.minimum,
                maximum=quantity.maximum,
                direction=reading.direction,
                start=scope.start,
                end=scope.end,
            )
            yield passage.role, _signless(observation)
        scopes.leave(clause)


def _signless(observation: Observation) -> Observation:
    """A change says by its direction what others say by a sign (增长-3.2% is a decrease of 3.2 %); a level keeps it."""
    said = (observation.value, observation.minimum, observation.maximum)
    if observation.direction is None or not any(number is not None and number < 0 for number in said):
        return observation
    value, *bounds = (number if number is None else abs(number) for number in said)
    low, high = sorted(bounds, key=lambda bound: bound or 0)
    return replace(observation, value=value, minimum=low, maximum=high, direction=Direction.DECREASE)


def _respective(clause: Clause, found: Sequence[Figure]) -> list[str]:
    """The listed names that the figures of a clause go to one by one (甲、乙分列第3位和第27位); empty where none do."""
    first = found[0].quantity.begin
    names = [name for name in clause.sentence.names if clause.begin <= name.begin and name.end <= first]
    listed = len(names) == len(found) and _EACH.search(clause.sentence.passage.text, names[-1].end, first)
    return [name.entity for name in names] if listed else []


def _described(clause: Clause, figure: Figure) -> str | None:
    """The named thing that a figure describes from before (总规模200亿元的某某基金, 拥有320名员工的某某公司)."""
    end = figure.quantity.end
    text = clause.sentence.passage.text
    at = text.find("的", end, clause.end)
    if at < 0:
        return None
    name = next((name for name in clause.sentence.names if name.begin in (at + 1, at + 2)), None)
    if name is None or at == end:
        return name.entity if name else None
    alone = clause.name is None or clause.name.begin > end
    fresh = not any(clause.begin <= other.begin < name.begin for other in clause.sentence.names)
    told = name.kind in _DESCRIBED and alone and fresh and at - end <= _DESCRIPTION
    return name.entity if told else None


def _awarding(clause: Clause, figure: Figure) -> str | None:
    """The award or list that a count of its receivers is about (…等10个项目上榜)."""
    quantity = figure.quantity
    if not _RECEIVED.search(clause.sentence.passage.text, quantity.end, figure.end):
        return None
    before = (name for name in clause.sentence.names if name.end <= quantity.begin)
    return next((name.entity for name in before if name.kind in _LISTS), None)
