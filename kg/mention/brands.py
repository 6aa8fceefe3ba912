"""Companies by their short names: two characters that are no everyday word, and a trade (光纤, 科技, 集团)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.gazetteer import gazetteer
from kg.mention.heads import heads
from kg.mention.scene import Candidate, Scene
from kg.mention.words import everyday
from kg.model import Kind

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LEFT = frozenset("，。！？；：、“”（）《》的与和及在由为于是据向着")
_TOGETHER = re.compile(r"与[^，。；]{2,20}?(?:共建|联合|签约|签署|签订|合作|携手|共同)")
_LISTED = re.compile("等[\\d多余几数十百]*[家个]?[^，。；、等]{0,4}?(?:企业|单位|公司|机构|厂商)")  # 甲网络等50家单位
_PARTICLES = frozenset("了的着过")
_PLAIN_TAGS = frozenset({"v", "vn", "b", "d", "a", "f", "m", "t", "r"})
_LEADS = frozenset(["p", "v", "vn", "c", "u", "uj", "ns", "nr", "f", "n"])


@cache
def endings(lexicon: Lexicon) -> dict[str, str]:
    """The trades, with what they need to end a name."""
    return {row["word"]: row["use"] for row in lexicon.rows("brand_endings")}


@cache
def acts_of_firms(lexicon: Lexicon) -> re.Pattern[str]:
    """What only companies do, as one pattern."""
    return re.compile(alternation(lexicon.forms("company_acts")))


def find_brands(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """Short names of companies; where the trade alone could be a sort of goods, only before what companies do."""
    trades, acts = endings(lexicon), acts_of_firms(lexicon)
    words, function = everyday(lexicon), heads(lexicon).stop_chars
    for at, form in scene.forms["endings"]:
        begin, end = at - 2, at + len(form)
        if form not in trades:
            continue
        if at in scene.atoms and (owner := _listed(scene, at, lexicon)) is not None:
            if scene.cuts(end) and (
                acts.match(scene.text, end)
                or (_is_firm(form, trades) and _ends(scene, end))
                or _LISTED.match(scene.text, end)
            ):
                yield Candidate(owner, end, Kind.COMPANY, f"listed company with {form}", scene.text[owner:end])
            continue
        if begin < 0 or not (scene.cuts(at) and scene.cuts(end) and scene.cuts(begin)):
            continue
        brand = scene.text[begin:at]
        if (
            not _HAN.fullmatch(brand)
            or words.is_known(brand)
            or brand[0] in function
            or brand[1] in _PARTICLES
            or (brand[1] in function and trades[form] != "firm" and not _TOGETHER.match(scene.text, end))
            or (trades[form] == "trade" and scene.token(begin).end == at and scene.token(begin).tag in _PLAIN_TAGS)
            or brand in gazetteer(lexicon).entries
            or scene.token(begin).end > end
        ):
            continue
        acting = acts.match(scene.text, end) is not None or _TOGETHER.match(scene.text, end) is not None
        if _bounded(scene, begin, acting) and (acting or (trades[form] == "firm" and _stops(scene, end))):
            yield Candidate(begin, end, Kind.COMPANY, f"brand with {form}", scene.text[begin:end])


def _listed(scene: Scene, end: int, lexicon: Lexicon) -> int | None:
    """Where the listed company begins whose name ends there: with a trade it is one of its companies (川航物流)."""
    begin = scene.atoms[end][0]
    known = gazetteer(lexicon).entries.get(scene.text[begin:end], ())
    return begin if any(entry.source == "companies" for entry in known) else None


def _is_firm(form: str, endings: Mapping[str, str]) -> bool:
    return endings[form] == "firm" and form != "供应链"  # a company has one that is no company


def _ends(scene: Scene, end: int) -> bool:
    return end == len(scene.text) or scene.text[end] in "，。、；等和与）"


def _bounded(scene: Scene, begin: int, acting: bool) -> bool:
    """Whether the name can start here: at the start of a clause, or behind a word that leads up to a name."""
    if begin == 0 or scene.text[begin - 1] in _LEFT or begin in scene.atoms:
        return True
    token = scene.token(begin - 1)
    return acting and token.tag in _LEADS and token.end - token.begin > 1


def _stops(scene: Scene, end: int) -> bool:
    return end == len(scene.text) or scene.text[end] in "，。、；：等和与”）的" or scene.token(end).tag[:1] in "vdpt"
