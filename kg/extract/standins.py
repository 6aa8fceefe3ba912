"""Who owns a figure in place of the one that its clause names or carries: a city for its government, a body for its
speaker, a city for its plan."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import AnnotatedArticle, Kind, Name, Sentence

# 杭州市人民政府办公厅: what a city's government reports or plans is the city's.
_GOVERNMENT = re.compile("(?:人民)?政府(?:办公[厅室])?|委|委办公[厅室]|委、.{1,8}政府")
_BODIES = frozenset({Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION, Kind.FACILITY})
_NOWHERE = " "
_SHORT = 2  # 杭州市 is 杭州 in its plans' names
_ENTRUSTED = re.compile("，由[^，。；：“”]{0,12}")
_TAKES_POST = ("担任", "出任", "兼任")
_TITLE = re.compile("[^，。；：、“”]{1,16}")
# Who speaks of himself, and the words behind a quotation that say who it was.
_OURS = re.compile(
    "我们|咱们|我司|公司|企业|我厂|这里|现在|如今|目前|团队|订单|产线|工厂|车间|员工|客户|成本|[房月]租|租金|过去|以前|原来|当初|一年"
)
_CITYS = re.compile("全[市省区县国]|我[市省区]")
_ASCRIBED = re.compile(
    "[^。！？；“”]{2,45}?(?:说|介绍|表示|告诉|坦言|感慨|回忆|透露|称|道|算账|直言|感叹|笑言|打趣|开口|分享|提到|解释)"
)
_PLAN = re.compile("(?:方案|计划|规划|意见|措施|办法|政策|规定|纲要|细则|行动)(?:[（(].*[)）])?$")


class Standins:
    """Remembers, through one article, which body each person speaks for."""

    def __init__(self, article: AnnotatedArticle, focus: str | None) -> None:
        self.article = article
        self.focus = focus
        self.posts: dict[str, str] = {}
        self.plans: set[str] = set()  # of the city that the article is about

    def note(self, sentence: Sentence) -> None:
        """Remember who speaks for which body (a person behind it, at most a title between), and the city's plans."""
        if not sentence.names:
            return
        for body, person in pairwise(sentence.names):
            if person.kind is Kind.PERSON and body.kind in _BODIES and _titled(sentence, body, person):
                self.posts[person.entity] = body.entity
        self.plans.update(self._local_plans(sentence))

    def _local_plans(self, sentence: Sentence) -> Iterator[str]:
        home, local = self.article.home or _NOWHERE, False
        for name in sentence.names:
            own = local or name.entity.startswith(home[:_SHORT])
            if own and name.kind is Kind.PROGRAMME and self._is_plan(name.entity):
                yield name.entity
            local = local or name.entity.startswith(home)

    def quoted(self, sentence: Sentence) -> str | None:
        """The body whose man says the sentence, where it stands in a quotation and he is named behind that."""
        text = sentence.passage.text
        close = text.find("”", sentence.begin)
        opening = text.rfind("“", 0, close) if close >= 0 else -1
        if not 0 <= opening <= sentence.begin or not _OURS.search(text, opening, close):
            return None
        if _CITYS.search(text, opening, close):
            return None
        ascribed = _ASCRIBED.match(text, close + 1)
        if ascribed is None:
            return None
        names = [name for name in self._names(sentence) if ascribed.start() <= name.begin < ascribed.end()]
        person = next((name for name in reversed(names) if name.kind is Kind.PERSON), None)
        body = next((name for name in names if name.kind in _BODIES), None)
        if person is None or (body and not (body.end <= person.begin and _titled(sentence, body, person))):
            return None
        return body.entity if body else self.posts.get(person.entity)

    def _names(self, sentence: Sentence) -> list[Name]:
        passage = sentence.passage
        return [name for other in self.article.sentences if other.passage is passage for name in other.names]

    def carried(self, entity: str | None, behind: str | None) -> str | None:
        """Whose a figure is that comes in a clause after the one that named `entity`.

        `behind` is what was spoken of before, which a person's deeds are told for.
        """
        if entity is None:
            return None
        kind = self.article.entities[entity].kind
        if kind is Kind.PERSON:
            return entity if entity == self.focus else self.posts.get(entity, behind or entity)
        if entity in self.plans:
            return self.article.home
        return self.of(entity)

    def of(self, entity: str | None) -> str | None:
        """The city for its own government, anything else for itself."""
        home = self.article.home
        if entity is None or home is None or self.article.entities[entity].kind is not Kind.GOVERNMENT_AGENCY:
            return entity
        rest = entity.removeprefix(home)
        return home if rest != entity and _GOVERNMENT.fullmatch(rest) else entity

    def _is_plan(self, entity: str) -> bool:
        thing = self.article.entities[entity]
        return any(_PLAN.search(form) for form in (thing.name, *thing.aliases))


def _titled(sentence: Sentence, body: Name, person: Name) -> bool:
    text = sentence.passage.text
    if _TITLE.fullmatch(text, body.end, person.begin):
        return True
    # 成立某公司，由他的学生某某担任总经理
    return text.startswith(_TAKES_POST, person.end) and _ENTRUSTED.fullmatch(text, body.end, person.begin) is not None
