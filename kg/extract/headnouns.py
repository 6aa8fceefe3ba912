"""The nouns and pronouns that can stand for a name (该平台, 这家企业, 会上, 其, 一期), as one pattern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Kind

_DETERMINERS = (
    "该项|该款|该艘|这艘|该条|该座|该家|该所|该届|该|此|本|这一|这个|这家|这座|这款|这项|这条|这所|这场"
    "|上述|当日的|当天的|当晚的|此次|本次|这次|此项|本届|前述"
)
# Without a determiner these seldom mean the one named before.
_SPOKEN_OF = frozenset({Kind.CONFERENCE, Kind.CITY, Kind.AWARD, Kind.PLACE})
# In 在汉举行 a letter stands for the home city; elsewhere it is part of a word.
_HAPPENS = "开幕|举行|召开|举办|启幕|闭幕|亮相|落户|落地|揭牌|签约|发布|启动|开工|投用|成立|首发|上线|投产|开赛|收官"
_ITS = "(?:又|还|也|已|将|正)?(?:与|自主|独立|牵头|联合|投资|旗下|研发|研制|孵化|建设|运营|开发|打造|控股)"
# What else the pattern's alternatives begin with: wherever they stand, and only behind such marks.
_ALONE = ("他", "她", "其", "我们", "我院", "我校", "我司", "我公", "我集", "我市", "本市", "全市", "这里")
_BOUND = (
    *("会", "活动", "现场", "审议", "讨论", "一期", "二期", "三期", "优秀", "优胜", "最高", "金奖", "银奖", "铜奖"),
    *("特等", "一等", "二等", "三等"),
)
# One of these, or the start of the text, stands before every noun that no determiner leads.
_BEFORE_NOUNS = "，。；：“”—在席加持与了向为获得下开"


_SETTLES = (
    "设立|落户|落地|建设|建成|布局|安家|扎根|举行|举办|召开|成立|投产|注册|入驻|集聚|聚集|汇聚|亮相|签约|开工"
    "|开幕|启动(?!仪)|揭牌|上演|建立|投建|设有"
)
_GATHERS = "(?:先后|陆续|相继|已|还)*(?:引来|集聚|聚集|汇聚|汇集|云集|吸引|入驻|引进|诞生|走出|聚起)"
_LONGEST = 6  # characters of a noun that names are read on to


@dataclass(frozen=True, slots=True)
class HeadNouns:
    """The nouns that a name can be referred back to by, with the classes of what they stand for."""

    kinds: dict[str, frozenset[Kind]]
    cities: dict[str, str]
    noun: re.Pattern[str]  # the longest that begins at a place
    likely: re.Pattern[str]  # the first characters of what `pattern` matches, which costs more to try
    beginnings: frozenset[str]  # the first two of all that is not one character
    pattern: re.Pattern[str]

    def starting(self, text: str, begin: int, end: int) -> str:
        """The longest noun of at least two characters that starts at `begin`; empty where none does."""
        match = self.noun.match(text, begin, end)
        return match.group() if match else ""

    def mentions(self, text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """The nouns and pronouns in `[begin, end)` that may stand for a name."""
        while found := self.likely.search(text, begin, end):
            at = found.start()
            begun = text[at] in self.beginnings or text[at : at + 2] in self.beginnings
            match = self.pattern.match(text, at, end) if begun else None
            begin = match.end() if match else at + 1
            if match:
                yield match


@cache
def head_nouns(lexicon: Lexicon) -> HeadNouns:
    """The table `head_nouns`, compiled."""
    kinds = {}
    for row in lexicon.rows("head_nouns"):
        try:
            kinds[row["noun"]] = frozenset(Kind(kind) for kind in row["kinds"].split())
        except ValueError as error:
            raise row.error(f"kinds: {error}") from None
    nouns = alternation(kinds)
    meetings = alternation(noun for noun, classes in kinds.items() if classes == {Kind.CONFERENCE})
    cities = {row["letter"]: row["city"] for row in lexicon.rows("city_letters")}
    bare = alternation(noun for noun, classes in kinds.items() if len(noun) > 1 and not classes & _SPOKEN_OF)
    letters = "|".join(map(re.escape, cities))
    # What can begin one of the alternatives, the nouns only behind what they must: the rest is passed over at once.
    alone, behind = (*_DETERMINERS.split("|"), *_ALONE), (*kinds, *cities, *_BOUND)
    free, bound = ("".join(sorted({form[0] for form in forms})) for forms in (alone, behind))
    beginnings = frozenset(form[:2] for form in (*alone, *behind))
    likely = re.compile(rf"[{free}{bound}](?:(?<=[{free}])|(?<=[{_BEFORE_NOUNS}].)|(?<=^.))")
    pattern = re.compile(
        rf"(?:(?P<det>{_DETERMINERS}|这[家款座个项条所艘](?:[^，。；的这]{{2,16}}的[^，。；的]{{0,4}}?|[\u4e00-\u9fff]{{2,10}}?))(?P<noun>{nouns})(?![们级直委府]|\d|(?<=行)[业为动政程李])"
        rf"|(?:(?P<there>(?<=[在于])(?:此|这里|该处)(?={_SETTLES})|(?:(?<=[，。；])|^)这里(?={_GATHERS}))|(?<=[户根建驻家]于)(?P<here>此)(?=[，。；]))"
        r"|(?<=[入驻与])(?P<within>其中)(?=[，。；])"
        rf"|(?<![其吉])(?P<person>[他她])(?![们人乡国杀山日处项])"
        rf"|(?P<home>[我本全]市)(?![级直委场])"
        rf"|(?<=[，。：“”—在])(?P<meeting>{meetings}|会)(?=上|现场|期间)"
        rf"|(?:(?<=出席|参加|主持|列席|参与)|(?<=[席加]了)|(?<=[向为])|(?<=主持召开))(?P<attended>{meetings}|审议|讨论)(?=[，。；、并的时和及听后作致献]|$)"
        rf"|(?:(?<=[，。；])|^)(?P<topic>{meetings})(?=由|共设|吸引|以“)"
        rf"|(?:(?<=[，。；”：])|^)(?P<bare>{bare})(?![，。；、的]|(?<=中心)[城区镇])"
        r"|(?:该|这[家座款个项条所场一]|此)(?P<tail>[\u4e00-\u9fff]{2,4})"
        rf"|(?:(?<=[，。；由与])|^)(?P<its>其)(?={_ITS})"
        rf"|(?:(?<=[，。；：])|^)(?P<phase>[一二三]期(?:工程|项目)?)(?![，。；、的])"
        r"|(?<=[获得下])(?P<prize>[特一二三]等奖|[金银铜]奖|优秀奖|优胜奖|最高奖)"
        rf"|(?P<we>我们|我院|我校|我司|我公司|我集团)"
        rf"|(?<=在)(?P<letter>{letters})(?={_HAPPENS})"
        rf"|^(?P<opening>{meetings}|会)(?=上|现场|期间)|(?<=[。])(?P<scene>(?:活动)?现场)(?=，))"
    )
    noun = re.compile(alternation(noun for noun in kinds if 1 < len(noun) <= _LONGEST))
    return HeadNouns(kinds, cities, noun, likely, beginnings, pattern)
