"""Relations, read from sentences in the manner of city news. Rows without an expectation must yield nothing."""

from pathlib import Path

import pytest
from markup import annotate

from kg.errors import LexiconError
from kg.extract.relations import extract_relations
from kg.extract.triggers import relation_triggers
from kg.lexicon import Lexicon
from kg.model import Predicate

LEXICON = Lexicon()

CASES: dict[Predicate, list[tuple[str, set[str]]]] = {
    Predicate.BUILT_BY: [
        ("[杭州市数据局|GovernmentAgency]研发的“[城市眼|Platform]”平台已接入120个部门。", {"城市眼 杭州市数据局"}),
        ("“[云上蓉城|Platform]”由[成都数据集团|Company]建设。", {"云上蓉城 成都数据集团"}),
        (
            "由[中科大|University]和[合肥国盾公司|Company]联合研制的[祖冲之三号|Product]在合肥亮相。",
            {"祖冲之三号 中科大", "祖冲之三号 合肥国盾公司"},
        ),
        (
            "[西安航天基地集团|Company]投资建设[丝路科创谷|Facility]和[星河园|Facility]。",
            {"丝路科创谷 西安航天基地集团", "星河园 西安航天基地集团"},
        ),
        (
            "[温州医院|Organization]与[宁波大学|University]共同成立[浙东眼科研究中心|ResearchInstitute]。",
            {"浙东眼科研究中心 温州医院", "浙东眼科研究中心 宁波大学"},
        ),
        (
            "由[沪江汽车|Company]与[锂源公司|Company]合资建设的[临港电池工厂|Facility]投产。",
            {"临港电池工厂 沪江汽车", "临港电池工厂 锂源公司"},
        ),
        ("[赣州市|City]成立[稀土研究院|ResearchInstitute]。", set()),
        ("[宁波大学|University]成立以来，[浙东眼科研究中心|ResearchInstitute]一直在校内。", set()),
        ("成立于2019年的[宁波大学|University]与[浙东眼科研究中心|ResearchInstitute]相邻。", set()),
        ("[苏州轨道集团|Company]今年推出了首款票务产品——[苏e行|Product]。", {"苏e行 苏州轨道集团"}),
        ("[青云七号|Product]是由[长沙高新科技公司|Company]自主研发的国产芯片。", {"青云七号 长沙高新科技公司"}),
        ("[南京银行|Company]聚焦科创企业，整合内部数据，打造“[鑫链通|Platform]”平台。", {"鑫链通 南京银行"}),
        ("[宁波舟山港集团|Company]副总经理介绍，[梅山码头|Facility]由该公司承建。", {"梅山码头 宁波舟山港集团"}),
        ("[青岛市工信局|GovernmentAgency]支持[海尔集团|Company]建设[卡奥斯平台|Platform]。", {"卡奥斯平台 海尔集团"}),
        ("[济南市|City]建成[超算中心|Facility]。", set()),
        ("[无锡市大数据局|GovernmentAgency]未参与建设[灵锡平台|Platform]。", set()),
        ("[常州市交通局|GovernmentAgency]拟建设[常州北站|Facility]。", set()),
        ("[厦门市住房和建设局|GovernmentAgency]负责人参观了[金砖大厦|Facility]建设工地。", set()),
    ],
    Predicate.OPERATED_BY: [
        ("“[津政通|Platform]”由[天津数据局|GovernmentAgency]投资建设并运营。", {"津政通 天津数据局"}),
        (
            "由[石家庄市数据局|GovernmentAgency]牵头、[河北数智集团|Company]建设运营的[石慧办|Platform]上线。",
            {"石慧办 河北数智集团"},
        ),
        (
            "设立总规模50亿元的[赣江母基金|Company]，首期10亿元已经到位，由[江西国控集团|Company]管理。",
            {"赣江母基金 江西国控集团"},
        ),
        ("[贵州肿瘤医院|Organization]由[贵阳医疗集团|Company]托管运营。", {"贵州肿瘤医院 贵阳医疗集团"}),
        ("[河北数智集团|Company]设立分公司，规模20人，管理由[石家庄市数据局|GovernmentAgency]指导。", set()),
        ("“[渝快办|Platform]”由[重庆市大数据局|GovernmentAgency]运营管理。", {"渝快办 重庆市大数据局"}),
        ("[广州地铁集团|Company]运营的[十八号线|Facility]客流创新高。", {"十八号线 广州地铁集团"}),
        ("[天府国际机场|Facility]由[四川机场集团|Company]负责运营。", {"天府国际机场 四川机场集团"}),
        ("[合肥城建公司|Company]负责管理[骆岗公园|Facility]。", {"骆岗公园 合肥城建公司"}),
        ("该平台上线后，[郑好办|Platform]由[郑州数智公司|Company]负责运维。", {"郑好办 郑州数智公司"}),
        ("[深圳市市场监管局|GovernmentAgency]加强管理。", set()),
        ("[昆明市城市管理局|GovernmentAgency]检查了[翠湖公园|Facility]。", set()),
        ("[大连港集团|Company]的运营成本下降，[大窑湾码头|Facility]吞吐量上升。", set()),
    ],
    Predicate.ISSUED_BY: [
        ("[杭州市政府|GovernmentAgency]印发《[杭州市低空经济条例|Programme]》。", {"杭州市低空经济条例 杭州市政府"}),
        (
            "[工信部|GovernmentAgency]、[财政部|GovernmentAgency]等五部门日前联合印发《[算力行动计划|Programme]》。",
            {"算力行动计划 工信部", "算力行动计划 财政部"},
        ),
        ("《[成都未来产业规划|Programme]》由[成都市发改委|GovernmentAgency]发布。", {"成都未来产业规划 成都市发改委"}),
        ("[合肥|City]出台《[量子十条|Programme]》《[空天十条|Programme]》。", {"量子十条 合肥", "空天十条 合肥"}),
        ("[赛迪研究院|ResearchInstitute]发布的[数字百强市|Award]中，苏州位列第四。", {"数字百强市 赛迪研究院"}),
        ("[西安|City]入选[科技部|GovernmentAgency]公布的[创新型城市|Award]。", {"创新型城市 科技部"}),
        ("[苏州市工信局|GovernmentAgency]牵头编制了[苏州制造白皮书|Programme]。", {"苏州制造白皮书 苏州市工信局"}),
        ("[南京市统计局|GovernmentAgency]发布数据，[江北新区|District]增长8%。", set()),
        ("在[宁波市政府|GovernmentAgency]新闻发布会上，负责人解读[外贸十条|Programme]。", set()),
        ("[长沙市教育局|GovernmentAgency]尚未发布[招生方案|Programme]。", set()),
        ("[武汉大学|University]发布关于[绿色校园计划|Programme]的通知。", set()),
    ],
    Predicate.ORGANIZED_BY: [
        (
            "本届[西湖论剑大会|Conference]由[杭州市公安局|GovernmentAgency]主办，[安恒公司|Company]承办。",
            {"西湖论剑大会 杭州市公安局", "西湖论剑大会 安恒公司"},
        ),
        ("[苏州市工商联|Organization]举办“[苏商大会|Conference]”。", {"苏商大会 苏州市工商联"}),
        ("由[中国汽车工业协会|Organization]发起的[新汽车大赛|Conference]在合肥收官。", {"新汽车大赛 中国汽车工业协会"}),
        (
            "[成都市政府新闻办|GovernmentAgency]召开[建圈强链新闻发布会|Conference]。",
            {"建圈强链新闻发布会 成都市政府新闻办"},
        ),
        (
            "[青年创业赛|Conference]启动。该赛事由[共青团长沙市委|Organization]和[湖南大学|University]共同主办。",
            {"青年创业赛 共青团长沙市委", "青年创业赛 湖南大学"},
        ),
        ("[厦门市文旅局|GovernmentAgency]主办的[鼓浪屿音乐节|Conference]吸引了10万人。", {"鼓浪屿音乐节 厦门市文旅局"}),
        ("[济南市科协|Organization]启动“[泉城英才计划|Programme]”。", {"泉城英才计划 济南市科协"}),
        ("[王建国|Person]主持[全市工业大会|Conference]。", set()),
        ("[无锡市商务局|GovernmentAgency]参加[进博会|Conference]。", set()),
        ("[郑州市工信局|GovernmentAgency]组织企业参加[世界传感器大会|Conference]。", set()),
        ("[昆明|City]举办[南博会|Conference]。", set()),
    ],
    Predicate.PARTICIPATES_IN: [
        ("[比亚迪|Company]、[大疆|Company]等企业参加[高交会|Conference]。", {"比亚迪 高交会", "大疆 高交会"}),
        ("[李明|Person]出席[西部科学城大会|Conference]。", {"李明 西部科学城大会"}),
        ("[科大讯飞|Company]签约入驻[羊城科创园|Facility]。", {"科大讯飞 羊城科创园"}),
        (
            "在[全市开放大会|Conference]上，[宁波市商务局|GovernmentAgency]局长[周涛|Person]介绍了经验。",
            {"周涛 全市开放大会"},
        ),
        (
            "[数智生态大会|Conference]上，[青岛市大数据局|GovernmentAgency]相关负责人表示，平台将升级。",
            {"青岛市大数据局 数智生态大会"},
        ),
        ("[苏州大学|University]加入[长三角大模型联盟计划|Programme]。", {"苏州大学 长三角大模型联盟计划"}),
        ("[王磊|Person]主持[全省经济工作会议|Conference]并讲话。", {"王磊 全省经济工作会议"}),
        (
            "[临港科创园|Facility]揭牌，[上海银行|Company]和[商汤公司|Company]首批入驻。",
            {"上海银行 临港科创园", "商汤公司 临港科创园"},
        ),
        ("[南京大学|University]在[挑战杯大赛|Conference]中荣获[特等奖|Award]。", {"南京大学 挑战杯大赛"}),
        ("[福州市商务局|GovernmentAgency]没有参加[数字峰会|Conference]。", set()),
        ("企业参加[数字峰会|Conference]的热情高涨，[福州市商务局|GovernmentAgency]说。", set()),
        ("[温州|City]将于明年迎来[世界青年论坛|Conference]。", set()),
    ],
    Predicate.COOPERATES_WITH: [
        ("[合肥市政府|GovernmentAgency]与[华为公司|Company]签署战略合作协议。", {"合肥市政府 华为公司"}),
        ("[浙江大学|University]将与[吉利集团|Company]共建联合实验室。", {"浙江大学 吉利集团"}),
        ("[成都银行|Company]联合[腾讯公司|Company]推出“[蓉e贷|Platform]”。", {"成都银行 腾讯公司"}),
        ("[西安交大|University]携手[隆基公司|Company]发布新电池。", {"西安交大 隆基公司"}),
        ("活动由[苏州市妇联|Organization]、[苏州市团委|Organization]联合主办。", {"苏州市妇联 苏州市团委"}),
        ("[长沙高新区|District]与[中国移动|Company]达成合作。", {"长沙高新区 中国移动"}),
        ("[大连海事大学|University]和[大连港集团|Company]建立了长期稳定的合作关系。", {"大连海事大学 大连港集团"}),
        ("[济南市医保局|GovernmentAgency]、[济南市民政局|GovernmentAgency]现场签约。", set()),
        ("[厦门大学|University]与[集美大学|University]相距10公里。", set()),
        ("要推动[国防大学|University]与[湖南大学|University]合作。", set()),
        ("[昆明市农业农村局|GovernmentAgency]指导合作社种植，[云南农业大学|University]提供技术。", set()),
        ("[无锡市公安局|GovernmentAgency]与[常州市公安局|GovernmentAgency]未开展合作。", set()),
    ],
    Predicate.RECEIVED: [
        ("[苏州|City]获评[国家知识产权强市|Award]。", {"苏州 国家知识产权强市"}),
        ("[杭州|City]、[宁波|City]等6个城市入选[无废城市|Award]。", {"杭州 无废城市", "宁波 无废城市"}),
        ("[陈晨|Person]荣获“[五一劳动奖章|Award]”、“[龙江工匠|Award]”等荣誉。", {"陈晨 五一劳动奖章", "陈晨 龙江工匠"}),
        ("[汇川公司|Company]扎根工控二十年，被评为[制造业单项冠军|Award]。", {"汇川公司 制造业单项冠军"}),
        ("[智慧医保|Platform]接入医院200家，入选[全国典型案例|Award]。", {"智慧医保 全国典型案例"}),
        ("[中国城市榜|Award]公布，[成都|City]位列第二。", {"成都 中国城市榜"}),
        (
            "[西安市水务局|GovernmentAgency]申报的“[智慧排水|Programme]”案例成功入选[水利部|GovernmentAgency]发布的[数字孪生案例|Award]。",
            {"智慧排水 数字孪生案例"},
        ),
        (
            "[金陵智造|Programme]项目获得了[江苏省科技厅|GovernmentAgency]“[科技进步奖|Award]”。",
            {"金陵智造 科技进步奖"},
        ),
        ("[合肥|City]申报[设计之都|Award]。", set()),
        ("[厦门|City]未入选[消费中心城市|Award]。", set()),
        ("[济南市公安局|GovernmentAgency]抓获嫌疑人，[泉城义警|Award]人数上升。", set()),
        ("[宁波市教育局|GovernmentAgency]表示，入选的50所[示范校|Award]将获补贴。", set()),
        ("[常州|City]力争获评[文明典范城市|Award]。", set()),
    ],
    Predicate.USES: [
        ("“[浙里办|Platform]”依托[政务大模型|Product]提供服务。", {"浙里办 政务大模型"}),
        ("[极氪009|Product]搭载[骁龙芯片|Product]。", {"极氪009 骁龙芯片"}),
        ("[成都市第三人民医院|Organization]引入[达芬奇机器人|Product]。", {"成都市第三人民医院 达芬奇机器人"}),
        ("依托[合肥先进计算中心|Facility]，[科大国创公司|Company]训练了新模型。", {"科大国创公司 合肥先进计算中心"}),
        ("[苏州工业园区法院|GovernmentAgency]通过“[苏解纷|Platform]”平台化解纠纷。", {"苏州工业园区法院 苏解纷"}),
        ("[长沙磁浮公司|Company]采用[北斗系统|Platform]定位。", {"长沙磁浮公司 北斗系统"}),
        ("市民通过[粤省事|Platform]办理业务，[广州市公安局|GovernmentAgency]说。", set()),
        ("[南宁市交通局|GovernmentAgency]没有采用[高德系统|Platform]。", set()),
        ("[太原市政府|GovernmentAgency]常务会议审议通过[智慧路灯平台|Platform]建设方案。", set()),
    ],
    Predicate.LOCATED_IN: [
        ("[中创新航总部|Facility]位于[常州|City]。", {"中创新航总部 常州"}),
        ("[特斯拉储能工厂|Facility]落户[临港新片区|District]。", {"特斯拉储能工厂 临港新片区"}),
        ("位于[成华区|District]的[东郊记忆|Facility]游客如织。", {"东郊记忆 成华区"}),
        ("[世界制造业大会|Conference]在[合肥|City]开幕。", {"世界制造业大会 合肥"}),
        ("[苏州|City]建成[太湖湾科创中心|Facility]。", {"太湖湾科创中心 苏州"}),
        (
            "在[浑南科技城|District]，[沈阳|City]加快建设[东北超算中心|Facility]。",
            {"东北超算中心 浑南科技城", "东北超算中心 沈阳"},
        ),
        ("[小米公司|Company]在[武汉|City]建成[小米武汉园|Facility]。", {"小米武汉园 武汉"}),
        ("作为[宁波|City]推出的融资平台，“[甬金通|Platform]”服务企业8万家。", {"甬金通 宁波"}),
        ("[青岛海尔公司|Company]发布新品。", set()),
        ("[王强|Person]在[厦门|City]出席会议。", set()),
        ("[贵阳大数据交易所|Company]面向[全国|Place]服务。", set()),
        ("[沈阳|City]市民参观[辽宁博物馆|Facility]。", set()),
    ],
    Predicate.PART_OF: [
        ("[阿里巴巴|Company]旗下[菜鸟网络|Company]发布物流机器人。", {"菜鸟网络 阿里巴巴"}),
        ("[梅溪湖隧道|Facility]是[长株潭一体化工程|Programme]的重点项目。", {"梅溪湖隧道 长株潭一体化工程"}),
        ("[引江济淮工程|Facility]的核心项目——[派河口枢纽|Facility]通水。", {"派河口枢纽 引江济淮工程"}),
        (
            "[人才政策包|Programme]包括“[引才计划|Programme]”、“[育才计划|Programme]”。",
            {"引才计划 人才政策包", "育才计划 人才政策包"},
        ),
        ("[城市大脑|Platform]由“[交通脑|Platform]”“[水务脑|Platform]”组成。", {"交通脑 城市大脑", "水务脑 城市大脑"}),
        ("[大兴实验室|ResearchInstitute]隶属于[中国农科院|ResearchInstitute]。", {"大兴实验室 中国农科院"}),
        ("[济南地铁集团|Company]的重点项目进展顺利。", set()),
        ("[西安|City]是[陕西|Place]的重要城市。", set()),
        ("参展商包括[大疆公司|Company]和[比亚迪公司|Company]。", set()),
    ],
}


