"""Companies that news call by names that nothing marks, and the same words where they mean something else."""

from pathlib import Path

import pytest
from naming import LEXICON, article, canonical, found, read

from kg.errors import LexiconError
from kg.lexicon import Lexicon
from kg.mention.gazetteer import gazetteer
from kg.mention.names import find_names
from kg.mention.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("绿的谐波去年营收增长两成。", ["绿的谐波"]),
        ("记者从阿斯利康获悉，新工厂将于年底投产。", ["阿斯利康"]),
        ("埃斯顿、汇川技术、石头科技等12家企业参展。", ["埃斯顿", "汇川技术", "石头科技"]),
        ("论坛由毕马威和徽商银行共同举办。", ["毕马威", "徽商银行"]),
        ("与ABB、采埃孚、SHEIN签约。", ["ABB", "采埃孚", "SHEIN"]),
        ("月之暗面完成新一轮融资。", ["月之暗面"]),
        ("湖北交投、蜀道集团、中铁十一局参建。", ["湖北交投", "蜀道集团", "中铁十一局"]),
    ],
)
def test_company_without_any_mark(text: str, names: list[str]) -> None:
    """A listed name is a company as a subject, in a list, behind a verb or a preposition."""
    companies = found(text)
    assert [(name, companies.get(name)) for name in names] == [(name, "Company") for name in names]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("外港码头二期由南通远海物流股份有限公司投资建设。", "南通远海物流股份有限公司"),
        ("滨河路由绍兴水务集团改造。", "绍兴水务集团"),
        ("第三期与无锡蓝泉环保股份有限公司合作。", "无锡蓝泉环保股份有限公司"),
        ("嘉兴被恒创智能股份有限公司选为总部。", "恒创智能股份有限公司"),
        ("昨天，唐山港集团股份有限公司召开会议。", "唐山港集团股份有限公司"),
        ("扬州和美家居有限公司开业。", "扬州和美家居有限公司"),
        ("芜湖同创精工有限公司投产。", "芜湖同创精工有限公司"),
    ],
)
def test_the_preposition_before_a_company_is_no_part_of_its_name(text: str, company: str) -> None:
    """Behind a place or a phase 由, 与 and 被 lead up to the name; 和 and 同 may begin the brand."""
    assert [name for name, kind in found(text).items() if kind == "Company"] == [company]


@pytest.mark.parametrize(
    "text",
    [
        "科技浪潮席卷全球，产业得力于创新。",
        "江苏银行业运行平稳。",
        "上海石化产业加快转型，大连石化企业集聚。",
        "专家在澄江发现寒武纪化石。",
        "站在地平线上，三一群岛的孩子们喜迎新学期。",
        "三星级酒店增至20家，高通量测序提速。",
        "城市宜居宜业、宜家宜业，生活焕然如新，百事顺遂。",
        "理想照进现实，大众参与，小米丰收，苹果飘香。",
        "地铁站、机场和港口的客流增长。",
    ],
)
def test_ordinary_words_are_no_companies(text: str) -> None:
    """What looks like a listed name, or holds one, is no company where it is a word or part of one."""
    assert "Company" not in found(text).values()


@pytest.mark.parametrize(
    ("text", "full", "company"),
    [
        ("比亚迪股份有限公司与深圳市签约。", "比亚迪股份有限公司", "比亚迪"),
        ("晶科能源股份有限公司宣布扩产。", "晶科能源股份有限公司", "晶科能源"),
        ("杭州宇树科技股份有限公司发布新品。", "杭州宇树科技股份有限公司", "宇树科技"),
        ("施耐德电气（中国）有限公司入驻。", "施耐德电气（中国）有限公司", "施耐德电气"),
        ("腾讯集团、百度集团签约。", "腾讯集团", "腾讯"),
        ("宁德时代新能源科技股份有限公司投资。", "宁德时代新能源科技股份有限公司", "宁德时代"),
    ],
)
def test_legal_name_is_the_same_company(text: str, full: str, company: str) -> None:
    """The longer legal name wins over the short one within it and is the same thing."""
    assert canonical(text)[full] == canonical(f"{company}扩产。")[company]


@pytest.mark.parametrize(
    ("text", "full", "company"),
    [
        ("苏州汇川技术有限公司扩建厂房。", "苏州汇川技术有限公司", "汇川技术"),
        ("宁德时代智能科技有限公司成立。", "宁德时代智能科技有限公司", "宁德时代"),
        ("招商银行武汉分行发放贷款5亿元。", "招商银行武汉分行", "招商银行"),
        ("中铁大桥局集团第五工程有限公司承建。", "中铁大桥局集团第五工程有限公司", "中铁大桥局"),
    ],
)
def test_subsidiary_is_another_company(text: str, full: str, company: str) -> None:
    """What a company's name only begins is a company of its own."""
    names = canonical(text)
    assert company not in names
    assert names[full] not in (company, canonical(f"{company}扩产。")[company])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("川航物流、海底捞等企业入驻。", "川航物流"),
        ("记者走访万科物业，了解情况。", "万科物业"),
        ("顺丰科技宣布扩产。", "顺丰科技"),
    ],
)
def test_listed_name_with_a_trade_is_a_company_of_its_own(text: str, name: str) -> None:
    """A trade behind a listed name, where the name can end, makes the name of a subsidiary."""
    names = canonical(text)
    assert names[name] == name
    assert name[:2] not in names


