"""The comparison keys of names, kept: a document asks for those of the same few hundred again and again."""

from functools import lru_cache

from kg import text

key = lru_cache(maxsize=4096)(text.key)
