"""How a clause opens and what it is about: the words by which a subject lasts into the next clause or does not."""

import re

from kg.extract.groups import BODIES, NAME, PLACES, QUANTITY, masks

_OWNER = f"[{masks(PLACES | BODIES)}]"
_PREPOSITIONS = (
    "在|对|向|从|(?<![作成称名])为|以|把|将|据|按|给|于|随着|根据|围绕|针对|面向|通过|依托|按照|结合|借助|利用|关于|除"
    "|凭借|凭|依靠|得益于"
)
BEFORE = re.compile(rf"(?:{_PREPOSITIONS})(?:{_OWNER})*$")
# 随着甲投用: 甲 is the subject of the verb, though not what the sentence is about.
AS_SOON = re.compile(f"随着(?:{_OWNER})*$")
AS = re.compile(rf"(?:作为|称为|名为)(?:{_OWNER})*$")
WITH = re.compile(
    rf"(?:与|同|和|跟|携手|联合|会同)(?:{_OWNER})*"
    rf"(?:[^，的{NAME[1:-1]}]{{0,12}}(?:企|企业|公司|集团|机构|高校|院校|大学|医院|品牌|巨头|龙头|团队|单位|商))?$"
)
# 由甲指导、乙建设: 乙 stands under the same 由.
BY = re.compile(
    rf"(?:由|被|经|获)(?:[^，。的]{{1,8}}(?:旗下|所属|下属|麾下|控股|全资)的?)?(?:{_OWNER}(?:[、和]{_OWNER})*[^，、。的{NAME[1:-1]}]{{1,6}}、)?(?:{_OWNER})*$"
    rf"|由{_OWNER}+委托(?:{_OWNER})*$"
    rf"|(?<![自理缘])由[^，。、{NAME[1:-1]}]{{0,12}}(?:的|企业|公司|[国央民]企|机构|高校|院所|龙头|单位|巨头)(?:{_OWNER})*$"
)
SAYS = re.compile("(?:显示|表示|指出|介绍|说|称|透露|认为|强调|坦言|直言|解释|看来|建议|提出|要求|明确|道)$")
# 甲的建成投用，…: what follows speaks of 甲 itself.
GENITIVE = re.compile("的(?!(?:正式|成功|顺利|开通|建成|投用|运营|启用|上线|投运|开工|竣工|成立|落户|建设)+$)")
# 甲推出的“乙”，…: the clause is about a thing that goes without a name here.
_OF_ANOTHER = re.compile(
    "[^，的]{0,4}(?:研发|推出|申报|发布|建设|打造|开发|主办|举办|研制|设计|生产|制造|提出|发起|牵头|承办|运营|拥有|投资"
    "|创作|选送|报送|推荐|培育|孵化|旗下|所属|下属|承建|投建|搭建|编制|组织|管理|引进|参与|出资|共建)的?[^，]{2,24}$"
)
# 聚焦推动甲，建设乙，…作发言: what follows are topics, not deeds.
TOPICS = re.compile("(?:聚焦|围绕)(?:推动|推进|加快|建设|打造|构建|促进|加强|完善|深化|如何)")
# 甲由乙建设，丙负责运营，依托丁…: what 丙 does is said of 甲, which stays what the sentence is about.
AGENTIVE = re.compile(
    f"^{NAME}(?:[、和与及]*{NAME})*(?:等[^，]{{0,8}})?(?:具体|联合|共同|负责|承担|担任|参与|提供|牵头)*"
    "(?:建设|运营|管理|承办|协办|主办|承建|实施|支持|开发|研发|设计|施工|维护|运维|托管|编制|监管|代建|投资|技术支持)+$"
)
# 总投资120亿元的甲, 国内首个数字化的甲: no more than what kind of thing 甲 is.
KIND_OF = re.compile(
    "^(?:(?:(?:计划|协议|固定资产|概算|一期|项目)?(?:总投资|总规模|建筑面积|总面积|占地|全长|总长|投资)[^，的]{0,12}|备受[^，的]{2,6}|[万举][众世]瞩目"
    "|(?:全球|全国|国内|世界|亚洲|我国|国际|全省|全市|[东西华][北南中东][^，的]{0,2})[^，的\ue000-\uf8ff]{0,14}"
    "|(?:首个|首座|首条|首家|最大|规模最大|最高|最长)[^，的\ue000-\uf8ff]{0,10})的)+$"
)
JOINS = re.compile("(?:并|将|还|又|也|已)*(?:联合|会同|携手|联手)")
BY_WHOM = re.compile(f"由{NAME}")
MADE = re.compile(
    "(?:共建|研发|研制|建设|打造|开发|推出|运营|主办|承办|设立|组建|成立|投资|孵化|培育|承建|设计|制造|发布|生产)"
    f"的{NAME}$"
)
PASSIVE = re.compile(f"(?:^|[^自理缘])由{NAME}")
# 总投资…, 全线设…: measures of what the sentence is about, not a subject of their own.
MEASURE = re.compile(
    f"^(?![^，]{{0,16}}的{NAME})(?:项目|工程|线路|全线|其|该线|两期|一期|二期)?(?:总|固定资产|设计|规划|建筑|年|最高|分|共|协议)*"
    "(?:投资|全长|长|面积|占地|时速|规模|工期|建筑|用地|设|投入|产能|桥隧比|引资|运行|库容|装机|高度?|站|线路|车站)|^全部[为是]"
    "|^(?:线路)?(?:途[经径]|[东南西北](?:起|至|接|连|到|止)|起[于自]|止于|串联|下穿|跨越|衔接)"
)
# 交付周期由21天缩短到9天: a figure of what the sentence is about.
CHANGES = re.compile(
    "(?:[降增缩提压减升]|上升|下降|增长|提高|缩短|提升|减少|达|超|突破|接近)[^，]{0,4}?[到至了]?[^，]{0,3}"
    + QUANTITY
    + "$"
)
# 由甲与乙共建的丙, 其孵化的丙: the clause opens with 丙.
DESCRIBED = re.compile(
    f"^(?:由{NAME}|其|这[家座款个项条所]|位于|坐落于|地处|落户|来自)[^，的]{{1,40}}的(?:[^，的{NAME[1:-1]}]{{0,6}})$"
)


def names_thing(after: str) -> bool:
    """甲推出的“乙”: the clause is about a thing of 甲 that bears no name here."""
    match = _OF_ANOTHER.match(after)
    return match is not None and "的" in after[:8]


def unowned(before: str) -> str:
    """A clause's beginning without the owners and ordinals that belong to the name behind it."""
    return re.sub(rf"(?:{_OWNER}|首个|首批|首家|首条|——)+$", "", before)
