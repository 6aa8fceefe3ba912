"""Foreign names written with Chinese syllables: 贝尔萨, 马丁内斯."""

from kg.mention.scene import Scene

# The syllables that foreign names are written with.
SYLLABLES = (
    "阿埃艾爱安昂奥巴拔白班邦宝保鲍贝本比彼毕宾波伯勃博布采查昌楚茨措达戴丹道德登邓迪蒂底丁东杜顿多厄恩尔法凡范菲费芬丰冯弗夫福富"
    "盖甘冈戈哥格根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简姜杰金津卡凯坎康考科克肯孔库夸奎坤拉莱兰朗劳勒雷里黎利莉连廉良列"
    "林琳隆卢鲁露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅摩莫墨默姆木穆纳娜乃奈南内尼涅宁纽努诺欧帕派潘庞培佩彭皮平珀普齐奇契恰强乔切"
    "钦琴丘邱让热仁荣茹儒瑞若萨塞赛桑瑟森沙莎尚舍申圣施史什舒斯丝松苏索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维魏温沃乌伍武西希锡夏显"
    "肖谢辛欣兴雄休许雪逊雅亚延扬耶叶伊依因尹英永尤约赞泽扎詹章哲珍芝治朱卓兹子佐"
)
_SET = frozenset(SYLLABLES)
_LEAST, _LONGEST = 3, 8


def transcribed_end(scene: Scene, begin: int) -> int:
    """Where a foreign name without a point ends (主帅贝尔萨), 0 where none starts: syllables that make no word."""
    end = begin
    while end < min(begin + _LONGEST, len(scene.text)) and scene.text[end] in _SET:
        token = scene.token(end)
        if token.end - token.begin > 1 and not token.tag.startswith(("nr", "ns")):
            break
        end += 1
    return end if end - begin >= _LEAST and scene.cuts(begin) and scene.cuts(end) else 0
