"""Reads Chinese city news into a knowledge graph in which every fact carries its exact words."""
