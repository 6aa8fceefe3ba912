"""Meetings: what is one, which of them an article tells of, and who is there."""

import pytest
from markup import annotate
from naming import LEXICON, article, read

from kg.extract.relations import extract_relations
from kg.model import Predicate

NAMED = [
    ("3月2日，全区招商引资调度会在会展中心召开。", "全区招商引资调度会"),
    ("昨日上午，城乡饮用水安全保障专题协商会召开。", "城乡饮用水安全保障专题协商会"),
    (
        "3月20日，2024年度县（区）和市直单位书记抓党建述职评议会议举行。",
        "2024年度县(区)和市直单位书记抓党建述职评议会议",
    ),
    ("副市长林青主持召开外贸企业纾困解难座谈会，听取意见。", "外贸企业纾困解难座谈会"),
    ("备受关注的第三届海上风电创新论坛将于5月8日至9日在汕尾举办。", "第三届海上风电创新论坛"),
    ("5日，市委常委会召开会议，研究部署防汛工作。", "温州市委常委会会议"),
    ("2月1日，市八届人大常委会举行第二十七次会议。", "温州市八届人大常委会第二十七次会议"),
    (
        "1月8日，温州市第十四届人民代表大会第四次会议举行第二次全体会议。",
        "温州市第十四届人民代表大会第四次会议",
    ),
    ("市长何敏参加市十四届人大四次会议瓯海、龙湾代表团联组审议。", "温州市十四届人大四次会议"),
]
UNNAMED = [
    "3月2日，专题会议召开，研究防汛工作。",
    "他出席会议并讲话。",
    "这次会议在杭州召开。",
    "今年已举行三场推介会。",
    "柳建宣布大会开幕。",
    "记者从座谈会上获悉，企业订单增加。",
]


def _conferences(text: str) -> set[str]:
    names = read(article("温州发布消息，温州市民关注。", text))
    return {names.entities[name.entity].name for name in names.mentions[0][1] if name.kind == "Conference"}


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_what_is_held_or_attended_is_a_meeting(text: str, name: str) -> None:
    assert name in {form.replace("（", "(").replace("）", ")") for form in _conferences(text)}


@pytest.mark.parametrize("text", UNNAMED)
def test_a_meeting_without_a_word_of_its_own_is_none(text: str) -> None:
    assert _conferences(text) == set()


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("5日，市政府召开第六次全体会议。", "第六次全体会议"),
        ("5日，市政协举行第三十次常务会议，审议报告。", "第三十次常务会议"),
        ("5日，市委常委会召开会议，研究防汛。", ""),
        ("5日，市政府召开专题会议。", ""),
    ],
)
def test_a_numbered_sitting_is_also_known_without_its_body(text: str, alias: str) -> None:
    names = read(article("温州发布消息，温州市民关注。", text))
    (meeting,) = {name.entity for name in names.mentions[0][1] if name.kind == "Conference"}
    aliases = {form for form in names.entities[meeting].aliases if form in ("会议", "专题会议", alias)}
    assert aliases == ({alias} if alias else set())


_OPENED = "{2025-03-02|3月2日}，[全市制造业大会|Conference]召开。"

