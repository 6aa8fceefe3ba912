"""Times that are only those of something that has happened, and of no figure told after it."""

import re
from datetime import date

from kg.extract.subjects import Clause
from kg.model import Granularity, TimeExpression

# 5月18日，该中心投产，可提供算力800P: what has been so since.
_STANDING = re.compile(
    "“?(?:而|但)?(?:如今|目前|眼下|现在|现有|累计|已|可|每|[日月年]均|平均|[日月年](?:产|节|处理|发电)|总投资|对)"
)
_FOUNDED = re.compile(
    "(?:成立|创[立办建]|始建|启动建设|开工|建成|落户|揭牌|挂牌|获批|开园|通车|投产|投用|上市|竣工|设立|确诊|迁[来入至])"
)
_OF_WHAT = re.compile("[^，。；]{1,6}的")
_DAYS = (Granularity.DAY, Granularity.MONTH)


def is_bygone(time: TimeExpression, clause: Clause, published: date | None) -> bool:
    """Whether `time`, within a clause that gives no figure, is only that of what the clause tells."""
    return is_day(time, published) or _is_founding(time, clause, published)


def describes(time: TimeExpression, clause: Clause) -> bool:
    """Whether it stands in words that describe something by its founding (2013年启动建设的某园)."""
    text = clause.sentence.passage.text
    return _FOUNDED.match(text, time.end) is not None and _OF_WHAT.match(text, time.end) is not None


def is_day(time: TimeExpression, published: date | None) -> bool:
    """Whether it is a past day or month: that of something that happened, unless it opens its clause."""
    if time.granularity not in _DAYS or time.start is None or time.finish is None:
        return False
    return published is None or time.finish <= published


def stands_since(clause: Clause) -> bool:
    """Whether the clause tells what has been so since something happened (累计, 已, 可提供)."""
    return _STANDING.match(clause.sentence.passage.text, clause.begin) is not None


def _is_founding(time: TimeExpression, clause: Clause, published: date | None) -> bool:
    """Whether it is only the year in which something was founded or built, some years ago (始建于2008年)."""
    if published is None or time.finish is None or time.finish.year >= published.year - 1:
        return False
    text = clause.sentence.passage.text
    return text.startswith("于", time.begin - 1) or _FOUNDED.match(text, time.end) is not None
