"""Companies that only their company gives away: beside others in a list, or where only a company can stand.

华为、……、……等企业; 与……签订; 由……承建; ……领投: the name itself is a brand that no dictionary has.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.brands import endings
from kg.mention.heads import heads
from kg.mention.scene import Candidate, Scene
from kg.mention.words import everyday
from kg.model import Kind

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_LIST = re.compile(r"[^，。；：！？“”（）《》…\s]+")
_TAIL = re.compile(
    r"等|和|与|及|分列|分别|均|都|悉数|纷纷|相继|也|已|将|在|入围|入选|参展|落户|亮相|跻身|上榜|领投|跟投|加盟|入驻"
)
_JOINS = frozenset(["等", "和", "与", "及"])  # behind anything else the first item is no item: 某设备已进入甲、乙
_LAST_TAIL = re.compile(
    r"[\d两三四五六七八九十]+家|的|研发|研制|开发|联合|共同|合作|共建|打造|提供|组建|承建|发起|参与|牵头|签约|签署|(?<=公司)控股|(?<=集团)控股"
)
_LEAD = re.compile(
    r".*(?:包括|吸引|引进|引入|引来|迎来|入驻|落户|进驻|招引|引育|培育出?|孵化出?|涌现出?|聚集|集聚|汇聚|走访|考察|拜访|参观|拥有|携手|邀请|有|由|与|和|是|为|如|例如"
    r"|比如|其中)了?"
)
# ……等20余家龙头企业: what is listed before it are companies.
_FIRMS = re.compile(
    r"(?:等(?:一批|多家|数家|[\d余多几数十百两三]+家)?|\d+家)[^，。；、等]{0,12}?(?:企业|公司|厂商|药企|车企|央企|国企|巨头|链主|独角兽)(?!集群|家|们)"
)
_TOGETHER = "签订|签署|签约|承建|投建|承办|合作共|共同|联合|领投|跟投|合资|牵头|投资建设|负责"
_MAKES = "研发|研制|开发|打造|设计|运营|提供|代工"
_SLOT = re.compile(rf"(?:由|与|和|同|携手|牵手)({_HAN}{{3,6}}?)(?={_TOGETHER})")
# 由……和某大学联合研发, 由……开发: whatever stands there makes something.
_MAKER = re.compile(rf"(?:由|委托)({_HAN}{{3,6}}?)(?:(?=(?:和|与)[^，。；：、]{{2,16}}?(?:{_TOGETHER}))|(?={_MAKES}))")
_SORTS = "本地|本土|当地|龙头|民营|科技|高新技术|知名|头部|链主|上市|外资|创新型|骨干|代表"
# 龙头企业……联合, 来自某地的……，: a sort of companies or a place that leads up to one company.
_SORT = re.compile(
    rf"(?:(?:{_SORTS})(?:企业|公司)|来自[^，。；：、的]{{2,6}}的)"
    rf"({_HAN}{{3,7}}?)(?=[，。；、]|{_TOGETHER}|{_MAKES}|带来|展[示出]|推出|发布|入驻|参展|创始人|董事长|总经理|相关负责人)"
)
_DOES = (
    "领投|跟投|参投|数据显示|财报|联合创始人|创始人|首席执行官|首席技术官|首席科学家|中标"
    "|累计交付|累计服务|累计出货|自主研发|自研|研发的|研制的|生产的|开发的|推出|发布了?[“《全首新]|宣布|率先|投资建设|启用|为例"
    "|成立于|创立于|创办于|总部位于|自主研制|的[^，。；：“”的]{0,10}?(?:车间|厂房|展台|展位|厂区|产线|生产线)"
)
_ACTING = (
    *(
        "领投",
        "跟投",
        "参投",
        "数据显示",
        "财报",
        "创始人",
        "首席",
        "中标",
        "累计",
        "自主研发",
        "自研",
        "研发的",
        "研制的",
        "生产的",
    ),
    *(
        "开发的",
        "推出",
        "发布",
        "宣布",
        "率先",
        "投资建设",
        "启用",
        "为例",
        "成立于",
        "创立于",
        "创办于",
        "总部位于",
        "自主研制",
    ),
    *("车间", "厂房", "展台", "展位", "厂区", "产线", "生产线"),
)
_ACTOR = re.compile(rf"(?<![^，。；：“、\s])({_HAN}{{3,6}}?)(?={_DOES})")
_WITH = re.compile(
    rf"(?<![^，。；：“、\s])({_HAN}{{3,8}}?)(?=(?:与|和|联合|携手)[^，。；：、]{{2,16}}?(?:签订|签署|签约|共建|达成|合作共))"
)
# 飞手队, 合唱团: bodies of people, and no companies.
_OTHER_BODIES = tuple("队团社会部院所室班组店馆站园区厂校村镇街县市省们者员人家户军路线河湖山江岛")
# 零部件企业法雷奥: the characters that foreign names are written with.
_ABROAD = re.compile(
    r"(?:企业|公司|巨头|厂商|供应商|车企|药企|运营商|集团)"
    r"([阿埃艾安奥巴伯博布达戴德迪杜恩尔法菲费弗福格哈赫霍基吉加杰卡凯科克库拉莱兰勒雷里利林卢鲁伦罗洛马玛迈曼梅蒙米密莫姆穆纳内尼努诺欧帕佩"
    r"皮普奇乔切琼塞沙莎舍施斯思索塔泰特通图托瓦万威韦维温沃乌武西希锡夏谢辛雅亚扬耶伊因英尤约泽詹兹孚宝世门子默伟森顿桑仕仑甫翰奈涅宾利康]{3,6})"
)
_LED_UP = "behind a sort of companies or its place"
_FOREIGN = "a foreign name behind 企业"
_HOLDING = re.compile(rf"(?:^|[，。；：“、由与和是])({_HAN}{{3,6}}?)(?=旗下)")
# 政企, 沪苏浙: characters that stand for sorts of parties and for provinces, and join to no brand.
_PARTIES = frozenset("政银企产学研用金央地军民校医护警京津冀沪苏浙皖粤港澳川渝鄂湘赣鲁豫一二三四五六七八九十双")
_PLAIN = frozenset("pcurdmqftyo")
_GENERIC = frozenset("我你他该此各其某本两多每等全")
_FUNCTION = frozenset("与和及或的了在为由对把被从向到以于是有将")
_COMMON = frozenset("村镇县市区省州校院企局厂站人民家户方者员长类型级")  # 村集体, 省内外: words of one character
_PLACES = frozenset({Kind.PLACE, Kind.CITY, Kind.DISTRICT})
_BEHIND = frozenset("dpcv")


# Before each pattern words of which one stands in all that it matches; the scan of the passage finds them.
_PLACES_OF_FIRMS = (
    (_TOGETHER.split("|"), _SLOT, "in a partner's place"),
    (_ACTING, _ACTOR, "does what companies do"),
    (("签订", "签署", "签约", "共建", "达成", "合作共"), _WITH, "a partner"),
    (("企业", "公司", "巨头", "厂商", "供应商", "车企", "药企", "运营商", "集团"), _ABROAD, _FOREIGN),
    (("旗下",), _HOLDING, "before 旗下"),
    (("由", "委托"), _MAKER, "makes something"),
    (("来自", *(sort + firm for sort in _SORTS.split("|") for firm in ("企业", "公司"))), _SORT, _LED_UP),
)
CUES = frozenset(chain.from_iterable(words for words, _, _ in _PLACES_OF_FIRMS))


@cache
def _trade(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(alternation(word for word, use in endings(lexicon).items() if use == "firm"))


@cache
def _in_lists(lexicon: Lexicon) -> dict[str, str]:
    return {row["form"]: row["name"] for row in lexicon.rows("companies_in_lists")}


def find_listed(scene: Scene, found: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The brands of a passage that stand among the companies in `found`, or in a company's place."""
    slots = list(_slots(scene))
    if not ("、" in scene.text or slots):
        return
    taken = {position for one in found if one.kind not in _PLACES for position in range(one.begin, one.end)}
    firms = {(one.begin, one.end) for one in found if one.kind is Kind.COMPANY}
    for match in _LIST.finditer(scene.text) if "、" in scene.text else ():
        span = match.span()
        if "、" not in match.group() or not (
            firms or _trade(lexicon).search(scene.text, *span) or _FIRMS.search(scene.text, *span)
        ):
            continue
        items = list(_items(scene, *span))
        told = _FIRMS.search(scene.text, *span) is not None
        if not (told or any(item in firms for item in items) or _firms(scene, items, lexicon)):
            continue
        brands = [one for one in items if taken.isdisjoint(range(*one)) and _brand(scene, *one, lexicon, listed=True)]
        if told and 2 * (len(brands) + sum(item in firms for item in items)) >= len(items):
            brands = [one for one in items if taken.isdisjoint(range(*one)) and _may_be_brand(scene, *one, lexicon)]
        for begin, end in brands:
            yield Candidate(begin, end, Kind.COMPANY, "listed with companies", scene.text[begin:end])
        if told or sum(item in firms for item in items) > 1:
            yield from _ambiguous(scene, items, taken, lexicon)
    for begin, end, rule in slots:
        sure = rule in (_FOREIGN, "before 旗下") and _may_be_brand(scene, begin, end, lexicon)
        if scene.text.endswith(_OTHER_BODIES, begin, end):
            continue
        if rule == _LED_UP and scene.text[end - 2 : end] not in endings(lexicon):
            continue
        if taken.isdisjoint(range(begin, end)) and (sure or _brand(scene, begin, end, lexicon, listed=False)):
            yield Candidate(begin, end, Kind.COMPANY, rule, scene.text[begin:end])


