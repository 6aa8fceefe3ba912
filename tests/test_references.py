"""Whom a noun or pronoun without a name means, seen in what is said of it. Empty sets: it is not plain."""

import pytest
from markup import annotate

from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon

LEXICON = Lexicon()


def _found(marked: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    relations = extract_relations(article, text, LEXICON)
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in relations}


_FAR = "市场在变。订单在变。技术在变。人也在变。"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Far from its name the firm that the article is about is simply “the company”.
        (
            f"[远航公司|Company]成立早。[远航公司|Company]专注电池，[远航公司|Company]很大。{_FAR}"
            "今年，公司与[海大|University]签署协议。",
            {"远航公司 cooperatesWith 海大"},
        ),
        (
            f"[远航公司|Company]成立早。[启明公司|Company]也早。{_FAR}今年，公司与[海大|University]签署协议。",
            set(),
        ),
        # Named alone in the sentence before, the firm is meant; with another beside it, it is not plain which.
        ("[远航科技|Company]成立早。公司与[海大|University]签署协议。", {"远航科技 cooperatesWith 海大"}),
        ("[远航科技|Company]、[启明科技|Company]成立早。公司与[海大|University]签署协议。", set()),
        ("[江海银行|Company]在扩张。该行与[海大|University]签署协议。", {"江海银行 cooperatesWith 海大"}),
        ("[远航公司|Company]在扩张。该行与[海大|University]签署协议。", set()),
        (
            "[远航公司|Company]去年扩产。这家老牌航运企业与[海大|University]签署协议。",
            {"远航公司 cooperatesWith 海大"},
        ),
        (
            "[海琴号科考船|Facility]首航。该船由[北港船厂|Company]建造，由[海大|University]运营。",
            {"海琴号科考船 builtBy 北港船厂", "海琴号科考船 operatedBy 海大"},
        ),
        ("[江海银行|Company]在扩张。该行业与[海大|University]签署协议。", set()),
        ("[环湖快线|Facility]在建。线路由[远航公司|Company]承建。", {"环湖快线 builtBy 远航公司"}),
        ("[滨江院区|Facility]在建。线路由[远航公司|Company]承建。", set()),
        (
            "[远航公司|Company]做电池。这家落户[马尾区|District]的企业发展很快。",
            {"远航公司 locatedIn 马尾区"},
        ),
        (
            "[东湖智算中心|Facility]很忙。这座位于[洪山区|District]湖畔的智算中心，由[楚天集团|Company]建设。",
            {"东湖智算中心 locatedIn 洪山区", "东湖智算中心 builtBy 楚天集团"},
        ),
        ("[楚天集团|Company]很忙。这座位于[洪山区|District]湖畔的餐厅开业。", set()),
        (
            "[贵阳数据交易所|Company]很忙。该所与[贵州大学|University]签署协议。",
            {"贵阳数据交易所 cooperatesWith 贵州大学"},
        ),
        ("[贵州大学|University]很忙。该所位于[花溪区|District]。", set()),
        (
            "[洋浦港|Facility]比[湛江港|Facility]多。该港由[海港集团|Company]运营。",
            {"洋浦港 operatedBy 海港集团"},
        ),
        (
            "[洋浦港|Facility]位于[儋州|City]，比[湛江港|Facility]大。一期由[海港集团|Company]建设。",
            {"洋浦港 locatedIn 儋州", "洋浦港 builtBy 海港集团"},
        ),
        (
            "[智算公司|Company]很忙。[远航公司|Company]副总裁介绍，公司自研的[沧海|Product]已上线。",
            {"沧海 builtBy 远航公司"},
        ),
        ("“[泉城奖|Award]”揭晓。[远航公司|Company]获得一等奖。", {"远航公司 received 泉城奖"}),
        ("[远航公司|Company]入选“[小巨人|Award]”。[沧海|Product]夺得一等奖。", {"远航公司 received 小巨人"}),
        ("[远航公司|Company]在扩产。其又与[海大|University]签约。", {"远航公司 cooperatesWith 海大"}),
    ],
)
def test_a_noun_means_the_one_that_the_text_goes_on_about(marked: str, expected: set[str]) -> None:
    assert _found(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The end of a name stands for the whole.
        (
            "[浔江数字促进会|Organization]成立。目前，促进会已联合[海大|University]授课。",
            {"浔江数字促进会 cooperatesWith 海大"},
        ),
        ("[梅岭生物城|District]始建早。同日，生物城与[海大|University]签署协议。", {"梅岭生物城 cooperatesWith 海大"}),
        ("[东岸服务驿站|Facility]开门。驿站由[远航公司|Company]运营。", {"东岸服务驿站 operatedBy 远航公司"}),
        ("[滨江体育馆|Facility]开门。该线由[远航公司|Company]承建。", set()),
        ("[三号线首通线|Facility]开通。该线由[远航公司|Company]承建。", {"三号线首通线 builtBy 远航公司"}),
        (
            "[梅岭软件谷|District]扩区。这里先后引来[远航公司|Company]、[启明公司|Company]。",
            {
                "远航公司 locatedIn 梅岭软件谷",
                "启明公司 locatedIn 梅岭软件谷",
            },
        ),
        # Something else that is not called so is not meant.
        ("[东岸服务中心|Facility]开门。驿站由[远航公司|Company]运营。", set()),
        ("[梅岭高新区|District]始建早。同日，生物城与[海大|University]签署协议。", set()),
        ("[浔江书画协会|Organization]成立。目前，促进会已联合[海大|University]授课。", set()),
        ("[梅岭生物城|District]始建早。智慧生物城与[海大|University]签署协议。", set()),
        ("[梅岭软件谷|District]扩区。从这里走出的[远航公司|Company]很大。", set()),
    ],
)
def test_the_noun_that_a_name_ends_with_stands_for_it(marked: str, expected: set[str]) -> None:
    assert _found(marked) == expected
