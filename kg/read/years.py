"""The year in which a text was written, weighed from the years that it speaks of.

News seldom names its own year: it says 今年. What it does name is told of the past, planned for, or part of a name, and
each of these is likelier from some years than from others: a plan (2025—2027年) is written about in its first year, a
goal (到2027年) some years ahead, a fair (2025某某大会) in its own year, last year's figures (2024年，…) in the next.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation

_CENTURY = r"(?:19|20)\d\d"
_SPAN = re.compile(rf"({_CENTURY})(?<!\d.{{4}})\s*年?\s*(?:[—~-]+|至|到)\s*({_CENTURY})(?!\d)\s*年?(?![余多万亿个家])")
_YEAR = re.compile(rf"({_CENTURY})(?<!\d.{{4}})(?!\d)\s*(年(?!来|前|后)|[〕）》”】]|[“《\u4e00-\u9fff])")
_COUNTED = frozenset("个家项件台套人次吨元万亿余多张颗间米公平户名位亩只辆片条种座处天千百兆号版款本所")
_ANNUAL = re.compile("，|全[市省年区县国]|末|我[市省国]|地区生产|[^，。]{0,8}(?:实现|完成|达)")
_PERIOD = re.compile(r"(?:第?[前一二三四1-4]+个?季度|[上下]半年|\d{1,2}(?:至|到|[—~-])\d{1,2}月|前\S{1,2}个?月)")
_EVENT = re.compile(
    "[^，。；：、“”《》（）]{2,16}?(?:大会|峰会|论坛|博览会|(?<!发)展(?!开|现|示|望)|节|赛|交易会|洽谈会|行动计划|试点|案例|名单|榜)"
)
_MOMENT = re.compile(r"\s*(?:\d{1,2}\s*月|以来|元旦|春节|国庆|五一|端午|中秋|春运|暑|双)")
_AHEAD_BEFORE = re.compile(
    "(?:截止(?:时间|日期)?(?:为|是|：)|到|至|力争|预计|计划|目标|有望|规划|确保|争取|拟|将|明年|谈及|展望|安排)，?于?在?\\s*$"
)
_AHEAD_AFTER = re.compile(
    r"(?:\d{1,2}月|第?[一二三四]季度|[上下]半年|年?底|末)?(?:[，,]?\s*[\u4e00-\u9fff]{0,8}(?:将|力争|计划|目标|打算)|底?前|之前|\d{1,2}月\d{1,2}日起"
    r"|(?:建成|开工|竣工|投产|投用|交付|达产|试运行|通车|动工)(?!的|后|以来|投))|[^。]{0,12}(?:任务|安排|打算|新目标|重点举措|重点工作)"
)
_SO_FAR = re.compile(r"截至\s*$")
_DOCUMENT = re.compile(r"[〔\[]\s*$")
_PLANNED = re.compile("计划|规划|方案|行动|纲要|目标|任务")
_OPENING = re.compile(r"今年是.{0,4}(十[三四五六七]五).{0,6}(开局|收官)")
_FIVE_YEARS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031, "十七五": 2036}
_PLAN = re.compile("|".join(_FIVE_YEARS))
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周)([一二三四五六日天])")
_MARGIN = 0.15
_EARLY = 3
_LONGEST_PLAN = 15
_FAR = 10

# How likely a text speaks so of the year that lies as many years away from its own: 1 is the year after that year.
_ANNUALLY = {0: 0.2, 1: 0.9, 2: -0.2}
_ANNUALLY_EARLY = {0: 0.0, 1: 1.3, 2: -0.4}
_OF_AN_EDITION = {0: 0.5, 1: 0.5, 2: -0.2}
_OF_A_PERIOD = {0: 0.9, 1: 0.3, 2: -0.2}
_OF_A_MOMENT = {0: 0.8, 1: 0.4, 2: 0.2, 3: 0.0}
_OF_A_LIFE = {0: 0.0, 1: 0.2, 2: 0.2, 3: 0.1}
_IN_NAME = {-1: -0.8, 0: 1.5, 1: 0.4, 2: -0.5}
_IN_DOCUMENT = {0: 1.2, 1: 0.4, 2: -0.3}
_PLAN_START = {-1: 0.1, 0: 1.2, 1: 0.6, 2: 0.1}
_AIM = {0: 0.5, -1: 0.3, -2: 0.1}
_GOAL = {0: -0.1, -1: 0.4, -2: 0.5, -3: 0.2, -4: -0.2}
_ROUND_GOAL = {0: -0.1, -1: 0.1, -2: 0.1, -3: 0.1, -4: 0.0, -5: 0.0}
_IN_FASHION = {0: 0.5, 1: 0.3, 2: 0.1}
_NEVER, _HARDLY = -5.0, -0.8


class _Said(NamedTuple):
    """A year that a text speaks of, with what each distance from the text's own year is worth."""

    year: int
    worth: Mapping[int, float]
    earlier: float  # for a text written still earlier than `worth` tells
    later: float  # for one written later

    def of(self, year: int) -> float:
        """What it says for a text of `year`."""
        distance = year - self.year
        if distance in self.worth:
            return self.worth[distance]
        return self.earlier if distance < min(self.worth) else self.later


