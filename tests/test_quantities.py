"""Quantities of news text: value, unit and qualifier, and what is none."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LexiconError
from kg.lexicon import Lexicon
from kg.mention.quantities import find_quantities
from kg.mention.units import match_unit, unit_index
from kg.model import Qualifier, Quantity
from kg.text import fold

LEXICON = Lexicon()
MARKS = {">": Qualifier.MORE_THAN, "<": Qualifier.LESS_THAN, "~": Qualifier.ABOUT, "=": Qualifier.EXACT}


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(fold(text), LEXICON)


def shown(quantity: Quantity) -> str:
    """`>28000件`, `=3..5家`: mark, value or range, unit."""
    mark = next(mark for mark, qualifier in MARKS.items() if qualifier is quantity.qualifier)
    value = quantity.value if quantity.value is not None else f"{quantity.minimum}..{quantity.maximum}"
    return f"{mark}{value}{quantity.unit}"


def check(text: str, expected: str) -> None:
    assert [shown(quantity) for quantity in read(text)] == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("杭州全年办理政务事项2.8万余件", ">28000件"),
        ("成都市场主体达38万个，个体户5万余户", "=380000个 >50000户"),
        ("苏州完成7000多套房屋交付", ">7000套"),
        ("合肥出口额1.2万亿元", "=1200000000000元"),
        ("吸引百余家企业参会", ">100家"),
        ("全市现有一千二百家规上企业", "=1200家"),
        ("西安新建充电桩壹佰座", "=100座"),
        ("安排资金1,250.5万元", "=12505000元"),
        ("累计注册用户３５００万人", "=35000000人"),
        ("汇聚41家算力服务商，400余项算力产品", "=41家 >400项"),
        ("部署无人机186架、自动机库128套", "=186架 =128套"),
        ("服务群众20亿人次", "=2000000000人次"),
        ("面积518 平方公里", "=518平方公里"),
        ("3万4000人参加", "=34000人"),
        ("整合六大功能，布局10大项目", "=6个 =10个"),
        ("覆盖三大类产品", "=3类"),
        ("目前20家，此前5个，会前3次", "=20家 =5个 =3次"),
    ],
)
def test_counts_and_their_multipliers(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资超1300万元", ">13000000元"),
        ("交易额突破100亿元", ">10000000000元"),
        ("逾500名专家出席", ">500名"),
        ("支持不低于30家单位", ">30家"),
        ("至少3个项目开工", ">3个"),
        ("培育50家以上企业", ">50家"),
        ("效率提升4倍以上", ">4倍"),
        ("上百家企业抢滩，上千人应聘", ">100家 >1000人"),
        ("总产值过千亿元", ">100000000000元"),
        ("近千名志愿者上岗", "<1000名"),
        ("占比不足5%", "<5%"),
        ("不到20分，用时不超过3个工作日", "<3个工作日"),
        ("给予最高2000万元支持", "<20000000元"),
        ("控制在10人以内", "<10人"),
        ("约217亿元", "~21700000000元"),
        ("布局4家左右创新中心", "~4家"),
        ("全长大约5.4公里", "~5.4公里"),
        ("20来家摊位", "~20家"),
        ("达1204亿元，共89家，为6倍", "=120400000000元 =89家 =6倍"),
        ("超过了100万人", ">1000000人"),
        ("首次跨过千亿元大关，迈上3000亿元台阶", ">100000000000元 >300000000000元"),
        ("十几家企业", ">10家"),
        ("50万元（含）以上", ">500000元"),
        ("增长了两倍多，全长3公里多", ">2倍 >3公里"),
        ("单日最高42.6万人次", "=426000人次"),
        ("占地千亩以上，产值超百亿元", ">1000亩 >10000000000元"),
    ],
)
def test_qualifiers_before_and_behind(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节约20万元", "=200000元"),
        ("已预约300人", "=300人"),
        ("签约15个项目", "=15个"),
        ("附近3家医院", "=3家"),
        ("赶超2个城市", "=2个"),
        ("侦破30起案件", "=30起"),
        ("近三年新增项目12个", "=12个"),
        ("超算资源86P、智算资源7909P", "=86P =7909P"),
        ("超大城市有7个", "=7个"),
    ],
)
def test_words_that_only_look_like_qualifiers(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占比超过四分之一", ">0.25"),
        ("三分之一的企业", "=0.3333"),
        ("增长百分之八点五", "=8.5%"),
        ("提高5.1个百分点", "=5.1个百分点"),
        ("分别高于全国、全省0.3个和0.1个百分点", "=0.3个百分点 =0.1个百分点"),
        ("气温降至零下15℃", "=-15摄氏度"),
        ("占比近半", "<0.5"),
        ("只有同类产品的1/3", "=0.3333"),
        ("预订量翻了一倍", "=2倍"),
        ("产值翻了近两番", "<4倍"),
        ("约占全市的40%", "~40%"),
        ("“50%的产品出口”", "=50%"),
        ("近七成受访者，三成以上", "<70% >30%"),
        ("两成企业", "=20%"),
        ("占全市半数以上", ">0.5"),
        ("产量过半", ">0.5"),
        ("实现翻番", "=2倍"),
        ("力争翻两番", "=4倍"),
        ("比上年翻了一番", "=2倍"),
        ("增长1.5倍", "=1.5倍"),
        ("营收翻3倍", "=3倍"),
        ("下降3.2%，气温-5.5℃", "=3.2% =-5.5摄氏度"),
    ],
)
def test_shares_and_changes(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育3—5家链主企业", "=3..5家"),
        ("推动3至5个大模型", "=3..5个"),
        ("投资10亿—15亿元", "=1000000000..1500000000元"),
        ("新建30到50家门店", "=30..50家"),
        ("奖励3至5万元", "=30000..50000元"),
        ("增速保持在5%—8%", "=5..8%"),
        ("百分之五到百分之八", "=5..8%"),
        ("两三家企业", "=2..3家"),
        ("投入三五万元", "=30000..50000元"),
        ("由3家增至9家", "=3家 =9家"),
        ("从5%到8%", "=5% =8%"),
        ("8500到3万港元", "=8500..30000港元"),
    ],
)
def test_ranges_carry_the_unit_over(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("综合指数位列全国第九", "=9位"),
        ("南京位列第十位，较上年前进一位", "=10位 =1位"),
        ("总量居全省第2", "=2位"),
        ("排名上升3个位次", "=3位"),
        ("位居中部榜首", "=1位"),
        ("增速稳居全国首位", "=1位"),
        ("跻身全球前三", "<3位"),
        ("进入全国前10名", "<10位"),
        ("获得第一名", "=1位"),
    ],
)
def test_ranks(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize("text", ["位列全国第九", "夺得榜首", "稳居全省前三", "排名第5位"])
def test_a_rank_is_marked_as_one(text: str) -> None:
    assert [quantity.rank for quantity in read(text)] == [True]


@pytest.mark.parametrize(
    ("text", "value"), [("第60条线路开通", 60), ("第121个城市", 121), ("第100万辆新车下线", 1000000)]
)
def test_a_running_total_is_an_ordinal(text: str, value: int) -> None:
    assert [(q.value, q.ordinal, q.rank) for q in read(text)] == [(Decimal(value), True, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每吨均价320元/吨", "=320元/吨"),
        ("收购价5.2元每公斤", "=5.2元/公斤"),
        ("发电量12.5亿千瓦时", "=1250000000千瓦时"),
        ("新增装机30万千瓦", "=300000千瓦"),
        ("存储容量5PB，算力2.3EFLOPS", "=5PB =2.3EFLOPS"),
        ("机架1.2万架，算力核数165万核", "=12000架 =1650000核"),
        ("每秒100亿亿次运算", "=1000000000000000000次/秒"),
        ("流转土地356亩，绿地20公顷", "=356亩 =20公顷"),
        ("净含量500毫升，重3斤5两", "=500毫升 =3.5斤"),
        ("每斤3元5角", "=3.5元"),
        ("吞吐量210万标箱", "=2100000标箱"),
        ("出口68.39亿美元、3亿欧元", "=6839000000美元 =300000000欧元"),
        ("时速350公里", "=350公里"),
    ],
)
def test_units_of_measure_and_rates(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理时限由15天缩短至3个工作日", "=15天 =3个工作日"),
        ("平均耗时压缩到2小时", "=2小时"),
        ("志愿服务时长超10万小时", ">100000小时"),
        ("人均预期寿命达81.5岁", "=81.5岁"),
        ("全年优良天数312天", "=312天"),
        ("由原来的15个工作日压缩至3个工作日", "=15个工作日 =3个工作日"),
        ("车程从2小时缩短到40分钟", "=2小时 =40分钟"),
        ("响应时间不超过200毫秒", "<200毫秒"),
        ("历时8年攻关", ""),
        ("活动持续3天", ""),
        ("60岁以上老人免费", ""),
        ("两天内焕然一新", ""),
        ("打造15分钟便民生活圈", ""),
    ],
)
def test_durations_count_only_where_they_are_measured(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "2025年11月15日10时30分",
        "“十四五”期间",
        "咨询电话027-12380-2，邮政编码430010",
        "（下转第三版）2-6版",
        "第十五届人大六次会议，首批、第3批、第二次、第一期",
        "12345热线，拨打119和120",
        "C919首飞，5G网络，107国道，地铁15号线，三环线",
        "家住古田二路，位于神墩五路",
        "一个项目，一批企业，一位市民，唯一一家，一件事",
        "千军万马、一网统管、七上八下、千家万户、千行百业",
        "两会、三农、二十大、一带一路、四中全会、三门峡市",
        "打造“五个中心”，落实“四个计划”和“五改四好”",
        "《三年行动计划（10项措施）》印发",
        "数十亿元、几万人、数百家，打造千亿级产业集群",
        "1:1战平，比分3比2",
        "这两个项目，那三家企业，每10万人",
        "两个维护、四个意识、三大攻坚战",
        "世界500强企业、百强县、双千兆",
        "第三产业、第一时间、第二个例子、前三季度",
        "首位度提升，放在首位",
        "零部件，家庭，半导体，上半年，大半个中国",
        "1080P视频，3D打印，4K屏，V2.0版",
        "过亿元企业、亿元以上项目、千亩以上基地",
        "第15个全国助残日，第十四个五年规划",
        "4×100米接力，新建5栋3单元",
        "写下99999999999999亿元和9999999999999万亿元这样的数",
    ],
)
def test_nothing_is_counted(text: str) -> None:
    check(text, "")


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("投资超1300万元。", "超1300万元", "1300万元"),
        ("提升4倍以上。", "4倍以上", "4倍"),
        ("支持不低于30家单位", "不低于30家", "30家"),
        ("研判2.8万余件", "2.8万余件", "2.8万余件"),
        ("位列第十位。", "第十位", "第十位"),
        ("培育3—5家。", "3—5家", "3—5家"),
    ],
)
def test_spans_of_words_and_number(text: str, words: str, number: str) -> None:
    (quantity,) = read(text)
    assert text[quantity.begin : quantity.end] == words
    assert text[quantity.number_begin : quantity.unit_end] == number


@given(st.text(alphabet="一二两十百千万亿0123456789.%余多近超第前—至到个家元“”《》位年月 ，。", max_size=40))
def test_quantities_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    found = find_quantities(text, LEXICON)
    ends = [0, *(quantity.end for quantity in found)]
    assert all(former <= quantity.begin for former, quantity in zip(ends, found, strict=False))
    for quantity in found:
        assert quantity.begin <= quantity.number_begin < quantity.unit_end <= quantity.end <= len(text)
        assert (quantity.value is None) == (quantity.minimum is not None) == (quantity.maximum is not None)


def test_every_plain_unit_names_itself() -> None:
    """The exporter looks a quantity's unit up in the first two columns."""
    rows = LEXICON.rows("units")
    forms = {row["form"]: row["unit"] for row in rows}
    missing = {row["unit"] for row in rows} - forms.keys() - {"%"}
    assert missing <= {"%"}
    assert {row["unit"] for row in rows if forms[row["unit"]] != row["unit"]} == set()


