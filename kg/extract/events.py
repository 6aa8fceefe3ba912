"""Dated happenings: what was established, launched, released, held, signed, awarded, started or completed."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.extract.agents import Context
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.clauses import cut
from kg.extract.eventdates import EventDate, dated, event_date, heading, scheduled, unset
from kg.extract.grammar import grammar
from kg.extract.groups import MASK, QUANTITY, TIME
from kg.extract.happenings import ENDS, introduced, only_made, planned, since
from kg.extract.honours import seats, winner
from kg.extract.lines import Line
from kg.extract.modality import Modality, modality
from kg.extract.rankings import listed
from kg.extract.reading import lines
from kg.extract.relations import span
from kg.extract.sections import sections
from kg.extract.signings import RITE, signers
from kg.extract.triggers import Frame, Hit, Triggers, event_triggers
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Event, EventType, Kind, TimeExpression

_UNTIL = re.compile(
    "^(?:前|之前|以前|时间|条件|计划|方案|在即|倒计时|率"
    f"|(?:不过|仅|已|不到|不足|才|将近|近|逾|超过?|至今)*(?:[{QUANTITY}{TIME}](?!，|。)|[一二三四五六七八九十两0-9]+周?[年天]))"
)
_SCENE = re.compile("^[^。]{0,24}?(?:此次|本次|当天|当日|同日|现场|集中|会上|活动上)(?:签约|开工|启动|揭牌|发布|，)")
_GOES_ON = re.compile("(?:在|就在)?(?:随后|当天|当日|同日|现场|会上|活动上|仪式上|大会上|签约仪式上)")
_SLOGAN = 16
_SESSION = re.compile(
    f"(?:了)?(?:第?[{QUANTITY}一二三四五六七八九十]+次)?(?:全体)?(?:会议|大会)|(?:了)?(?:开幕|闭幕|预备|联组)会(?!议室)"
)
_CEREMONY = re.compile("签约(?:仪式|环节|活动|项目)|集中签约|现场签约")
_ASSEMBLY = re.compile("(?:常委会|委员会|领导小组|理事会|董事会|主席团|常务会)(?:会议)?$")
_MEETING = MASK[Kind.CONFERENCE]
_SAME_DAY = re.compile("(?:^|，)(?:当天|当日|同日|当晚|(?:会|大会|活动|仪式|活动现场|现场)上?，)")
# 某广场举办某活动启动仪式: it is not the square that began.
_HOSTED = re.compile("(?:举办|举行|召开)[^，。；]{6,}$")
_IS_ONE = re.compile(f"是(?:于|在)?{TIME}(?:正式)?$")
_THAT_DAY = re.compile("当[天日晚]|同日")
_HALL = re.compile(rf"{_MEETING}(?:上|现场|期间)")
_OPENS = re.compile(
    rf"^[^。，]*?{TIME}[^，{_MEETING}]{{0,6}}，(?P<meeting>[^，在{_MEETING}]{{0,16}}{_MEETING})(?:上|现场)"
)
# 会上发布的甲 came out on the day that is told of; when a firm that is mentioned there was founded is not said.
_TOLD = {EventType.RELEASED, EventType.HELD, EventType.SIGNED, EventType.AWARDED}
_Hit = Hit[EventType]
_Frame = Frame[EventType]


def extract_events(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Event]:
    """The dated happenings that the article states; `text` is its document's."""
    triggers, modal = event_triggers(lexicon), modality(lexicon)
    former: TimeExpression | None = None
    earlier: TimeExpression | None = None
    held: dict[str, EventDate] = {}
    periods = sections(article)
    before: Line | None = None
    for line in lines(article, lexicon):
        if before is None or line.sentence.passage is not before.sentence.passage:
            before, former = None, periods.get(id(line.sentence.passage))
            if _GOES_ON.match(line.sentence.passage.text):
                former = earlier or former
        if (scene := _SCENE.match(line.text)) and TIME not in scene.group():
            former = earlier or former
        reader = _Reader(article, text, line, Context(Finder(line, grammar(lexicon), before)), held, modal, triggers)
        before = line
        reader.former, reader.earlier = former, earlier
        for event in chain(reader.opening(), *(reader.read(hit) for hit in triggers.hits(line.forms))):
            if event.type is EventType.HELD and event.start and event.end:
                held[event.subject] = EventDate(event.start, event.end)
            yield event
        former = heading(line, modal.hearsay) if line.times else former
        earlier = former or earlier


