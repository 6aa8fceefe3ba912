"""Reads Chinese city news into a knowledge graph in which every fact carries its exact words."""

from kg.api import KnowledgeGraph, LoadedGraph, build, load
from kg.errors import KgError

__all__ = ["KgError", "KnowledgeGraph", "LoadedGraph", "build", "load"]
