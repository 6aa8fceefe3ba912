"""Time expressions of running text, resolved against the publication date.

Vague ones (近日, 目前, 近年来) and durations (8年, 30年来) are not returned. A date within a name is; who knows
the names drops it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.lexicon import Lexicon
from kg.mention import periods
from kg.mention.numerals import parse_numeral
from kg.mention.periods import Period
from kg.mention.points import SEPARATOR, Anchor, Point, read_point, time_words, within
from kg.model import Granularity, TimeExpression

_HAN = "〇零一二两三四五六七八九十"
_BETWEEN = re.compile(SEPARATOR)
_SINCE = re.compile(r"以来|至今|(?<=年)来(?![自源到])")
# 自2023年5月上线以来: the period is open to today, the words of the event stay outside the expression.
_SINCE_EVENT = re.compile(
    r"[\u4e00-\u9fff]{2,4}以来|[\u4e00-\u9fff“”]{0,4}(?:成立|启动|实施|运行|运营|开通|上线|开展|挂牌)以来"
)
_FROM = re.compile(r"起(?![草来步飞点诉])(?:至今)?")
_BEFORE = re.compile(r"(?:之|以)?前(?![往列沿景期后述进移行来方线锋三两二一四五六七八九十0-9端瞻途置身台])")
_AFTER = re.compile(r"[以之]后")
# 去年9月，…上线。截至10月底; 去年12月，…。将于3月上线: seen from the day of publication, whatever was told before.
_OF_NOW = re.compile("(?:截[至止]|[将定拟]于?|计划于?|预计于?)$")
_TILL = re.compile(r"(?:截至|截止到?|截止至|(?<![达直提回谈看想听遇受得做收找感碰])到|(?<![甚以截乃直])至) ?$")
_STARTING = re.compile(r"(?:从|自) ?$")
_EACH = re.compile(r"每(?:[年月周日天个])?的?$")
_NOW = re.compile(r"截[至止]到?(?:目前|当前|现在|今日|今天|发稿时?|记者发稿时?)|迄今(?:为止)?|到目前为止|目前为止")
_SPAN = re.compile(
    rf"(?P<way>最近|近|过去|未来|今后)的?(?P<n>[0-9]{{1,3}}|[{_HAN}]{{1,3}})(?P<unit>年|个月|天|周)(?:来|间|内|里)?"
)
_PLAN = re.compile(r"“?十(?P<n>[一二三四五六七八])五”?(?P<word>期间|时期|以来|末|初|开局之年|收官之年|规划期间)")
_DECADE = re.compile(r"(?:(?P<c>上|本|[12][0-9]|[一二]?十[一二九]?)个?世纪)?(?P<t>[0-9]0|[二三四五六七八九]十)年代")
_OCCASION = re.compile(r"(?:假期|长假|小长假|黄金周)?(?:期间|前后|前夕)|(?:假期|长假|小长假|黄金周)")


@cache
def _trigger(lexicon: Lexicon) -> re.Pattern[str]:
    """What a time expression can begin with, so that the rest of the text costs one pass."""
    words, known = time_words(lexicon)
    first, second = ("".join(sorted({word[at : at + 1] for word in known})) for at in (0, 1))
    longer = min(map(len, known)) > 1
    behind = rf"[0-9 年月日号季世./—\-~～至到元半初底末{_HAN}廿卅的去来后止今前{re.escape(second)}]" if longer else ""
    return re.compile(
        # The first two characters of any match: where others stand nothing is tried.
        rf"(?=[0-9公{_HAN}廿卅上下第前Q年本“近过未今截迄目{re.escape(first)}]{behind})"
        rf"(?:(?<![0-9A-Za-z.])[0-9]{{1,4}}(?: ?[年月日号季世]|[0年]年?代|{SEPARATOR}|[./ ][0-9]|[0-9]{{4}}(?![0-9]))"
        rf"|公元[0-9{_HAN}]|[{_HAN}廿卅]{{1,5}}(?:[年月日季]|{SEPARATOR}[{_HAN}]{{1,3}}[月日])"
        rf"|[上下]半年|第[1-4一二三四]个?季度|(?<![提以之])前[0-9{_HAN}]{{1,2}}个?[季月]|Q[1-4]季度|(?<![0-9{_HAN}同])年[初底末]|[上本]世纪"
        rf"|“?十[一二三四五六七八]五”?[期时以末初开收规]|(?:近|过去|未来|今后)的?[0-9{_HAN}]{{1,3}}[年个天周]|截[至止]|迄今|目前为止"
        rf"|(?!(?<=[十百千万0-9])来年|[前后]年[产均收可销营发处利])(?:{words.pattern}))"
    )


def find_times(text: str, published: date | None, lexicon: Lexicon, horizon: int = 45) -> tuple[TimeExpression, ...]:
    """The time expressions of a passage's reading text, by position, none over another.

    A month or day without a year takes the year named before it in the passage, otherwise the publication's, and
    the year before where it would lie more than `horizon` days after publication. With `published` None only
    absolute expressions have dates.
    """
    return tuple(_scan(text, Anchor(published, horizon=horizon), lexicon))


def _scan(text: str, anchor: Anchor, lexicon: Lexicon) -> Iterator[TimeExpression]:
    trigger, position = _trigger(lexicon), 0
    named: tuple[int, Point] | None = None
    while match := trigger.search(text, position):
        begin = match.start()
        if _EACH.search(text, max(0, begin - 4), begin):
            position = match.end()
            continue
        found = _fixed(text, begin, anchor, lexicon)
        if found is None:
            point = read_point(text, begin, _completed(text, begin, anchor, named), lexicon)
            if point is None:
                position = begin + 1
                continue
            named = (begin, point) if point.year else named
            found = _framed(text, begin, point, anchor, lexicon)
        yield found
        position = max(found.end, begin + 1)


def _completed(text: str, begin: int, anchor: Anchor, named: tuple[int, Point] | None) -> Anchor:
    """A year named before reaches to the end of its sentence; with a month it is a story's date and reaches on."""
    if named is None or named[1].year is None:
        return anchor
    place, point = named
    if point.month is None and "。" in text[place:begin]:
        return anchor
    if point.month is not None and _OF_NOW.search(text, max(0, begin - 4), begin):
        return anchor
    return anchor._replace(year=point.year, month=point.month, loose=point.month is None)


