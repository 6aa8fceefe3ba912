"""Cutting pages into articles: headlines, by-lines, boxes, and what belongs to none."""

import json
import re
from pathlib import Path

import pytest
from needs import absent

from kg.lexicon import Lexicon
from kg.model import Article, ArticleText, Document, PassageRole, Span
from kg.read.articles import split_articles
from kg.read.bylines import persons
from kg.text import fold, key

LEXICON = Lexicon()
ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = sorted((ROOT.parent / "shared" / "gold" / "dev").glob("*.json"))


def split(text: str, publisher: str | None = "杭州日报", title: str | None = None) -> tuple[ArticleText, ...]:
    return split_articles(Document("a.txt", text, title, publisher), LEXICON)


def headlines(text: str) -> list[str | None]:
    return [article.article.headline for article in split(text)]


def bodies(article: ArticleText) -> list[str]:
    return [p.text for p in article.passages if p.role is PassageRole.BODY]


def authors(article: ArticleText | Article) -> list[tuple[str, str, str | None]]:
    record = article.article if isinstance(article, ArticleText) else article
    return [(b.name, b.role, b.publisher) for b in record.bylines]


PAGE = """杭州日报
2024年3月15日 星期五 A3版

城西科创大走廊再添新引擎
云谷二期正式开园

本报讯（记者 张磊 通讯员 李晓燕）昨日，云谷二期正式开园，首批入驻企业42家，总投资达68亿元。

据了解，云谷二期总建筑面积35万平方米，预计年产值超过120亿元。（下转第四版）

地铁9号线北延伸段今起试运营

本报讯（记者 王 芳）今天上午6点，地铁9号线北延伸段开始载客试运营。线路全长6.3公里，设站4座。

右图：市民在站厅候车。 本报记者 周游 摄

责任编辑：陈晨

讲文明 树新风
杭州日报公益广告
崇尚科学 拥抱未来
"""


def test_a_page_with_two_stories_gives_two_articles_with_their_headlines_and_authors() -> None:
    cloud, metro = split(PAGE)
    assert cloud.article.headline == "城西科创大走廊再添新引擎 云谷二期正式开园"
    assert authors(cloud) == [("张磊", "记者", "杭州日报"), ("李晓燕", "通讯员", None)]
    assert bodies(cloud) == [
        "昨日，云谷二期正式开园，首批入驻企业42家，总投资达68亿元。",
        "据了解，云谷二期总建筑面积35万平方米，预计年产值超过120亿元。",
    ]
    assert metro.article.headline == "地铁9号线北延伸段今起试运营"
    assert authors(metro) == [("王芳", "记者", "杭州日报")]


def test_mastheads_page_guides_jump_marks_editors_and_adverts_belong_to_no_article() -> None:
    words = "".join(p.text for article in split(PAGE) for p in article.passages)
    for foreign in ("星期五", "下转", "责任编辑", "讲文明", "公益广告", "崇尚科学", "A3"):
        assert foreign not in words


def test_a_caption_belongs_to_its_article_and_the_photographer_is_no_author() -> None:
    metro = split(PAGE)[1]
    assert metro.passages[-1].role is PassageRole.CAPTION
    assert metro.passages[-1].text.startswith("右图：市民在站厅候车。")
    assert "周游" not in [name for name, _, _ in authors(metro)]


def test_an_article_spans_its_headline_and_all_its_passages() -> None:
    for article in split(PAGE):
        record = article.article
        assert record.id == f"a.txt#{record.begin}"
        assert PAGE[record.begin : record.end].startswith(article.passages[0].text[:4])
        assert PAGE[record.begin : record.end].rstrip().endswith(("摄", "亿元。"))