ATTENDED = [
    (f"{_OPENED}主席团成员[李向|Person]、[王芳|Person]在主席台前排就座。", {"李向", "王芳"}),
    (f"{_OPENED}市领导[李向|Person]、[王芳|Person]和有关部门负责人参加会议。", {"李向", "王芳"}),
    (f"{_OPENED}[市经信局|GovernmentAgency]局长[李向|Person]，[王芳|Person]等先后发言。", {"李向", "王芳"}),
    (f"{_OPENED}[市发改委|GovernmentAgency]、[市商务局|GovernmentAgency]主要负责同志和[市国资委|GovernmentAgency]"
     "党组书记分别作了述职。", {"市发改委", "市商务局", "市国资委"}),
    (f"{_OPENED}[省委组织部|GovernmentAgency]有关同志到会指导。", {"省委组织部"}),
    (f"{_OPENED}[市法院|GovernmentAgency]院长[李向|Person]向大会作工作报告。", {"李向"}),
    (f"{_OPENED}出席大会的还有[市总工会|Organization]主席[李向|Person]、副市长[王芳|Person]。", {"李向", "王芳"}),
    (f"{_OPENED}副市长[李向|Person]、[市科协|Organization]主席[王芳|Person]出席，企业代表参加。", {"李向", "王芳"}),
    (f"{_OPENED}会上，[市政协|GovernmentAgency]副主席[李向|Person]以及[王芳|Person]等16位委员紧扣中心工作，"
     "聚焦产城融合、科技创新等议题建言。", {"李向", "王芳"}),
    (f"{_OPENED}[市科协|Organization]主席[李向|Person]、[市工商联|Organization]主席[王芳|Person]介绍情况，并答记者问。",
     {"李向", "王芳"}),
    (f"{_OPENED}[李向|Person]代表[市工商联|Organization]发言，提出建议。", {"李向"}),
    (f"{_OPENED}有委员代表[市工商联|Organization]发言，提出建议。", set()),
    (f"{_OPENED}[李向|Person]、[王芳|Person]代表获奖者发言。", {"李向", "王芳"}),
    (f"{_OPENED}[李向|Person]主持会议并强调，要学习[王芳|Person]同志的事迹。", {"李向"}),
    (f"{_OPENED}[市商务局|GovernmentAgency]局长[李向|Person]汇报了外贸情况。", {"李向"}),
    (f"{_OPENED}教师[李向|Person]、[王芳|Person]上台领奖。", {"李向", "王芳"}),
    ("学习[李向|Person]同志在[全市教育大会|Conference]上的重要讲话精神。", {"李向"}),
    ("[李向|Person]关心[全市教育大会|Conference]上的议题。", set()),
    (f"{_OPENED}[李向|Person]接受采访时介绍了有关情况。", set()),
    (f"{_OPENED}会上传达了[李向|Person]的讲话精神。", set()),
    (f"{_OPENED}去年，[李向|Person]曾在其他城市作主旨演讲。", set()),
    (f"{_OPENED}[李向|Person]在社区活动中致辞。", set()),
    (f"{_OPENED}[李向|Person]对大会发言给予肯定。", set()),
    (f"{_OPENED}“[李向|Person]作了主题演讲，我没听。”居民说。", set()),
    ("[全市制造业大会|Conference]的决定正在落实。[李向|Person]出席会议并讲话。", set()),
    ("会议听取了[市人大五次会议|Conference]筹备情况。[李向|Person]、[王芳|Person]出席会议。", set()),
    ("[全市制造业大会|Conference]将于下月召开。[李向|Person]作了发言。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "there"), ATTENDED)
def test_everybody_who_is_said_to_be_there_takes_part(marked: str, there: set[str]) -> None:
    document, text = annotate(marked)
    names = {entity.id: entity.name for entity in document.entities.values()}
    found = [r for r in extract_relations(document, text, LEXICON) if r.predicate is Predicate.PARTICIPATES_IN]
    assert {names[relation.subject] for relation in found} == there


def test_the_nearest_meeting_that_is_held_is_the_one_attended() -> None:
    document, text = annotate(
        "[全市制造业大会|Conference]昨日举行。[李向|Person]出席大会。",
        "去年在深圳举行的[全球开发者大会|Conference]吸引了很多企业。",
        "与会人员回忆过往。市长[王芳|Person]、[赵斌|Person]出席会议。",
    )
    found = [r for r in extract_relations(document, text, LEXICON) if r.predicate is Predicate.PARTICIPATES_IN]
    assert {r.object for r in found} == {"全市制造业大会"}
    assert {r.subject for r in found} == {"李向", "王芳", "赵斌"}


def test_a_meeting_that_only_the_headline_names_is_the_one_held() -> None:
    text = "3月6日，市长何敏主持召开座谈会，听取意见。"
    names = read(article(text, headline="外贸企业座谈会召开"))
    (found,) = [name for name in names.mentions[0][0] if name.kind == "Conference"]
    assert names.entities[found.entity].name == "外贸企业座谈会"


def test_a_headline_is_not_asked_where_the_article_names_its_meeting() -> None:
    text = "3月6日，全市外贸企业纾困解难座谈会召开。"
    names = read(article(text, headline="外贸企业座谈会召开"))
    assert not [name for name in names.mentions[0][0] if name.kind == "Conference"]


SAME = [
    ("市十四届人大四次会议", "温州市第十四届人民代表大会第四次会议"),
    ("市政协十二届三次会议", "政协温州市第十二届委员会第三次会议"),
    ("市十四届人大常委会第二十次会议", "温州市第十四届人民代表大会常务委员会第二十次会议"),
]


@pytest.mark.parametrize(("short", "full"), SAME)
def test_a_congress_is_one_thing_under_its_short_and_its_full_name(short: str, full: str) -> None:
    text = f"昨日，{full}在温州召开。何敏参加{short}。"
    found = read(article("温州发布消息，温州市民关注。", text))
    meetings = {name.entity for name in found.mentions[0][1] if name.kind == "Conference"}
    assert len(meetings) == 1
    assert full in found.entities[meetings.pop()].name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市十四届人大四次会议", "温州市第十四届人民代表大会第三次会议"),
        ("市十四届人大四次会议", "政协温州市第十四届委员会第四次会议"),
        ("市十四届人大常委会第四次会议", "温州市第十四届人民代表大会第四次会议"),
    ],
)
def test_other_congresses_stay_apart(one: str, other: str) -> None:
    found = read(article("温州发布消息，温州市民关注。", f"昨日，{other}在温州召开。何敏参加{one}。"))
    assert len({name.entity for name in found.mentions[0][1] if name.kind == "Conference"}) == 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[推进会|Conference]召开。会上，[工信局|GovernmentAgency]汇报了[行动计划|Programme]。", {"工信局"}),
        ("[推进会|Conference]召开。会上，[大数据局|GovernmentAgency]围绕发展进行汇报。", {"大数据局"}),
        ("[推进会|Conference]召开。会上，[江东区|District]、[胶西市|City]作交流发言。", {"江东区", "胶西市"}),
        ("[推进会|Conference]召开。市领导[沈荣|Person]参加。", {"沈荣"}),
        ("[推进会|Conference]召开。会上，听取了[工信局|GovernmentAgency]的[行动计划|Programme]。", set()),
        ("[推进会|Conference]召开。市领导[沈荣|Person]参加过长跑。", set()),
        ("[推进会|Conference]召开。[江东区|District]的汇报很多。", set()),
    ],
)
def test_who_reports_to_a_meeting_is_there(marked: str, expected: set[str]) -> None:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_relations(article, text, LEXICON)
    assert {names[r.subject] for r in found if r.predicate is Predicate.PARTICIPATES_IN} == expected
