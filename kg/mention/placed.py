"""Companies by the city or province before a brand that no dictionary has: 某市卓凌云科技, 某省某某资讯, 某省移动."""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mention.brands import acts_of_firms, endings
from kg.mention.heads import Heads, heads
from kg.mention.scene import Candidate, Scene
from kg.mention.words import Words, everyday
from kg.model import Kind

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST = 4  # characters of a brand
_REACH = 10  # characters of a brand and its trades
_BEHIND = re.compile("[，。；、：！？”）]|$|[与和及等在则已将由]|联合|携手|签约|签署|签订|共同|共建|合作")
# A carrier's, post's or grid's company of a city: what stands behind shows that no trade is meant.
_NETWORKS = ("移动", "电信", "联通", "铁塔", "广电网络", "邮政", "中烟")
_CARRIERS = re.compile(
    "(?:移动|电信|联通|铁塔|广电网络|邮政|中烟)(?:公司|分公司)?"
    "(?=[，。；、）]|$|与|和(?!物)|等|联合|携手|签约|推出|发布|承建|负责|牵头|提供|打造|建成|相关负责人|副?总经理|党委)"
)


def find_placed(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """The companies of a passage that begin with a city or province; the brand alone is their alias."""
    carriers = any(name in scene.text for name in _NETWORKS)
    if not scene.full or not (scene.forms["endings"] or carriers):
        return
    trades, known, words, acts = endings(lexicon), heads(lexicon), everyday(lexicon), acts_of_firms(lexicon)
    for at, form in scene.forms["endings"]:
        if scene.full.keys().isdisjoint(range(at - _REACH, at - 1)) or form in known.stops:
            continue
        end = at + len(form)
        start = _brand(scene, _first_trade(scene, at, trades, known), known, words)
        if start is None or not scene.cuts(end):
            continue
        if acts.match(scene.text, end) or _BEHIND.match(scene.text, end):
            yield _company(scene, scene.atoms[start][0], start, end, f"place and brand with {form}")
    for place in scene.full if carriers else ():
        begin, sort = scene.atoms[place]
        if sort == "P" and (carrier := _CARRIERS.match(scene.text, place)):
            yield _company(scene, begin, begin, carrier.end(), "place and carrier")


def _company(scene: Scene, begin: int, start: int, end: int, rule: str) -> Candidate:
    alias = (scene.text[start:end],) if start > begin else ()
    return Candidate(begin, end, Kind.COMPANY, rule, scene.text[begin:end], aliases=alias)


def _first_trade(scene: Scene, at: int, trades: dict[str, str], known: Heads) -> int:
    """Where the trades begin of which the one at `at` is the last: 医疗科技, 生物医药."""
    while at > 2 and scene.cuts(at - 2):
        word = scene.text[at - 2 : at]
        if word not in trades and (word not in known.verbs or word in known.stops):
            break
        at -= 2
    return at


def _brand(scene: Scene, end: int, known: Heads, words: Words) -> int | None:
    """Where the brand starts that ends at `end` right behind a place, None where no odd word stands there."""
    atoms = scene.atoms
    start = next((at for at in range(end - 2, end - _LONGEST - 1, -1) if at in atoms and atoms[at][1] == "P"), None)
    if start is None or not scene.cuts(end) or _HAN.fullmatch(scene.text, start, end) is None:
        return None
    parts = [scene.text[token.begin : token.end] for token in scene.words(start, end)]
    if any(part in known.stop_chars or part in known.stops or part in known.verbs for part in parts):
        return None
    odd = [part for part in parts if len(part) == 1 or not words.is_known(part)]
    return start if odd else None
