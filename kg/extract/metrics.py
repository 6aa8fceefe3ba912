"""The label of a metric: what is counted or measured, in the words of the text."""

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Quantity, Sentence, Token

LONGEST = 22
_NOUN = 14
_TAIL = 8
_STOP = re.compile(r"[，。；：！？（]|——")
# In 整合政策找人、养老机构等六大功能 the members of the list are not the metric; the verb before them is part of it.
_LIST = re.compile(r"(?:(?:[^、，]+、)+[^、，]+?|“[^”]+”)等(?:地|方面|领域)?的?")
_BARE_LIST = re.compile(r"(?:[^、，]+、){2,}[^、，]+$")
_REACHING = re.compile(
    r"(?:高达|多达|达到|达|恢复[至到]|(?:提升|提高|增加|增长|扩大|降低|下降|减少|回落|上升|缩短|压缩|攀升|跃升|升|降|增|减|提|缩)(?:到|至|为))$"
)
_RANKED = re.compile("(?:全国|全球|世界|全省)?排名$")
# 居全国高校第20位: what follows the verb is the circle, and what is ranked was said before.
_CIRCLED = re.compile("(?:稳?居|位[居列]|[名排]列|排在?|列|跻身)在?([^，、的]{2,12}?)[中里]?(?:的?第?)$")
_RUNNING = re.compile(r"已?连续(?:第?[一二两三四五六七八九十\d]+|多|数)[年届次个月]*")
_GENERIC = ("总量", "数量", "总数", "规模", "总额", "总规模")
# 准确率由上线之初的71%: where a level starts from is no part of its metric.
_STARTING = re.compile(r"[由从](?:[^，由从]{0,8}的)?$|将?[由从][^，由从]{2,16}(?:到|至|为)$")
_LEFT_LEVEL = re.compile(r"[由从][^，由从]{0,10}\d[^，由从]{0,6}$")
# 为137家企业提供服务: whom something is done for comes behind what is done.
_FOR = ("为", "给", "向", "帮助", "助力", "带动", "指导")
_WITH = ("与", "和", "同", "跟", "对", *_FOR)
# 投用时算力, 成立之初员工: the stage of which the metric is told.
_STAGE = re.compile("(?:投用|建成|成立|投产|开业|启用|运营|开通|上市|上线|挂牌)(?:时|之初|初期|之时)(?=..)")
_DESCRIPTION = re.compile("(?:[座条家款]|位于|坐落|地处|深受|备受|广受)[^，]{2,16}的(?=[^的]{2,}$)")
_ENDING = re.compile(r"之一|(?:的基础上|的情况下|[中里内])$")
_LEFT_EDGE = re.compile(r"[，。；：！？]|——")
_LENGTHS = ("公里", "千米", "米", "里", "海里")
_AREAS = ("平方公里", "平方米", "亩", "公顷", "平方千米")
_VERBS = ("v", "vn")
_MILESTONES = ("大关", "关口", "门槛", "台阶", "大台阶", "新台阶", "量级", "级别")
_WHEREABOUTS = ("在", "于", "向", "对", "从", "为", "被", "把")
_AWAY = ("外", "之外", "开外", "远", "以外")
_VERB_REACH = 5
_OPEN_QUOTE = re.compile("“[^”]*$|‘[^’]*$")


@dataclass(frozen=True, slots=True)
class _Fillers:
    left: frozenset[str]
    right: frozenset[str]
    inside: frozenset[str]
    scope: re.Pattern[str]
    circle: re.Pattern[str]
    change: re.Pattern[str]
    ranking: re.Pattern[str]


@cache
def _fillers(lexicon: Lexicon) -> _Fillers:
    sides = {row["form"]: row["sides"].split() for row in lexicon.rows("metric_fillers")}
    left, right, inside = (frozenset(f for f, s in sides.items() if side in s) for side in ("left", "right", "inside"))
    return _Fillers(
        left,
        right,
        inside,
        re.compile(f"(?:{alternation(lexicon.forms('scope_words'))})(?:[^，、]{{0,4}}城市)?$"),
        re.compile(alternation(lexicon.forms("scope_words"))),
        re.compile(f"(?:{alternation(lexicon.forms('change_words'))})了?$"),
        re.compile(rf"(?:{alternation(lexicon.forms('rank_words'))})+$"),
    )