def test_headlines_printed_below_their_text_go_to_the_story_they_speak_of() -> None:
    text = """成都日报讯（记者 赵一鸣）5月8日，成都科创生态岛举行开放日活动，发布场景清单126条，吸引400家企业到场。

岛上已集聚服务机构83家，开放日将每月举办一次。

科创生态岛发布场景清单126条

成都日报讯（记者 钱小川）记者5月8日从市水务局获悉，全市新增再生水管网52公里，日处理能力提升到30万吨。

再生水主要用于道路浇洒和河道补水。

新增再生水管网52公里
日处理能力提升到30万吨
"""
    island, water = split(text, "成都日报")
    assert island.article.headline == "科创生态岛发布场景清单126条"
    assert water.article.headline == "新增再生水管网52公里 日处理能力提升到30万吨"
    assert authors(water) == [("钱小川", "记者", "成都日报")]
    assert text[: water.article.end].rstrip().endswith("30万吨")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("新华社南京5月12日电（记者李明 王小红）", [("李明", "记者", "新华社"), ("王小红", "记者", "新华社")]),
        ("据新华社太原3月9日电(记者方宁)", [("方宁", "记者", "新华社")]),
        ("人民网成都4月18日电 （赵祖乐）", [("赵祖乐", "记者", "人民网")]),
        ("中新网合肥6月1日电 (记者 吴兰)", [("吴兰", "记者", "中新网")]),
        ("本报讯（全媒体记者 高嵩 通讯员 欧阳雪 艾合买提·买买提）",
         [("高嵩", "记者", "杭州日报"), ("欧阳雪", "通讯员", None), ("艾合买提·买买提", "通讯员", None)]),
        ("宁波日报（首席记者孙佳丽、实习生邓州）", [("孙佳丽", "记者", "宁波日报"), ("邓州", "实习生", None)]),
        ("新华日报讯（苏州晚报记者 顾敏）", [("顾敏", "记者", "苏州晚报")]),
        ("大众新闻·海阳日报讯（记者 周建亮 吴帅）", [("周建亮", "记者", "海阳日报"), ("吴帅", "记者", "海阳日报")]),
        ("沅江晚报掌上沅江11月7日讯（全媒体记者 刘捷 通讯员 周旷）",
         [("刘捷", "记者", "沅江晚报"), ("周旷", "通讯员", None)]),
        ("本报讯 ", []),
        ("新华社电 ", []),
    ],
)  # fmt: skip
def test_datelines_name_the_authors_and_are_no_text(line: str, expected: list[tuple[str, str, str | None]]) -> None:
    body = "昨日，全市召开数字经济大会，签约项目37个，总投资512亿元。"
    (article,) = split(f"全市数字经济大会召开\n\n{line}{body}\n")
    assert authors(article) == expected
    assert bodies(article) == [body]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("■西安晚报记者 王燕 通讯员 石俊荣", [("王燕", "记者", "西安晚报"), ("石俊荣", "通讯员", None)]),
        ("本报记者 孙 悦 郑凯", [("孙悦", "记者", "杭州日报"), ("郑凯", "记者", "杭州日报")]),
        ("□ 本报记者\n陈立 何佳 万里", [(name, "记者", "杭州日报") for name in ("陈立", "何佳", "万里")]),
        ("文/本报记者 周婷", [("周婷", "记者", "杭州日报")]),
        ("■ 晨报记者 谢婷 通讯员 黄一 摄影 张力", [("谢婷", "记者", "晨报"), ("黄一", "通讯员", None)]),
        ("记者：林海 通讯员：马超 文/图", [("林海", "记者", None), ("马超", "通讯员", None)]),
    ],
)
def test_a_byline_of_its_own_names_the_authors(lines: str, expected: list[tuple[str, str, str | None]]) -> None:
    body = "走进高新区的标准厂房，12条产线同时运转，日均下线整车900台。"
    (article,) = split(f"一条产线的数字化转身\n\n{lines}\n\n{body}\n")
    assert authors(article) == expected
    assert article.article.headline == "一条产线的数字化转身"
    assert bodies(article) == [body]


def test_a_short_list_behind_a_byline_names_no_authors() -> None:
    text = "老年食堂开门\n\n本报讯（记者 孙志）红烧豆腐、清炒时蔬、冬瓜丸\n子汤，一荤两素12元，老人再减3元。\n"
    (article,) = split(text)
    assert authors(article) == [("孙志", "记者", "杭州日报")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯（记者赵云\n鹤 通讯员济宣）", ["赵云鹤", "济宣"]),
        ("本报讯（记者赵云\n鹤）", ["赵云鹤"]),
        ("本报记者 李明\n王 芳", ["李明", "王芳"]),
        ("本报记者 李小\n明 王芳", ["李小明", "王芳"]),
        ("本报记者 李明\n王芳", ["李明", "王芳"]),
    ],
)
def test_a_name_may_be_broken_over_two_lines(line: str, names: list[str]) -> None:
    assert [byline.name for byline in persons(line, 0, Lexicon(), None)] == names


