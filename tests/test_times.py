"""Time expressions of news text and the days they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import Lexicon
from kg.mention.times import find_times
from kg.model import Granularity, TimeExpression
from kg.text import fold

LEXICON = Lexicon()
PUBLISHED = date(2025, 11, 18)  # a Tuesday


def read(text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(fold(text), published, LEXICON)


def shown(time: TimeExpression) -> str:
    """`2025-11-15` for a day, `2025-01-01/2025-12-31` for a period, `?` for an open end."""
    if time.start == time.finish and time.start is not None:
        return time.start.isoformat()
    return f"{time.start or '?'}/{time.finish or '?'}"


def check(text: str, expected: str, published: date | None = PUBLISHED) -> None:
    assert [shown(time) for time in read(text, published)] == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年11月15日，杭州", "2025-11-15"),
        ("2025 年 3 月 5 日", "2025-03-05"),
        ("二〇二四年十二月一日", "2024-12-01"),
        ("2024-08-27发布", "2024-08-27"),
        ("11月15日，成都", "2025-11-15"),
        ("11月16日10时30分，首列班列驶出", "2025-11-16"),
        ("2月6日下午举行", "2025-02-06"),
        ("11月12日（星期三）", "2025-11-12"),
        ("昨日，今天，明天", "2025-11-17 2025-11-18 2025-11-19"),
        ("昨晚8时", "2025-11-17"),
        ("11月17日电（记者张三）记者17日获悉", "2025-11-17 2025-11-17"),
        ("因15日参加决赛", "2025-11-15"),
        ("本周三开幕，上周五闭幕", "2025-11-19 2025-11-14"),
    ],
)
def test_days(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年2月", "2024-02-01/2024-02-29"),
        ("10月，全市", "2025-10-01/2025-10-31"),
        ("上月", "2025-10-01/2025-10-31"),
        ("去年12月", "2024-12-01/2024-12-31"),
        ("2025年上半年", "2025-01-01/2025-06-30"),
        ("今年下半年", "2025-07-01/2025-12-31"),
        ("上半年", "2025-01-01/2025-06-30"),
        ("一季度", "2025-01-01/2025-03-31"),
        ("2024年第四季度", "2024-10-01/2024-12-31"),
        ("前三季度", "2025-01-01/2025-09-30"),
        ("今年前10个月", "2025-01-01/2025-10-31"),
        ("2025年", "2025-01-01/2025-12-31"),
        ("去年，前年，明年", "2024-01-01/2024-12-31 2023-01-01/2023-12-31 2026-01-01/2026-12-31"),
        ("2025年度任务", "2025-01-01/2025-12-31"),
        ("11月中旬", "2025-11-11/2025-11-20"),
        ("6月上旬", "2025-06-01/2025-06-10"),
        ("上世纪90年代", "1990-01-01/1999-12-31"),
        ("本周", "2025-11-17/2025-11-23"),
        ("较去年同期增长", "2024-01-01/2024-12-31"),
    ],
)
def test_months_quarters_and_years(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1—10月", "2025-01-01/2025-10-31"),
        ("1至3月", "2025-01-01/2025-03-31"),
        ("2024年1-9月份", "2024-01-01/2024-09-30"),
        ("2025—2027年", "2025-01-01/2027-12-31"),
        ("2021年至2025年", "2021-01-01/2025-12-31"),
        ("11月18日至20日", "2025-11-18/2025-11-20"),
        ("2025年11月28日至12月3日", "2025-11-28/2025-12-03"),
        ("2025年11月18日至2025年11月24日", "2025-11-18/2025-11-24"),
        ("从5月到9月", "2025-05-01/2025-09-30"),
    ],
)
def test_ranges_share_what_they_leave_out(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年以来", "2025-01-01/2025-11-18"),
        ("2024年以来", "2024-01-01/2025-11-18"),
        ("2019年至今", "2019-01-01/2025-11-18"),
        ("截至11月底", "?/2025-11-30"),
        ("截至2024年末", "?/2024-12-31"),
        ("截至10月31日", "?/2025-10-31"),
        ("截至目前", "?/2025-11-18"),
        ("力争到2027年", "?/2027-12-31"),
        ("到2030年底", "?/2030-12-31"),
        ("到今年底", "?/2025-12-31"),
        ("到去年底", "?/2024-12-31"),
        ("从1993年起步，到今年4月问世", "1993-01-01/1993-12-31 2025-04-01/2025-04-30"),
        ("2025年底前建成", "?/2025-12-31"),
        ("自2023年5月正式上线以来", "2023-05-01/2025-11-18"),
        ("2020年成立以来", "2020-01-01/2025-11-18"),
        ("年初以来", "2025-01-01/2025-11-18"),
        ("12月1日起施行", "2025-12-01/?"),
        ("自2026年1月1日起", "2026-01-01/?"),
    ],
)
def test_open_periods(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”期间", "2021-01-01/2025-12-31"),
        ("“十五五”时期", "2026-01-01/2030-12-31"),
        ("十三五时期", "2016-01-01/2020-12-31"),
        ("“十四五”以来", "2021-01-01/2025-11-18"),
        ("“十四五”末", "2025-01-01/2025-12-31"),
        ("近三年", "2022-11-18/2025-11-18"),
        ("过去两年", "2023-11-18/2025-11-18"),
        ("未来三年", "2025-11-18/2028-11-18"),
        ("近3个月", "2025-08-18/2025-11-18"),
    ],
)
def test_plans_and_spans(text: str, expected: str) -> None:
    check(text, expected)


def test_early_in_a_year_the_past_years_are_finished_ones() -> None:
    check("过去五年", "2021-01-01/2025-12-31", date(2026, 1, 8))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("12月，榜单揭榜", date(2026, 1, 8), "2025-12-01/2025-12-31"),
        ("12月，榜单揭榜", date(2025, 11, 18), "2025-12-01/2025-12-31"),
        ("1月7日，举行", date(2026, 1, 8), "2026-01-07"),
        ("10月16日，开幕", date(2026, 1, 8), "2025-10-16"),
        ("28日，举行", date(2025, 11, 3), "2025-10-28"),
        ("2022年3月11日，发现故障。4月，整改完成", date(2025, 11, 18), "2022-03-11 2022-04-01/2022-04-30"),
        ("2018年成立，5月投产", date(2025, 11, 18), "2018-01-01/2018-12-31 2018-05-01/2018-05-31"),
        ("2018年成立。11月17日签约", date(2025, 11, 18), "2018-01-01/2018-12-31 2025-11-17"),
        ("作为2018年成立的企业，11月17日该公司签约", date(2025, 11, 18), "2018-01-01/2018-12-31 2025-11-17"),
        ("10月出口增长，其中10月当月下降", date(2025, 11, 18), "2025-10-01/2025-10-31 " * 2 + "2025-10-01/2025-10-31"),
        ("2月29日", date(2025, 11, 18), "2024-02-29"),
    ],
)
def test_the_year_of_a_bare_month_or_day(text: str, published: date, expected: str) -> None:
    check(text, expected, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年11月15日", "2025-11-15"),
        ("2027年", "2027-01-01/2027-12-31"),
        ("11月15日", "?/?"),
        ("今年以来", "?/?"),
        ("去年12月", "?/?"),
        ("“十四五”期间", "2021-01-01/2025-12-31"),
        ("截至目前", "?/?"),
        ("近三年", "?/?"),
    ],
)
def test_without_a_publication_date_only_absolute_times_resolve(text: str, expected: str) -> None:
    check(text, expected, None)


@pytest.mark.parametrize("text", ["春节期间", "国庆假期", "中秋节前后"])
def test_an_occasion_has_no_plain_date(text: str) -> None:
    check(text, "?/?")


@pytest.mark.parametrize(
    "text",
    [
        "近日，日前，目前，近年来，多年来，当前",
        "历时8年，30年来，拍了二十来年",
        "一月一次考问，两周一次讲堂",
        "3个月，四个季度，三年行动，十年磨一剑",
        "15号线，8号楼，3日本，5日游",
        "今日头条",
        "每月15日缴费，每年3月植树，每周三开放",
        "提前6个月完工，达产后年产值",
        "1499只是数字，电话027-12380",
        "3.5亿元，2-6版，10:30",
        "中国，上海，本报，前往，下转",
        "美好的明清建筑，日均1300件，月均200人",
    ],
)
def test_no_time_is_found(text: str) -> None:
    check(text, "")


@pytest.mark.parametrize(
    ("text", "words", "granularity"),
    [
        ("于11月16日10时开通", "11月16日10时", Granularity.DAY),
        ("武汉2月6日下午举行", "2月6日下午", Granularity.DAY),
        ("力争到2027年，建成", "到2027年", Granularity.YEAR),
        ("截至11月底，注册", "截至11月底", Granularity.SPAN),
        ("迎来“十四五”期间最好", "“十四五”期间", Granularity.SPAN),
        ("今年上半年增长", "今年上半年", Granularity.HALF),
        ("今年一季度增长", "今年一季度", Granularity.QUARTER),
        ("去年10月签约", "去年10月", Granularity.MONTH),
        ("公布2024年中国大数据大会", "2024年", Granularity.YEAR),
        ("较上年前进一位", "上年", Granularity.YEAR),
        ("2025年11月前往", "2025年11月", Granularity.MONTH),
    ],
)
def test_what_the_span_covers(text: str, words: str, granularity: Granularity) -> None:
    (time,) = read(text)
    assert (text[time.begin : time.end], time.granularity) == (words, granularity)


@given(
    st.text(
        alphabet="0123456789一二三十年月日号今去明昨上下半季度前近到截至自从起以来“”五期间—-。，末底初周旬", max_size=30
    )
)
def test_times_are_ordered_disjoint_and_run_forward(text: str) -> None:
    found = find_times(text, PUBLISHED, LEXICON)
    ends = [0, *(time.end for time in found)]
    assert all(former <= time.begin < time.end <= len(text) for former, time in zip(ends, found, strict=False))
    assert all(time.start <= time.finish for time in found if time.start and time.finish)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_full_date_means_itself_whenever_it_is_read(day: date, published: date | None) -> None:
    (time,) = read(f"{day.year}年{day.month}月{day.day}日", published)
    assert (time.start, time.finish) == (day, day)


SEEN_FROM_TODAY = [
    ("去年9月，平台上线。截至10月底，促成转化1647项", "2024-09-01/2024-09-30 ?/2025-10-31"),
    ("2023年5月，园区开园，截至9月末入驻企业80家", "2023-05-01/2023-05-31 ?/2025-09-30"),
    ("2024年12月，平台获奖。博览会定于5月15日举办", "2024-12-01/2024-12-31 2025-05-15"),
    # a bare month in a story goes on from the year told, and in a sentence that names its year is of that
    ("去年9月，平台上线。10月底，用户过万", "2024-09-01/2024-09-30 2024-10-21/2024-10-31"),
    ("2024年，截至10月底，入驻企业80家", "2024-01-01/2024-12-31 ?/2024-10-31"),
    ("去年9月，平台上线，10月底转化1647项", "2024-09-01/2024-09-30 2024-10-21/2024-10-31"),
]


@pytest.mark.parametrize(("text", "expected"), SEEN_FROM_TODAY)
def test_up_to_a_day_is_seen_from_publication_whatever_was_told_before(text: str, expected: str) -> None:
    check(text, expected)