def _fixed(text: str, begin: int, anchor: Anchor, lexicon: Lexicon) -> TimeExpression | None:
    """Expressions that are no points: 截至目前, 近三年, “十四五”期间, 90年代, 春节期间."""
    if match := _NOW.match(text, begin):
        return _expression(begin, match.end(), Period(None, anchor.published, Granularity.DAY))
    if match := _SPAN.match(text, begin):
        return _expression(begin, match.end(), _span(match, anchor.published))
    if match := _PLAN.match(text, begin):
        return _expression(begin, match.end(), _plan(match, anchor.published))
    if match := _DECADE.match(text, begin):
        period = _decade(match)
        return _expression(begin, match.end(), period) if period else None
    words, meanings = time_words(lexicon)
    if (word := words.match(text, begin)) and meanings[word.group()].unit == "occasion":
        end = _OCCASION.match(text, word.end())
        return _expression(begin, end.end(), Period(None, None, Granularity.SPAN)) if end else None
    return None


def _expression(begin: int, end: int, period: Period) -> TimeExpression:
    return TimeExpression(begin, end, *period)


def _span(match: re.Match[str], published: date | None) -> Period:
    value = parse_numeral(match["n"])
    if published is None or value is None or value > 100:
        return Period(None, None, Granularity.SPAN)
    number, unit = int(value), match["unit"].removeprefix("个")
    if match["way"] in ("未来", "今后"):
        return Period(published, periods.shift(published, number, unit), Granularity.SPAN)
    # Early in a year 过去五年 looks back on finished years.
    if match["way"] == "过去" and unit == "年" and published.month <= 2:
        return periods.years(published.year - number, published.year - 1)._replace(granularity=Granularity.SPAN)
    return Period(periods.shift(published, -number, unit), published, Granularity.SPAN)


