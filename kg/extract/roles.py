"""Posts: who is affiliated with which body, and as what (某局局长某某, 现任某院院长, by-lines)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, takewhile

from kg.extract.clauses import cut
from kg.extract.groups import BODIES, MASK, NAME, PLACES, masks
from kg.extract.houseposts import House, HousePost, colleagues, district_heads, entrusted, mayors
from kg.extract.lines import Line
from kg.extract.reading import lines
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import AnnotatedArticle, Byline, Entity, Evidence, Kind, Name, PassageRole, Predicate, Relation, Span
from kg.text import key

_PERSON = MASK[Kind.PERSON]
_PEOPLE = rf"{_PERSON}(?:(?:、|和|及)?{_PERSON})*"
_HOLDERS = BODIES | PLACES | {Kind.FACILITY, Kind.PLATFORM, Kind.PROGRAMME, Kind.PROJECT}
_HOLDER = f"[{masks(_HOLDERS)}]"
_WORDS = f"[^，。；：！？“”{NAME[1:-1]}]"
# A post goes with the place that it governs, not with the body named before it (市委副书记、代市长).
_OF_PLACE = re.compile("、[^、]{0,2}(?:市长|省长|区长|县长|州长|镇长|乡长|主席团.*|人大代表|政协委员)$")
_FORMER = re.compile("(?:原|前|曾任|时任|拟任|拟提名为?|曾为)$")
_NOT_YET = re.compile("(?:拟任命|拟聘任?|提名|推荐|拟)$")
_PAST = re.compile("原|前任|前(?!沿)|时任")
_APPOINTS = "任命|选举|补选|推选|聘任|聘请|推举|选举产生|一致同意"
_REPORTER = "记者"
# A place has mayors and the like; 武汉项目总经理 is a manager of something else.
_GOVERNS = re.compile("(?:常务)?(?:副|代)?(?:市|省|区|县|州|镇|乡|村|旗|盟|行政长官|主席|总统|总理|首相|驻|大使)")
_VILLAGE = re.compile("(?:社区|街道|[村镇乡])$")
_OF_VILLAGE = re.compile("党|第一书记|书记|主任|村支书|村主任|居委会|村委会|居民|村民|网格")
# 本报记者某某 stands for the publisher's own wherever it is said, 记者某某 only where it signs a picture.
_OUR_REPORTER = re.compile(
    rf"(?<![原前])本[报台社](?:全媒体?|融媒体?)?(?:首席|摄影|见习|实习)?记者\s*(?P<people>{_PEOPLE})"
)
_SIGNED = re.compile(rf"(?:^|[。（\s])(?:摄影|见习|实习)?记者\s*(?P<people>{_PEOPLE})")
_TITLE_LENGTH = 6
_last: list[tuple[Mapping[str, Entity], dict[str, str]]] = []
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    appointed: re.Pattern[str]
    takes_office: re.Pattern[str]
    strangers: re.Pattern[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    title = f"(?:{alternation(lexicon.forms('titles'))})(?:（[^）]{{1,8}}）)?"
    # 某集团东北亚区总经理: the place is part of the post.
    post = rf"(?:[{masks(BODIES)}][{masks(PLACES)}]|{_HOLDER})的?{_WORDS}{{0,18}}?{title}"
    posts = rf"(?P<posts>{post}(?:[、兼，]{post})*)"
    enters = "(?:担任|现任|任|出任|现为|兼任|就任|当选|当选为|受聘为|被任命为)"
    ends = "(?=[，。；：）]|$)"
    strangers = "|".join(map(re.escape, lexicon.forms("strangers")))
    return _Patterns(
        re.compile(rf"(?P<posts>{post}(?:[、兼]{post})*)(?P<people>{_PEOPLE})"),
        re.compile(rf"(?P<people>{_PERSON})(?:，|（|是|为|系|{enters})+{posts}{ends}"),
        re.compile(rf"(?<![拟免])(?:{_APPOINTS})：?(?P<people>{_PEOPLE})(?:等?同志)?为{posts}{ends}"),
        re.compile(rf"(?:^|，|。){enters}{posts}{ends}"),
        re.compile(f"^[为向对与请让被把给从将在和原前曾]|^由[他她其]|(?:{strangers})$"),
    )


def affiliations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Relation]:
    """Every post that the article's sentences and by-lines give a named person."""
    patterns = _patterns(lexicon)
    last: Name | None = None
    house = House(lexicon)
    paper = _paper(article, article.article.publisher)
    numbers = {id(sentence): number for number, sentence in enumerate(article.sentences)}
    for line in lines(article, lexicon):
        number = numbers[id(line.sentence)]
        people = [name for name in line.sentence.names if name.kind is Kind.PERSON]
        if people or last:
            told = list(patterns.before.finditer(line.text)) if _PERSON in line.text else []
            yield from _posts(line, told, patterns, article, text, last)
            unsaid = house.posts(line, number)
            others = (mayors(line, article), district_heads(line, article), entrusted(line, lexicon))
            yield from _house_posts(line, told, unsaid, chain(*others), patterns, article, text)
            if paper:
                yield from _our_reporters(line, paper, article, text)
        house.note(line, number)
        last = people[-1] if people else None
    yield from _bylines(article, text)


