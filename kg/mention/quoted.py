"""Names in quotation marks and book-title marks.

A quoted phrase is a name only where something says so: a head noun behind it (“汇民通”平台), a head noun that it
ends with (“青苗计划”), a verb of award or naming before it, what only named things do behind it. Slogans, speech
and scare quotes are none.
"""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mention.heads import Heads, heads
from kg.mention.scene import Candidate, Scene
from kg.mention.words import Words, everyday
from kg.model import Kind

# A thing of these kinds is called by the quoted words alone; one of the others by the words with their head.
_BARE_KINDS = frozenset({Kind.PLATFORM, Kind.PRODUCT, Kind.FACILITY, Kind.ORGANIZATION, Kind.COMPANY})
_BARE_HEADS = frozenset(["企业", "项目", "称号", "荣誉", "人才", "案例", "成果案例"])
_WITH_COMMA = frozenset(["案例", "成果案例", "项目", "课题"])
_AWARDING = re.compile(
    r"(?:荣?获|获评|获得|获颁|荣膺|摘得|斩获|被?评为|授予|获批|入选|跻身|当选|获授)[^“”，。；]{0,14}$"
)
_AWARD_LIST = re.compile(r"^(?:、|和|及|以及|与)[^“”，。；、]{0,10}$")
# 大模型“……”, 智能体“……”: what the quoted name is stands before it.
_INTRODUCED = re.compile(
    r"(大模型|智能体|数字人|智能客服|助手|小程序|公众号|操作系统|APP|App|平台|系统|机器人|机器狗|品牌|栏目|热线|卫星|芯片|火箭|无人机|客机|邮轮|盾构机|掘进机|动车组|列车|货轮|客轮|游轮|科考船|潜水器|探测器|直升机|机械臂|疫苗"
    r"|数据库|软件)$"
)
# “甲乙办”5.0版: what has versions is a system.
_VERSION = re.compile(r"(?:V?\d+(?:\.\d+)*版|V?\d+\.\d+(?:版|(?![\d万亿元%])))")
_SYSTEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,3}[通办码链宝云脑]$")
_RUNS = re.compile(
    r"由[^，。]{2,16}(?:建设|牵头|开发|打造|推出|运营|主导)|自?(?:今年|去年|\d{4}年|\d+月)[^，。]{0,6}(?:上线|启用|推出|推行)|上线|正式上线"
)
_VESSEL = re.compile("[\u4e00-\u9fff]{2,4}号")
_QUOTED_MODEL = re.compile(r"(?!双)[\u4e00-\u9fff]{2,5}(?:[A-Z]{0,3}-?\d{1,3}|[A-Z]{1,3}-?\d{1,4})[A-Za-z]{0,4}")
_NUMERALS = frozenset("一二三四五六七八九十零〇百")
_CLOSED = re.compile(r"[，。；、！？）]|$|[已将可于在自]")
_APPEARS = re.compile("(?:正式|全新|成功)?(?:上线|亮相|首发|下线|投用|启用|发布|问世|投运|升级)")
_NAMING = re.compile(r"(?:名为|取名为?|命名为|名叫|代号为?)$")
_CALLED = re.compile("的([\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?=[，。；、！？]|[已将可于在自有能正]|$)")
_MODE = re.compile(r"(?:[\u4e00-\u9fff\d.]{0,4})(?:模式|机制|改革|举措|制度|服务|做法)")
_OFFERING = re.compile(r"(?:(?:推出|研发|研制|开发|上线|首发)[了出]?的?|(?:打造|建设|创建|搭建|运营|开设|创办)的)$")
_USING = re.compile("(?:用|借助|依托|通过|登录|打开|接入|开通|启用)$")
# “甲乙动漫”创始人: what has one is a company.
_FOUNDER = re.compile("(?:联合)?(?:创始人|创办人|董事长|总经理|总裁|CEO|首席执行官)")
# 青创基地“某某”，: only before a mark, for anything can be said of a 基地 with a slogan.
_SITE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:基地|园区|公园|街区|夜市|书店|酒店|民宿|展馆|孵化器|众创空间|工作室|俱乐部|乐队)$"
)
_SHOWS = re.compile(
    "(?:电影|影片|演出|[歌舞话音乐戏川京越豫]剧|电视剧|纪录片|动画片?|短片|歌曲|小说|绘本|图书|画作|交响乐|组歌|节目|游戏)$"
)
_RANKING = re.compile("指数|排行|榜|百强|排名")
_ISSUED = re.compile("发布|公布|出炉|揭晓|显示")
_ISSUING = re.compile(r"(?:发布|公布|出台|印发)了?的?$")
_ITEMS = re.compile(
    r"(?:、?“[^“”]{2,40}”)*(?:等[\d一二三四五六七八九十两多余]*[个项大款]?[^，。；、“”的]{0,6}?|[\d一二三四五六七八九十两多余]+[个项大])"
    r"(项目|案例|平台|计划|系统|榜单|试点|工程|行动|APP|小程序)"
)
_RECEIVES = re.compile(r"(?:也|均|双双|成功|顺利)?(?:入选|获评|荣获|上榜|入围|被评为|获批|斩获|摘得)")
_OPERATES = re.compile(
    r"(?:已?(?:累计|整合|接入|覆盖|吸引|汇聚|对接|挂接|归集|上线|投用|试运行)|通过\d|在[^，。]{2,8}(?:划分|部署))"
    r"|注册用户|用户(?:数|总量|量)?[已超达突约近]|日活|日均(?:研判|处理|识别|访问|调用|受理|办理|发送|采集|分析|推送|响应|监测)"
    r"|(?:已|累计|共)*(?:帮助|服务|惠及|发现|识别|预警|处置|推送|受理|办理)了?[约近超逾]?\d"
    r"|为[约近超逾]?\d[^，。]{1,12}(?:提供|节[省约]|降低|解决)"
)
# “我为群众办实事”帮助300户: a slogan, and no system.
_SLOGAN = re.compile("[我让把从以为不只要做共]|.*(?:经济|换人|办实事|之家|服务|模式|机制|做法|现象)$")
_MARKS = re.compile(r"[，。！？；、：]|^[\d.+-]+$")
_ADJECTIVE = re.compile(r"(?:[式型化级性制+＋]|第一|之城|之都|之乡|之路)$")
_NUMBERED = re.compile(r"[一二三四五六七八九十百千两\d]+(?:[个大项条]|.{1,2}[一二三四五六七八九十])")
_NUMBERED_NAME = re.compile(r"^.{2,6}[一二三四五六七八九十\d]号$")
_TASKS = ("计划", "行动", "工程", "专项")
_LOOSE_HEADS = frozenset(["产品", "应用"])  # “绿色”产品, “温州造”产品: a few words before them say what sort
_SHORT = 8
_ENDED = frozenset("，。；、")
_GOING_ON = frozenset("vpd")
_RANKINGS = ("榜", "榜单", "排行榜", "百强", "500强", "100强", "50强")
_JOURNALS = frozenset({"自然", "科学", "细胞", "柳叶刀", "求是", "瞭望"})
_PAPER = frozenset({"日报", "晚报", "晨报", "时报", "杂志"})


