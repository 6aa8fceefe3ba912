"""Which place an office is of (花溪区科技局: 花溪区), of which its people tell."""

from collections.abc import Iterable

from kg.model import AnnotatedArticle, Kind, Name

_TOWNS = (Kind.DISTRICT, Kind.CITY)


def seat(article: AnnotatedArticle, names: Iterable[Name], ending: str = "") -> str | None:
    """The district or other town, of a name with that `ending`, that the first office among the names is of."""
    for name in names:
        if name.kind is Kind.GOVERNMENT_AGENCY:
            held = [
                e.id
                for e in article.entities.values()
                if name.entity.startswith(e.id) and e.kind in _TOWNS and e.id != article.home and e.id.endswith(ending)
            ]
            if held:
                return max(held, key=len)
    return None