def find_year(text: str, named: list[re.Match[str]], lexicon: Lexicon) -> int | None:
    """The year that the folded `text` calls 今年; None where nothing tells it from its neighbours.

    `named` are the days that the text names without a year (1月7日).
    """
    if opening := _OPENING.search(text):
        return _FIVE_YEARS[opening[1]] + (4 if opening[2] == "收官" else 0)
    said = [*_years(text, named), *_plans(text), *_milestones(text, lexicon)]
    if not any(min(one.worth) != max(one.worth) for one in said):
        return None
    spoken = [one.year for one in said]
    worth = {
        year: sum(one.of(year) for one in said) + _weekdays(text, year, named)
        for year in range(min(spoken) - 3, max(spoken) + 3)
    }
    best, second = sorted(worth, key=lambda year: (-worth[year], year))[:2]
    return best if worth[best] - worth[second] >= _MARGIN else None


def _years(text: str, named: list[re.Match[str]]) -> Iterator[_Said]:
    """The latest year of each way of speaking, and the earliest goal."""
    told: dict[str, Counter[int]] = defaultdict(Counter)
    for match in _SPAN.finditer(text):
        begin, end = int(match[1]), int(match[2])
        around = text[max(0, match.start() - 24) : match.end() + 4]
        if begin < end <= begin + _LONGEST_PLAN and _PLANNED.search(around):
            told["plan"][begin] += 1
    for year, way in _ways(_SPAN.sub(lambda match: "·" * len(match.group()), text)):
        told[way][year] += 1
    early = bool(named) and max(int(match[1]) for match in named) <= _EARLY
    if annual := told["annual"]:
        often = max(annual, key=lambda year: (annual[year], year))
        yield _Said(often, _ANNUALLY_EARLY if early else _ANNUALLY, _NEVER, _HARDLY)
        yield _Said(max(annual), {0: 0.0}, -1.5 * annual[max(annual)], 0.0)
    if told["period"]:
        yield _Said(max(told["period"]), _OF_A_PERIOD, _NEVER, _HARDLY)
    if told["edition"]:
        yield _Said(max(told["edition"]), _OF_AN_EDITION, _NEVER, _HARDLY)
    if told["moment"]:
        yield _Said(max(told["moment"]), _OF_A_MOMENT, _NEVER, -0.2)
    if told["life"]:
        yield _Said(max(told["life"]), _OF_A_LIFE, _NEVER, 0.0)
    if told["name"]:
        yield _Said(max(told["name"]), _IN_NAME, _NEVER, _HARDLY)
    if told["document"]:
        yield _Said(max(told["document"]), _IN_DOCUMENT, _NEVER, _HARDLY)
    for begin in sorted(told["plan"])[-1:]:
        yield _Said(begin, _PLAN_START, -2.5, -0.5)
    for aim in sorted(told["aim"])[:2]:
        yield _Said(aim, _AIM, -0.3, _NEVER)
    for goal in sorted(told["goal"])[:2]:
        yield _Said(goal, _ROUND_GOAL if goal % 5 == 0 else _GOAL, -0.5, _NEVER)


def _ways(text: str) -> Iterator[tuple[int, str]]:
    for match in _YEAR.finditer(text):
        year, mark = int(match[1]), match[2]
        before = text[max(0, match.start() - 8) : match.start()]
        if _DOCUMENT.search(before):
            yield year, "document"
        elif mark != "年":
            if mark not in _COUNTED:
                yield year, "name"
        elif text[match.end() : match.end() + 1] in ("“", "《"):
            yield year, "name"
        elif _AHEAD_BEFORE.search(before):
            yield year, "goal"
        elif not _SO_FAR.search(before) and _AHEAD_AFTER.match(text, match.end()):
            yield year, "aim"
        elif text.startswith("度", match.end()):
            yield year, "edition"
        elif _PERIOD.match(text, match.end()):
            yield year, "period"
        elif _EVENT.match(text, match.end()):
            yield year, "name"
        elif _MOMENT.match(text, match.end()):
            yield year, "moment"
        else:
            yield year, "annual" if _ANNUAL.match(text, match.end()) or _SO_FAR.search(before) else "life"


def _plans(text: str) -> Iterator[_Said]:
    """A five-year plan is spoken of from the year before it to the year after it."""
    for plan in sorted(set(_PLAN.findall(text))):
        begin = _FIVE_YEARS[plan]
        yield _Said(begin, dict.fromkeys(range(-1, 6), 0.0), -2.0, -1.0)


def _milestones(text: str, lexicon: Lexicon) -> Iterator[_Said]:
    """What nobody spoke of before a known year."""
    pattern, table = _table(lexicon)
    found = {table[form] for form in pattern.findall(text)}
    if found:
        year, fades = max(found)
        yield _Said(year, _IN_FASHION if fades else {0: 0.0}, -2.0, 0.0)


@cache
def _table(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[int, bool]]]:
    table = {}
    for row in lexicon.rows("milestones"):
        if not re.fullmatch(_CENTURY, row["since"]):
            raise row.error(f"since is {row['since']!r}, must be a year")
        if row["fades"] not in ("yes", "no"):
            raise row.error(f"fades is {row['fades']!r}, must be yes or no")
        table[row["form"]] = (int(row["since"]), row["fades"] == "yes")
    return re.compile(alternation(table)), table


def _weekdays(text: str, year: int, named: list[re.Match[str]]) -> float:
    votes: Counter[bool] = Counter()
    for match in named:
        if (weekday := _WEEKDAY.match(text, match.end())) is None:
            continue
        try:
            day = date(year, int(match[1]), int(match[2]))
        except ValueError:
            continue
        votes[day.weekday() == min("一二三四五六日天".index(weekday[1]), 6)] += 1
    return 1.5 * votes[True] - 1.5 * votes[False]