@pytest.mark.parametrize("heading", ["记者调查：老旧小区加梯记", "本报记者走基层", "通讯员培训班开班"])
def test_a_heading_that_speaks_of_reporters_is_no_byline(heading: str) -> None:
    (article,) = split(f"{heading}\n\n走进高新区的标准厂房，12条产线同时运转，日均下线整车900台。\n")
    assert (article.article.headline, authors(article)) == (heading, [])


def test_bylines_in_brackets_close_the_stories_above_them() -> None:
    text = """宁波舟山港吞吐量再创新高
1至8月，宁波舟山港完成货物吞吐量9.2亿吨，同比增长4.3%；集装箱吞吐量2690万标准箱，增长8.1%。
（记者 何峰）
老旧小区加装电梯突破一千台
昨天，鄞州区东柳街道一台新电梯正式交付使用，至此全市老旧小区累计加装电梯1005台，惠及居民1.2万户。（通讯员 徐敏）
"""
    port, lift = split(text, "宁波日报")
    assert (port.article.headline, authors(port)) == ("宁波舟山港吞吐量再创新高", [("何峰", "记者", None)])
    assert (lift.article.headline, authors(lift)) == ("老旧小区加装电梯突破一千台", [("徐敏", "通讯员", None)])
    assert bodies(lift)[0].endswith("惠及居民1.2万户。")


def test_a_byline_points_at_the_name_in_the_document() -> None:
    for article in split(PAGE):
        for byline in article.article.bylines:
            begin, end = byline.span
            assert PAGE[begin:end].replace(" ", "") == byline.name


def test_the_narrow_columns_of_a_page_are_joined_and_their_bylines_read_across_the_break() -> None:
    text = """市政府召开
专题会议
研究低空经济

　　本报讯（记
者刘畅）8月12
日，市长李刚主
持召开专题会
议，研究低空经
济工作。会议要
求，年内建成起
降场30个，开通
航线12条。
　　会议指出，
要加强空域协
同管理，完善基
础设施，引进龙
头企业10家。

我市新增两家
国家绿色工厂

　　本报讯（通
讯员何倩）近日
工信部公布名
单，我市两家企
业入选国家绿
色工厂，全市总
数达到19家。
"""
    meeting, factories = split(text)
    assert authors(meeting) == [("刘畅", "记者", "杭州日报")]
    assert bodies(meeting) == [
        "8月12日，市长李刚主持召开专题会议，研究低空经济工作。会议要求，年内建成起降场30个，开通航线12条。",
        "会议指出，要加强空域协同管理，完善基础设施，引进龙头企业10家。",
    ]
    assert authors(factories) == [("何倩", "通讯员", None)]
    assert key(factories.article.headline or "") == "我市新增两家国家绿色工厂"


def test_text_without_full_stops_is_text_all_the_same() -> None:
    text = "氢能公交线路开通\n\n5月20日，首条氢能公交线路开通，投放车辆20辆，日均载客8000人次\n"
    (article,) = split(text)
    assert article.article.headline == "氢能公交线路开通"
    assert bodies(article) == ["5月20日，首条氢能公交线路开通，投放车辆20辆，日均载客8000人次"]


FEATURE = """让老厂房长出新产业

本报记者 吴萍

苏州河畔的老纺织厂，如今是一座设计产业园。园区入驻企业118家，去年营业收入23亿元。

从车间到工作室

“层高九米，正好放得下我们的数控机床。”设计师韩冬说。园区保留了32栋老建筑，改造面积11万平方米。

从围墙到街区

拆掉围墙以后，园区每天迎来游客近万人次。三条新街巷把园区和地铁站连在一起。
"""


def test_a_feature_with_subheads_is_one_article() -> None:
    (article,) = split(FEATURE)
    assert article.article.headline == "让老厂房长出新产业"
    assert len(bodies(article)) == 3
    assert [p.text for p in article.passages if p.role is PassageRole.HEADLINE][1:] == [
        "从车间到工作室",
        "从围墙到街区",
    ]


