"""Posts: who is affiliated with which body, and as what."""

import pytest
from markup import annotate

from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon
from kg.model import Byline, Kind, PassageRole, Predicate, Span

LEXICON = Lexicon()

CASES: list[tuple[str, set[str]]] = [
    ("[苏州汇川公司|Company]董事长[朱兴明|Person]表示，研发不停步。", {"朱兴明 苏州汇川公司 董事长"}),
    (
        "[杭州市数据局|GovernmentAgency]党组书记、局长[徐青山|Person]介绍了经验。",
        {"徐青山 杭州市数据局 党组书记、局长"},
    ),
    (
        "[成都市委统战部|GovernmentAgency]副部长、[成都市工商联|Organization]党组书记[何建|Person]说。",
        {"何建 成都市委统战部 副部长", "何建 成都市工商联 党组书记"},
    ),
    (
        "[合肥市政协|GovernmentAgency]副主席[李红|Person]、[王成|Person]出席。",
        {"李红 合肥市政协 副主席", "王成 合肥市政协 副主席"},
    ),
    ("[长沙市委|GovernmentAgency]副书记、代市长[陈刚|Person]参加审议。", {"陈刚 长沙市委 副书记"}),
    ("[赵敏|Person]，[西安交通大学|University]教授，长期研究氢能。", {"赵敏 西安交通大学 教授"}),
    ("[宁波港公司|Company]生产部经理[孙涛|Person]说。", {"孙涛 宁波港公司 生产部经理"}),
    ("[甬舟铁路|Facility]开工。该铁路相关负责人[郑伟|Person]说，工期六年。", {"郑伟 甬舟铁路 相关负责人"}),
    (
        "[吴亮|Person]，男，汉族。现任[溧水区政府|GovernmentAgency]副区长，[溧水开发区工委|GovernmentAgency]书记。",
        {"吴亮 溧水区政府 副区长", "吴亮 溧水开发区工委 书记"},
    ),
    (
        "[中国科学院|ResearchInstitute]院士[潘华|Person]担任[合肥量子院|ResearchInstitute]院长。",
        {"潘华 中国科学院 院士", "潘华 合肥量子院 院长"},
    ),
    # The committee's name tells of which district somebody is the head.
    (
        "[历山区|District]开会。[历山区委|GovernmentAgency]副书记、区长[陈刚|Person]主持。",
        {"陈刚 历山区委 副书记", "陈刚 历山区 区长"},
    ),
    ("[历山区|District]开会。[泉城区委|GovernmentAgency]常委、副区长[陈刚|Person]主持。", {"陈刚 泉城区委 常委"}),
    ("[济南市商务局|GovernmentAgency]原局长[刘洋|Person]接受审查。", set()),
    ("[周杰|Person]曾任[南京银行|Company]行长。", set()),
    ("[周杰|Person]拟任[南京银行|Company]行长。", set()),
    ("[青岛市教育局|GovernmentAgency]相关负责人表示，学位增加。", set()),
    ("[福州大学|University]的学生们与[林丹|Person]交流。", set()),
    ("[厦门航空公司|Company]为旅客[黄敏|Person]提供帮助。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_a_title_between_body_and_person_is_a_post(marked: str, expected: set[str]) -> None:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_relations(article, text, LEXICON)
    posts = {
        f"{names[r.subject]} {names[r.object]} {r.role}" for r in found if r.predicate is Predicate.AFFILIATED_WITH
    }
    assert posts == expected


APPOINTED: list[tuple[str, set[str]]] = [
    (
        "[天行公司|Company]成立，由他的博士生[彭译文|Person]担任总经理。",
        {"彭译文 天行公司 总经理"},
    ),
    ("[空天实验室|ResearchInstitute]揭牌，实验室主任由[孙晨|Person]教授兼任。", {"孙晨 空天实验室 主任"}),
    ("[空天实验室|ResearchInstitute]揭牌，仪式由[孙晨|Person]担任主持。", set()),
    ("会议决定任命[李向|Person]为[太仓市发改委|GovernmentAgency]主任。", {"李向 太仓市发改委 主任"}),
    ("大会选举[李向|Person]同志为[太仓市政协|GovernmentAgency]主席。", {"李向 太仓市政协 主席"}),
    (
        "补选[李向|Person]、[王芳|Person]为[太仓市科协|Organization]副主席。",
        {"李向 太仓市科协 副主席", "王芳 太仓市科协 副主席"},
    ),
    ("学校聘请[李向|Person]为[娄江大学|University]教授。", {"李向 娄江大学 教授"}),
    ("拟任命[李向|Person]为[太仓市发改委|GovernmentAgency]主任。", set()),
    ("提名[李向|Person]为[太仓市政协|GovernmentAgency]主席候选人。", set()),
    ("免去[李向|Person]的[太仓市发改委|GovernmentAgency]主任职务。", set()),
    ("任命[李向|Person]为[太仓市政协|GovernmentAgency]主席候选人的消息不实。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), APPOINTED)
def test_who_is_appointed_holds_the_post(marked: str, expected: set[str]) -> None:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    posts = [r for r in extract_relations(article, text, LEXICON) if r.predicate is Predicate.AFFILIATED_WITH]
    assert {f"{names[r.subject]} {names[r.object]} {r.role}" for r in posts} == expected


BESIDE: list[tuple[str, set[str]]] = [
    (
        "[太仓市人大常委会|GovernmentAgency]主任[李锋|Person]，副主任[杨清|Person]、[叶旭|Person]，秘书长[陈刚|Person]出席。",
        {
            "李锋 太仓市人大常委会 主任",
            "杨清 太仓市人大常委会 副主任",
            "叶旭 太仓市人大常委会 副主任",
            "陈刚 太仓市人大常委会 秘书长",
        },
    ),
    (
        "[启明公司|Company]董事长[梅萌|Person]、总裁[王武|Person]致辞。",
        {"梅萌 启明公司 董事长", "王武 启明公司 总裁"},
    ),
    ("[太仓市委|GovernmentAgency]书记[梅萌|Person]，区长[王武|Person]致辞。", {"梅萌 太仓市委 书记"}),
    ("[太仓市科协|Organization]主席[梅萌|Person]，会计[王武|Person]到会。", {"梅萌 太仓市科协 主席"}),
    ("市长[梅萌|Person]会见来宾，副市长[王武|Person]参加。", {"梅萌 太仓市 市长", "王武 太仓市 副市长"}),
    (
        "[太仓市委|GovernmentAgency]副书记、代市长[梅萌|Person]讲话。",
        {"梅萌 太仓市委 副书记", "梅萌 太仓市 代市长"},
    ),
    ("[昆山市委|GovernmentAgency]副书记、市长[梅萌|Person]来访。", {"梅萌 昆山市委 副书记"}),
    ("原市长[梅萌|Person]退休。", set()),
    ("[娄江女足|Organization]两战全胜。主教练[梅萌|Person]轮换阵容。", {"梅萌 娄江女足 主教练"}),
    ("[娄江医院|Organization]开诊。主教练[梅萌|Person]来此体检。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), BESIDE)
def test_a_post_without_its_body_is_in_the_one_that_goes_without_saying(marked: str, expected: set[str]) -> None:
    article, text = annotate(marked, home="太仓市", named={"太仓市": Kind.CITY})
    names = {entity.id: entity.name for entity in article.entities.values()}
    posts = [r for r in extract_relations(article, text, LEXICON) if r.predicate is Predicate.AFFILIATED_WITH]
    assert {f"{names[r.subject]} {names[r.object]} {r.role}" for r in posts} == expected


def test_a_firm_that_was_named_long_before_is_not_the_house() -> None:
    first = "[金龙公司|Company]去年试用了芯片。"
    between = "订单增加。产线扩建。员工增多。"
    article, text = annotate(f"{first}{between}副总经理、研发主任[苏青|Person]说。")
    assert [r for r in extract_relations(article, text, LEXICON) if r.predicate is Predicate.AFFILIATED_WITH] == []
    article, text = annotate(f"{first}副总经理、研发主任[苏青|Person]说。")
    (post,) = [r for r in extract_relations(article, text, LEXICON) if r.predicate is Predicate.AFFILIATED_WITH]
    assert (post.object, post.role) == ("金龙公司", "副总经理、研发主任")


def _signed(role: str, publisher: str | None) -> list[tuple[str, str, str | None, str]]:
    text = "杭州日报记者林晓 通讯员何田\n\n今天晴。\n\n"
    article, text = annotate(
        text.strip(),
        publisher=publisher,
        bylines=(Byline("林晓", role, Span(6, 8), "杭州日报" if role == "记者" else None),),
        named={"林晓": Kind.PERSON, "杭州日报": Kind.ORGANIZATION},
    )
    return [(r.subject, r.object, r.role, r.evidence[0].quote) for r in extract_relations(article, text, LEXICON)]


def test_a_reporter_belongs_to_the_paper_named_before() -> None:
    assert _signed("记者", None) == [("林晓", "杭州日报", "记者", "杭州日报记者林晓")]


def test_a_correspondent_belongs_to_nobody() -> None:
    assert _signed("通讯员", "杭州日报") == []


CREDITS: list[tuple[str, PassageRole, list[str]]] = [
    ("图为新落成的跨江大桥。 本报记者 [周岚|Person] 摄", PassageRole.CAPTION, ["本报记者 周岚"]),
    ("新落成的跨江大桥。本报摄影记者[周岚|Person] 摄", PassageRole.CAPTION, ["本报摄影记者周岚"]),
    ("跨江大桥夜景。 记者 [周岚|Person] 摄", PassageRole.CAPTION, ["记者 周岚"]),
    ("记者[周岚|Person] 摄", PassageRole.CAPTION, ["记者周岚"]),
    ("本报记者[周岚|Person]随车队走了一趟。", PassageRole.BODY, ["本报记者周岚"]),
    ("本台记者[周岚|Person]、[何田|Person]走访了工地。", PassageRole.BODY, ["本台记者周岚、何田"] * 2),
    ("司机对记者[周岚|Person]的提问没有回答。", PassageRole.BODY, []),
    ("外国记者[周岚|Person]在看大桥。", PassageRole.CAPTION, []),
    ("图为新落成的跨江大桥。通讯员[周岚|Person] 摄", PassageRole.CAPTION, []),
    ("新落成的跨江大桥。 [周岚|Person] 摄", PassageRole.CAPTION, []),
    ("前本报记者[周岚|Person]如今开了书店。", PassageRole.BODY, []),
]


@pytest.mark.parametrize(("marked", "role", "quotes"), CREDITS)
def test_our_reporter_and_the_signer_of_a_picture_belong_to_the_publisher(
    marked: str, role: PassageRole, quotes: list[str]
) -> None:
    article, text = annotate(marked, publisher="杭州日报", named={"杭州日报": Kind.ORGANIZATION}, role=role)
    found = list(extract_relations(article, text, LEXICON))
    assert [relation.evidence[0].quote for relation in found] == quotes
    assert {(relation.object, relation.role) for relation in found} <= {("杭州日报", "记者")}


def test_without_a_publisher_our_reporter_belongs_to_nobody() -> None:
    article, text = annotate("本报记者[周岚|Person]随车队走了一趟。", named={"杭州日报": Kind.ORGANIZATION})
    assert list(extract_relations(article, text, LEXICON)) == []
