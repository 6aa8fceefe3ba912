"""Names that no dictionary has and only their place in the sentence gives away."""

import pytest
from naming import article as _article
from naming import found, read

BEFORE_POSTS = [
    ("国仪量子董事长贺羽介绍，新仪器已交付。", {"国仪量子": "Company"}),
    ("长鑫存储总裁曹堪宇出席。", {"长鑫存储": "Company"}),
    ("据格兰赛科创始人王磊介绍，首批订单来自欧洲。", {"格兰赛科": "Company"}),
    ("市人大代表、广电计量总经理明志茂说。", {"广电计量": "Company"}),
    ("伟巴斯特亚太区总裁张明在活动上致辞。", {"伟巴斯特": "Company"}),
    ("国芯中心副主任、西部超导董事长冯勇说。", {"国芯中心": "ResearchInstitute", "西部超导": "Company"}),
]
NO_EMPLOYERS = [
    "公司总经理李明说，订单排到年底。",
    "集团董事长王强表示，企业董事长赵刚也表示。",
    "地铁公司总经理李明说，项目总经理张军说。",
    "民营企业董事长周海来自温州。",
    "市场部总经理刘军、技术研发总监王明到场。",
    "中心主任王伟、研究中心主任李军到场。",
]
LISTED = [
    (
        "活动吸引了迈腾电子、中芯聚源、经纬信息等20余家知名企业参加。",
        {"迈腾电子": "Company", "中芯聚源": "Company", "经纬信息": "Company"},
    ),
    (
        "园区聚集了盛合晶微、凌云光、亿咖通等龙头企业。",
        {"盛合晶微": "Company", "凌云光": "Company", "亿咖通": "Company"},
    ),
    ("招商组走访了量芯数据科技、半云科技等企业。", {"量芯数据科技": "Company", "半云科技": "Company"}),
    ("智元新创宣布完成新一轮融资。", {"智元新创": "Company"}),
    ("云深处发布全新四足机器人。", {"云深处": "Company"}),
    ("全球知名汽车电子企业伟巴斯特在合肥建厂。", {"伟巴斯特": "Company", "合肥": "City"}),
]
NO_FIRMS = [
    "已形成电子信息、生物医药、新材料等企业集群。",
    "水电、燃气、通信等企业加快恢复生产。",
    "服务规上工业、建筑业等企业3000家。",
    "政银企携手推出新模式，产学研联合推出十项成果。",
    "沪苏浙率先推出跨省通办。",
    "企业世界里没有捷径，外资企业达到300家，企业利润增长。",
    "老字号推出新品，各部门推出举措，村集体推出认养。",
]
ANCHORED = [
    ("活动在中德（太仓）先进制造产业园举行。", {"中德（太仓）先进制造产业园": "Facility"}),
    ("中法生态城开工。", {"中法生态城": "District"}),
    ("国家工业互联网骨干直联点（成都）扩容。", {"国家工业互联网骨干直联点（成都）": "Facility"}),
    ("北方大数据交易中心与南方数据交易中心签约。", {"北方大数据交易中心": "Company"}),
    ("福建省数智融合成果转化中心承办。", {"福建省数智融合成果转化中心": "ResearchInstitute"}),
    ("佛山市中小企业数字化转型创新中心揭牌。", {"佛山市中小企业数字化转型创新中心": "ResearchInstitute"}),
    ("西门子全球研发中心落户苏州。", {"西门子全球研发中心": "ResearchInstitute", "苏州": "City"}),
    ("无锡市三季度重大项目集中开工活动举行。", {"无锡市三季度重大项目集中开工活动": "Conference"}),
    ("该产品获得第25届中国专利优秀奖。", {"第25届中国专利优秀奖": "Award"}),
]
RANKED = [
    (
        "在2023年度重点城市一体化政务服务能力评估中位居第四。",
        {"2023年度重点城市一体化政务服务能力评估": "Award"},
    ),
    ("该园在商务部国家级经开区综合评价中列第8位。", {"商务部国家级经开区综合评价": "Award"}),
    ("该校在2024年中国大学排行榜中，位列第九。", {"2024年中国大学排行榜": "Award"}),
]
UNRANKED = [
    "在全国289个城市排名中位列第三。",
    "在全省考核中排名第一。",
    "在同类平台中排名第二。",
    "在综合评价中得分最高。",
]
QUOTED = [
    ("推出智能客服“泉宝儿”，一次解决率达88.7%。", {"泉宝儿": "Product"}),
    ("机器人“悟空”在展厅亮相。", {"悟空": "Product"}),
    ("“苏易办”4.0版上线。", {"苏易办4.0版": "Platform"}),
    ("“津心办”日活超过30万。", {"津心办": "Platform"}),
    (
        "市民可通过“渝快办”“蓉易办”“皖事通”等平台办理。",
        {"渝快办": "Platform", "蓉易办": "Platform", "皖事通": "Platform"},
    ),
    ("“颐养链”服务惠及百万人次。", {"颐养链": "Platform"}),
]
FIRSTS = [
    ("国内首款车规级5纳米芯片发布。", {"车规级5纳米芯片": "Product"}),
    ("首台国产兆瓦级燃气轮机下线。", {"国产兆瓦级燃气轮机": "Product"}),
    ("全球首颗专业海洋观测卫星成功发射。", {"专业海洋观测卫星": "Product"}),
    ("奥迪一汽启用数字孪生总装工厂，自动化率100%。", {"数字孪生总装工厂": "Facility"}),
]
MADE = [
    ("由贵阳数据集团建设运营的筑易算算力调度平台上线。", {"筑易算算力调度平台": "Platform"}),
    ("公司自研的沧溟交通大模型已在地铁应用。", {"沧溟交通大模型": "Product"}),
    ("该企业同步推出瀚若政务大模型，参数规模130亿。", {"瀚若政务大模型": "Product"}),
    ("浙江大学与阿里云联合设立的智能车载测试中心，排期到年底。", {"智能车载测试中心": "Facility"}),
    ("厦门大学与科大讯飞共建的语音大数据联合实验室，去年9月挂牌。", {"语音大数据联合实验室": "ResearchInstitute"}),
    ("国家统计局长沙调查队发布公报。", {"国家统计局长沙调查队": "GovernmentAgency"}),
    ("宁波12345政务服务热线试用新系统。", {"宁波12345政务服务热线": "Platform"}),
    ("国家超级计算郑州中心联合河南大学共建实验平台。", {"国家超级计算郑州中心": "Facility"}),
    ("项目由厦门海沧城建集团负责运营。", {"厦门海沧城建集团": "Company"}),
    ("昆山综保区管委会出台办法。", {"昆山综保区管委会": "GovernmentAgency"}),
    ("位于江宁区秣陵片区的厂房交付。", {"江宁区秣陵片区": "District"}),
]
SHORTER = [
    ("名为“星河”的智能体有三项功能。", {"星河": "Platform"}),
    ("取名“天工”的机器人亮相。", {"天工": "Product"}),
    ("其研制的“雅江”系列推理芯片已量产。", {"雅江系列推理芯片": "Product"}),
    ("自主设计的驱动芯片鹭芯R3已批量使用。", {"鹭芯R3": "Product"}),
    ("国家健康医疗大数据中心（山东分中心）揭牌。", {"国家健康医疗大数据中心（山东分中心）": "Facility"}),
    ("在成都综合保税区B区跨境电商监管中心，分拣线昼夜不停。", {"成都综合保税区B区跨境电商监管中心": "Facility"}),
    ("徐恒电子旗下的常州云算信息技术有限公司运营。", {"徐恒电子": "Company", "常州云算信息技术有限公司": "Company"}),
    ("就在天府绛溪实验室揭牌。", {"天府绛溪实验室": "ResearchInstitute"}),
]
FIELDS = [
    ("共建生物育种全国重点实验室。", {"生物育种全国重点实验室": "ResearchInstitute"}),
    ("依托煤燃烧国家重点实验室开展攻关。", {"煤燃烧国家重点实验室": "ResearchInstitute"}),
    ("湖南碳排放权交易中心揭牌。", {"湖南碳排放权交易中心": "Organization"}),
    ("第十六届中国国际动漫节启幕。", {"第十六届中国国际动漫节": "Conference"}),
    ("郑渝高铁襄万段贯通。", {"郑渝高铁襄万段": "Facility"}),
    ("连镇高速铁路淮扬段铺轨。", {"连镇高速铁路淮扬段": "Facility"}),
    ("吴江区盛泽镇办起夜校。", {"吴江区盛泽镇": "Place"}),
    ("印发厦门市“人工智能+”行动计划（2025—2027年）的通知。", {"厦门市人工智能+行动计划（2025—2027年）": "Programme"}),
    ("鑫昇合纤科技有限公司技术中心主任李明说。", {"鑫昇合纤科技有限公司": "Company"}),
    ("台州学院联合温州大学建成精密注塑中试平台，服务60多家企业。", {"精密注塑中试平台": "Platform"}),
    ("该局推出“证照即办”模式。", {"证照即办": "Programme"}),
]
OWNED = [
    ("哈尔滨工程大学烟台创新发展中心揭牌。", {"哈尔滨工程大学烟台创新发展中心": "ResearchInstitute"}),
    ("国家超级计算济南中心扩容。", {"国家超级计算济南中心": "Facility"}),
    ("国家区域医疗中心投用。", {"国家区域医疗中心": "ResearchInstitute"}),
    ("无锡市中小企业服务中心走访企业。", {"无锡市中小企业服务中心": "GovernmentAgency"}),
    ("由材料科学嘉庚实验室研制。", {"材料科学嘉庚实验室": "ResearchInstitute"}),
    ("海口国际商业航天发射场完成首次发射。", {"海口国际商业航天发射场": "Facility"}),
]
RANKINGS = [
    ("“2024城市数字指数—东部城市”发布。", {"2024城市数字指数—东部城市": "Award"}),
    ("该企业进入《2024年中国独角兽榜单》。", {"2024年中国独角兽榜单": "Award"}),
    ("成果发表在《自然》上。", {"自然": "Organization"}),
    ("现场举行“金芦奖”颁奖典礼。", {"金芦奖": "Award"}),
    ("现将2024年度区级文化产业发展专项资金予以公示。", {"2024年度区级文化产业发展专项资金": "Programme"}),
]
COUNTED = [
    "实施老旧小区改造项目57个，新建换热站120座。",
    "港区外贸航线增至38条，标准化厂房达到12栋。",
    "G318国道、T3航站楼、PM2.5浓度。",
]
NOT_MADE = [
    "全市企业建成智能工厂，推出服务平台。",
    "全国重点实验室达到12家。",
    "春节前夕，各环节细节都要抓好。",
    "推出新的平台，推出惠民服务平台，采用国产操作系统。",
    "企业研发的智能机器人，居民使用的出行平台。",
    "依托该平台，采用这一系统，基于此类大模型，引入某平台。",
    "打造研学旅游基地，研发各类芯片。",
    "初创公司缺人，子公司盈利，换热站改造完成。",
    "高级工程师李明、规划师王强到场，企业家来访。",
]
NOTHING = [
    "用好“马上办”“一次办”“就近办”机制，做到“事事通”。",
    "加快首台套重大技术装备推广。",
    "首批设备进场，首套系统上线。",
    "成立工作专班，启用新校区。",
    "全市102家上市公司披露年报。",
]


