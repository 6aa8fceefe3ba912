"""Points of time: one date, month, year or part of it at a position of the text, read field by field."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.mention import periods
from kg.mention.numerals import parse_numeral
from kg.mention.periods import Period
from kg.model import Granularity

_HAN = "〇零一二三四五六七八九十廿卅"
_N = f"(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})"
SEPARATOR = r" ?(?:—{1,2}|[\-~～至到]) ?"
_YEAR = re.compile(
    rf"(?:公元)?(?P<y>[12][0-9]{{3}}|[〇零一二两三四五六七八九千]{{4,5}}) ?"
    rf"(?:年(?:度|份)?|(?={SEPARATOR}[12][0-9]{{3}} ?年))"
    rf"|(?P<short>[0-9]{{2}}|[〇零九][{_HAN[:10]}]) ?年(?= ?{_N} ?月)|(?P<old>[〇零九][{_HAN[:10]}])年(?!代)"
)
_MONTH = re.compile(
    rf"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正]) ?"
    rf"(?:月(?:份)?(?![球饼季嫂薪均亮台])(?!一?次|一[场期])|(?={SEPARATOR}{_N} ?月))"
)
_DAY = re.compile(
    rf"(?P<d>3[01]|[12][0-9]|0?[1-9]|[{_HAN}]{{1,3}}) ?(?:日(?![本元均游报])|号(?!线|楼)|(?={SEPARATOR}{_N} ?[日号]))"
)
_DAY_BARE = re.compile(rf"(?P<d>[{_HAN}]{{1,3}})(?![{_HAN}年月个])")
_ALONE = re.compile(
    r"(?<![0-9.第满期续每近超达约共前后])(?P<d>3[01]|[12][0-9]|[1-9]|(?:[一二]?十[一二三四五六七八九]?|三十一?))"
    r" ?日(?![本元均游内龄报])"
)
_TENTH = re.compile(r"上旬|中旬|下旬|初(?![步级中])|[底末]|中(?=[，。、])")
_PART = re.compile(
    r"(?:的)?(?:(?P<half>[上下])半年|(?:第|Q)?(?P<q>[1-4一二三四])季度|第(?P<qq>[1-4一二三四])个季度|前(?P<fq>[2-3二两三])个?季度"
    r"|前(?P<fm>1[01]|[2-9]|[一二两三四五六七八九]|十一?)个?月|第(?P<nm>[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)个月"
    r"|前(?P<fd>[0-9]{1,2})天|年?(?P<edge>[底末]|初(?![步级中心创高])|中(?=[，。、]))|(?P<all>全年)"
    r"|(?P<summer>暑[期假]))"
)
_SUMMER = (7, 8)  # the school holidays
_WEEKDAY = re.compile(r"[，（]?(?:星期|周|礼拜)[一二三四五六日天]）?")
_CLOCK = re.compile(
    r" ?(?:凌晨|清晨|早晨|早上|早间|上午|中午|午间|下午|午后|傍晚|晚间|晚上|夜间|深夜|当晚|[晚夜早](?=[，在举进0-9]))?"
    r" ?(?:(?:[0-9]{1,2}|零)(?:[时点]|[:：][0-9]{2})(?:[0-9]{1,2}分|半|整)?(?:许|左右)?)?"
)
_NUMERIC = re.compile(
    r"(?P<y>[12][0-9]{3})(?:(?P<s>[\-./ ])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    r"|[./](?P<m2>1[0-2]|0[1-9]|(?<=/)[1-9])(?![0-9./万亿千%个])|(?P<m3>1[0-2]|0[1-9])(?P<d3>3[01]|[12][0-9]|0[1-9])(?![0-9]))"
)
_WEEK_DAYS = "一二三四五六日"
_NEWS = 14  # a day so shortly before publication is the news itself
_SUPPOSED = date(2000, 1, 1)  # stands in where no publication day is known, to find where the words end


class Anchor(NamedTuple):
    """What an incomplete date is completed from: the publication day and the year and month named before."""

    published: date | None
    year: int | None = None
    month: int | None = None
    loose: bool = False  # the year was named alone, perhaps of something else (2020年成立的公司)
    horizon: int = 45  # days after publication up to which a bare month or day may lie


class Point(NamedTuple):
    """A point read at a position, with the fields that a later one may take over."""

    end: int
    period: Period
    year: int | None = None
    month: int | None = None


class Word(NamedTuple):
    """A row of `time_words`."""

    unit: str
    offset: int


@cache
def time_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Word]]:
    """A pattern of all words, longest first, and what each means."""
    words: dict[str, Word] = {}
    for row in lexicon.rows("time_words"):
        unit = row["unit"]
        if unit not in ("day", "week", "month", "quarter", "year", "occasion"):
            raise row.error(f"unit is {unit!r}, must be day, week, month, quarter, year or occasion")
        if unit != "occasion" and not re.fullmatch(r"-?[0-9]+", row["offset"]):
            raise row.error(f"offset is {row['offset']!r}, must be a whole number")
        words[row["form"]] = Word(unit, 0 if unit == "occasion" else int(row["offset"]))
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words


def read_point(text: str, begin: int, anchor: Anchor, lexicon: Lexicon) -> Point | None:
    """The point of time that begins at `begin`."""
    numeric = _NUMERIC.match(text, begin)
    if numeric and not text[begin - 1 : begin].isdigit():
        return _numeric(numeric)
    if year := _YEAR.match(text, begin):
        return _in_year(text, begin, year.end(), _year_number(year), anchor)
    pattern, words = time_words(lexicon)
    if word := pattern.match(text, begin):
        return _relative(text, word, words[word.group()], anchor)
    return _bare(text, begin, anchor)


def _numeric(match: re.Match[str]) -> Point | None:
    year, month = int(match["y"]), int(match["m"] or match["m2"] or match["m3"])
    number = match["d"] or match["d3"]
    period = periods.try_day(year, month, int(number)) if number else periods.month(year, month)
    return Point(match.end(), period, year, month) if period else None


def _year_number(match: re.Match[str]) -> int | None:
    if match["y"]:
        value = parse_numeral(match["y"])
        year = int(value) if value is not None else 0
        plain = 1900 <= year <= 2100 or match.group().startswith("公元")
        return year if plain and 1 <= year <= 9999 else None
    short = parse_numeral(match["short"] or match["old"])
    return None if short is None else int(short) + (2000 if short < 50 else 1900)


def _in_year(text: str, begin: int, end: int, year: int | None, anchor: Anchor) -> Point | None:
    if year is None:
        return None
    start = end + 1 if text[end : end + 1] == " " else end
    if month := _MONTH.match(text, start):
        return _in_month(text, month.end(), year, _number(month["m"]), anchor)
    if part := _PART.match(text, start):
        return Point(part.end(), _part(part, year), year)
    return Point(end, periods.years(year, year), year)


def _in_month(text: str, end: int, year: int, month: int, anchor: Anchor) -> Point | None:
    start = end + 1 if text[end : end + 1] == " " else end
    if found := _DAY.match(text, start) or _DAY_BARE.match(text, start):
        period = _valid_day(year, month, _number(found["d"]))
        return Point(_day_end(text, found.end()), period, year, month) if period else None
    if found := _TENTH.match(text, end):
        return Point(found.end(), periods.tenth(year, month, found.group()), year, month)
    return Point(end, periods.month(year, month), year, month)


def _valid_day(year: int, month: int, number: int) -> Period | None:
    """29 February without a year of its own belongs to the last leap year."""
    tries = (periods.try_day(year - back, month, number) for back in range(4 if (month, number) == (2, 29) else 1))
    return next((period for period in tries if period), None)


def _day_end(text: str, end: int) -> int:
    if weekday := _WEEKDAY.match(text, end):
        end = weekday.end()
    clock = _CLOCK.match(text, end)
    return clock.end() if clock and clock.group().strip() else end


def _number(text: str) -> int:
    value = parse_numeral(text.replace("正", "一"))
    return 0 if value is None else int(value)


def _part(match: re.Match[str], year: int) -> Period:
    if match["half"]:
        return periods.half(year, 1 if match["half"] == "上" else 2)
    if number := match["q"] or match["qq"]:
        return periods.quarter(year, _number(number))
    if match["fq"] or match["fm"]:
        return periods.months(year, 1, _number(match["fq"]) * 3 if match["fq"] else _number(match["fm"]))
    if match["nm"]:
        return periods.month(year, _number(match["nm"]))
    if match["fd"]:
        return Period(date(year, 1, 1), date(year, 1, 1) + timedelta(int(match["fd"]) - 1), Granularity.SPAN)
    if match["all"]:
        return periods.years(year, year)
    if match["summer"]:
        return periods.months(year, *_SUMMER)
    return periods.month(year, {"初": 1, "中": 6}.get(match["edge"], 12))


def _relative(text: str, match: re.Match[str], word: Word, anchor: Anchor) -> Point | None:
    unit, offset = word
    end, published = match.end(), anchor.published
    if unit == "occasion" or (match.group() in ("今日", "今天") and text.startswith("头条", end)):
        return None
    if published is None:
        supposed = _relative(text, match, word, anchor._replace(published=_SUPPOSED))
        return supposed and Point(supposed.end, Period(None, None, supposed.period.granularity))
    if unit == "day":
        return Point(_day_end(text, end), periods.day(published + timedelta(days=offset)))
    if unit == "week":
        return _in_week(text, end, published, offset)
    if unit == "quarter":
        total = published.year * 4 + (published.month - 1) // 3 + offset
        return Point(end, periods.quarter(total // 4, total % 4 + 1))
    if match.group() == "当月" and anchor.year and anchor.month:
        return Point(end, periods.month(anchor.year, anchor.month), anchor.year, anchor.month)
    if unit == "month":
        shifted = periods.shift(published, offset, "月")
        return _in_month(text, end, shifted.year, shifted.month, anchor)
    year = published.year + offset
    if inner := re.compile("本月").match(text, end):
        return _in_month(text, inner.end(), year, published.month, anchor)
    return _in_year(text, match.start(), end, year, anchor)


def _in_week(text: str, end: int, published: date, offset: int) -> Point:
    whole = periods.week(published, offset)
    name = text[end : end + 1].replace("天", "日")
    if name and whole.start and name in _WEEK_DAYS:
        return Point(_day_end(text, end + 1), periods.day(whole.start + timedelta(days=_WEEK_DAYS.index(name))))
    if name == "末" and whole.start:
        return Point(end + 1, Period(whole.start + timedelta(days=5), whole.finish, Granularity.SPAN))
    return Point(end, whole)


def _bare(text: str, begin: int, anchor: Anchor) -> Point | None:
    """A month, a part of a year or a day without its year."""
    if month := _MONTH.match(text, begin):
        number = _number(month["m"])
        year = _year_of(text, month.end(), number, anchor)
        if year is None:
            unknown = _in_month(text, month.end(), _SUPPOSED.year, number, anchor)
            return unknown and unknown._replace(period=Period(None, None, unknown.period.granularity), year=None)
        return _in_month(text, month.end(), year, number, anchor)
    if part := _PART.match(text, begin):
        if part["edge"] and not part.group().startswith("年"):
            return None
        year = anchor.year or (anchor.published.year if anchor.published else None)
        if year is None:
            return Point(part.end(), Period(None, None, _part(part, _SUPPOSED.year).granularity))
        if (part["fq"] or part["fm"]) and anchor.year is None and _not_begun(_part(part, year), anchor):
            year -= 1
        return Point(part.end(), _part(part, year), year)
    if alone := _ALONE.match(text, begin) or (anchor.month and _DAY.match(text, begin)) or None:
        return _day_alone(text, alone, anchor)
    return None


def _not_begun(period: Period, anchor: Anchor) -> bool:
    """Whether the last month of a sum of months (前三季度) is still to come, so that the year before is meant."""
    return bool(anchor.published and period.finish and period.finish.replace(day=1) > anchor.published)


def _year_of(text: str, end: int, month: int, anchor: Anchor) -> int | None:
    published = anchor.published
    if published is None or (anchor.year is not None and not anchor.loose):
        return anchor.year
    found = _DAY.match(text, end)
    this_year = periods.try_day(published.year, month, _number(found["d"]) if found else 1)
    ahead = (this_year.start - published).days if this_year and this_year.start else 0
    if anchor.year is not None:
        return published.year if found and -_NEWS <= ahead <= 0 else anchor.year
    return published.year - 1 if ahead > anchor.horizon else published.year


def _day_alone(text: str, match: re.Match[str], anchor: Anchor) -> Point | None:
    end, number = _day_end(text, match.end()), _number(match["d"])
    if anchor.year and anchor.month:
        period = periods.try_day(anchor.year, anchor.month, number)
        return Point(end, period, anchor.year, anchor.month) if period else None
    published = anchor.published
    if published is None:
        return Point(end, Period(None, None, Granularity.DAY))
    back = -1 if number > published.day + 7 else 0
    base = periods.shift(published.replace(day=1), back, "月")
    period = periods.try_day(base.year, base.month, number)
    return Point(end, period, base.year, base.month) if period else None


def within(anchor: Anchor, point: Point) -> Anchor:
    """The anchor for the second point of a range (2019年6月1日-30日)."""
    return anchor._replace(year=point.year, month=point.month)