def _read(marked: str, **options: object) -> list[tuple[str, Predicate, str]]:
    article, text = annotate(marked, **options)  # type: ignore[arg-type]
    names = {entity.id: entity.name for entity in article.entities.values()}
    return [(names[r.subject], r.predicate, names[r.object]) for r in extract_relations(article, text, LEXICON)]


@pytest.mark.parametrize(
    ("predicate", "marked", "expected"),
    [(predicate, marked, expected) for predicate, rows in CASES.items() for marked, expected in rows],
)
def test_a_sentence_gives_the_relations_of_a_predicate_that_it_states(
    predicate: Predicate, marked: str, expected: set[str]
) -> None:
    found = {f"{subject} {other}" for subject, kind, other in _read(marked) if kind is predicate}
    assert found == expected


PASSAGES: list[tuple[str, set[str]]] = [
    (
        "{2025-05-16|5月16日}，[紫金山论坛|Conference]在[南京|City]开幕。[江苏省科协|Organization]主席[陈平|Person]，"
        "[南京大学|University]校长[谈哲|Person]出席活动。",
        {"陈平 紫金山论坛", "谈哲 紫金山论坛"},
    ),
    ("[西湖论坛|Conference]昨日举行。会议由[杭州市科协|Organization]主席[马宁|Person]主持。", {"马宁 西湖论坛"}),
    (
        "[海丝大会|Conference]在[泉州|City]举行。[泉州市|City]市长[蔡宁|Person]、[华侨大学|University]校长[吴山|Person]分别致辞。",
        {"蔡宁 海丝大会", "吴山 海丝大会"},
    ),
    ("[丝路论坛|Conference]开幕。活动现场，[西安银行|Company]行长[赵斌|Person]介绍了产品。", {"赵斌 丝路论坛"}),
    ("全市干部学习[党的二十届四中全会|Conference]精神。[郑峰|Person]主持会议。", set()),
    ("[丝路论坛|Conference]备受关注。[赵斌|Person]在社区活动中致辞。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), PASSAGES)
def test_guests_chairs_and_speakers_take_part_in_the_meeting_that_was_held(marked: str, expected: set[str]) -> None:
    found = {f"{one} {other}" for one, kind, other in _read(marked) if kind is Predicate.PARTICIPATES_IN}
    assert found == expected


def test_a_citys_letter_is_read_in_its_own_paper_only() -> None:
    marked = "[中国车展|Conference]在蓉开幕，[成都市|City]迎来客流。"
    assert ("中国车展", Predicate.LOCATED_IN, "成都市") in _read(marked, home="成都市")
    assert all(kind is not Predicate.LOCATED_IN for _, kind, _ in _read(marked, home=None))


def test_a_relation_names_its_table_row_and_quotes_both_sides() -> None:
    article, text = annotate("据悉，[苏州银行|Company]研发的“[苏易贷|Platform]”平台已上线，服务企业3万家。")
    (built,) = [r for r in extract_relations(article, text, LEXICON) if r.predicate is Predicate.BUILT_BY]
    assert built.evidence[0].quote == "苏州银行研发的“苏易贷”平台"
    assert built.rule.startswith("relation_triggers.tsv:")


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("relation_triggers", "研发\tinventedBy\tagent\t-\t-", "predicate is 'inventedBy'"),
        ("relation_triggers", "研发\tbuiltBy\tsideways\t-\t-", "pattern is 'sideways'"),
        ("relation_triggers", "研发\tbuiltBy\tagent\tRobot\t-", "subjects: 'Robot' is no kind"),
    ],
)
def test_a_bad_row_of_a_users_trigger_table_is_named(tmp_path: Path, table: str, row: str, reason: str) -> None:
    (tmp_path / f"{table}.tsv").write_text(f"trigger\tpredicate\tpattern\tsubjects\tobjects\n{row}\n", "utf-8")
    with pytest.raises(LexiconError, match=rf"{table}.tsv:2: {reason}"):
        relation_triggers(Lexicon(tmp_path))


