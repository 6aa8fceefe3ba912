"""The types that pass between the stages, from a document to the resolved graph.

Three coordinate systems would be two too many, so there are two: *document* offsets (code points of the
decoded text, what evidence is made of) and *passage* offsets (positions in one passage's reading text, what
mentions are made of). `Passage.span` is the only way from the second to the first.
"""

from kg.model.facts import (
    Event,
    Evidence,
    Extraction,
    Fact,
    Graph,
    Merge,
    Observation,
    Relation,
    Skipped,
)
from kg.model.mentions import (
    AnnotatedArticle,
    Entity,
    Name,
    Quantity,
    Sentence,
    TimeExpression,
    Token,
    Tokens,
)
from kg.model.texts import (
    Article,
    ArticleText,
    Byline,
    Document,
    Passage,
    Span,
)
from kg.model.vocabulary import (
    Direction,
    EventType,
    Granularity,
    Kind,
    PassageRole,
    Predicate,
    Qualifier,
    Status,
)

__all__ = [
    "AnnotatedArticle",
    "Article",
    "ArticleText",
    "Byline",
    "Direction",
    "Document",
    "Entity",
    "Event",
    "EventType",
    "Evidence",
    "Extraction",
    "Fact",
    "Granularity",
    "Graph",
    "Kind",
    "Merge",
    "Name",
    "Observation",
    "Passage",
    "PassageRole",
    "Predicate",
    "Qualifier",
    "Quantity",
    "Relation",
    "Sentence",
    "Skipped",
    "Span",
    "Status",
    "TimeExpression",
    "Token",
    "Tokens",
]
