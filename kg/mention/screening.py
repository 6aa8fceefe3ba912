"""What reads like a quantity and counts nothing: set phrases, articles, mere durations, sorting measures."""

import re
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount
from kg.mention.units import COUNT

_DURATION_CUE = re.compile(
    r"(?:缩短|压缩|压减|缩减|节省|节约|减少|延长|时长|耗时|用时|时限|降至|减至|增至|降到|减到|压到|压至|缩到|缩至|降为|减为|缩为|续航|平均|仅需|只需|最快|需要|天数|时数|时延|延迟|响应时间"
    r"|间隔|只用|仅用|才用|要等|等待|等候|提前|提速|只要|仅要|不用|花费|只花)"
    r"(?:时间|时限|周期)?(?:[至到为达了约近超]|超过|不超过|不多于|不低于|至少|不到|不足|约为|高达|[0-9.]+%|[^，。；]{0,2}由){0,3}$"
)
_DURATION_CHANGE = re.compile(
    r"左?右?[^，。；]{0,2}?(?:缩短|压到|压至|缩到|缩至|降到|压缩|压减|减少|缩减|降至|降到|降为|减至|减为|延长)"
)
# 训练周期控制在40天, 提箱平均等待时间约20分钟
_DURATION_NOUN = re.compile("(?:时间|周期|耗时|时长|间隔|工期|账期|车程|航程|行程)[^，。；0-9]{0,8}$")
# 10分钟就办好, 5个工作日内完成, 每72秒下线一台: how long something takes.
_TAKES = re.compile(
    "(?:左右)?(?:就(?![业近医读诊学是在])|便(?![民利捷])|即可|可(?![视控再]))|[之以]?内(?:就|便|即可|可)?(?:完成|办结|答复|受理|到账|送达|抵达|办理|办好|审结|出具|可达)"
    "|[就便能可]?(?:有一|下线|产出|生产一)"
)
_TAKING = re.compile(
    "(?:用了|飞了|花了|走了|跑了|只花|开车要|要走|全程|最长|最短|最慢|最快)(?:不到|不足|近|约|大约|足足|整整)?$"
)
_MOMENTS = ("秒", "分钟")
_DONE = re.compile("[即可便就]?(?:完成|办结|出件|出结果|成交|通关|到账|响应)")
_SHORT_TIMES = frozenset({"秒", "分钟", "小时", "天", "个工作日", "工作日"})
_FROM = re.compile(r"[由从](?:原来|原先|过去|以前|此前|之前|平均|最初)?的?$")
# 亿元以上项目, 过亿元企业, 千亩以上基地: the measure sorts things, it says nothing about one.
_SORTED = re.compile(r"(?:企业|项目|产业|园区|集群|工程|品种|俱乐部|单品|街区|楼宇|村|基地|大户)")
_AGE_CUE = re.compile(r"(?:寿命|年龄|均龄)[^，。；]{0,5}$")
# 独得37分, 考了61分, 以86.4分居首
_SCORED = re.compile(
    "(?:[得获]|拿下|拿了|考了|考取|贡献|砍下|轰下|打出|评分|均分|满分|以)(?:全[队场]最高的|了|为|达)?$"
)
_MOVE = re.compile(r"(?:前进|上升|攀升|提升|跃升|晋升|前移|上移|后退|下降|下滑|提高)了?$")
_MEETING = re.compile(r"(?:全体|常务)?(?:会议|全会|全体)|党代会|代表大会")
# 古田二路 is the name of a street.
_ROAD = re.compile("(?![共有增设开通辟等近约超达到路线公交])[\u4e00-\u9fff]")
_INSTANTS = ("毫秒", "微秒", "纳秒")  # nobody tells the time in these
_TERMS = frozenset({"期", "班", "站"})  # 二期, 三班, 五站 are names
_RESOLUTIONS = frozenset(("480", "720", "1080", "1440", "2160", "4320"))


@cache
def _phrases(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon.forms("set_phrases"), key=len, reverse=True)))


def is_phrase(text: str, amount: Amount, lexicon: Lexicon) -> bool:
    """Whether the numeral begins an idiom or a slogan (千军万马, 四个意识)."""
    if amount.number[0].isascii():
        return False
    return _phrases(lexicon).match(text, amount.begin) is not None


def is_article(text: str, amount: Amount, bounded: bool) -> bool:
    """一 that counts nothing (一个, 一批, 这一家), and numbers that only point (这十家, 每百人)."""
    former = text[amount.begin - 1 : amount.begin]
    if former and former in "这那该此每同另哪":
        return not (former == "每" and amount.unit is not None and amount.unit.dimension == "duration")
    if amount.number not in ("一", "半") or amount.ranged:
        return False
    if amount.unit is not None and amount.unit.unit == "位":
        return not _MOVE.search(text, max(0, amount.begin - 6), amount.begin)
    if amount.unit is not None and amount.unit.dimension == COUNT:
        return True
    return not bounded and amount.unit_name != "倍"


def is_measured(text: str, amount: Amount) -> bool:
    """Whether a duration or an age is what the text measures; whether 次 counts and does not number a meeting."""
    unit = amount.unit
    if unit is None:
        return True
    if unit.dimension == COUNT:
        spelt = not amount.number[0].isascii()
        meeting = unit.unit == "次" and spelt and _MEETING.match(text, amount.end)
        if spelt and unit.unit in _TERMS:
            return False
        road = unit.unit == "路" and spelt and _ROAD.match(text, max(0, amount.begin - 1))
        return not (meeting or road)
    if unit.dimension == "age":
        return _AGE_CUE.search(text, max(0, amount.begin - 10), amount.begin) is not None
    if unit.dimension == "duration":
        return _is_lasting(text, amount, unit.unit)
    if unit.unit == "分":
        return _SCORED.search(text, max(0, amount.begin - 12), amount.begin) is not None
    return unit.dimension != "change" and not (unit.unit == "P" and amount.number in _RESOLUTIONS)


def _is_lasting(text: str, amount: Amount, unit: str) -> bool:
    if unit == "小时" and amount.low >= 10000:
        return True
    if amount.low >= 1900:
        return False
    if unit in _INSTANTS:
        return True
    if _FROM.search(text, max(0, amount.begin - 6), amount.begin) and _DURATION_CHANGE.match(text, amount.end):
        return True
    if _DURATION_CUE.search(text, max(0, amount.begin - 12), amount.begin):
        return True
    return unit in _SHORT_TIMES and _takes(text, amount)


def _takes(text: str, amount: Amount) -> bool:
    """Whether the text tells how long something takes."""
    begin = max(0, amount.begin - 14)
    return bool(
        (amount.unit_name in _MOMENTS and _DONE.match(text, amount.end))
        or _TAKES.match(text, amount.end)
        or _DURATION_NOUN.search(text, begin, amount.begin)
        or _TAKING.search(text, begin, amount.begin)
    )


def sorts_things(text: str, amount: Amount, end: int) -> bool:
    """Whether a measure made of powers alone stands before what it sorts (过亿元企业); `end` is past its words."""
    if not amount.bare or amount.unit is None or amount.unit.dimension == COUNT:
        return False
    return _SORTED.match(text, end) is not None
