"""Running prose whose subjects, partners and days carry over from clause to clause and sentence to sentence.

`##` parts passages. Rows without an expectation must yield nothing of the kind asked for.
"""

import pytest
from markup import annotate

from kg.extract.events import extract_events
from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon

LEXICON = Lexicon()

AGENTS = [
    (
        "“[甬易办|Platform]”由[宁波市数据局|GovernmentAgency]建设，[宁波数科公司|Company]负责运营，依托[浙东云|Platform]，"
        "归集数据3亿条。",
        {"甬易办 builtBy 宁波市数据局", "甬易办 operatedBy 宁波数科公司", "甬易办 uses 浙东云"},
    ),
    (
        "[泉城码|Platform]由[济南数据集团|Company]开发、[济南城投公司|Company]运营。",
        {"泉城码 builtBy 济南数据集团", "泉城码 operatedBy 济南城投公司"},
    ),
    (
        "[扬子湾隧道|Facility]由[南京交建公司|Company]投资建设，总投资88亿元，由[南京隧道公司|Company]管理。",
        {"扬子湾隧道 builtBy 南京交建公司", "扬子湾隧道 operatedBy 南京隧道公司"},
    ),
    (
        "[福州市|City]设立[闽江专项计划|Programme]，由[福州金控公司|Company]受托管理。",
        {"闽江专项计划 operatedBy 福州金控公司"},
    ),
    (
        "[滇池高铁|Facility]全长90公里，设计时速250公里，由[昆明铁路局|Company]运营。",
        {"滇池高铁 operatedBy 昆明铁路局"},
    ),
    ("根据[厦门市|City]日前印发的《[海洋十条|Programme]》，明年将新增泊位。", {"海洋十条 issuedBy 厦门市"}),
    (
        "[无锡市文旅局|GovernmentAgency]联合[江南大学|University]发布《[太湖报告|Programme]》。",
        {"无锡市文旅局 cooperatesWith 江南大学", "太湖报告 issuedBy 无锡市文旅局", "太湖报告 issuedBy 江南大学"},
    ),
    (
        "[中联公司|Company]牵手[长沙理工大学|University]，共同研制[星河吊机|Product]。",
        {"中联公司 cooperatesWith 长沙理工大学", "星河吊机 builtBy 中联公司", "星河吊机 builtBy 长沙理工大学"},
    ),
    (
        "[山河公司|Company]扩产。由其与[中南大学|University]共建的“[深地实验室|ResearchInstitute]”在[株洲|City]揭牌。",
        {
            "深地实验室 builtBy 山河公司",
            "深地实验室 builtBy 中南大学",
            "山河公司 cooperatesWith 中南大学",
            "深地实验室 locatedIn 株洲",
        },
    ),
    ("[云岭公司|Company]投资5亿元的[呈贡基地|Facility]已封顶。", {"呈贡基地 builtBy 云岭公司"}),
    (
        "“[穗造|Platform]”由[广州市工信局|GovernmentAgency]指导、[广州工投集团|Company]牵头建设，"
        "[广州数科公司|Company]承担运营，采用[昇腾芯片|Product]。",
        {"穗造 builtBy 广州工投集团", "穗造 operatedBy 广州数科公司", "穗造 uses 昇腾芯片"},
    ),
    (
        "[钱江实验室|ResearchInstitute]揭牌，由[江海大学|University]牵头，联合[云栖科技|Company]、[紫峰院|ResearchInstitute]等共同建设。",
        {
            "钱江实验室 builtBy 江海大学",
            "钱江实验室 builtBy 云栖科技",
            "钱江实验室 builtBy 紫峰院",
            "江海大学 cooperatesWith 云栖科技",
            "江海大学 cooperatesWith 紫峰院",
        },
    ),
    (
        "[云帆公司|Company]推出[飞云平台|Platform]，由[江海大学|University]提供技术支持，由[云栖公司|Company]运营。",
        {"飞云平台 builtBy 云帆公司", "飞云平台 operatedBy 云栖公司"},
    ),
    ("[东江港|Facility]新开通至越南的集装箱航线，由[远海公司|Company]运营。", set()),
    ("[东江港|Facility]扩建完工，由[远海公司|Company]运营。", {"东江港 operatedBy 远海公司"}),
    (
        "[钱江实验室|ResearchInstitute]由[江海大学|University]牵头，联合[云栖科技|Company]组建，由[城投集团|Company]运营。",
        {
            "钱江实验室 builtBy 江海大学",
            "钱江实验室 builtBy 云栖科技",
            "江海大学 cooperatesWith 云栖科技",
            "钱江实验室 operatedBy 城投集团",
        },
    ),
    (
        "[江海大学|University]牵头，联合[云栖科技|Company]建设[钱江实验室|ResearchInstitute]。",
        {"钱江实验室 builtBy 江海大学", "钱江实验室 builtBy 云栖科技", "江海大学 cooperatesWith 云栖科技"},
    ),
    (
        "[沈飞集团|Company]旗下的[沈航公司|Company]与[金属研究所|ResearchInstitute]合作。",
        {"沈航公司 partOf 沈飞集团", "沈航公司 cooperatesWith 金属研究所"},
    ),
    (
        "由[洛阳市|City]和[文博社|Organization]主办，[河洛大学|University]承办的[古都展|Conference]开幕。",
        {"古都展 organizedBy 文博社", "古都展 organizedBy 河洛大学"},
    ),
    (
        "由[东海大学|University]牵头、[紫峰院|ResearchInstitute]参与建设的[深海网|Facility]通过验收。",
        {
            "深海网 builtBy 东海大学",
            "深海网 builtBy 紫峰院",
            "东海大学 participatesIn 深海网",
            "紫峰院 participatesIn 深海网",
        },
    ),
    ("[浪云公司|Company]承建的“健康码”依托[北方中心|Facility]，接入医院百余家。", set()),
    ("[大连市|City]谋划产业基金；[旅顺园|Facility]进展顺利，由专班推进。", set()),
    ("[南昌市|City]的[赣江平台|Platform]很有名，[洪城公司|Company]负责运营另一个。", set()),
]
MEETINGS = [
    (
        "本届[花博会|Conference]由[上海市林业局|GovernmentAgency]、[崇明区政府|GovernmentAgency]主办，"
        "[光明集团|Company]承办，[上海花协|Organization]协办。",
        {
            "花博会 organizedBy 上海市林业局",
            "花博会 organizedBy 崇明区政府",
            "花博会 organizedBy 光明集团",
            "花博会 organizedBy 上海花协",
        },
    ),
    (
        "[东博会|Conference]昨日开幕。[京东公司|Company]、[格力公司|Company]等企业悉数亮相。",
        {"京东公司 participatesIn 东博会", "格力公司 participatesIn 东博会"},
    ),
    (
        "[惠民平台|Platform]上线。[徽商银行|Company]、[合肥科农行|Company]等6家金融机构先后入驻。",
        {"徽商银行 participatesIn 惠民平台", "合肥科农行 participatesIn 惠民平台"},
    ),
    (
        "[东博会|Conference]在[南宁|City]举行。[南宁市|City]副市长[韦强|Person]在活动上表示，市场很大。",
        {"东博会 locatedIn 南宁", "韦强 affiliatedWith 南宁市", "韦强 participatesIn 东博会"},
    ),
    (
        "在[贵阳|City]举办的[数博会|Conference]人气很旺。当日的论坛由[贵州大学|University]主办。",
        {"数博会 locatedIn 贵阳"},
    ),
    (
        "[人才论坛|Conference]在[遵义|City]召开。当日的论坛由[贵州大学|University]主办。",
        {"人才论坛 locatedIn 遵义", "人才论坛 organizedBy 贵州大学"},
    ),
    (
        "[百强榜|Award]揭晓，[南通|City]21家企业上榜，[通富公司|Company]、[中天公司|Company]分列第3位和第9位。",
        {"通富公司 received 百强榜", "中天公司 received 百强榜"},
    ),
    (
        "[威海公司|Company]在[齐鲁研究院|ResearchInstitute]发布的[独角兽榜|Award]中上榜。",
        {"威海公司 received 独角兽榜", "独角兽榜 issuedBy 齐鲁研究院"},
    ),
    ("[工业发布会|Conference]昨日举行。机器人盛会开幕，展会由[榕城公司|Company]主办。", set()),
    ("[京东公司|Company]昨日亮相。[格力公司|Company]参展。", set()),
    ("[绵阳市|City]市民在活动上表示，[科博会|Conference]很热闹。", set()),
]
PLACES = [
    ("[温州市|City]引来了[瓯江算力平台|Platform]。", {"瓯江算力平台 locatedIn 温州市"}),
    ("在[松江区|District]，[佘山工厂|Facility]每30秒下线一辆车。", {"佘山工厂 locatedIn 松江区"}),
    ("[徐工公司|Company]把“[汉云|Platform]”用到了车间。", {"徐工公司 uses 汉云"}),
    (
        "“[汉云|Platform]”已在[徐州烟厂|Facility]、[淮海集团|Company]推广应用。",
        {"徐州烟厂 uses 汉云", "淮海集团 uses 汉云"},
    ),
    ("[晋江公司|Company]引进了[华工公司|Company]的[飞梭系统|Platform]。", {"晋江公司 uses 飞梭系统"}),
    (
        "[昆明市|City]与[贵阳市|City]、[南宁市|City]等5个城市签署《[西南协议|Programme]》。",
        {"昆明市 cooperatesWith 贵阳市", "昆明市 cooperatesWith 南宁市"},
    ),
    ("“[西湖食堂|Facility]”开业。该食堂由[钱江公司|Company]运营。", {"西湖食堂 operatedBy 钱江公司"}),
    ("[中卫公司|Company]将在[沙坡头区|District]办会；[银川市|City]的数据中心[西云|Facility]扩容。", set()),
    ("在[松江区|District]，[海科公司|Company]董事会开会。", set()),
]
POSTS = [
    ("[海科公司|Company]发展快。总经理[王五|Person]介绍，产品热销。", {"王五 affiliatedWith 海科公司"}),
    ("[海科公司|Company]由现任首席技术官[周六|Person]接手。", {"周六 affiliatedWith 海科公司"}),
    ("[亚太集团|Company][东北亚|Place]区总经理[陈仁|Person]表示满意。", {"陈仁 affiliatedWith 亚太集团"}),
    (
        "[浙江工商大学|University]公共管理学院副教授、市人大代表[方敏|Person]说。",
        {"方敏 affiliatedWith 浙江工商大学"},
    ),
    ("[海科公司|Company]与[鲲鹏公司|Company]很近。董事长[张三|Person]说。", set()),
    ("[海科公司|Company]回应。原董事长[李四|Person]被查。", set()),
    ("[海科公司|Company]发展快。副市长[王五|Person]到场。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), [*AGENTS, *MEETINGS, *PLACES, *POSTS])
def test_a_relation_reaches_over_clauses_and_sentences(marked: str, expected: set[str]) -> None:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_relations(article, text, LEXICON)
    assert {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in found} == expected


EVENTS = [
    (
        "{2025-10-28|10月28日}上午，[推进会|Conference]在[芜湖|City]举行。当天开工的[轨道园|Facility]投资12亿元。",
        {"推进会 Held 2025-10-28", "轨道园 Started 2025-10-28"},
    ),
    (
        "{2025-10-28|10月28日}，[推进会|Conference]在[芜湖|City]举行。##又讯 同日，“[芜湖码|Platform]”启用。",
        {"推进会 Held 2025-10-28", "芜湖码 Launched 2025-10-28"},
    ),
    (
        "{2025-06-03|6月3日}，[光电展|Conference]开幕。##在随后举行的签约仪式上，项目很多。其中，"
        "[长飞公司|Company]与[鄂州市|City]签署战略合作协议。",
        {"光电展 Held 2025-06-03", "长飞公司 Signed 2025-06-03"},
    ),
    (
        "一、{2024|2024年}工作回顾##[龙城大桥|Facility]建成投用，[常州实验室|ResearchInstitute]揭牌。"
        "##二、{2026|2026年}主要任务##[常州北站|Facility]开工。",
        {"龙城大桥 Completed 2024-01-01", "常州实验室 Established 2024-01-01"},
    ),
    (
        "{2025-11-12|11月12日}，[百强榜|Award]揭晓。[芯微公司|Company]首次入围，就排到了第68位。",
        {"百强榜 Released 2025-11-12", "芯微公司 Awarded 2025-11-12"},
    ),
    ("“[赣通办|Platform]”自{2024-06|2024年6月}上线以来，办件80万件。", {"赣通办 Launched 2024-06-01"}),
    ("[蜀道指数|Award]创设于{2014|2014年}。", {"蜀道指数 Established 2014-01-01"}),
    (
        "{2025-09-18|9月18日}，[昆明市|City]与[贵阳市|City]等城市签署《[西南协议|Programme]》。",
        {"西南协议 Signed 2025-09-18"},
    ),
    ("{2025|今年以来}，[合肥|City]坚持“月月有签约、季季有开工”。", set()),
    ("{2025-10|上个月}，[海科公司|Company]在[甲院|ResearchInstitute]发布的[乙榜|Award]中被提及。", set()),
    ("{2025-11-12|11月12日}，成立不过四年的[芯微公司|Company]亮了相。", set()),
    ("{2025|今年}营收增长，建成的“[马山模型|Product]”调用量很大。", set()),
    ("{2025|今年}建成的“[马山模型|Product]”调用量很大。", {"马山模型 Completed 2025-01-01"}),
]


@pytest.mark.parametrize(("marked", "expected"), EVENTS)
def test_an_event_takes_the_day_that_the_text_gives_it(marked: str, expected: set[str]) -> None:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_events(article, text, LEXICON)
    assert {f"{names[e.subject]} {e.type} {e.start}" for e in found} == expected
