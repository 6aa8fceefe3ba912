"""Honours, lists and pilots that stand without quotation marks behind a verb of award: 入选……典型案例, 获批……试点."""

import re
from collections.abc import Iterator

from kg.mention.scene import Candidate, Scene, plain
from kg.model import Kind

_VERB = re.compile(
    r"(?:获评|入选|获批(?:建设|创建|设立)?|荣获|荣膺|喜获|获颁|摘得|斩获|跻身|入围|上榜|获得|认定为|评为|授予|确定为|列为|列入"
    r"|被(?:认定为|评为|授予|确定为|列为|列入))了?(?:成为|为)?"
)
_BATCH = re.compile(r"(?:全国|国家级|省级|市级)?(?:首批|第[一二三四五六七八九十\d]+批)(?:次)?(?:的)?")
# What tells one honour from the others of its sort stands in front: who gives it, where or when it counts.
_LEAD = re.compile(
    r"\d{4}(?:[—-]\d{4})?(?:年度?)?|国家|全国|中国|中华|世界|全球|国际|亚洲|亚太|[省市](?=[^\d，。]{4})|第[一二三四五六七八九十\d]+届"
)
_HEAD = (
    "称号|名单|试点|试点城市|试点单位|试点项目|示范|示范区|示范城市|示范基地|示范项目|示范工程|示范企业|示范单位|示范园区|"
    "案例|奖|[特一二三金银铜]等?奖|榜|榜单|百强|十强|[五\\d]00强|50强|10强|基地|实验室|集聚区|先导区|试验区|先行区|创新中心|平台|工厂|"
    "企业|城市|单位|集体|个人|标兵|名录|目录|清单|工程|项目库|计划|项目|园区|场景|品牌|街区|区|县|乡镇|村|社区|学校|医院|港|机场"
)
_NAME = re.compile(
    rf"[^，。；！？：、“”（）《》的了]{{2,34}}?(?:{_HEAD})(?:（[^（）]{{2,12}}）)?(?=[，。；、！？）]|$|和[^，。]{{2,20}}(?:{_HEAD})|等)"
)
# 公布第八批……企业名单, 发布的首台（套）……目录: the list itself, which somebody issues.
_ISSUED = re.compile(
    r"(?:公布|发布|印发|公示|评选)(?:了|的|出)?(?P<list>(?P<batch>(?:20\d\d年度?)?(?:第[一二三四五六七八九十\d]+批|首批)|20\d\d年度?"
    r"|(?=国家|全国|中国|[省市]|首台（套）))(?P<rest>(?:首台（套）)?[^，。；！？：、“”（）《》的了]{4,30}?(?:名单|名录|目录)))(?=[，。；、！？）中]|$)"
)
_PILOTS = ("试点", "示范区", "先导区", "试验区", "先行区", "示范", "工程", "计划", "集聚区")
_LOOSE = re.compile(
    r"本[次批届]|其中|我[市省区]|[等各多该此]|一[批个项]|\d+[个项家]|国家[一二三]级$|国家级?(?:试点)?(?:示范|试点|项目|平台|工程)(?:项目|单位)?$"
)

_GOES_ON = ("、", "和", "及", "与")
_COUNTED = re.compile(r"\d+[个家座项]")
_ALONE = 6  # characters of a ranking that says no more than where it counts: 全省考核
# 在……评估中位居第四: what one is ranked in.
_RANKED = re.compile(
    r"在([^，。；：“”《》的]{4,30}?(?:评估|评价|排名|排行榜?|榜单|考核|测评|评比|评选))(?:结果|体系)?(?:中|里)，?"
    r"(?=(?:再次|连续|均|综合|总体|首次)?(?:位列|位居|位次|排名|排在|排第|列第|居|名列|获|夺|拿下|斩获|荣))"
)


def find_awards(scene: Scene) -> Iterator[Candidate]:
    """What is received or ranked, where its own first words tell it from others of its sort."""
    for match in _RANKED.finditer(scene.text) if "在" in scene.text else ():
        begin, end = match.span(1)
        led = _atom_end(scene, begin) or _LEAD.match(match[1])
        if led and not _COUNTED.search(match[1]) and not _LOOSE.match(match[1]) and len(match[1]) > _ALONE:
            yield Candidate(begin, end, Kind.AWARD, "ranked in", plain(match[1]), rank=1)
    for match in _ISSUED.finditer(scene.text) if "名" in scene.text or "目录" in scene.text else ():
        whole, bare = match["list"], match["rest"].removesuffix("名单")
        aliases = tuple(dict.fromkeys(form for form in (match["rest"], match["batch"] + bare, bare) if form != whole))
        yield Candidate(*match.span("list"), Kind.AWARD, "list that is issued", plain(whole), "", aliases, rank=1)
    yield from _received(scene)


def _received(scene: Scene) -> Iterator[Candidate]:
    for verb in _VERB.finditer(scene.text):
        position = verb.end()
        while position:
            span = _award(scene, position)
            if span is None:
                break
            words = scene.text[slice(*span)]
            kind = Kind.PROGRAMME if words.endswith(_PILOTS) else Kind.AWARD
            yield Candidate(*span, kind, "named after a verb of award", plain(words), rank=1)
            position = span[1] + 1 if scene.text[span[1] : span[1] + 1] in _GOES_ON else 0


def _award(scene: Scene, begin: int) -> tuple[int, int] | None:
    """Where the award stands that is named at `begin`, behind its batch and who gives it."""
    if batch := _BATCH.match(scene.text, begin):
        begin = batch.end()
    if scene.atoms.get(_atom_end(scene, begin), (0, ""))[1] == "B":
        begin = _atom_end(scene, begin)
    if batch := _BATCH.match(scene.text, begin):
        begin = batch.end()
    match = _NAME.match(scene.text, begin)
    if match is None or _LOOSE.match(match.group()) or not scene.cuts(begin):
        return None
    return match.span() if _atom_end(scene, begin) or _LEAD.match(match.group()) else None


def _atom_end(scene: Scene, begin: int) -> int:
    """The end of the known stretch that begins at `begin`, 0 where none does."""
    return next((end for end in range(begin + 2, begin + 14) if scene.atoms.get(end, (-1, ""))[0] == begin), 0)