class _Reader:
    """Reads the events of one line.

    `held` is when the article's meetings were held, `former` the time that headed the sentence before
    in the passage, `earlier` the last one that headed any sentence.
    """

    def __init__(
        self,
        article: AnnotatedArticle,
        text: str,
        line: Line,
        context: Context,
        held: dict[str, EventDate],
        modal: Modality,
        triggers: Triggers[EventType],
    ) -> None:
        self.article, self.text, self.line, self.context, self.held = article, text, line, context, held
        self.modal, self.triggers = modal, triggers
        self.former: TimeExpression | None = None
        self.earlier: TimeExpression | None = None
        self.finder = context.finder

    def read(self, hit: _Hit) -> Iterator[Event]:
        text = self.line.text
        if (
            text[hit.begin - 1 : hit.begin] == "的"
            or _UNTIL.match(text[hit.end :])
            or self._in_slogan(hit)
            or self._is_promise(hit)
        ):
            return
        begin = self.finder.bounds(hit.begin)[0]
        set_for = scheduled(self.line, begin, hit.begin, self.article.article.published)
        dates = set_for or self._dates(hit.begin, hit.end) or self._ceremony(hit)
        if dates is None or (text.startswith("的", hit.end) and self._is_foreign(dates, hit)):
            return
        for frame in hit.frames:
            subject = self._subject(hit, frame)
            if subject and set_for and self._says_of_another(subject, begin, hit.begin):
                continue
            if (
                subject
                and not self.modal.unreal.search(unset(self.finder.between(hit.begin, subject), set_for))
                and not planned(self.line, hit.begin)
            ):
                yield from self._events(frame.signal, frame.rule, subject, hit, dates)
                return

    def _says_of_another(self, subject: Argument, begin: int, at: int) -> bool:
        """Whether the clause is about something without a name (某发布会宣布，赛事将于11月17日举行)."""
        lead = unset(self.line.text[begin:at], True)
        return subject.last < begin and not self.finder.grammar.is_free(lead)

    def _in_slogan(self, hit: _Hit) -> bool:
        """Whether the trigger stands in a short quoted phrase (“月月有签约”), which tells of nothing."""
        text = self.line.text
        opening = text.rfind("“", 0, hit.begin)
        closing = text.find("”", opening)
        return opening >= 0 and hit.end <= closing <= opening + _SLOGAN and text[opening - 1 : opening] != "："

    def _is_promise(self, hit: _Hit) -> bool:
        """签署协议，共建甲: what a paper says is to be set up."""
        text = self.line.text
        return text[hit.begin : hit.end] == "共建" and "签" in text[: hit.begin]

    def _is_foreign(self, dates: EventDate, hit: _Hit) -> bool:
        """Whether the date heads another clause than that of 建成的甲, where it dates what is told of 甲 instead."""
        if dates.said is None:
            begin = self.finder.bounds(hit.begin)[0]
            return hit.frames[0].signal not in _TOLD and not _THAT_DAY.search(self.line.text, begin, hit.begin)
        begin = self.line.begin_at(self.finder.bounds(hit.begin)[0])
        at = next((p for p, time in self.line.times.items() if time is dates.said), hit.begin)
        # 去年入选甲发布的名单: the day is that of 入选.
        inside = ((b, form) for b, form in self.line.forms if at <= b and b + len(form) <= hit.begin)
        between = self.triggers.hits(inside)
        return dates.said.begin < begin or any(h.frames[0].signal is EventType.AWARDED for h in between)

    def _dates(self, begin: int, end: int) -> EventDate | None:
        if self.earlier and _SAME_DAY.search(self.line.text, 0, begin) and not self._has_date(begin):
            return dated(self.earlier, self.article.article.published)
        if not self._has_date(begin) and (hall := _HALL.search(self.line.text, 0, begin)):
            meeting = self.line.names[hall.start()].entity
            if meeting in self.held:
                return self.held[meeting]
        return event_date(self.line, (begin, end), self.former, self.article.article.published, self.modal.hearsay)

    def _ceremony(self, hit: _Hit) -> EventDate | None:
        """When the meeting was held that a paragraph about its signings belongs to."""
        signing = hit.frames[0].signal is EventType.SIGNED and not self.line.text.startswith("的", hit.end)
        if not signing or not self.held or min(self.line.times, default=hit.end) < hit.begin:
            return None
        return list(self.held.values())[-1] if _CEREMONY.search(self.line.sentence.passage.text) else None

    def _has_date(self, at: int) -> bool:
        return any(time.start for position, time in self.line.times.items() if position < at)

    def _subject(self, hit: _Hit, frame: _Frame) -> Argument | None:
        match frame.pattern:
            case "theme":
                return self._theme(hit, frame)
            case "object":
                return self.finder.object(hit.end, frame.subjects)
            case "party":
                return signers(self.finder, hit, frame)
            case "receiver":
                return winner(self.finder, hit, frame)
            case "session":
                return self._assembly(hit, frame)
            case "granted":
                found, _, award = seats(self.finder, hit.begin, hit.end)
                return found.of(frame.subjects) if found and award else None
            case "listed":
                found = next((pair[0] for pair in listed(self.context, hit, frame)), None)
            case _:
                found = self._bare(hit, frame)
        return found.of(frame.subjects) if found else None

    def _theme(self, hit: _Hit, frame: _Frame) -> Argument | None:
        if found := self.finder.object(hit.end, frame.subjects):
            return found
        found = self._put(hit) or self._bare(hit, frame)
        return found.of(frame.subjects) if found else None

    def _put(self, hit: _Hit) -> Argument | None:
        """将甲发射升空: the thing stands before the verb, behind 将 or 把."""
        group = next((g for g in self.line.groups if g.last == hit.begin - 1), None)
        put = group is not None and self.line.text[group.first - 1 : group.first] in {"将", "把"}
        return argument(self.line, group) if group and put else None

    def _bare(self, hit: _Hit, frame: _Frame) -> Argument | None:
        """The subject of a verb without an object; that of 甲由乙发布 stands before 由."""
        behind = self.line.text[hit.end :]
        session = frame.signal is EventType.HELD and _SESSION.match(behind)
        if not session and not ENDS.match(behind):
            return None
        if RITE.match(behind) and _HOSTED.search(self.line.text, 0, hit.begin):
            return None
        if behind.startswith("的") and frame.signal is not EventType.AWARDED:
            # 某港开通的航线: 某港 is no more than its owner.
            return self.finder.object(hit.end, frame.subjects) or self._is_one(hit)
        group = self.finder.near(hit.begin)
        by = self.finder.passive(group) if group else None
        at = hit.begin if by is None else by
        if found := introduced(self.finder, at, frame.subjects):
            return found
        found = self.finder.subject(at) or since(self.finder, hit.begin, hit.end)
        return None if found and frame.signal is not EventType.AWARDED and only_made(found, at) else found

    def _is_one(self, hit: _Hit) -> Argument | None:
        """甲是2010年开园的园区: what is said to be one of its kind."""
        match = _IS_ONE.search(self.line.text, self.finder.bounds(hit.begin)[0], hit.begin)
        return self.finder.subject(match.start()) if match else None

    def _assembly(self, hit: _Hit, frame: _Frame) -> Argument | None:
        """某常委会召开会议: a body that only exists in session is what was held."""
        found = self._bare(hit, frame)
        found = found.of(frame.subjects) if found else None
        text = self.line.sentence.passage.text
        held = found and all(_ASSEMBLY.search(text, name.begin, name.end) for name in found.names)
        return found if held else None

    def opening(self) -> Iterator[Event]:
        """某日，某大会上，…: a sentence that opens with the day and the meeting's hall tells that it was held."""
        match = _OPENS.match(self.line.text)
        if match is None:
            return
        at = match.end("meeting") - 1
        group = next((g for g in self.line.groups if g.last == at), None)
        dates = event_date(self.line, (at, at + 1), None, self.article.article.published, self.modal.hearsay)
        if group and dates:
            yield from self._events(EventType.HELD, "events meeting opens", argument(self.line, group), None, dates)

    def _events(
        self, kind: EventType, rule: str, subject: Argument, hit: _Hit | None, when: EventDate
    ) -> Iterator[Event]:
        begin, end = span(self.line, hit, subject)
        if when.said is not None:
            begin, end = min(begin, when.said.begin), max(end, when.said.end)
        evidence = cut(self.article.article, self.text, self.line.sentence.passage, begin, end)
        for name in subject.names:
            yield Event(name.entity, kind, rule, (evidence,), when.start, when.end)