def test_a_notice_is_one_article_and_its_form_fields_are_left_out() -> None:
    text = """关于印发《合肥市低空经济发展行动计划》的通知

索引号：002988/2024-00123
发布日期：2024-05-06 09:30

各县（市）、区人民政府，市政府各部门：

《合肥市低空经济发展行动计划》已经市政府同意，现印发给你们，请认真贯彻执行。

一、总体要求

到2026年，全市低空经济规模突破300亿元。

（一）加快基础设施建设。建成起降点100个以上。

合肥市人民政府办公室
2024年4月30日

（此件公开发布）
"""
    (article,) = split(text, "合肥市人民政府")
    assert article.article.headline == "关于印发《合肥市低空经济发展行动计划》的通知"
    words = "".join(p.text for p in article.passages)
    assert "索引号" not in words and "此件公开发布" not in words
    assert bodies(article)[0] == "各县（市）、区人民政府，市政府各部门："
    assert bodies(article)[-1] == "2024年4月30日"


def test_headings_of_a_markdown_file_are_headlines_without_their_signs() -> None:
    text = "# 自贸片区十年答卷\n\n片区累计推出创新举措630项。\n\n## 通关提速\n\n- 进口通关时间压缩72%\n"
    (article,) = split(text)
    assert article.article.headline == "自贸片区十年答卷"
    assert [p.text for p in article.passages] == [
        "自贸片区十年答卷", "片区累计推出创新举措630项。", "通关提速", "进口通关时间压缩72%",
    ]  # fmt: skip


def test_a_wire_story_may_carry_its_headline_behind_the_dateline() -> None:
    text = """新华社杭州3月2日电题：一根网线连起的乡村新业态
新华社记者 魏一骏 林光耀
清晨六点，安吉县鲁家村的直播间亮起了灯，去年全县农产品网络零售额达到38亿元。
"""
    (article,) = split(text)
    assert article.article.headline == "一根网线连起的乡村新业态"
    assert [name for name, _, _ in authors(article)] == ["魏一骏", "林光耀"]


def test_the_furniture_of_a_web_page_belongs_to_no_article() -> None:
    text = """首页 > 新闻中心 > 工作动态
常州：新能源产业规模突破7000亿元
时间：2024-02-19 10:21 来源：常州日报 浏览次数：1234
【字体：大 中 小】 打印

2023年常州新能源产业规模达7680亿元，同比增长超15%。
（常州日报记者 姜小莉 通讯员 工信宣）
编辑：小安
版权所有：常州市工业和信息化局
"""
    (article,) = split(text)
    assert [p.text for p in article.passages] == [
        "常州：新能源产业规模突破7000亿元", "2023年常州新能源产业规模达7680亿元，同比增长超15%。",
    ]  # fmt: skip
    assert authors(article) == [("姜小莉", "记者", "常州日报"), ("工信宣", "通讯员", None)]


def test_dates_that_head_the_entries_of_a_chronicle_do_not_cut_it() -> None:
    text = """高新区大事记
2024年6月30日

2024年1月8日
高新区集成电路产业园开园，入驻企业26家。

2024年3月2日
高新区与浙江大学签约，共建两个研究院。

2024年5月6日
高新区发布人才十条，设立基金10亿元。
"""
    (article,) = split(text)
    assert article.article.headline == "高新区大事记"
    at = bodies(article).index("2024年3月2日")
    assert bodies(article)[at + 1] == "高新区与浙江大学签约，共建两个研究院。"


def test_an_interview_is_one_article() -> None:
    text = """对话市数据局局长：数据如何变成资产

本报记者 周婷

记者：目前全市公共数据归集到什么程度？

林涛：已归集公共数据210亿条，开放数据集3200个。
"""
    (article,) = split(text)
    assert authors(article) == [("周婷", "记者", "杭州日报")]
    assert len(bodies(article)) == 2


def test_a_document_with_a_title_of_its_own_is_one_article_under_that_title() -> None:
    (article,) = split(PAGE, title="三月十五日要闻")
    assert article.article.headline == "三月十五日要闻"


def test_a_text_without_headline_is_an_article_without_headline() -> None:
    (article,) = split(
        "西安高新区5月6日发布十条措施，对首次认定的高新技术企业给予20万元奖励，年内预计惠及企业600家。\n"
    )
    assert article.article.headline is None


def test_what_holds_no_passage_gives_no_article() -> None:
    assert split("3版\n\n（下转第四版）\n") == ()


