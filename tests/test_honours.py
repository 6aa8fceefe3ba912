"""Awards with a giver, things used as a base, and the words that stand between. Empty sets: nothing may be said."""

import pytest
from markup import annotate

from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon

LEXICON = Lexicon()


def _found(marked: str) -> set[str]:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    relations = extract_relations(article, text, LEXICON)
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in relations}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[工信部|GovernmentAgency]授予[长沙|City]、[湘潭|City]“[示范城市|Award]”称号。",
            {"长沙 received 示范城市", "湘潭 received 示范城市", "示范城市 issuedBy 工信部"},
        ),
        (
            "[长沙|City]被[工信部|GovernmentAgency]评为“[示范城市|Award]”。",
            {"长沙 received 示范城市", "示范城市 issuedBy 工信部"},
        ),
        (
            "[工信部|GovernmentAgency]将[长沙|City]列为[示范城市|Award]。",
            {"长沙 received 示范城市", "示范城市 issuedBy 工信部"},
        ),
        ("[长沙|City]成为[示范城市|Award]。", {"长沙 received 示范城市"}),
        ("[三一公司|Company]又凭新品获[金鼎奖|Award]。", {"三一公司 received 金鼎奖"}),
        ("[工信部|GovernmentAgency]授予称号，[长沙|City]的[示范城市|Award]建设加快。", set()),
        ("[长沙|City]将[示范城市|Award]经验写入报告。", set()),
    ],
)
def test_an_award_has_a_receiver_and_a_giver(marked: str, expected: set[str]) -> None:
    assert _found(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[武昌区|District]以“[城市脑|Platform]”为底座推进治理。", {"武昌区 uses 城市脑"}),
        ("以“[城市脑|Platform]”为依托，[光明医院|Organization]打通数据。", {"光明医院 uses 城市脑"}),
        ("[光明医院|Organization]用上了“[云诊通|Platform]”。", {"光明医院 uses 云诊通"}),
        ("基于“[鸿图系统|Product]”开发的“[矿山通|Platform]”已应用。", {"矿山通 uses 鸿图系统"}),
        ("[一汽公司|Company]搭载“[乾芯|Product]”的[红旗9系|Product]下线。", {"红旗9系 uses 乾芯"}),
        ("[观澜模型|Product]已在[省肿瘤医院|Organization]投入使用。", {"省肿瘤医院 uses 观澜模型"}),
        ("[长客公司|Company]是[中国中车|Company]的全资子公司。", {"长客公司 partOf 中国中车"}),
        ("[翼龙无人机|Product]配备[天目雷达|Product]。", {"翼龙无人机 uses 天目雷达"}),
        ("“[城市脑|Platform]”为[光明医院|Organization]提供服务。", set()),
        ("为依托创新，[光明医院|Organization]扩建。", set()),
    ],
)
def test_what_is_taken_as_a_base_or_fitted_is_used(marked: str, expected: set[str]) -> None:
    assert _found(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "由[省商务厅|GovernmentAgency]、[福州海关|GovernmentAgency]主办的[跨境展|Conference]举行。",
            {"跨境展 organizedBy 省商务厅", "跨境展 organizedBy 福州海关"},
        ),
        (
            "[省商务厅|GovernmentAgency]主办，[福州海关|GovernmentAgency]承办的[跨境展|Conference]举行。",
            {"跨境展 organizedBy 省商务厅", "跨境展 organizedBy 福州海关"},
        ),
        (
            "[跨境展|Conference]由[省商务厅|GovernmentAgency]指导，[福州贸促会|Organization]主办，[海博公司|Company]承办。",
            {"跨境展 organizedBy 福州贸促会", "跨境展 organizedBy 海博公司"},
        ),
        (
            "[数字谷|Facility]由[海博集团|Company]旗下的[海博园区公司|Company]运营。",
            {"数字谷 operatedBy 海博园区公司", "海博园区公司 partOf 海博集团"},
        ),
        (
            "位于[马尾区|District]的[海洋实验室|ResearchInstitute]，依托[天河超算|Facility]，研制出“[沧海|Product]”。",
            {"海洋实验室 locatedIn 马尾区", "海洋实验室 uses 天河超算", "沧海 builtBy 海洋实验室"},
        ),
        ("[海洋实验室|ResearchInstitute]揭牌仪式在[福州|City]举行。", {"海洋实验室 locatedIn 福州"}),
        ("[海洋论坛|Conference]每年一届，前两届在[宁德|City]举办。", {"海洋论坛 locatedIn 宁德"}),
        ("[海博公司|Company]建成了“[渔政通|Platform]”。", {"渔政通 builtBy 海博公司"}),
        (
            "由[省数据局|GovernmentAgency]牵头、[海博公司|Company]运营的[渔政通|Platform]，在[福州|City]上线。",
            {
                "渔政通 builtBy 省数据局",
                "省数据局 participatesIn 渔政通",
                "渔政通 operatedBy 海博公司",
                "渔政通 locatedIn 福州",
            },
        ),
        ("[福州市政府|GovernmentAgency]关于印发《[海洋计划|Programme]》的通知", {"海洋计划 issuedBy 福州市政府"}),
        ("[福州市政府|GovernmentAgency]关于《[海洋计划|Programme]》的说明", set()),
        ("[海洋论坛|Conference]主办方[省贸促会|Organization]介绍情况。", {"海洋论坛 organizedBy 省贸促会"}),
        ("[沧海|Product]已在[市民热线|Platform]试用。", {"市民热线 uses 沧海"}),
        ("[海博公司|Company]总部在[福州|City]。", {"海博公司 locatedIn 福州"}),
        ("[海博公司|Company]总部在升级，[福州|City]支持。", set()),
    ],
)
def test_words_between_do_not_part_a_verb_from_its_own(marked: str, expected: set[str]) -> None:
    assert _found(marked) == expected
