"""Joining hard-wrapped lines into passages whose characters all know where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import Lexicon
from kg.model import Document, Passage, PassageRole
from kg.read.articles import split_articles
from kg.read.passages import build_passage
from kg.text import FOLD, fold

LEXICON = Lexicon()
SNIPPETS = [
    "\n", "\n\n", "\r\n", " ", "\u3000\u3000", "\u200b", "\xad", "\x07", "\t", "(", ")", ":",
    "。", "，", "”", "“", "AI", "5G", "1,200", "９５％", "苏州市数据局", "新增企业", "12家",
    "本报讯（记者 张三 通讯员李四）", "新华社合肥5月6日电", "■本报记者 王五", "李雷 摄", "右图：",
    "（下转第三版）", "（上接A1版）", "◆ ", "- ", "3版", "一、总体要求", "2024年5月6日", "关于开展普查的通知",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), max_size=40).map("".join)


def passage(text: str, role: PassageRole = PassageRole.BODY) -> Passage:
    return build_passage(text, fold(text), 0, len(text), role)


def bodies(text: str) -> list[str]:
    articles = split_articles(Document("a.txt", text), LEXICON)
    return [p.text for article in articles for p in article.passages if p.role is PassageRole.BODY]


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("建设“两个先行\n片 区 ”，点 亮 江 岸", "建设“两个先行片区”，点亮江岸"),
        ("在甬 27 家研究所，\r\n转让 15 项专利", "在甬27家研究所，转让15项专利"),
        ("采用 OpenHarmony\nOS 系统", "采用OpenHarmony OS系统"),
        ("处置时长缩短4\n2%，共25\r\n00件", "处置时长缩短42%，共2500件"),
        ("热线 12345 67890", "热线12345 67890"),
        ("０．５万元（ＡＩ＋）", "0.5万元（AI+）"),
        ("总投资1,200万元,同比增长5%", "总投资1,200万元，同比增长5%"),
        ("智\u200b慧\xad城\x07市", "智慧城市"),
        ("《推动科技创新融合发展 打造具有影响力的高地方案》", "《推动科技创新融合发展 打造具有影响力的高地方案》"),
        ("进一步 强化 大抓 基层 导向", "进一步强化大抓基层导向"),
        ("地区生产总值（亿元）\t4289.6\t-\t5.8%", "地区生产总值（亿元） 4289.6 - 5.8%"),
    ],
)
def test_reading_text_has_no_breaks_and_no_spacing_of_the_type(source: str, reading: str) -> None:
    assert passage(source).text == reading


def test_headlines_keep_the_blank_between_their_phrases() -> None:
    assert passage("李明 王红军出席", PassageRole.HEADLINE).text == "李明王红军出席"
    assert passage("盘活存量 第60条线路直达杜伊斯堡", PassageRole.HEADLINE).text == "盘活存量 第60条线路直达杜伊斯堡"


def test_a_span_of_a_passage_is_the_very_words_of_the_document() -> None:
    source = "开头。全年完成投资 1.2\n万 亿 元，增长５％。"
    made = build_passage(source, fold(source), 3, len(source), PassageRole.BODY)
    begin = made.text.index("1.2万亿元")
    span = made.span(begin, begin + len("1.2万亿元"))
    assert source[span.begin : span.end] == "1.2\n万 亿 元"


def test_a_paragraph_cut_by_a_blank_line_is_one_passage() -> None:
    text = (
        "全市推进数字化改革\n\n会议强调，要把便民窗口开到集市和码头去，结合渔汛早晚安排值班的人手和船只，"
        "方便沿海渔\n\n民随到随办、当日领证。\n\n会议还研究了其他事项。\n"
    )
    assert bodies(text) == [
        "会议强调，要把便民窗口开到集市和码头去，结合渔汛早晚安排值班的人手和船只，方便沿海渔民随到随办、当日领证。",
        "会议还研究了其他事项。",
    ]


def test_hard_wrapped_paragraphs_are_joined_whether_indented_or_set_apart() -> None:
    indented = (
        "　　走进位于长沙湘江新区的岳麓山实验室，科研人员正在\n忙碌。2023年，这里集聚了30家创新平台，引进高层次\n"
        "人才1200人，承担国家级项目86项。\n　　“我们要把论文写在大地上。”实验室主任刘建国说，过\n"
        "去三年，实验室累计培育新品种150个，推广面积超过2000\n万亩。\n"
    )
    joined = [
        "走进位于长沙湘江新区的岳麓山实验室，科研人员正在忙碌。2023年，这里集聚了30家创新平台，引进高层次人才1200人，"
        "承担国家级项目86项。",
        "“我们要把论文写在大地上。”实验室主任刘建国说，过去三年，实验室累计培育新品种150个，推广面积超过2000万亩。",
    ]
    assert bodies(indented) == joined
    assert bodies(indented.replace("\n　　", "\n\n").replace("\n", "\r\n")) == joined


def test_list_items_without_full_stops_stay_apart() -> None:
    text = "数说湾区\n\n◆ 新建产业园区10个，优化提升21个，签约企业和项\n目254个\n◆ 举办10场对接会\n"
    (article,) = split_articles(Document("a.txt", text), LEXICON)
    boxes = [p.text for p in article.passages if p.role is PassageRole.BOX]
    assert boxes == ["新建产业园区10个，优化提升21个，签约企业和项目254个", "举办10场对接会"]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_character_of_a_passage_stands_in_the_document(text: str) -> None:
    former = 0
    for article in split_articles(Document("a.txt", text), LEXICON):
        begin, end = article.article.begin, article.article.end
        assert article.article.id == f"a.txt#{begin}"
        assert former <= begin < end <= len(text), "articles do not overlap"
        former = end
        at = begin
        for made in article.passages:
            offsets = list(made.offsets)
            assert len(offsets) == len(made.text) > 0
            assert offsets == sorted(set(offsets)), "offsets rise strictly"
            assert at <= offsets[0] and offsets[-1] < end, "passages follow each other within the article"
            at = offsets[-1] + 1
            for char, offset in zip(made.text, offsets, strict=True):
                source = text[offset]
                assert char == " " if source.isspace() else fold(char) == fold(source.translate(FOLD))


@given(TEXTS)
@settings(deadline=None)
def test_the_kind_of_line_end_makes_no_difference(text: str) -> None:
    text = "".join(text.split("\r"))
    read = []
    for source in (text, text.replace("\n", "\r\n")):
        articles = split_articles(Document("a.txt", source), LEXICON)
        read.append([[(p.role, p.text) for p in article.passages] for article in articles])
    assert read[0] == read[1]


@given(st.text(alphabet="苏州12AI ,:()\n\u3000。“”", max_size=40))
def test_reading_text_is_the_folded_source_without_blanks(text: str) -> None:
    made = passage(text)
    assert fold(made.text.replace(" ", "")) == fold("".join(text.split()))
    assert "\n" not in made.text