@pytest.mark.parametrize(
    ("text", "names"),
    BEFORE_POSTS + LISTED + ANCHORED + RANKED + QUOTED + FIRSTS + MADE + SHORTER + FIELDS + OWNED + RANKINGS,
)
def test_names_are_found_by_what_stands_around_them(text: str, names: dict[str, str]) -> None:
    """Posts, lists of companies, verbs, brackets and ranks make a name of what stands beside them."""
    assert names.items() <= found(text).items()


@pytest.mark.parametrize("text", NO_EMPLOYERS + NO_FIRMS + UNRANKED + NOT_MADE + COUNTED + NOTHING)
def test_common_words_in_the_same_places_are_no_names(text: str) -> None:
    """A common noun before a post, in a list, or behind 启用 and 首台 stays one."""
    places = {"Place", "City", "District", "Person"}
    assert {name: kind for name, kind in found(text).items() if kind not in places} == {}


def test_name_given_by_a_post_counts_in_the_whole_document() -> None:
    """国仪量子 before a post is 国仪量子 elsewhere."""
    names = read(_article("国仪量子的设备已交付。", "国仪量子董事长贺羽说。"))
    assert [[n.entity for n in mentions if n.kind == "Company"] for mentions in names.mentions[0]] == [["国仪量子"]] * 2