def _plan(match: re.Match[str], published: date | None) -> Period:
    whole = periods.plan(10 + "一二三四五六七八".index(match["n"]) + 1)
    word = match["word"]
    if whole.start is None or whole.finish is None:
        return whole
    if word == "以来":
        return Period(whole.start, published, Granularity.SPAN)
    if word in ("末", "收官之年"):
        return periods.years(whole.finish.year, whole.finish.year)
    if word in ("初", "开局之年"):
        return periods.years(whole.start.year, whole.start.year)
    return whole


def _decade(match: re.Match[str]) -> Period | None:
    tens, century = parse_numeral(match["t"]), match["c"]
    if tens is None:
        return None
    if century is None:
        number: int | None = 20 if tens >= 30 else 21
    else:
        value = parse_numeral(century) if century not in "上本" else None
        number = {"上": 20, "本": 21}.get(century) or (int(value) if value is not None else None)
    if number is None:
        return None
    first = (number - 1) * 100 + int(tens)
    return periods.years(first, first + 9)


def _framed(text: str, begin: int, point: Point, anchor: Anchor, lexicon: Lexicon) -> TimeExpression:
    """The point with what stands around it: a second one (1至3月), 截至, 到, 以来, 起, 前."""
    end, period = point.end, point.period
    if second := _second(text, point, anchor, lexicon):
        end = second.end
        period = Period(period.start, second.period.finish, Granularity.SPAN)
        opening = _STARTING.search(text, max(0, begin - 2), begin)
        return _expression(opening.start() if opening else begin, end, period)
    return _open(text, begin, end, period, anchor)


def _second(text: str, point: Point, anchor: Anchor, lexicon: Lexicon) -> Point | None:
    gap = _BETWEEN.match(text, point.end)
    if not gap:
        return None
    second = read_point(text, gap.end(), within(anchor, point), lexicon)
    if second is None or second.period.finish is None or point.period.start is None:
        return None
    return second if second.period.finish >= point.period.start else None


def _open(text: str, begin: int, end: int, period: Period, anchor: Anchor) -> TimeExpression:
    start, finish, granularity = period
    if match := _SINCE.match(text, end):
        return _expression(begin, match.end(), Period(start, anchor.published, Granularity.SPAN))
    if _SINCE_EVENT.match(text, end) and (start is None or anchor.published is None or start <= anchor.published):
        return _expression(begin, end, Period(start, anchor.published, Granularity.SPAN))
    if text.startswith("同期", end):
        return _expression(begin, end + 2, period)
    if match := _FROM.match(text, end):
        opening = _STARTING.search(text, max(0, begin - 2), begin)
        return _expression(opening.start() if opening else begin, match.end(), Period(start, None, granularity))
    if match := _BEFORE.match(text, end):
        return _expression(begin, match.end(), Period(None, finish, granularity))
    if (match := _AFTER.match(text, end)) and finish:
        return _expression(begin, match.end(), Period(periods.shift(finish, 1, "天"), None, granularity))
    till = _TILL.search(text, max(0, begin - 4), begin)
    if till and _is_limit(text, till, end, period, anchor):
        return _expression(till.start(), end, Period(None, finish, granularity))
    return _expression(begin, end, period)


def _is_limit(text: str, till: re.Match[str], end: int, period: Period, anchor: Anchor) -> bool:
    """截至 always closes a period; 到 does for what lies ahead and for an end (到去年底), else it tells a story."""
    if till.group().startswith("截") or text[end - 1] in "底末":
        return True
    return anchor.published is None or period.finish is None or period.finish >= anchor.published
