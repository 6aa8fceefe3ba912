"""Cutting reading text into sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["全市新增企业12家。", "其中外资3家！", "为何？", "因为营商环境好。"],
        ["王强说：“我们准备好了。”", "会议随后结束。"],
        ["该园区占地356亩；线路长5.4公里；总投资9.6亿元。"],
        ["《谁是英雄？一份答卷》昨日首发。", "反响热烈。"],
        ["项目（一期已建成。二期在建）进展顺利。", "年底完工。"],
        ["“‘一站直通’平台解决了难题。”", "王先生说。"],
        ["“今年能完成吗？”是大家问得最多的话。", "答案是能。"],
        ["创新成果不断涌现……", "这说明路子走对了。"],
        ["量子通信、卫星导航……等领域均有突破。"],
        ["增长5.1%，达3.5亿元。", "标题没有句号"],
        ["有人问：“为什么？”", "没有人回答。"],
    ],
)
def test_sentences_end_at_full_stops_and_keep_their_closing_quotes(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [text[begin:end] for begin, end in split_sentences(text)] == sentences


def test_blanks_between_sentences_belong_to_none() -> None:
    text = " 好。 不好。 "
    assert [text[b:e] for b, e in split_sentences(text)] == ["好。", "不好。"]


@given(st.text(alphabet="甲乙。！？…；“”《》（） ab1", max_size=60))
def test_sentences_cover_all_but_blanks_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert all(begin < end for begin, end in spans)
    assert all(former[1] <= later[0] for former, later in pairwise(spans))
    assert "".join(text[b:e] for b, e in spans).replace(" ", "") == text.replace(" ", "")