LINKED = [
    ("襄阳至荆门高速铁路开通。", "襄荆高铁全长116公里。", "襄荆高铁", "襄阳至荆门高速铁路"),
    ("湛江港信息科技有限公司承建。", "湛江港吞吐量增长。", "湛江港", "湛江港"),
    ("中德（太仓）先进制造产业园开园。", "中德产业园二季度增长。", "中德产业园", "中德(太仓)先进制造产业园"),
    ("贵阳龙洞堡国际机场扩建。", "贵阳机场通航点有43个。", "贵阳机场", "贵阳龙洞堡国际机场"),
    ("贵阳龙洞堡国际机场扩建。", "龙洞堡机场通航点有43个。", "龙洞堡机场", "贵阳龙洞堡国际机场"),
    ("龙翰智造产业园一期揭牌。", "龙翰智造产业园将再招商。", "龙翰智造产业园", "龙翰智造产业园一期"),
    ("落户的伟巴斯特公司签约。", "伟巴斯特的工厂在建。", "伟巴斯特", "伟巴斯特公司"),
    (
        "中国（绵阳）跨境电子商务综合试验区揭牌。",
        "综试区今年进出口增长。",
        "综试区",
        "中国(绵阳)跨境电子商务综合试验区",
    ),
]


@pytest.mark.parametrize(("first", "second", "form", "full"), LINKED)
def test_short_form_is_the_thing_in_full(first: str, second: str, form: str, full: str) -> None:
    """What an earlier sentence names in full is meant by its regular short form later."""
    names = read(_article(first, second))
    later = {second[n.begin : n.end]: n.entity for n in names.mentions[0][1]}
    assert later.get(form) == full


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1998年，福州软件园一期动工。", "福州软件园一期"),
        ("昨日，鼓楼区人民医院启用新楼。", "鼓楼区人民医院"),
        ("绍兴绕城高速昨日通车。", "绍兴绕城高速"),
        ("昨日14时，福州地铁4号线首通段开通。", "福州地铁4号线首通段"),
    ],
)
def test_what_a_city_has_one_of_is_named_by_the_city(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text", ["全市人民医院都已联网。", "多家儿童医院参加。", "建成一批软件园和体育馆。", "全市上市公司总数居首。"]
)
def test_what_there_are_many_of_is_no_name(text: str) -> None:
    assert found(text) == {}
