"""Sessions of people's congresses and consultative conferences: one thing under its long and its short name."""

import re

_NUMBER = r"[一二三四五六七八九十百\d]+"
_CONGRESS = re.compile(
    rf"(?P<place>[^第届]{{0,14}}?)第?(?P<term>{_NUMBER})届(?P<people>人民代表大会|人大)?(?:委员会)?"
    rf"(?P<standing>常务委员会|常委会)?第?(?P<number>{_NUMBER})次(?:全体)?会议"
)
_PARTIES = "政协"


def session(name: str) -> str:
    """The canonical name of the session that `name` begins with; empty where it begins with none.

    某市十四届人大二次会议 and 某市第十四届人民代表大会第二次会议 give the same.
    """
    match = _CONGRESS.match(name)
    if match is None or not (match["people"] or _PARTIES in match["place"]):
        return ""
    assembly = "人民代表大会" if match["people"] else _PARTIES
    standing = "常务委员会" if match["standing"] else ""
    place = match["place"].replace(_PARTIES, "")
    return f"{place}{assembly}第{match['term']}届{standing}第{match['number']}次会议"
