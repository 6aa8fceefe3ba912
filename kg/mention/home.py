"""The city or province that an article is about."""

from collections import Counter
from collections.abc import Sequence

from kg.mention.gazetteer import Gazetteer, Hit
from kg.model import ArticleText, Kind, PassageRole

_HEADLINE, _PUBLISHER, _BODY = 3, 4, 1
# A province named again and again beside one city is the city's surroundings, not the article's home.
_CITY, _PROVINCE = 3, 1


def find_home(article: ArticleText, hits: Sequence[Sequence[Hit]], known: Gazetteer) -> Counter[str]:
    """Votes for each city and province that the article names, by its full name."""
    votes: Counter[str] = Counter()
    place = known.newspapers.get(article.article.publisher or "")
    if place:
        votes[place] += _PUBLISHER * _weight(place)
    for passage, found in zip(article.passages, hits, strict=True):
        strength = _HEADLINE if passage.role is PassageRole.HEADLINE else _BODY
        for hit in found:
            for name in _cities(hit, passage.text, known):
                votes[name] += strength * _weight(name)
    return votes


def _cities(hit: Hit, text: str, known: Gazetteer) -> list[str]:
    form = text[hit.begin : hit.end]
    if form in known.newspapers:
        return [known.newspapers[form]] * 2
    entry = hit.entries[0]
    if entry.source == "places" and entry.kind is Kind.DISTRICT and entry.parent:
        return [entry.parent]
    if entry.source != "divisions" or entry.use != "free":
        return []
    if entry.kind is Kind.DISTRICT:
        return [entry.parent] if len(hit.entries) == 1 else []
    return [entry.name]


def _weight(name: str) -> int:
    return _PROVINCE if name.endswith(("省", "自治区")) else _CITY


def homes(articles: Sequence[ArticleText], hits: Sequence[Sequence[Sequence[Hit]]], known: Gazetteer) -> list[str]:
    """The full name of each article's city or province; that of the document where the article names none."""
    votes = [find_home(article, found, known) for article, found in zip(articles, hits, strict=True)]
    whole: Counter[str] = Counter()
    for one in votes:
        whole.update(one)
    return [_winner(one) or _winner(whole) for one in votes]


def _winner(votes: Counter[str]) -> str:
    return min(votes, key=lambda name: (-votes[name], name)) if votes else ""


def supply(level: str, home: str, district: str, known: Gazetteer) -> str:
    """The place that 省, 市, 区 or 县 stands for in an article about `home`; empty where it cannot be told."""
    if level == "市":
        return "" if home.endswith(("省", "自治区")) else home
    if level == "省":
        above = (home, *known.above(home))
        return next((name for name in above if name.endswith(("省", "自治区"))), "")
    return district if district.endswith(level) else ""


def districts(hits: Sequence[Sequence[Hit]], home: str) -> str:
    """The district of `home` that an article names most often, if any."""
    votes: Counter[str] = Counter()
    for found in hits:
        for hit in found:
            for entry in hit.entries:
                if entry.kind is Kind.DISTRICT and entry.parent == home:
                    votes[entry.name] += 1
    return _winner(votes)
