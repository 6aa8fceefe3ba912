"""What an article as a whole is about."""

import re
from collections import Counter

from kg.model import AnnotatedArticle, Kind, PassageRole

PLACES = frozenset({Kind.CITY, Kind.DISTRICT, Kind.PLACE})
# A title or a plan that a city wins or makes is seldom what the figures around it measure.
_NO_FOCUS = PLACES | {Kind.AWARD, Kind.PROGRAMME}
_NOTICE = re.compile("关于|公示|公告|通知|通告")
_FOCUS_SHARE = 0.4
_FOCUS_TWICE = 2
# Who reports is not who the figures are about.
MEDIA = re.compile("(?:日报|晚报|早报|晨报|时报|都市报|商报|特区报|新华社|中新社|新闻网|电视台|广播|融媒体中心|新闻)$")


def focus_of(article: AnnotatedArticle) -> str | None:
    """The one thing, not a place, that the article is about: named in its headline or lead, and again and again."""
    passages: Counter[str] = Counter()
    headline: set[str] = set()
    lead: set[str] = set()
    seen: set[tuple[int, str]] = set()
    bodies = list({id(s.passage): None for s in article.sentences if s.passage.role is PassageRole.BODY})
    for sentence in article.sentences:
        for name in sentence.names:
            if name.kind in _NO_FOCUS or MEDIA.search(name.entity) or (id(sentence.passage), name.entity) in seen:
                continue
            seen.add((id(sentence.passage), name.entity))
            passages[name.entity] += 1
            # A bureau only tells what others do, but for its own notices.
            if name.kind is Kind.GOVERNMENT_AGENCY and not _NOTICE.search(sentence.passage.text):
                continue
            if sentence.passage.role is PassageRole.HEADLINE:
                headline.add(name.entity)
            # Who is quoted again and again is not what the article is about.
            elif bodies and id(sentence.passage) == bodies[0] and name.kind is not Kind.PERSON:
                lead.add(name.entity)
    best = max(sorted(headline), key=lambda entity: passages[entity], default=None)
    if best is not None and passages[best] >= _FOCUS_TWICE:
        return best
    best = max(sorted(lead), key=lambda entity: passages[entity], default=None)
    return best if best is not None and passages[best] >= max(3, _FOCUS_SHARE * len(bodies)) else None
