"""The errors that a user can meet: each message names the place and says what to do."""


class KgError(Exception):
    """Base of every error this package raises on purpose; the command prints it as one line."""


class InputError(KgError):
    """A document, corpus or folder cannot be read."""


class LexiconError(KgError):
    """A lexicon table is malformed; the message starts with ``file:line:``."""


class EvidenceError(KgError):
    """A quote is not the document's text at its offsets."""


class OutputError(KgError):
    """An export cannot be written."""


class QueryError(KgError):
    """A SPARQL query or a Turtle file cannot be parsed."""


class DatabaseError(KgError):
    """A database does not answer, refuses, or holds what stands in the way."""
