"""Things named by letters and numbers: lines, models of goods, satellites."""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mention.scene import Candidate, Scene, plain
from kg.mention.words import everyday
from kg.model import Kind

_N = "一二三四五六七八九十"
_LINE = re.compile(
    rf"(?:地铁|轨道交通)?(?:(?<![A-Z])[A-Z]?\d{{1,2}}|[{_N}]{{1,2}})号线(?:支线)?"
    rf"(?:[{_N}]期(?:[\u4e00-\u9fff]{{0,2}}[东南西北]段)?(?:工程)?|[东南西北]延[线段]?|首通段|[东南西北]段)?"
)
_MODEL = re.compile(r"[A-Z](?<![A-Za-z0-9].)[A-Za-z]{0,5}-?\d{2,4}[A-Z]?(?![A-Za-z0-9.%])")
_UPPER = re.compile("[A-Z]")
_TYPE = re.compile(r"(?<![\d第])([\u4e00-\u9fff]{2})\d{1,3}型")
_CRAFT = re.compile(
    rf"(?:神舟|嫦娥|天宫|天舟|天问|长征|快舟|蛟龙|奋斗者|雪龙|引力|朱雀|力箭|谷神星)[{_N}百]{{1,4}}号(?:[A-Z甲乙丙]|火箭|飞船|卫星|探测器)?"
)
_NOT_MODELS = re.compile(r"(?:PM|GB|ISO|No|CO|COVID|H\d|G\d|S\d)-?\d|[A-D]0\d$")
# Trains, flights and pages, by what stands behind their numbers.
_NUMBERED = re.compile(r"[A-Z]{1,2}\d+(?:次|航班)|[A-D]\d{2}(?:版|\s|$)")
_SESSION = re.compile(
    rf"(?:(?:第?[{_N}]{{1,3}}|第\d{{1,2}})届(?:人大常委会|人大|人民代表大会|政协|[省市区县]委|中央)|政协第?[{_N}]{{1,3}}届(?:委员会)?)"
    rf"(?:常务委员会|常委会)?第?[{_N}]{{1,3}}次(?:全体)?(?:会议|全会)"
)
# The bureaus of the great state builders: 中铁……局, 中交……航局.
_BUILDER = re.compile(
    rf"中(?:国水电|国电建|建|铁|交|冶|电建|水电|能建)第?[{_N}]{{1,3}}(?:工程)?(?:局|航局|公局)|中铁(?:大桥|隧道|电气化)局"
)
# 甲乙R3: letters and digits behind two characters that are no everyday word.
_BRANDED = re.compile(r"([\u4e00-\u9fff]{2})[A-Z]{1,3}-?\d{1,4}[A-Za-z]{0,4}(?![A-Za-z0-9.%])")
# 全球首款……芯片: the first of its kind is one thing, although its name is a description.
_FIRST = re.compile(
    r"(?:首|第一)(?:款|颗|片|台(?!套)|套|架|艘|列|枚|部|支|辆|只)((?:国产|自主)?[^，。；：、“”（）《》的和与]{2,25}?"
    r"(?:芯片|晶圆|卫星|机器人|机床|系统|大模型|飞机|客机|直升机|无人机|汽车|轿车|卡车|客车|列车|机车|火箭|发动机|燃气轮机|传感器|探测器|电池"
    r"|疫苗|新药|药物|仪器|设备|装备|服务器|计算机|光刻机|盾构机|起重机|挖掘机|手机|眼镜|显示屏|模组|激光器|机组|电机|变压器|邮轮|货轮|质谱仪"
    r"|显微镜|存储器|控制器|软件))(?=[，。；、！？]|成功|正式|在|于|已|将|由|下线|发布|亮相|交付|问世|上市|点亮|投产|投用|量产|上线)"
)
# 某公司研制的……机去年进入……: what its maker made, spoken of as one thing.
_MADE = re.compile(
    r"(?:研制|自主研发|研发|首创|自研)(?:成功|出)?的((?!新|各|多|产品)[^，。；：、“”（）《》的和与等在\d]{2,12}?"
    r"(?:机|仪|器|箱|舱|艇|船|车|泵|阀|膜|芯片|装备|装置|疫苗|电池|机器人|传感器))"
    r"(?=(?:去年|今年|日前|近日|已|成功|通过|入选|进入|获|填补|率先|正式|首次|\d+月))"
)
# 甲乙S09、丙丁06等20多款车型: what is listed before it are models, if one of them has a number.
_MODELS = re.compile(
    r"(?P<list>[\u4e00-\u9fffA-Za-z0-9-]{2,10}(?:、[\u4e00-\u9fffA-Za-z0-9-]{2,10})+)等[\d两三四五六七八九十余多几]*款[^，。；、的]{0,3}?(?:车|车型|机型)"
)
_LEADS_TO = re.compile(".*(?:[于了的为有和与]|搭载|包括|推出|发布|展出|亮相)(?=.{2})")
# Before each pattern what no match goes without: to look for that first costs next to nothing.
_THINGS = (
    ("号线", _LINE, Kind.FACILITY, "line with a number"),
    ("号", _CRAFT, Kind.FACILITY, "spacecraft, rocket or ship with a number"),
    ("届", _SESSION, Kind.CONFERENCE, "session with its numbers"),
    ("局", _BUILDER, Kind.COMPANY, "bureau of a builder"),
    ("", _MODEL, Kind.PRODUCT, "model of letters and digits"),
    ("型", _TYPE, Kind.PRODUCT, "model with a number"),
)


