"""Names that a document declares or builds for things it has named in full, and where they recur.

Nothing here compares names by distance: every link is a declaration (以下简称), a regular shortening of one full
name of the document, or the same words again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.lexicon.index import Index
from kg.mention.scene import Candidate, Scene, plain
from kg.mention.words import Words
from kg.model import Kind
from kg.text import key

_DECLARED = re.compile(
    r"（(?:[^（）]{1,30}[，；])?(?:以下|下文|下称|后文|以下统)?(?:简称|统称|下称|称)(?:为|：)?([^（）]{2,24})）"
)
_BRACKETED = re.compile(r"（([\u3400-\u9fffA-Za-z]{2,8})）")
_COMPANY = re.compile(r"(?:股份有限公司|集团有限公司|有限责任公司|有限公司|股份公司|集团股份有限公司)$")
_LINE = re.compile(
    r"(?:地铁|轨道交通)?((?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})号线)(支线)?(?:([一二三四五六七八九])期)?(工程)?$"
)
_LATER = re.compile(r"(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:支线)?(?=[二三四五六七八九]期)")
_PART = re.compile(
    r"^.{2,}?(?:大学|学校|中学|小学|医院|集团|公司|学院)(.{2,}(?:校区|院区|厂区|园区|分校|分院|学院|研究院|实验室|产业园))$"
)
_SERIAL = re.compile(r"^(?:(?:19|20)\d\d年?度?|第[一二三四五六七八九十\d]+[届次期]|首届)+")


_BRACKET_INSIDE = re.compile(r"([^（）]{2,6})（[^（）]{2,8}）([^（）]{3,})")
_PARKS = (
    "产业园",
    "产业园区",
    "科技园",
    "文创园",
    "科创园",
    "示范园",
    "工业园",
    "园区",
    "生态城",
    "新城",
    "示范区",
    "开发区",
    "创新中心",
)
_YEARS = re.compile(r"（20\d\d年?[—-](?:20\d\d)?年?）$")
_PHASES = re.compile("[二三四五]期")
_FIRST_PHASE = "what has but a first phase"
_WAY = re.compile(r"([\u4e00-\u9fff]{2,3})至([\u4e00-\u9fff]{2,3})(高速铁路|高铁|高速公路|高速|城际铁路|铁路|公路)")
_RENOWNED = "gazetteer:well_known"  # with an airport's name, 甲市机场 is told from another city's
_AIRPORT = re.compile(r"([\u4e00-\u9fff]{2,3})(?:国际)?机场")
_ZONES = (
    ("综合保税区", "综保区"),
    ("综合试验区", "综试区"),
    ("综合改革试验区", "综改区"),
    ("自由贸易试验区", "自贸区"),
)
# Their short forms are the gazetteer's, or, for a person, none.
_WHOLE = frozenset({Kind.PERSON, Kind.CITY, Kind.DISTRICT})
_LEAST = 6  # characters that a name must keep to be told from a common noun


# A second phase or a further number makes it another thing: ……大厦二期, ……1号2-1.
_NEXT_PART = re.compile(r"[一二三四五六七八九]期|-?\d|[A-Za-z]")


class Alias(NamedTuple):
    """Another form of the thing whose canonical name is `canonical`, and why it is one."""

    form: str
    canonical: str
    kind: Kind
    rule: str


def declared(scene: Scene, candidates: Sequence[Candidate]) -> Iterator[Alias]:
    """Names given in brackets behind a full name: （以下简称《报告》）."""
    if "（" not in scene.text:
        return
    by_end = {c.end: c for c in candidates}
    for match in _DECLARED.finditer(scene.text):
        full = _antecedent(by_end, match.start())
        if full is not None:
            for form in re.split("或|、|，", match[1]):
                yield Alias(plain(form), full.canonical or full.name, full.kind, "declared short name")
    for match in _BRACKETED.finditer(scene.text):
        full = _antecedent(by_end, match.start())
        if full is not None and _built_from(match[1], full.name) and len(match[1]) < len(full.name):
            yield Alias(match[1], full.canonical or full.name, full.kind, "short name in brackets")


def _antecedent(by_end: dict[int, Candidate], begin: int) -> Candidate | None:
    return next((by_end[end] for end in (begin, begin - 1) if end in by_end), None)


def _built_from(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def shortened(names: Iterable[Candidate], places: frozenset[str], words: Words) -> Iterator[Alias]:
    """Regular short forms of full names: without the place before it, and of companies without form and trade."""
    names = list({(one.name, one.canonical, one.kind, one.rule): one for one in names}.values())
    # With a second phase the number alone may mean both.
    parts = {one.name[: phase.start()] for one in names if (phase := _PHASES.search(one.name))}
    several = {line[0] for one in names if "号线" in one.name and (line := _LATER.search(one.name))}
    kinds = {one.name: one.kind for one in names}
    for one in names:
        for form, rule in _short_forms(one, places, words):
            if kinds.get(form, one.kind) is not one.kind:
                continue  # 广州港 is the port, not the company that begins with its name
            if rule == _FIRST_PHASE and form in parts:
                continue
            if rule == "metro line" and form.removeprefix("地铁").removeprefix("轨道交通") in several:
                continue
            yield Alias(form, one.canonical or one.name, one.kind, rule)


def _short_forms(one: Candidate, places: frozenset[str], words: Words) -> Iterator[tuple[str, str]]:
    if one.kind is Kind.COMPANY:
        yield from _company_forms(one.name, places, words)
    if one.rule == _RENOWNED:
        yield from _works_forms(one.canonical, places)
    if one.kind in _WHOLE or one.rule.startswith(("bureau", "gazetteer")):
        return
    if "号线" in one.name:
        yield from _line_forms(one.name, places)
    yield from _bracket_forms(one.name)
    yield from _works_forms(one.name, places)
    if part := _PART.match(one.name):
        yield part[1], "part without its body"
    bare = one.name
    while (shorter := without_place(bare, places)) != bare:
        bare = shorter
        if len(bare) >= _LEAST:
            yield bare, "name without its place"
    if years := _YEARS.search(one.name):
        yield one.name[: years.start()], "name without its years"
    serial = _SERIAL.sub("", one.name)
    if serial != one.name and len(serial) >= _LEAST:
        yield serial, "name without year or number"


def _bracket_forms(name: str) -> Iterator[tuple[str, str]]:
    """中德（甲市）高端装备制造产业园: without the bracket, and its first words with the noun that it ends with."""
    parts = _BRACKET_INSIDE.fullmatch(name)
    if parts is None:
        return
    first, rest = parts.groups()
    yield first + rest, "name without its bracket"
    for end in (park + office for office in ("", "管委会") for park in _PARKS):
        if rest.endswith(end) and rest != end:
            yield first + end, "first words and noun of the name"


def _works_forms(name: str, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    """甲市乙丙国际机场: 甲市机场, 乙丙机场; 某产业园一期: the park; …综合保税区: 综保区."""
    if name.endswith("一期") and len(name) > _LEAST:
        yield name[:-2], _FIRST_PHASE
    bare = without_place(name, places)
    place = name.removesuffix(bare)
    if place and (airport := _AIRPORT.fullmatch(bare)):
        cores = [core for core in dict.fromkeys((airport[1], "")) if place or core]
        yield from ((front + core + "机场", "airport") for front in (place, "") for core in cores if front + core)
    if way := _WAY.fullmatch(name):
        yield way[1][0] + way[2][0] + ("高铁" if "高速铁路" in way[3] else way[3]), "line by its ends"
    for full, short in _ZONES:
        if name.endswith(full):
            yield from ((front + short, "zone in short") for front in ((place, "") if place else ("",)))


def _line_forms(name: str, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    """长沙地铁7号线一期工程, 地铁7号线一期, 7号线一期; the first phase alone is the line as it stands."""
    bare = without_place(name, places)
    line = _LINE.fullmatch(bare)
    if line is None:
        return
    core = line[1] + (line[2] or "")
    phase = f"{line[3]}期" if line[3] else ""
    ends = [phase] if phase not in ("", "一期") else [phase, ""] if phase else [""]
    for end in ends:
        yield from ((front + core + end, "metro line") for front in ("", "地铁", "轨道交通"))


def _company_forms(name: str, places: frozenset[str], words: Words) -> Iterator[tuple[str, str]]:
    form = _COMPANY.search(name)
    if form is None:
        bare = name.removesuffix("公司").removesuffix("集团")
        if bare != name and len(bare) >= 2 and bare not in places and not words.is_known(bare):
            yield bare, "brand of the company"
        return
    yield name[: form.start()], "company name without legal form"
    core = without_place(name, places).removesuffix(form.group())
    if core[:1] in ("—", "-", "（"):
        return
    if form.group().startswith("集团") and len(core) >= 4 and not core.endswith("集团"):
        place = name[: name.index(core)]
        yield place + core[:2] + "集团", "group by its first word"
    least = 5 if words.is_frequent(core) else 3
    if least == 3 and len(core) >= least:
        yield core, "company name without place and legal form"
    yield from ((core[:n], "first words of the company name") for n in range(least, min(7, len(core))))


def without_place(name: str, places: frozenset[str]) -> str:
    """The name without the place it starts with, or the name where it starts with none."""
    for size in range(min(12, len(name) - 2), 1, -1):
        if name[:size] in places:
            return name[size:]
    return name


def unambiguous(aliases: Iterable[Alias]) -> dict[str, Alias]:
    """The aliases by form, without those that several things of the document could be meant by.

    A thing that another name of the document is an alias of counts as that other thing.
    """
    found: dict[str, list[Alias]] = {}
    for alias in aliases:
        if key(alias.form) != key(alias.canonical):
            found.setdefault(alias.form, []).append(alias)
    above = {key(form): {key(alias.canonical) for alias in group} for form, group in found.items()}
    clear: dict[str, Alias] = {}
    for form, group in found.items():
        meant = {key(alias.canonical) for alias in group}
        tops = [alias for alias in group if not above.get(key(alias.canonical), set()) & meant]
        if len({key(alias.canonical) for alias in tops}) == 1:
            clear[form] = tops[0]
    return clear


def recurrences(scene: Scene, index: Index, known: dict[str, Candidate]) -> Iterator[Candidate]:
    """The known forms wherever they stand in a passage, quoted or not."""
    for begin, form in index.all(scene.text):
        end = begin + len(form)
        if _stands_alone(scene, begin, end, known[form].kind) and not _NEXT_PART.match(scene.text, end):
            quoted = scene.text[begin - 1 : begin] in ("“", "《", "‘") and scene.text[end : end + 1] in ("”", "》", "’")
            yield known[form].at(begin - quoted, end + quoted)


def _stands_alone(scene: Scene, begin: int, end: int, kind: Kind) -> bool:
    """Whether no longer word reaches into the form; names of persons are cut at random by the segmenter."""
    if kind is not Kind.PERSON:
        return end - begin > 6 or (scene.cuts(begin) and scene.cuts(end))
    first, last = scene.token(begin), scene.token(end - 1)
    return (first.begin == begin or first.end - first.begin <= 2) and (last.end == end or last.end - last.begin <= 2)