def label(sentence: Sentence, quantity: Quantity, begin: int, end: int, lexicon: Lexicon) -> str:
    """The metric of `quantity` in the clause stretch `[begin, end)`; "" where the words give none.

    `begin` is where the words that can belong to the metric start: after the subject's name, after a former
    figure of the list, after a time.
    """
    fillers = _fillers(lexicon)
    text = sentence.passage.text
    if quantity.unit in _LENGTHS and text.startswith(_AWAY, quantity.end):
        return "距离"
    if text.startswith("的", quantity.end) and any(n.begin - quantity.end in (1, 2) for n in sentence.names):
        return _clean(_attribute(_before(sentence, begin, quantity.begin, fillers), sentence))
    after = _after(sentence, quantity.end, end, fillers)
    before = _before(sentence, begin, quantity.begin, fillers, counted=bool(after))
    if after and quantity.unit in _AREAS:
        return f"{_clean(after)}面积"
    if after and text.endswith(_WITH, begin, quantity.begin):
        return _clean(_done_for(sentence, quantity, end, after))
    if after:
        return _clean(_governing(before, sentence) + after)
    return _clean(_described(_spell(before, sentence, fillers))) or ("面积" if quantity.unit in _AREAS else "")


def change_label(sentence: Sentence, begin: int, end: int, lexicon: Lexicon) -> str:
    """The metric of a change: the phrase `[begin, end)` before the change word; "" where there is none."""
    fillers = _fillers(lexicon)
    return _clean(_spell(_before(sentence, begin, end, fillers), sentence, fillers))


def rank_label(sentence: Sentence, rank: Quantity, begin: int, fallback: str, lexicon: Lexicon) -> str:
    """The metric of a rank: what is ranked (`fallback` where the clause does not say), within what, and 排名."""
    fillers = _fillers(lexicon)
    text = sentence.passage.text
    phrase = fillers.ranking.sub("", text[begin : rank.begin])
    found = fillers.scope.search(phrase)
    scope = found.group() if found else ""
    if within := fillers.circle.match(text, rank.begin, rank.end):
        scope = within.group()
    if not scope and (circle := _CIRCLED.match(phrase)):
        scope, phrase = circle[1], ""
    phrase = fillers.ranking.sub("", phrase.removesuffix(scope))
    what = _spell(_before(sentence, begin, begin + len(phrase), fillers), sentence, fillers)
    what = fillers.ranking.sub("", _RUNNING.sub("", _clean(what)))
    ranked = _RANKED.sub("", fallback)
    owner = ranked if not what or (what in _GENERIC and ranked) else what
    return f"{owner.removesuffix(scope)}{scope}排名"


def _within(sentence: Sentence, begin: int, end: int) -> list[Token]:
    """The tokens of `[begin, end)`; one that is cut by a boundary counts by its part within."""
    tokens = list(sentence.tokens.over(begin, end))
    if tokens and tokens[0].begin < begin:
        tokens[0] = tokens[0]._replace(begin=begin)
    if tokens and tokens[-1].end > end:
        tokens[-1] = tokens[-1]._replace(end=end)
    return tokens


def _before(sentence: Sentence, begin: int, end: int, fillers: _Fillers, *, counted: bool = False) -> list[Token]:
    """The words before a figure without fillers; `counted` where the figure has a noun of its own after it."""
    text = sentence.passage.text
    for edge in _LEFT_EDGE.finditer(text, begin, end):
        begin = edge.end()
    if reaching := _REACHING.search(text, begin, end):
        end = reaching.start()
        starting = _LEFT_LEVEL.search(text, begin, end)
    else:
        starting = _STARTING.search(text, begin, end)
    end = starting.start() if starting else end
    tokens = _within(sentence, begin, end)
    if listed := _LIST.search(text, begin, end) or (counted and _BARE_LIST.search(text, begin, end)):
        tokens = _without_members(sentence, tokens, listed.start(), listed.end())
    while tokens and text[tokens[0].begin : tokens[0].end] in fillers.left:
        tokens = tokens[1:]
    while tokens and text[tokens[-1].begin : tokens[-1].end] in fillers.right:
        tokens = tokens[:-1]
    return tokens


def _without_members(sentence: Sentence, tokens: list[Token], begin: int, end: int) -> list[Token]:
    named = [n for n in sentence.names if begin <= n.begin < end]
    members = [t for t in tokens if begin <= t.begin < end][:_VERB_REACH]
    verbs = [i for i, t in enumerate(members) if t.tag in _VERBS and not any(n.begin <= t.begin < n.end for n in named)]
    led = [i for i in verbs if i > 0 and members[i - 1].tag == "d"]
    # 在甲、乙等领域: a phrase that only says where has no verb of the metric's.
    where = sentence.passage.text.startswith("在", begin)
    kept = members[: (led or verbs)[0] + 1] if verbs and not where else []
    return [t for t in tokens if t.begin < begin] + kept + [t for t in tokens if t.begin >= end]