def find_firsts(scene: Scene) -> Iterator[Candidate]:
    """What is the first of its kind (国内首款……芯片, 全球首台……机床), or the one thing that its maker made."""
    for match in _FIRST.finditer(scene.text) if "首" in scene.text or "第一" in scene.text else ():
        begin, end = match.span(1)
        if scene.cuts(begin) and scene.cuts(end):
            yield Candidate(begin, end, Kind.PRODUCT, "first of its kind", plain(match[1]))
    for match in _MADE.finditer(scene.text) if "研" in scene.text or "首创的" in scene.text else ():
        begin, end = match.span(1)
        if scene.cuts(begin) and scene.cuts(end):
            yield Candidate(begin, end, Kind.PRODUCT, "what somebody made", plain(match[1]))


def find_branded(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """Models with a brand before them that no dictionary has."""
    words = everyday(lexicon)
    for match in _BRANDED.finditer(scene.text) if _UPPER.search(scene.text) else ():
        begin, end = match.span()
        single = scene.token(begin).end == begin + 1
        if single and scene.cuts(begin) and not words.is_known(match[1]) and not _NOT_MODELS.match(match.group()[2:]):
            yield Candidate(begin, end, Kind.PRODUCT, "brand and model", plain(match.group()))


def find_models(scene: Scene) -> Iterator[Candidate]:
    """The models of a list that says so at its end, where letters or digits show that it lists models."""
    for match in _MODELS.finditer(scene.text) if "款" in scene.text and "、" in scene.text else ():
        begin = match.start("list")
        for number, item in enumerate(match["list"].split("、")):
            lead = _LEADS_TO.match(item) if number == 0 else None
            start, end = begin + (lead.end() if lead else 0), begin + len(item)
            if any(char.isascii() for char in match["list"]) and end - start > 1:
                yield Candidate(start, end, Kind.PRODUCT, "model in a list", plain(scene.text[start:end]))
            begin = end + 1


def find_things(scene: Scene) -> Iterator[Candidate]:
    """Metro lines with the place before them, C919, 甲乙10型, 神舟二十号; tells `scene` where they end."""
    for needed, pattern, kind, rule in _THINGS:
        for match in pattern.finditer(scene.text) if needed in scene.text else ():
            begin, end = match.span()
            if kind is Kind.PRODUCT and (_NOT_MODELS.match(match.group()) or not scene.cuts(begin)):
                continue
            if pattern is _MODEL and _NUMBERED.match(scene.text, begin):
                continue
            level = ""
            if pattern in (_LINE, _SESSION):
                begin, level = _owner(scene, begin, pattern is _SESSION)
            scene.add_atom(begin, end, "T")
            yield Candidate(begin, end, kind, rule, plain(scene.text[begin:end]), level=level)


def _owner(scene: Scene, begin: int, session: bool) -> tuple[int, str]:
    """Where the name starts with the place before it, and the 省, 市, 区 or 县 that stands for one."""
    if scene.atoms.get(begin, (0, ""))[1] in ("P", "D"):
        return scene.atoms[begin][0], ""
    level = scene.text[begin - 1 : begin]
    if session and level and level in "省市区县" and scene.cuts(begin - 1):
        return begin - 1, level
    return begin, ""
