"""The table of a document's entities, filled mention by mention."""

from collections import defaultdict
from dataclasses import dataclass, field

from kg.mention.scene import Candidate
from kg.model import Article, Entity, Kind, Name
from kg.text import key


@dataclass
class _Draft:
    kinds: dict[Kind, int] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)


class Register:
    """Collects the mentions of a document and makes its entities of them."""

    def __init__(self) -> None:
        self._drafts: defaultdict[str, _Draft] = defaultdict(_Draft)

    def mention(self, one: Candidate, article: str) -> Name:
        """Notes a mention and returns it with its entity's id."""
        identity = key(one.canonical or one.name)
        draft = self._drafts[identity]
        draft.kinds[one.kind] = draft.kinds.get(one.kind, 0) + 1
        draft.names[one.name] = None
        if one.aliases:
            draft.aliases.update(dict.fromkeys(one.aliases))
        draft.articles[article] = None
        return Name(one.begin, one.end, identity, one.kind, one.rule)

    def bylines(self, article: Article) -> None:
        """Notes the by-line persons and the papers they write for."""
        for byline in article.bylines:
            for name, kind in ((byline.name, Kind.PERSON), (byline.publisher, Kind.ORGANIZATION)):
                if name:
                    self.mention(Candidate(0, 0, kind, "by-line", name), article.id)

    def entities(self) -> dict[str, Entity]:
        """The entities by id: each under the fullest name it was seen with, the other forms as aliases."""
        return {identity: _entity(identity, self._drafts[identity]) for identity in sorted(self._drafts)}


def _entity(identity: str, draft: _Draft) -> Entity:
    name = max(draft.names, key=lambda form: len(key(form)))  # of equals the first that was seen
    kind = min(draft.kinds, key=lambda k: (-draft.kinds[k], k.value))
    others = {*draft.names, *draft.aliases} - {name}
    return Entity(identity, name, kind, tuple(sorted(others)), tuple(draft.articles))