def find_quoted(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """The quoted names of a passage; tells `scene` where every quotation ends."""
    known, common = heads(lexicon), everyday(lexicon)
    award = -1
    for begin, end in scene.quotations:
        mark = scene.text[begin]
        inside = _holds_places(scene, begin, end)
        if mark != "（" or inside:
            scene.add_atom(begin, end, "R" if mark == "（" else "Q")
        if mark == "《":
            yield _document(scene, begin, end)
        elif mark in "“‘":
            listed = award >= 0 and _AWARD_LIST.match(scene.text[award:begin]) is not None
            found = _quotation(scene, begin, end, listed, known, common)
            award = end if found is not None and found.rule == "quoted after a verb of award" else -1
            if found is not None:
                yield found


def _holds_places(scene: Scene, begin: int, end: int) -> bool:
    """Whether nothing but known stretches stands inside the marks (山西太原), or a place behind 中国 (中国（某镇）)."""
    inner = end - 1
    while inner in scene.atoms and inner > begin + 1:
        inner = scene.atoms[inner][0]
    town = end - begin < 7 and scene.text.startswith("中国", max(0, begin - 2)) and scene.token(begin + 1).tag == "ns"
    return inner == begin + 1 or (town and scene.text[begin] == "（" and scene.token(begin + 1).end == end - 1)


def _document(scene: Scene, begin: int, end: int) -> Candidate:
    words = scene.text[begin + 1 : end - 1]
    paper = words[-2:] in _PAPER or words in _JOURNALS
    kind = Kind.ORGANIZATION if paper else Kind.AWARD if words.endswith(_RANKINGS) else Kind.PROGRAMME
    if kind is Kind.PROGRAMME and _SHOWS.search(scene.text, max(0, begin - 3), begin):
        kind = Kind.PRODUCT
    return Candidate(begin, end, kind, "book-title marks", words)


def _quotation(scene: Scene, begin: int, end: int, listed: bool, known: Heads, common: Words) -> Candidate | None:
    words = scene.text[begin + 1 : end - 1]
    if words in known.generic or (_ADJECTIVE.search(words) and len(known.ending(words)) < 2):
        return None
    if _NUMBERED.match(words) and not words.endswith(_TASKS):
        return None
    head = _head_behind(scene, end, known)
    if head and (not _MARKS.search(words) or scene.text[end:head] in _WITH_COMMA):
        return _with_head(scene, begin, end, head, known)
    if version := _VERSION.match(scene.text, end):
        whole = words + version.group()
        return Candidate(begin, version.end(), Kind.PLATFORM, "quoted with a version", words, words, (whole,))
    if found := _alone(scene, begin, end, listed, known):
        return Candidate(begin, end, found[0], found[1], words)
    odd = not common.is_known(words) or _RUNS.match(scene.text, end) is not None
    if _SYSTEM.fullmatch(words) and scene.token(begin + 1).end < end - 1 and odd:
        return Candidate(begin, end, Kind.PLATFORM, f"quoted, ends with {words[-1]}", words)
    return None


def _head_behind(scene: Scene, end: int, known: Heads) -> int:
    """The end of the head noun that follows a quotation, over a few modifiers; 0 where none does."""
    best, position = 0, end
    while position < len(scene.text) and position - end < 12:
        token = scene.token(position)
        word = scene.text[position : token.end]
        if word in known.kinds or known.ending(scene.text[end : token.end]):
            best = token.end
        elif best or not _may_modify(word, token.tag, known):
            break
        position = token.end
    return best


def _may_modify(word: str, tag: str, known: Heads) -> bool:
    if word in known.verbs or word in ("-", "系列"):
        return True
    if len(word) == 1 and tag[:1] in "nv" and word not in known.stop_chars:
        return True  # 运维: what the segmenter has no word for it cuts into characters
    if word in known.titles and len(word) > 1:
        return True
    if word in known.stop_chars or word in known.stops or tag[:1] in "pcurdmv":
        return False
    return "\u3400" <= word[0] <= "\u9fff" or word.isalnum()


def _with_head(scene: Scene, begin: int, end: int, head: int, known: Heads) -> Candidate | None:
    inner, tail = scene.text[begin + 1 : end - 1], scene.text[end:head]
    noun = known.ending(tail)
    rule, kind = f"quoted before {noun}", known.kinds[noun][0]
    if len(inner) < 2 or ((noun.endswith("活动") or noun in _LOOSE_HEADS) and len(inner) < 4):
        return None
    if inner.endswith("奖") and noun.startswith("颁奖"):
        return Candidate(begin, end, Kind.AWARD, rule, inner, inner, rank=1)
    if kind in _BARE_KINDS or noun in _BARE_HEADS:
        return Candidate(begin, head, kind, rule, inner, inner, (inner + tail,), rank=1)
    return Candidate(begin, head, kind, rule, inner + tail, inner + tail, (inner,), rank=1)


def _alone(scene: Scene, begin: int, end: int, listed: bool, known: Heads) -> tuple[Kind, str] | None:
    words, before = scene.text[begin + 1 : end - 1], scene.text[max(0, begin - 30) : begin]
    if len(words) < 3:
        named = _NAMING.search(before) and len(words) == 2
        return _introduced(scene, begin, end, before, known) or (_called(scene, end, known) if named else None)
    if (listed or _AWARDING.search(before)) and not _MARKS.search(words):
        return Kind.AWARD, "quoted after a verb of award"
    if len(words) >= 6 and _RECEIVES.match(scene.text, end):
        return Kind.PROGRAMME, "quoted as what is awarded"
    if _MARKS.search(words):
        return None
    if _VESSEL.fullmatch(words) and scene.token(end - 2).begin == end - 2 and words[-2] not in _NUMERALS:
        return Kind.FACILITY, "quoted ship or train"
    if _QUOTED_MODEL.fullmatch(words):
        return Kind.PRODUCT, "quoted model with a number"
    head = known.ending(words)
    if words.endswith("奖") or (len(head) >= 2 and len(words) - len(head) >= 2 and known.kinds[head][1] != "quoted"):
        return known.kinds.get(head, (Kind.AWARD, ""))[0], f"quoted, ends with {head or '奖'}"
    return _introduced(scene, begin, end, before, known) or _in_context(scene, begin, end, before, known)


def _introduced(scene: Scene, begin: int, end: int, before: str, known: Heads) -> tuple[Kind, str] | None:
    """A quotation behind the noun for what it names: 机器人“甲乙”在……."""
    noun = _INTRODUCED.search(before)
    if site := _SITE.search(before) if end - begin > 4 and scene.text[end : end + 1] in _ENDED else None:
        return known.kinds.get(site.group(), (Kind.FACILITY, ""))[0], f"quoted behind {site.group()}"
    if not noun or noun[1] not in known.kinds or end - begin - 2 > _SHORT:
        return None
    closed = _CLOSED.match(scene.text, end) or _APPEARS.match(scene.text, end) or scene.token(end).tag[:1] in _GOING_ON
    return (known.kinds[noun[1]][0], f"quoted behind {noun[1]}") if closed else None


def _is_coined(scene: Scene, begin: int, end: int) -> bool:
    """Whether the words are three or four characters that make no word together (甲城智治)."""
    return 3 <= end - begin <= 4 and all(token.end - token.begin == 1 for token in scene.words(begin, end))


def _called(scene: Scene, end: int, known: Heads) -> tuple[Kind, str]:
    """What a thing is that is called by a quotation: the noun behind it says so (名为“甲乙”的机器人)."""
    noun = _CALLED.match(scene.text, end)
    words = noun[1] if noun else ""
    head = next((head for size in range(len(words), 1, -1) if (head := known.ending(words[:size]))), "")
    kind = known.kinds[head][0] if head else Kind.PRODUCT if noun else Kind.PLATFORM
    return kind, "quoted after a verb of naming"


def _in_context(scene: Scene, begin: int, end: int, before: str, known: Heads) -> tuple[Kind, str] | None:
    text, words = scene.text, scene.text[begin + 1 : end - 1]
    if _NAMING.search(before):
        return _called(scene, end, known)
    if _NUMBERED_NAME.search(words):
        return Kind.PRODUCT, "quoted, ends with a number"
    if _OFFERING.search(before) and _MODE.match(text, end):
        return Kind.PROGRAMME, "quoted as a way of working"
    if _OFFERING.search(before) and "+" not in words and not (words[0].isdecimal() and before.endswith("的")):
        return Kind.PRODUCT, "quoted as what is offered"
    if _RANKING.search(words) and (_ISSUING.search(before) or _ISSUED.match(text, end)):
        return Kind.AWARD, "quoted ranking that is issued"
    if _ISSUING.search(before):
        return Kind.PROGRAMME, "quoted as what is issued"
    if len(words) > 3 and _FOUNDER.match(text, end):
        return Kind.COMPANY, "quoted before its founder"
    if _USING.search(before) and _is_coined(scene, begin + 1, end - 1):
        return Kind.PLATFORM, "quoted as what is used"
    if items := _ITEMS.match(text, end):
        return known.kinds[items[1]][0], f"quoted in a list of {items[1]}"
    if (begin == 0 or text[begin - 1] in "，。；") and _OPERATES.match(text, end) and not _SLOGAN.match(words):
        return Kind.PLATFORM, "quoted as what operates"
    return None
