"""Teams by their city and what teams do: 某市盛远队主场战胜……, 某省某某男篮坐镇……."""

import re
from collections.abc import Iterator

from kg.mention.scene import Candidate, Scene
from kg.model import Kind

# Without one of these no match is told of, and no team looked for.
_MATCH = re.compile("主场|客场|战胜|击败|不敌|险胜|完胜|力克|横扫|负于|对阵|迎战|夺冠|联赛|主教练|主帅|外援")
_TEAM = re.compile(
    "([\u4e00-\u9fff]{0,7}?(?:队(?![伍员长列友史])|[男女](?:篮|足|排|曲)))"
    "(?=$|[，。；、！？）]|[主客]场|坐镇|战胜|击败|迎战|对阵|力克|挑战|以|后卫|前锋|中锋|外援|门将|主教练|主帅|队长|球员|夺|获|晋级|出战|"
    "不敌|负于|险胜|横扫|完胜|取得|的|在|与|和|\\d|[一二三四五六七八九十]连)"
)
_VERB = re.compile(
    "战胜|击败|迎战|对阵|力克|挑战|不敌|负于|险胜|横扫|完胜|派出|组[建织]|率|带|代表|参加|的|和|与|在|之|球队|[疗救车施]|工作|服务|志愿|警|民排"
)


def find_teams(scene: Scene) -> Iterator[Candidate]:
    """The teams of a passage that tells of a match, each with the place it begins with."""
    if not ("队" in scene.text or "男" in scene.text or "女" in scene.text) or not _MATCH.search(scene.text):
        return
    for place in sorted(end for end, (_, sort) in scene.atoms.items() if sort in ("P", "D")):
        team = _TEAM.match(scene.text, place)
        if team and not _VERB.search(team[1]) and not any(at in scene.full for at in range(place + 1, team.end())):
            begin = scene.atoms[place][0]
            name = scene.text[begin : team.end()]
            alias = (name.removesuffix("队"),) if team[1] != "队" and name.endswith("队") else ()
            yield Candidate(begin, team.end(), Kind.ORGANIZATION, "team in a match", name, aliases=alias)