def _posts(
    line: Line,
    told: Iterable[re.Match[str]],
    patterns: _Patterns,
    article: AnnotatedArticle,
    text: str,
    last: Name | None,
) -> Iterator[Relation]:
    for rule, found in (
        ("title person", told),
        ("person title", patterns.after.finditer(line.text) if _PERSON in line.text else ()),
        ("appointed", patterns.appointed.finditer(line.text) if _PERSON in line.text else ()),
    ):
        for match in found:
            people = [line.names[at] for at in range(*match.span("people")) if at in line.names]
            yield from _relations(line, match, people, patterns.strangers, article, text, rule)
    office = patterns.takes_office.search(line.text) if last is not None else None
    if last is not None and office:
        yield from _relations(line, office, [last], patterns.strangers, article, text, "takes office")


def _house_posts(
    line: Line,
    told: Iterable[re.Match[str]],
    unsaid: Iterator[HousePost],
    others: Iterator[HousePost],
    patterns: _Patterns,
    article: AnnotatedArticle,
    text: str,
) -> Iterator[Relation]:
    if _PERSON not in line.text:
        return
    named = {match.start("people") for match in told}
    alone = (post for post in unsaid if post.end - 1 not in named)
    behind = chain.from_iterable(_colleagues(line, match, patterns) for match in told)
    for post in chain(alone, behind, others):
        if not _FORMER.search(line.text[: post.begin]) and not _PAST.match(post.role):
            evidence = _evidence(line, post.begin, post.end, article, text)
            yield Relation(
                post.person.entity, Predicate.AFFILIATED_WITH, post.body, "roles house", (evidence,), post.role
            )


def _our_reporters(line: Line, paper: str, article: AnnotatedArticle, text: str) -> Iterator[Relation]:
    if _REPORTER not in line.text:
        return
    signed = _SIGNED.finditer(line.text) if line.sentence.passage.role is PassageRole.CAPTION else ()
    for match in chain(_OUR_REPORTER.finditer(line.text), signed):
        evidence = _evidence(line, match.start(), match.end(), article, text)
        for at in range(*match.span("people")):
            if at in line.names:
                person = line.names[at].entity
                yield Relation(person, Predicate.AFFILIATED_WITH, paper, "roles reporter", (evidence,), _REPORTER)


def _paper(article: AnnotatedArticle, publisher: str | None) -> str | None:
    """The entity of a paper by its name, if the document has one."""
    return _by_key(article.entities).get(key(publisher)) if publisher else None


def _colleagues(line: Line, match: re.Match[str], patterns: _Patterns) -> Iterator[HousePost]:
    seats = tuple(_split(line, *match.span("posts"), patterns.strangers))
    return colleagues(line, match.end(), *seats[-1]) if seats else iter(())


def _relations(
    line: Line,
    match: re.Match[str],
    people: Iterable[Name],
    strangers: re.Pattern[str],
    article: AnnotatedArticle,
    text: str,
    rule: str,
) -> Iterator[Relation]:
    if _FORMER.search(line.text[: match.start("posts")]) or _NOT_YET.search(line.text[: match.start()]):
        return
    evidence = _evidence(line, match.start(), match.end(), article, text)
    for holder, role in _split(line, match.start("posts"), match.end("posts"), strangers):
        for person in people:
            if person.entity != holder.entity:
                yield Relation(
                    person.entity, Predicate.AFFILIATED_WITH, holder.entity, f"roles {rule}", (evidence,), role
                )