def test_every_form_of_the_tables_is_found() -> None:
    index = unit_index(LEXICON)
    for table in ("units", "measure_words"):
        for row in LEXICON.rows(table):
            found = match_unit(index, row["form"], 0)
            assert found is not None and found.form == row["form"]


def own_lexicon(folder: Path, table: str, rows: str) -> Lexicon:
    (folder / f"{table}.tsv").write_text(rows, "utf-8")
    return Lexicon(folder)


def test_a_user_can_add_a_measure_word(tmp_path: Path) -> None:
    own = own_lexicon(tmp_path, "measure_words", "form\tunit\tnot_before\n罐\t罐\t头\n")
    assert [shown(quantity) for quantity in find_quantities("出口3万罐，5罐头", own)] == ["=30000罐"]


@pytest.mark.parametrize(
    ("table", "rows", "reason"),
    [
        (
            "measure_words",
            "form\tunit\tnot_before\n罐\t罐\t(\n",
            r"measure_words\.tsv:2: not_before is no regular expression",
        ),
        (
            "quantity_qualifiers",
            "form\tposition\tqualifier\tnot_after\n满\tabove\tMoreThan\t-\n",
            r"\.tsv:2: position is",
        ),
        (
            "quantity_qualifiers",
            "form\tposition\tqualifier\tnot_after\n满\tbefore\tMore\t-\n",
            r"\.tsv:2: qualifier is 'More'",
        ),
    ],
)
def test_a_bad_cell_is_named_by_its_place(tmp_path: Path, table: str, rows: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        find_quantities("共3万家", own_lexicon(tmp_path, table, rows))


TAKEN = [
    ("候诊时间控制在20分钟以内", "<20分钟"),
    ("训练周期从40天压到两周", "=40天 =2周"),
    ("产线平均每72秒下线一台冰箱", "=72秒"),
    ("居民不到10分钟就办好了社保", "<10分钟"),
    ("窗口承诺5个工作日内完成初审", "=5个工作日"),
    ("从苏州到上海车程约25分钟", "~25分钟"),
    ("公司干了13年", ""),
    ("3天内就医的患者", ""),
    ("每3天开一次会", ""),
    ("15分钟便利店圈", ""),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_how_long_something_takes_is_measured(text: str, expected: str) -> None:
    check(text, expected)


WITHOUT_UNIT = [
    ("“苏服办”注册用户突破780万，活跃度高", ">7800000"),
    ("大模型参数规模达130亿。", "=13000000000"),
    ("首日观展人次达2.8万，", "=28000人次"),
    ("城乡居民收入比缩小至2.21。", "=2.21"),
    ("数据中心PUE低至1.12，", "=1.12"),
    ("电能利用效率控制在1.2以下。", "<1.2"),
    ("软件升级到3.0，", ""),
    ("一路用户达人，", ""),
    ("比分定格在2.5，", ""),
    ("覆盖用户的范围达1.2万平方米", "=12000平方米"),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_UNIT)
def test_users_parameters_and_ratios_need_no_unit(text: str, expected: str) -> None:
    check(text, expected)


COLONS = [
    ("营业收入：213.5亿元", "=21350000000元"),
    ("机架：14.8万架", "=148000架"),
    ("上午9：30，20人到场", "=20人"),
    ("主队以3：2人数占优", ""),
    ("比例为1：3家", ""),
    ("电话：62345678", ""),
]


@pytest.mark.parametrize(("text", "expected"), COLONS)
def test_a_number_behind_a_colon_is_one_behind_words_only(text: str, expected: str) -> None:
    check(text, expected)


COUNTED = [
    ("鲜切花交易量141.7亿枝", "=14170000000枝"),
    ("外援独得37分", "=37分"),
    ("理论考了61分", "=61分"),
    ("沙龙举办12期", "=12期"),
    ("航线每周执飞3班", "=3班"),
    ("石窟造像5万余尊", ">50000尊"),
    ("二期工程完工", ""),
    ("三班学生到场", ""),
    ("下午3分钟热身", ""),
    ("五尊重", ""),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_flowers_points_and_issues_are_counted(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("系统30秒完成一份初筛", "=30秒"),
        ("一笔货款2分钟到账", "=2分钟"),
        ("航班2分钟响应", "=2分钟"),
        ("3天完成整改", ""),
        ("过了半小时，雨停了", ""),
        ("10分钟步行圈", ""),
    ],
)
def test_moments_that_something_takes_are_measured(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总装机16.65兆瓦，", "=16.65兆瓦"),
        ("建成150兆瓦中试线", "=150兆瓦"),
        ("压力35兆帕，", "=35兆帕"),
        ("投资1.2兆元", "=1200000000000元"),
        ("千兆宽带", ""),
    ],
)
def test_mega_belongs_to_the_unit(text: str, expected: str) -> None:
    check(text, expected)
