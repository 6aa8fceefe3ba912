"""Persons: posts before and after, speech, lists, minority and double surnames, and what is none."""

import pytest
from naming import article, found, read

PERSONS = [
    ("市数据局局长李明表示，平台已上线。", ["李明"]),
    ("海创电子董事长黄立新说，今年扩产。", ["黄立新"]),
    ("黄立新，海创电子董事长，今年五十岁。", ["黄立新"]),
    ("市政协委员、海润置业合肥项目总经理王景林来自一线。", ["王景林"]),
    ("杭州市委副书记、代市长姚远参加会议。", ["姚远"]),
    ("市人大代表彭越、何砚秋、苏景行、温如玉等审议发言。", ["彭越", "何砚秋", "苏景行", "温如玉"]),
    ("省工商联副会长梁砚、徐清源以及杨以宁、余青到会祝贺。", ["梁砚", "徐清源", "杨以宁", "余青"]),
    ("省委副书记诸葛明杰出席，副市长欧阳文华讲话。", ["诸葛明杰", "欧阳文华"]),
    ("副市长阿不都拉·买买提作汇报。", ["阿不都拉·买买提"]),
    ("“我们要抢跑。”江毅然说道。", ["江毅然"]),
    ("“改革是必须走的路。”陈晓勉说。", ["陈晓勉"]),
    ("德力公司全球副总裁魏远透露，新品将在苏州投产。", ["魏远"]),
    ("总工程师闫大鹏备受鼓舞。", ["闫大鹏"]),
    ("市委书记林群多次明确要求加快建设。", ["林群"]),
    ("会议由协会理事长、论坛执行主席顾云舟主持。", ["顾云舟"]),
    ("东南大学校长张广军院士担任理事长。", ["张广军"]),
    ("全国政协委员周鸿飞接受采访。", ["周鸿飞"]),
    ("五年级学生赵元哲关于改造路口的建议被采纳。", ["赵元哲"]),
    ("赵国强，男，汉族，1973年5月出生，大学学历。", ["赵国强"]),
    ("市民排队入场。 钱文博 摄", ["钱文博"]),
    ("市领导叶林、李向阳、楼伟成、辜庆国列席会议。", ["叶林", "李向阳", "楼伟成", "辜庆国"]),
    ("会上，房建成、杨华勇、葛继宏等先后发言。", ["房建成", "杨华勇", "葛继宏"]),
    ("运营总监史有为介绍了情况。", ["史有为"]),
    ("局长李明为获奖者颁奖。", ["李明"]),
    ("吴梅委员建议，增加托位。", ["吴梅"]),
    ("吴梅代表市工商联发言，徐平委员代表民建发言。", ["吴梅", "徐平"]),
    ("市民代表植树添绿，志愿者代表苟同不了，院长楼道里张望，专家和学者到场，居民区长期缺水。", []),
    ("总经理普建华说，局长国强到会，副主任楼一平出席。", ["普建华", "国强", "楼一平"]),
    ("学生刘洋曾在竞赛中获奖。", ["刘洋"]),
    ("会议决定任命李明、王芳为副局长；周正为处长。", ["李明", "王芳", "周正"]),
    ("聘请专家为企业把脉，方便群众，任命程序为公开。", []),
    ("黄瓜、白菜、马铃薯等大量上市。", []),
    ("黄芪、白术、金银花价格上涨。", []),
    ("记者从市卫健委获悉，今年新增医院3家。", []),
    ("科技部部长安排工作，局长高度评价成果。", []),
    ("彭女士说，她在小区住了十年；王先生、李某也这样说。", []),
    ("于是说干就干，成立专班，黄金周方便游客。", []),
    ("高端装备、马上就办、周一例会、常务会议、陈旧设备。", []),
    ("方案指出，计划强调，任务明确，程度加深。", []),
    ("总书记殷殷嘱托，主任表示满意。", []),
    ("老师说，学生表示，代表们认为。", []),
    ("安全负责人介绍情况，关键岗位人员全部到位。", []),
]


@pytest.mark.parametrize(("text", "names"), PERSONS)
def test_persons_are_found(text: str, names: list[str]) -> None:
    """Exactly the persons that a reader would name, in order, are found."""
    assert [form for form, kind in found(text).items() if kind == "Person"] == names


def test_bare_name_counts_once_introduced() -> None:
    """After 董事长黄立新 the bare name is the same person wherever it stands."""
    names = read(article("海创电子董事长黄立新到会。", "散会后黄立新走访车间，工人把建议交给黄立新。"))
    assert [n.entity for n in names.mentions[0][1] if n.kind == "Person"] == ["黄立新", "黄立新"]


def test_name_that_recurs_at_clause_starts_is_a_person() -> None:
    """A name without a post is a person when it starts clauses again and again."""
    text = "多年来，罗浪善于总结经验。罗浪发现隐患。近年来，罗浪获多项荣誉。谈及未来，罗浪带徒十人。"
    assert found(text).get("罗浪") == "Person"


def test_byline_is_an_entity() -> None:
    """By-line persons are entities even where no paragraph names them."""
    names = read(article("今天晴。", publisher="苏州日报", bylines=("顾雪晴",)))
    assert names.entities["顾雪晴"].kind == "Person"
