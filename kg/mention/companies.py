"""Legal names of companies that the gazetteer knows by a shorter one, and forms of theirs that mean something else."""

import re

from kg.mention.aliases import without_place
from kg.mention.gazetteer import Entry, Gazetteer
from kg.mention.scene import Candidate
from kg.model import Kind

# Behind these the words are the trade of a place (上海石化产业) or an age of the earth (寒武纪化石), and no company's.
_OTHERWISE = re.compile("产业(?!园|基地|集团|投资)|行业|企业|市场(?!部)|[早中晚时]期|化石|地层|大爆发")
_LEGAL = re.compile("(?:（集团）|（中国）|集团|控股)?(?P<form>股份有限公司|有限责任公司|有限公司|公司|集团|股份|控股)$")
_BRAND = 4  # characters of a name that a place before it makes fuller, not another one


def is_named(text: str, end: int, entry: Entry) -> bool:
    """Whether the form of the gazetteer that ends at `end` can mean its entry there."""
    return entry.source != "companies" or _OTHERWISE.match(text, end) is None


def registered(one: Candidate, known: Gazetteer) -> Candidate:
    """A legal name under the canonical name of the company of the gazetteer whose name it is.

    The same name behind a place is as often a subsidiary's (苏州汇川技术有限公司), unless its form is that of a parent.
    """
    if one.kind is not Kind.COMPANY or one.canonical or not one.name.endswith(("公司", "集团", "股份", "控股")):
        return one
    legal = _LEGAL.search(one.name)
    cores = [one.name[: legal.start()], one.name[: legal.start("form")]] if legal else []
    if legal and legal["form"] == "股份有限公司":
        cores += [core for name in cores if len(core := without_place(name, known.places)) >= _BRAND]
    for core in cores:
        if company := next((entry for entry in known.entries.get(core, ()) if entry.source == "companies"), None):
            return one._replace(canonical=company.name)
    return one
