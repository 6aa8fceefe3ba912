"""Linking within a document: declared and regular short forms, never likeness."""

from naming import article, canonical, read


def ids(*paragraphs: str) -> list[list[str]]:
    """The ids of the mentions, by paragraph."""
    return [[n.entity for n in passage] for passage in read(article(*paragraphs)).mentions[0]]


def test_declared_document_name() -> None:
    """（以下简称《规划》） makes 《规划》 the same document everywhere."""
    first, second = ids("《山东省数字强省建设规划》（以下简称《规划》）发布。", "《规划》明确了五大任务。")
    assert set(first) == set(second) == {"山东省数字强省建设规划"}


def test_declared_body_name() -> None:
    """A short name declared in brackets is linked, with the declaration as its reason."""
    names = read(article("苏州产业技术创新研究院（以下简称苏创院）揭牌。", "苏创院引进人才200名。"))
    last = names.mentions[0][1][0]
    assert (last.entity, last.rule) == ("苏州产业技术创新研究院", "declared short name")


def test_short_name_in_brackets_must_be_built_from_the_full_one() -> None:
    """（国创中心） is a short name of the 创新中心 before it; （试行） and other words are none."""
    names = read(article("国家集成电路技术创新中心（国创中心）落户。", "国创中心启用。"))
    assert names.mentions[0][1][0].entity == "国家集成电路技术创新中心"


def test_company_short_name() -> None:
    """海瑞红外 is 合肥海瑞红外股份有限公司, with both forms on one entity."""
    names = read(article("合肥海瑞红外股份有限公司董事长黄立新到会。", "海瑞红外去年新增专利230项。"))
    assert names.mentions[0][1][0].entity == "合肥海瑞红外股份有限公司"
    entity = names.entities["合肥海瑞红外股份有限公司"]
    assert (entity.name, entity.aliases) == ("合肥海瑞红外股份有限公司", ("海瑞红外",))


def test_company_brand_before_its_trade() -> None:
    """The first words of a company's name stand for it when the document uses them alone."""
    names = read(article("沈阳新松机器人自动化股份有限公司交付新品。", "新松机器人今年营收增长12%。"))
    assert names.mentions[0][1][0].entity == "沈阳新松机器人自动化股份有限公司"


def test_everyday_words_are_no_short_names() -> None:
    """地铁 is not 广州地铁集团有限公司."""
    names = read(article("广州地铁集团有限公司负责建设。", "市民乘坐地铁出行。"))
    assert names.mentions[0][1] == ()


def test_name_with_and_without_its_place() -> None:
    """南昌向塘铁路专用线 and 向塘铁路专用线 are one line where only one is meant."""
    first, second = ids("南昌昌北粮食物流铁路专用线开通。", "昌北粮食物流铁路专用线全长5公里。")
    assert first == second == ["南昌昌北粮食物流铁路专用线"]


def test_two_places_make_a_bare_name_doubtful() -> None:
    """A name without place is linked to neither of two full names that it fits."""
    found = ids("成都算力公共服务平台、重庆算力公共服务平台上线。", "算力公共服务平台运行平稳。")
    assert len(set(found[0])) == 2
    assert not set(found[0]) & set(found[1])


def test_likeness_is_no_link() -> None:
    """一中 and 二中, 公安局 and 教育局, first and second phase stay apart."""
    linked = canonical("长沙市第一中学和长沙市第二中学，西安市公安局和西安市教育局。")
    assert len(set(linked.values())) == 4


def test_phases_of_one_building_are_two_things() -> None:
    """……大厦一期 and ……大厦二期 are neither each other nor the whole."""
    found = ids("合肥数创大厦开园。", "合肥数创大厦一期、合肥数创大厦二期开工。", "合肥数创大厦二期封顶。")
    assert len({found[0][0], *found[1]}) == 3
    assert found[2] == [found[1][1]]


def test_pronouns_are_left_to_later_stages() -> None:
    """该平台, 该局 and 该公司 are no names."""
    assert ids("该平台累计服务300家，该局、该公司、该市、该项目表示感谢。") == [[]]


def test_one_quoted_word_with_two_heads() -> None:
    """“数智港”大赛 and “数智港”行动计划 are two things, and the bare word is neither."""
    found = ids("“数智港”创新大赛和“数智港”行动计划启动。")
    assert len(set(found[0])) == 2


def test_first_phase_of_a_metro_line_is_the_line() -> None:
    """长沙地铁7号线一期工程, 地铁7号线一期 and 7号线 are one line where no other phase is named."""
    found = ids("长沙地铁7号线一期工程开通。", "7号线设站17座，地铁7号线一期全长20公里。")
    assert {entity for passage in found for entity in passage} == {"长沙地铁7号线一期工程"}


def test_two_phases_leave_the_bare_line_alone() -> None:
    """Where a second phase is named too, the line's number alone means neither."""
    first, second = ids("长沙地铁7号线一期工程运营，7号线二期开工。", "7号线成网。")
    assert not set(first) & set(second)


def test_group_by_the_first_word_of_its_trade() -> None:
    """市轨道集团 in the city's paper is 某市轨道交通集团有限公司."""
    names = read(article("线路由福州市轨道交通集团有限公司建设。", "市轨道集团介绍，客流增长。", publisher="福州日报"))
    assert names.mentions[0][1][0].entity == "福州市轨道交通集团有限公司"


def test_part_of_a_school_counts_without_it() -> None:
    """东湖校区 alone is the campus of the school that the text has named it with."""
    names = read(article("南昌外国语学校瑶湖校区启用。", "瑶湖校区可容纳60个班。"))
    assert names.mentions[0][1][0].entity == "南昌外国语学校瑶湖校区"


def test_short_name_declared_behind_a_number() -> None:
    """A document's number may stand in the brackets before 以下简称."""
    names = read(
        article("根据《泉州市数字经济若干措施》（泉政〔2024〕3号，以下简称《若干措施》）。", "《若干措施》共20条。")
    )
    assert names.mentions[0][1][0].entity == "泉州市数字经济若干措施"