def _split(line: Line, begin: int, end: int, strangers: re.Pattern[str]) -> Iterator[tuple[Name, str]]:
    """Each body of a chain of posts with the words of its title."""
    seats = [at for at in range(begin, end) if at in line.names and not _is_region(line, at)]
    for number, at in enumerate(seats):
        stop = seats[number + 1] if number + 1 < len(seats) else end
        role = _surface(line, at + 1, stop).strip("、，兼的")
        if not role:
            continue
        if role.endswith(_REPORTER) and "讯（" in role:
            role = _REPORTER
        if (
            _REPORTER in role[: -len(_REPORTER)]
            or strangers.search(role)
            or (line.names[at].kind in PLACES and not _governs(line, at, role))
        ):
            continue
        yield line.names[at], _own(role)


def _governs(line: Line, at: int, role: str) -> bool:
    """Whether somebody can have that post in the place: a community has a party secretary."""
    if _GOVERNS.match(role):
        return True
    return _OF_VILLAGE.match(role) is not None and _VILLAGE.search(_surface(line, at, at + 1)) is not None


def _is_region(line: Line, at: int) -> bool:
    """Whether the place only tells which part of the body before it is meant (某集团东北亚区总经理)."""
    before = line.names.get(at - 1)
    if before is None or before.kind not in BODIES or line.names[at].kind not in PLACES:
        return False
    return _GOVERNS.match(line.text[at + 1 :]) is None or line.text.startswith("区", at + 1)


def _surface(line: Line, begin: int, end: int) -> str:
    return line.sentence.passage.text[line.begin_at(begin) : line.end_at(end - 1)] if end > begin else ""


def _own(role: str) -> str:
    """The titles that go with the body: those of another, unnamed one are cut off (院士、某院长)."""
    first, *others = (_OF_PLACE.sub("", role) or role).split("、")
    kept = list(takewhile(lambda title: len(title) <= _TITLE_LENGTH, others))
    return "、".join([first, *kept])


def _evidence(line: Line, begin: int, end: int, article: AnnotatedArticle, text: str) -> Evidence:
    passage = line.sentence.passage
    return cut(article.article, text, passage, line.begin_at(begin), line.end_at(end - 1))


def _bylines(article: AnnotatedArticle, text: str) -> Iterator[Relation]:
    """记者 belongs to the paper that is named with the by-line or, without one, to the article's publisher."""
    if not article.article.bylines:
        return
    by_key = _by_key(article.entities)
    for byline in article.article.bylines:
        if _REPORTER not in byline.role or "通讯员" in byline.role:
            continue
        publisher = byline.publisher or article.article.publisher
        person, paper = by_key.get(key(byline.name)), by_key.get(key(publisher)) if publisher else None
        if person and paper and person != paper:
            evidence = _byline_evidence(article, byline, publisher, text)
            yield Relation(person, Predicate.AFFILIATED_WITH, paper, "roles byline", (evidence,), _REPORTER)


def _by_key(entities: Mapping[str, Entity]) -> dict[str, str]:
    """The ids of a document's entities by the keys of their names, made once for all its articles."""
    if not (_last and _last[0][0] is entities):
        forms = {key(form): entity.id for entity in entities.values() for form in (entity.name, *entity.aliases)}
        _last[:] = [(entities, forms)]
    return _last[0][1]


def _byline_evidence(article: AnnotatedArticle, byline: Byline, publisher: str | None, text: str) -> Evidence:
    begin, end = byline.span
    floor = max(article.article.begin, begin - _REACH)
    named = text.rfind(publisher, floor, begin) if publisher else -1
    begin = named if named >= 0 and "\n\n" not in text[named:begin] else begin
    return Evidence.cut(text, article.article, Span(begin, end), _context(article, Span(begin, end)))


def _context(article: AnnotatedArticle, span: Span) -> Span:
    """The passage that holds the by-line, or the by-line itself where it is set apart."""
    for sentence in article.sentences:
        around = sentence.passage.span(0, len(sentence.passage.text))
        if around.begin <= span.begin and span.end <= around.end:
            return around
    return span