def _ambiguous(
    scene: Scene, items: Sequence[tuple[int, int]], taken: set[int], lexicon: Lexicon
) -> Iterator[Candidate]:
    """The items that are a company only beside others: 小米, 苹果."""
    names = _in_lists(lexicon)
    for begin, end in items:
        words = scene.text[begin:end]
        if words in names and taken.isdisjoint(range(begin, end)):
            yield Candidate(begin, end, Kind.COMPANY, "ambiguous, listed with companies", words, names[words])


def _slots(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Where only a company can stand, and the rule that says so."""
    cues = {word for _, word in scene.forms["cues"]}
    for words, pattern, rule in _PLACES_OF_FIRMS if cues else ():
        for match in pattern.finditer(scene.text) if not cues.isdisjoint(words) else ():
            yield *match.span(1), rule


def _items(scene: Scene, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of an enumeration, without what leads up to the first and goes on behind the last."""
    starts = [begin, *(begin + mark.end() for mark in re.finditer("、", scene.text[begin:end]))]
    stops = [*(start - 1 for start in starts[1:]), end]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        if number == 0 and (lead := _LEAD.match(scene.text, start, stop)):
            start = lead.end()
        for tail in (_TAIL, _LAST_TAIL) if number == len(starts) - 1 else (_TAIL,):
            if found := tail.search(scene.text, start + 2, stop):
                stop = found.start() if number or found.group() in _JOINS else start
        stop = _before_verb(scene, start, stop)
        yield start, stop


def _before_verb(scene: Scene, start: int, stop: int) -> int:
    """Where the clause goes on behind the last item: the first longer word that no name ends with."""
    for token in scene.words(start, stop) if start < stop else ():
        if token.begin >= start + 4 and token.end - token.begin > 1 and token.tag[:1] in _BEHIND:
            return token.begin
    return stop


def _firms(scene: Scene, items: Sequence[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether several items end with a trade, and one of these begins with no everyday word."""
    trade, words = endings(lexicon), everyday(lexicon)
    trades = [
        (b, e) for b, e in items if e - b == 4 and scene.cuts(e - 2) and trade.get(scene.text[e - 2 : e]) == "firm"
    ]
    return len(trades) > 1 and any(not words.is_known(scene.text[begin:end]) for begin, end in trades)


def _may_be_brand(scene: Scene, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing speaks against a stretch as the name of a company, in a list of companies."""
    known, words = heads(lexicon), scene.text[begin:end]
    if not 3 <= end - begin <= 8 or re.fullmatch(f"(?:{_HAN}|[A-Za-z0-9])+", words) is None:
        return False
    head = known.ending(words)
    if (head and known.kinds[head][1] != "quoted") or words[0] in _GENERIC or not _FUNCTION.isdisjoint(words):
        return False
    return scene.cuts(begin) and scene.cuts(end) and words not in endings(lexicon) and not _PARTIES.issuperset(words)


def _brand(scene: Scene, begin: int, end: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """Whether a stretch can be a brand: short, of words that make no sense together, or with a trade at its end."""
    words, known, trades = scene.text[begin:end], heads(lexicon), endings(lexicon)
    if not (_may_be_brand(scene, begin, end, lexicon) and end - begin <= 7 and re.fullmatch(f"{_HAN}+", words)):
        return False
    tokens = scene.words(begin, end)
    parts = [scene.text[token.begin : token.end] for token in tokens]
    if any(token.tag[:1] in _PLAIN and len(part) > 1 for token, part in zip(tokens, parts, strict=True)):
        return False
    if any(part in known.stops for part in parts) or parts[0] in trades:
        return False
    if len(tokens) == 1:
        return tokens[0].tag in ("nr", "nrt", "nz", "nt", "nrfg")
    single = any(len(part) == 1 and part not in known.stop_chars | _COMMON for part in parts)
    return single or (listed and parts[-1] in trades)