def test_a_story_without_byline_begins_anew_where_its_words_are_strange_to_the_one_before() -> None:
    text = f"""{FEATURE}
（下转第五版）

市民卡新增三项功能

市民卡即日起可在全市48家公立医院直接结算，老年乘车优待、图书借阅也可一卡办理。

市民只需在手机上完成实名认证，五分钟即可开通。

停水通知

因管道检修，8月3日9时至17时，龙泉街、和平路沿线用户停水，请提前储水。
"""
    assert headlines(text) == ["让老厂房长出新产业", "市民卡新增三项功能", "停水通知"]


def test_a_box_stays_with_its_story_and_a_teaser_stands_alone() -> None:
    text = """东湖评获数字城市奖

9月2日，青岛获评数字城市奖，全市一体化平台归集数据180亿条。

- 政务服务
“一码通城”日均用码60万次
- 产业升级
工业互联网平台接入设备12万台

2版

夜经济点亮老城区

6版

本报讯（记者 高扬）9月2日，胶州湾第二隧道右线贯通，全长17.5公里。
"""
    award, teaser, tunnel = split(text, "青岛日报")
    boxes = [p.text for p in award.passages if p.role is PassageRole.BOX]
    assert boxes == ["政务服务", "“一码通城”日均用码60万次", "产业升级", "工业互联网平台接入设备12万台"]
    assert [p.text for p in teaser.passages] == ["夜经济点亮老城区"]
    assert authors(tunnel) == [("高扬", "记者", "青岛日报")]


def _place(text: str, words: str) -> Span:
    """Where the document has these words, white space apart."""
    found = re.search(r"\s*".join(re.escape(char) for char in fold(words) if not char.isspace()), fold(text))
    assert found is not None, words
    return Span(*found.span())


@pytest.mark.parametrize("gold", GOLD or [None], ids=lambda path: path.stem[:3] if path else "none")
def test_the_articles_of_the_dev_pages_are_those_of_the_gold(gold: Path | None) -> None:
    if gold is None:
        absent("the gold annotations are not beside this checkout")
    source = next(path for path in SEEDS if path.stem == gold.stem)
    text = source.read_bytes().decode()
    articles = split_articles(Document(source.name, text, publisher="长江日报"), LEXICON)
    wanted = json.loads(gold.read_text("utf-8"))["articles"]
    assert len(articles) == len(wanted)
    for expected in wanted:
        first, last = _place(text, expected["first"]), _place(text, expected["last"])
        (found,) = (a for a in articles if a.article.begin <= first.end - 1 < a.article.end)
        body = next(p for p in found.passages if p.role is PassageRole.BODY)
        assert first.begin <= body.offsets[0] < first.end
        ends = {p.offsets[-1]: p.role for p in found.passages if p.role is not PassageRole.HEADLINE}
        assert last.end - 1 in ends
        assert all(role is PassageRole.CAPTION for end, role in ends.items() if end >= last.end)
        assert key(fold(expected["headline"] or "")) in key(found.article.headline or "")
        assert [b.name for b in found.article.bylines] == expected["bylines"]


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("成都日报　2025年3月4日　02版", "成都日报"),
        ("西安晚报\n2025年12月28日 第3版 交通", "西安晚报"),
        ("苏州日报 2026年1月16日 A03 特别报道", "苏州日报"),
        ("厦门日报 | 2025年5月20日 | A04 经济", "厦门日报"),
        ("某通知\n发布时间：2025-03-04 来源：宁波日报", "宁波日报"),
        ("本市日报发行量居前", None),
        ("晚报读者节开幕。", None),
    ],
)
def test_the_head_of_a_page_names_its_paper(head: str, paper: str | None) -> None:
    """Where the user gives no publisher; 本报记者 is then that paper's."""
    body = "本报讯（记者 张小雨）3月3日，某大桥建成通车，全长3公里，总投资20亿元。市民纷纷前来参观。"
    text = f"{head}\n\n大桥通车\n\n{body}\n"
    (article, *_) = (each.article for each in split_articles(Document("a.txt", text), Lexicon()))
    assert article.publisher == paper
    assert [byline.publisher for byline in article.bylines] == [paper]


def test_a_papers_online_desk_is_the_paper() -> None:
    body = "3月3日，某智算中心上线运行，首期算力200P，入驻企业30家，同日签约项目12个。"
    text = f"智算中心上线\n\n湖北日报全媒记者 彭小舟\n\n{body}\n"
    (article,) = (each.article for each in split_articles(Document("a.txt", text), Lexicon()))
    assert [(byline.name, byline.publisher) for byline in article.bylines] == [("彭小舟", "湖北日报")]
