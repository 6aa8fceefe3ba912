"""What a happening befell where its clause does not say: 甲与乙共建丙，去年揭牌; 自去年启用以来，甲…."""

import re

from kg.extract.agents import MADE_NAMED
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import NAME, TIME
from kg.extract.lines import Line
from kg.extract.newcomers import MAKES
from kg.model import Kind

# A verb without an object is followed by nothing but such words up to a mark.
ENDS = re.compile(
    rf"^(?:于{TIME}|了|初期|试|运行|运营|使用|发布|仪式|开幕式|闭幕式|典礼|大会|活动|成功|现场|当天|之际|至今|举行|召开|启动|开幕)*"
    "(?=$|[，。；、！？：”》—（的]|暨|并|以来|后|迎来|标志|在即|之初|之时|时(?![间任代速空期尚])"
    "|在[^，。]{1,16}(?:举行|召开|举办|开幕|启幕))"
)
_SINCE = re.compile("(?:运行|运营|使用|建设|发布|实施)?(?:以来|后|之后|至今|时|之初)，")
_MADE = re.compile(f"{MAKES}了?[^，。{NAME[1:-1]}]{{3,20}}$")
_MADE_BY = re.compile(f"{MAKES}的[^，。{NAME[1:-1]}]{{2,20}}$")
_WILL = re.compile("(?<![即必])(?:将(?=[要在于进继建实开举全加推深新大着持陆])|拟|计划|力争|预计)")


def introduced(finder: Finder, at: int, kinds: frozenset[Kind]) -> Argument | None:
    """甲与乙共建丙，去年揭牌: the clause before the one of `at`, which names nobody, ends with what it has made."""
    line, number = finder.line, finder.line.clause_at(at)
    if not number or not finder.grammar.is_free(line.text[line.clauses[number][0] : at]):
        return None
    begin, end = line.clauses[number - 1]
    group = next((g for g in line.groups if begin <= g.first and g.last == end - 1), None)
    if group is None or line.text[end] != "，" or not MADE_NAMED.search(line.text, begin, end):
        return None
    return argument(line, group).of(kinds)


def since(finder: Finder, begin: int, end: int) -> Argument | None:
    """自去年4月启用以来，甲…: what opens the clause after that of the trigger `[begin, end)`."""
    line, number = finder.line, finder.line.clause_at(begin) + 1
    if number >= len(line.clauses) or not _SINCE.fullmatch(line.text, end, line.clauses[number][0]):
        return None
    if not finder.grammar.is_free(line.text[line.clauses[number - 1][0] : begin]):
        return None
    opening = finder.opening(*line.clauses[number])
    return argument(line, opening) if opening else None


def only_made(maker: Argument, at: int) -> bool:
    """甲共建了联合研究院，去年揭牌; 甲共建的研究院去年揭牌: what goes without a name at `at` is not its maker 甲."""
    line = maker.line
    if _MADE_BY.search(line.text, maker.last, at):
        return True
    number = line.clause_at(at)
    if not number or maker.last >= line.clauses[number][0]:
        return False
    begin, end = line.clauses[number - 1]
    return _MADE.search(line.text, max(maker.last, begin), end) is not None


def planned(line: Line, at: int) -> bool:
    """今年将实施甲，举办乙: the plan of the clause that has the subject holds for the verbs that follow it."""
    number = line.clause_at(at)
    while number and line.text[line.clauses[number][0] - 1] in "，、":
        begin = line.clauses[number][0]
        if not line.is_long_verb(begin) or any(begin <= position < at for position in line.times):
            return False
        number -= 1
        if _WILL.search(line.text, *line.clauses[number]):
            return True
    return False
