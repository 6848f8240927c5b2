"""Regions of the country as people name them, and the prefectures each stands for.

The large ones are those of the panel: 三重県 lies in 東海, 新潟県 in 甲信越. 首都圏 is what job advertisements mean by it,
東京都 and its three neighbours. A region goes before a town of its name (東海市, 東北町), which is asked for with 市 or 町;
南九州 and 北九州 are left to their cities.
"""

import re
from functools import cache

from employers.search.folding import fold

# Its names in kanji and kana, and the codes of its prefectures.
_REGIONS = (
    (("東北", "とうほく"), "02 03 04 05 06 07"),
    (("関東", "かんとう"), "08 09 10 11 12 13 14"),
    (("北関東", "きたかんとう"), "08 09 10"),
    (("南関東", "みなみかんとう"), "11 12 13 14"),
    (("首都圏", "しゅとけん", "一都三県", "1都3県"), "11 12 13 14"),
    (("甲信越", "こうしんえつ"), "15 19 20"),
    (("甲信", "こうしん"), "19 20"),
    (("信越", "しんえつ"), "15 20"),
    (("北陸", "ほくりく"), "16 17 18"),
    (("北信越", "ほくしんえつ"), "15 16 17 18 20"),
    (("中部", "ちゅうぶ"), "15 16 17 18 19 20 21 22 23"),
    (("東海", "とうかい"), "21 22 23 24"),
    (("近畿", "きんき", "関西", "かんさい"), "25 26 27 28 29 30"),
    (("中国", "ちゅうごく"), "31 32 33 34 35"),
    (("中四国", "ちゅうしこく"), "31 32 33 34 35 36 37 38 39"),
    (("山陰", "さんいん"), "31 32"),
    (("山陽", "さんよう"), "33 34 35"),
    (("四国", "しこく"), "36 37 38 39"),
    (("九州", "きゅうしゅう"), "40 41 42 43 44 45 46"),
)
# 関東地方, 東海エリア. As folded.
_ENDING = re.compile("(?:地方|エリア|チホウ)$")


def prefectures_of(folded: str) -> tuple[str, ...]:
    """The codes of the prefectures of a region, named in folded letters; empty where it is none."""
    known = _by_name()
    return known.get(folded) or known.get(_ENDING.sub("", folded), ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    return {fold(name): tuple(codes.split()) for names, codes in _REGIONS for name in names}