def test_goods_of_a_company_are_not_its_name() -> None:
    """A maker before its goods or its suppliers is spoken of by its own name."""
    names = found("华为手机、海尔冰箱热销，打通比亚迪供应链，京东物流园区扩容。")
    assert [names.get(name) for name in ("华为", "海尔", "比亚迪")] == ["Company"] * 3


def test_factory_of_a_company_is_a_built_thing() -> None:
    """A maker before 工厂 or 产业园 belongs to the name of what is built."""
    assert found("特斯拉超级工厂交付，美的集团武汉工厂投产。") == {
        "特斯拉超级工厂": "Facility",
        "美的集团武汉工厂": "Facility",
    }


def test_forms_of_one_company_are_one_entity() -> None:
    """比亚迪 and 比亚迪汽车, 武铁 and 武汉铁路局 are two companies by four names."""
    names = canonical("比亚迪、比亚迪汽车、武铁、武汉铁路局参加。")
    assert names["比亚迪"] == names["比亚迪汽车"] != names["武铁"] == names["武汉铁路局"]


@pytest.mark.parametrize(
    ("owner", "company"),
    [
        ("均瑶集团", "吉祥航空"),
        ("三生制药", "三生国健"),
        ("魏桥创业集团", "中国宏桥"),
        ("广西汽车集团", "五菱汽车"),
        ("陕煤集团", "陕西煤业"),
        ("锦江国际集团", "锦江酒店"),
    ],
)
def test_owner_and_its_listed_company_are_two(owner: str, company: str) -> None:
    """A company that has a name of its own is not the group that holds its shares."""
    names = canonical(f"论坛由{owner}和{company}共同举办。")
    assert names[owner] != names[company]


@pytest.mark.parametrize(
    ("company", "other"), [("小肥羊", "小尾羊"), ("凯龙高科", "凯龙股份"), ("西安高科", "西安高新控股")]
)
def test_like_names_are_two_companies(company: str, other: str) -> None:
    """Names that share a part of the brand are two companies where they have nothing to do with each other."""
    names = canonical(f"论坛由{company}和{other}共同举办。")
    assert names[company] != names[other]


@pytest.mark.parametrize(("former", "company"), [("兖州煤业", "兖矿能源"), ("中新药业", "达仁堂")])
def test_renamed_company_is_one(former: str, company: str) -> None:
    """The name that a company had before is the same company."""
    names = canonical(f"{former}扩产，{company}签约。")
    assert names[former] == names[company]


def test_company_of_a_user(tmp_path: Path) -> None:
    """A row that a user adds counts beside those of the package, and renames one of them."""
    (tmp_path / "companies.tsv").write_text("form\tname\n云岫工坊\t云岫工坊\n比亚迪\t比亚迪股份\n", "utf-8")
    one = article("云岫工坊、比亚迪、埃斯顿签约。")
    names = find_names([one], [[tokenize(p.text) for p in one.passages]], Lexicon(tmp_path))
    assert [mention.entity for mention in names.mentions[0][0]] == ["云岫工坊", "比亚迪股份", "埃斯顿"]


@pytest.mark.parametrize("rows", ["比亚迪\n", "云岫\t云岫\t甲\n", "云岫\t云岫\n三友\t三友\n", "\t云岫\n"])
def test_bad_row_of_a_user_is_named(tmp_path: Path, rows: str) -> None:
    """A row with a column too few or too many, out of order or without a form is reported with its line."""
    (tmp_path / "companies.tsv").write_text(f"form\tname\n{rows}", "utf-8")
    with pytest.raises(LexiconError, match=r"companies\.tsv:[23]"):
        gazetteer(Lexicon(tmp_path))


def test_companies_are_no_places_and_no_everyday_words() -> None:
    """Each form means a company alone, and none is a single character."""
    known = gazetteer(LEXICON)
    forms = LEXICON.pairs("companies")
    assert [form for form in forms if len(known.entries[form]) > 1 or len(form) < 2] == []


def test_full_name_links_to_the_listed_one_across_mentions() -> None:
    """A legal name and the listed short name later in the article are one entity under the fuller name."""
    names = read(article("宇树科技亮相。杭州宇树科技股份有限公司负责人介绍。"))
    assert names.entities["宇树科技"].name == "杭州宇树科技股份有限公司"
    assert "宇树科技" in names.entities["宇树科技"].aliases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海川精工集团总部位于芜湖市。", {"海川精工集团": "Company", "芜湖市": "City"}),
        ("杭州云帆智能有限公司总部设在余杭区。", {"杭州云帆智能有限公司": "Company", "余杭区": "District"}),
        ("海川精工集团总部大楼封顶。", {"海川精工集团总部大楼": "Facility"}),
    ],
)
def test_the_seat_of_a_firm_is_told_of_the_firm(text: str, names: dict[str, str]) -> None:
    assert found(text) == names