def test_a_user_can_add_a_trigger(tmp_path: Path) -> None:
    header = "trigger\tpredicate\tpattern\tsubjects\tobjects\n"
    (tmp_path / "relation_triggers.tsv").write_text(f"{header}捣鼓出\tbuiltBy\tagent\t-\t-\n", "utf-8")
    article, text = annotate("[常州电子厂|Company]捣鼓出“[龙城灯|Product]”。")
    assert [r.predicate for r in extract_relations(article, text, LEXICON)] == []
    assert [r.predicate for r in extract_relations(article, text, Lexicon(tmp_path))] == [Predicate.BUILT_BY]


def test_we_in_a_quotation_is_the_speakers_body() -> None:
    marked = "[汇川公司|Company]总裁[宋君|Person]说：“我们与[东南大学|University]共建研究院。”"
    assert ("汇川公司", Predicate.COOPERATES_WITH, "东南大学") in _read(marked)


def test_a_bare_noun_that_opens_a_clause_takes_up_the_name_that_ends_with_it() -> None:
    marked = "[浙大宁波研究院|ResearchInstitute]发展很快，研究院和[慈溪医院|Organization]签订协议。研究院所很多。"
    assert ("浙大宁波研究院", Predicate.COOPERATES_WITH, "慈溪医院") in _read(marked)


def test_a_run_of_prepositions_neither_hangs_nor_yields() -> None:
    assert _read("[常州市|City]" + "以为向对从" * 400 + "建成[龙城大厦|Facility]。") == []


def test_topics_of_a_speech_are_no_deeds_of_the_speakers_body() -> None:
    marked = (
        "[厦门市政协|GovernmentAgency]副主席[梁洋|Person]紧扣中心工作，聚焦推动产城融合，参与建设[丝路计划|Programme]，"
        "打造[鹭岛科创城|Facility]等议题发言。"
    )
    assert [kind for _, kind, _ in _read(marked)] == [Predicate.AFFILIATED_WITH]
