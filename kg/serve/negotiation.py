"""Which of the formats on offer a client gets: by `format=` where it names one, otherwise by its Accept header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import KgError


class NotAcceptableError(KgError):
    """The client takes none of the formats on offer."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format, what it is called in `format=`, and its media types, the registered one first."""

    name: str
    media_types: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    def called(self, word: str) -> bool:
        """Whether `word` means this format."""
        return word in (self.name, *self.aliases, *self.media_types)


RESULTS = (
    Format("json", ("application/sparql-results+json", "application/json", "text/json"), ("sparql-results+json",)),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), ("sparql-results+xml",)),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
)
GRAPHS = (
    Format("turtle", ("text/turtle", "application/x-turtle", "application/turtle"), ("ttl",)),
    Format("nt", ("application/n-triples", "text/plain"), ("ntriples", "n-triples")),
    Format("jsonld", ("application/ld+json", "application/json"), ("json-ld", "json")),
    Format("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), ("rdf+xml", "rdf", "xml")),
    Format("n3", ("text/n3", "text/rdf+n3")),
)
NAMES = tuple(each.name for each in (*RESULTS, *GRAPHS))


def known(word: str) -> bool:
    """Whether `format=word` means anything here."""
    return any(each.called(word.lower()) for each in (*RESULTS, *GRAPHS))


def choose(offers: Sequence[Format], accept: str = "", named: Sequence[str] = ()) -> tuple[Format, str]:
    """The format, and the media type to call it by; raises NotAcceptableError where nothing on offer will do.

    A name that means a format of another kind of answer (`format=csv` for a graph) is passed over, as clients
    send one setting with every query.
    """
    for word in named:
        for offer in offers:
            if offer.called(word.lower()):
                return offer, word.lower() if "/" in word else offer.media_types[0]
    ranges = _ranges(accept) or {"*/*": 1.0}
    best, chosen = 0.0, None
    for offer in offers:
        for media_type in offer.media_types:
            if (quality := _quality(media_type, ranges)) > best:
                best, chosen = quality, (offer, media_type)
    if chosen is None:
        listing = ", ".join(offer.media_types[0] for offer in offers)
        raise NotAcceptableError(f"this answer can be had as {listing}; ask for one of them")
    return chosen


def preference(accept: str, media_type: str) -> float:
    """How gladly a client takes `media_type`, from 0 to 1."""
    return _quality(media_type, _ranges(accept))


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media_range:
            found[media_range] = _weight(parameters)
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: Mapping[str, float]) -> float:
    """The weight of the most specific range that takes the media type in."""
    for media_range in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if media_range in ranges:
            return ranges[media_range]
    return 0.0
