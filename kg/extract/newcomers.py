"""Things that a sentence brings in, and goes on about: what somebody has just made, and what is named only next."""

import re
from collections.abc import Sequence

from kg.extract.groups import PLACES
from kg.model import Kind, Name, Sentence

THINGS = frozenset({Kind.PLATFORM, Kind.FACILITY, Kind.PRODUCT, Kind.PROGRAMME, Kind.PROJECT, Kind.RESEARCH_INSTITUTE})
NAMED_THINGS = THINGS | {Kind.COMPANY, Kind.UNIVERSITY, Kind.ORGANIZATION, Kind.AWARD, Kind.CONFERENCE}
# 首期接入20家单位, 占地300亩, 建成后年产…: what is told of a thing that somebody has just made, never of its maker.
_OF_A_THING = re.compile(
    "(?:项目)?(?:首期|首批|[一二三]期|(?:计划|概算)?总投资|占地|总?建筑面积|总建筑|总用地|规划(?:面积|用地|总|建设面积)|设计|全长|总长"
    "|(?:目前|现)?(?:已|累计|日均)(?:累计|经)?(?:为[^，]{2,12}提供|服务|接入|覆盖|汇聚|汇集|归集|应用|落地|装机|推广|惠及|注册|上架|适配|销往|入驻)"
    "|可容纳|可同时|可(?:实现|提供|满足|支持|存储|接待|停放|覆盖|对)|注册用户|用户|上线(?:以来|后|至今)|运行(?:以来|后)|投用(?:以来|后)"
    "|(?:全部)?(?:建成|投产|达产|满产|竣工|运营)(?:投产|投用|达产)?后|内设|设有?床位|开放床位|共设|全线|(?:预计)?[年日](?:产|处理|发电|供))"
)
# To make something or set it up.
MAKES = (
    "(?:设立|成立|组建|打造|推出|建设|建成|启动|引进|上线|共建|研发|研制|开发"
    "|搭建|构建|新建|修建|兴建|创建|创办|筹建|投建)"
)
_BRINGS_IN = re.compile(f"(?:{MAKES}|发布|启用|投用|投资|开建|开工|开通|落成|布局|开设|建立|发起)了?[^，。；]{{0,16}}$")
_TAIL = 8
_OPENING = ("打开", "登录", "点开", "点击", "扫描", "扫一扫")
# 总投资50亿元，某项目开工: a measure that stands before the thing it is of.
_AHEAD = re.compile("(?:历时|总投资|投资|占地|全长|总长|耗资|建筑面积|总规模|设计|拥有|距|与[^，]{2,16}相距)")
_OPENS = "，“《"
# What an office sets up is told of from then on, and what a city does where it is no building among its many.
_DIGITAL = frozenset({Kind.PLATFORM, Kind.PRODUCT})
_ANNOUNCED = _DIGITAL | {Kind.FACILITY}
_WORKS = _DIGITAL | {Kind.FACILITY, Kind.PROJECT, Kind.ORGANIZATION, Kind.RESEARCH_INSTITUTE}


def made(sentence: Sentence, names: Sequence[Name], begin: int) -> Name | None:
    """What the clause before has somebody make, where the clause at `begin` tells what only a thing can have."""
    text = sentence.passage.text
    if begin <= sentence.begin:
        return None
    opened = _opened(sentence, names, begin)
    if opened is not None or _OF_A_THING.match(text, begin) is None:
        return opened
    before = [name for name in names if begin - _TAIL <= name.end < begin and name.kind in THINGS]
    if not before or "，" in text[before[-1].end : begin - 1]:
        return None
    return before[-1] if _BRINGS_IN.search(text, sentence.begin, before[-1].begin) else None


def _opened(sentence: Sentence, names: Sequence[Name], begin: int) -> Name | None:
    """The programme that a reader is told to open (打开“甲”小程序，…), of which the clause at `begin` goes on."""
    last = next((name for name in reversed(names) if name.end < begin), None)
    if last is None or last.kind is not Kind.PLATFORM or begin - last.end > _TAIL:
        return None
    return last if sentence.passage.text.endswith(_OPENING, sentence.begin, last.begin) else None


def set_up(sentence: Sentence, names: Sequence[Name], agent: Name, end: int) -> Name | None:
    """What the clause that ends at `end` has `agent`, an office or a place, set up."""
    kinds = _DIGITAL if agent.kind in PLACES else _WORKS
    thing = next((name for name in names if end - _TAIL <= name.end <= end and name.kind in kinds), None)
    if thing is None or thing.begin < agent.end:
        return None
    return thing if _BRINGS_IN.search(sentence.passage.text, agent.end, thing.begin) else None


def announced(sentence: Sentence, agency: Name, end: int, home: str | None) -> Name | None:
    """What the figures after an agency's announcement are about: the thing announced, else not the agency.

    A plan of the city's own is about the city; one that comes from elsewhere speaks for itself.
    """
    local = home is not None and agency.entity.startswith(home)
    kinds = _ANNOUNCED if local else _ANNOUNCED | {Kind.PROGRAMME}
    return next((name for name in sentence.names if agency.end < name.begin < end and name.kind in kinds), None)


def ahead(sentence: Sentence, names: Sequence[Name], begin: int, end: int) -> Name | None:
    """The thing behind the comma, where the clause opens the sentence with a measure of it."""
    text = sentence.passage.text
    if begin != sentence.begin or _AHEAD.match(text, begin) is None:
        return None
    name = next((name for name in names if name.begin >= end), None)
    near = name is not None and text[name.begin - 1] in _OPENS and name.begin - end <= len(_OPENS)
    return name if name is not None and near and name.kind in NAMED_THINGS else None