def _spell(tokens: list[Token], sentence: Sentence, fillers: _Fillers) -> str:
    words = [sentence.passage.text[token.begin : token.end] for token in tokens]
    words = [word for word in words if word not in fillers.inside]
    while sum(map(len, words)) > LONGEST:
        words = words[1:]
    return "".join(words)


def _governing(tokens: list[Token], sentence: Sentence) -> str:
    """Of the words before a figure with a noun of its own, those that belong to the noun: its verb."""
    text = sentence.passage.text
    if tokens and tokens[0].tag == "p":
        tokens = tokens[next((i for i, t in enumerate(tokens) if t.tag in _VERBS), 0) :]
    if not tokens:
        return ""
    if sum(t.end - t.begin for t in tokens) <= _TAIL and "的" not in text[tokens[0].begin : tokens[-1].end]:
        return "".join(text[t.begin : t.end] for t in tokens)
    return next((text[t.begin : t.end] for t in tokens if t.tag in _VERBS), "")


def _after(sentence: Sentence, begin: int, end: int, fillers: _Fillers) -> str:
    """The noun after the unit, with what it does where that is short (137万户|市场主体入驻)."""
    text = sentence.passage.text
    if found := _STOP.search(text, begin, end):
        end = found.start()
    if text.startswith("的", begin):
        begin += 1
    tokens = _within(sentence, begin, end)
    where = next((i for i, t in enumerate(tokens) if i > 0 and text[t.begin : t.end] in _WHEREABOUTS), len(tokens))
    tokens = tokens[:where]
    while tokens and text[tokens[-1].begin : tokens[-1].end] in fillers.right:
        tokens = tokens[:-1]
    phrase = _spell(_noun(tokens, text), sentence, fillers)
    if ending := _ENDING.search(phrase):
        phrase = phrase[: ending.start()]
    if phrase in _MILESTONES:
        return ""
    head, _, tail = phrase.partition("的")
    if tail and tokens[0].tag in ("v", "p"):
        return tail
    return head + tail if len(tail) <= _TAIL else head


def _done_for(sentence: Sentence, quantity: Quantity, end: int, after: str) -> str:
    """提供服务企业, of 为137家企业提供服务; the noun alone where nothing is said to be done."""
    text = sentence.passage.text
    tokens = _within(sentence, quantity.end, end)
    verb = next((t.begin - quantity.end for t in tokens[1:] if t.tag == "v"), 0)
    noun, done = text[quantity.end : quantity.end + verb], after[verb:]
    return done + noun if noun and text.endswith(_FOR, 0, quantity.begin) and after.startswith(noun) else after


def _described(phrase: str) -> str:
    """The noun of a phrase that opens with what describes it: 深受喜爱的|冰滑梯, （这）座形似小镇的|园区占地."""
    described = _DESCRIPTION.match(phrase)
    return phrase[described.end() :] if described else phrase


def _attribute(tokens: list[Token], sentence: Sentence) -> str:
    """Of the words before a figure that describes what follows (设立|总规模|200亿元的基金), those after the verb."""
    last = max((i for i, token in enumerate(tokens[:-1]) if token.tag in ("v", "ul")), default=-1)
    return "".join(sentence.passage.text[t.begin : t.end] for t in tokens[last + 1 :])


def _noun(tokens: list[Token], text: str) -> list[Token]:
    """A long phrase after a figure up to the last verb that leaves a noun of moderate length before it."""
    if not tokens or tokens[-1].end - tokens[0].begin <= _NOUN:
        return tokens
    begin = tokens[0].begin
    cuts = [
        i
        for i, t in enumerate(tokens)
        if i > 0 and t.tag == "v" and t.begin - begin <= _NOUN and not _OPEN_QUOTE.search(text, begin, t.begin)
    ]
    return tokens[: cuts[-1]] if cuts else tokens


def _clean(phrase: str) -> str:
    """The label without marks at its ends; a quotation that the clause cuts loses its mark."""
    phrase = phrase.strip("、，")
    if opening := _STAGE.match(phrase):
        phrase = phrase[opening.end() :]
    for left, right in ("“”", "‘’", "（）", "《》"):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    return phrase
