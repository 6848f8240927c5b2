"""Texts of cards: sentences of the trade, and sentences made of words drawn as unevenly as words are (Zipf).

A few words stand in every other posting, thousands in a handful, and their pairs make phrases that nearly none
shares: what a text index is slow and fast at. Every name is invented.
"""
# ruff: noqa: E501 - the words of a kind stand in a few lines.

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from tests.benchmarks import trades
from tests.benchmarks.trades import Trade

_OBJECTS = (
    "商品", "部品", "書類", "お客様", "資料", "機械", "荷物", "食材", "図面", "材料", "車両", "製品", "伝票", "設備", "備品", "帳票", "在庫", "データ", "部材", "装置",
    "原料", "工具", "建物", "店舗", "サンプル", "注文", "予約", "請求書", "見積書", "契約書", "電子部品", "精密部品", "樹脂", "金型", "鋼材", "木材", "衣類", "医療機器", "薬品", "化粧品",
    "雑貨", "家具", "家電", "文具", "書籍", "印刷物", "看板", "ガラス", "タイル", "石材", "塗料", "電線", "配管", "ポンプ", "モーター", "センサー", "基板", "ロボット", "治具", "計測器",
    "冷凍食品", "惣菜", "弁当", "パン生地", "和菓子", "乳製品", "水産物", "青果", "花き", "苗木", "飼料", "肥料", "種子", "きのこ", "味噌", "醤油", "日本酒", "茶葉", "海苔", "昆布",
    "猫用品", "ペット用品", "楽器", "時計", "眼鏡", "補聴器", "義肢", "車いす", "介護用品", "福祉用具", "自転車", "オートバイ", "トラクター", "クレーン", "エレベーター", "ボイラー", "空調機", "浄化槽", "太陽光パネル", "蓄電池",
    "サーバー", "ネットワーク機器", "アプリ", "ホームページ", "動画", "写真", "原稿", "翻訳文", "論文", "特許", "標本", "古文書", "絵画", "舞台装置", "衣装", "着物", "畳", "ふすま", "瓦", "漆器",
)  # fmt: skip
_ACTIONS = (
    "管理", "確認", "整理", "準備", "点検", "作成", "検査", "受付", "販売", "仕分け", "加工", "製造", "組立", "配送", "包装", "発注", "入力", "補充", "清掃", "修理",
    "運搬", "設計", "提案", "手配", "納品", "梱包", "調整", "分析", "企画", "開発", "保守", "交換", "計量", "洗浄", "塗装", "溶接", "研磨", "切断", "プレス", "鋳造",
    "成形", "試験", "測定", "校正", "編集", "撮影", "翻訳", "鑑定", "査定", "買取", "回収", "解体", "再生", "栽培", "収穫", "選果", "養殖", "醸造", "焙煎", "染色",
)  # fmt: skip
_TEMPLATES = (
    "{0}の{1}をお願いします。", "{0}の{1}と{2}を担当します。", "主に{0}の{1}です。", "{0}や{3}の{1}を行います。", "{4}地区で{0}の{1}を行います。",
    "1日{5}件ほど{0}の{1}があります。", "{5}名で{0}の{1}にあたります。", "慣れたら{3}の{2}もお任せします。", "{0}に関する{1}、{2}の補助。", "{4}の現場で{0}を扱います。",
)  # fmt: skip
_NOTES = (
    *trades.COMMON,
    "試用期間中も条件は同じです。", "詳しくは面接でお話しします。", "{5}代の方も活躍しています。", "{4}駅から送迎バスがあります。", "経験や資格を考慮して決めます。", "社会保険を完備しています。",
    "お仕事の前に見学ができます。", "応募の前にお電話ください。", "家庭の事情に合わせた勤務を相談できます。", "有給休暇の取得率は{5}割ほどです。", "昼食の補助があります。", "転居を伴う転勤はありません。",
)  # fmt: skip
_FIRST_SIGNS = "青赤白黒金銀東西南北上中下大小高深長広新古春秋松竹梅桜柳杉桐藤菊萩葦鶴亀鷹鷺鹿熊駒"
_LAST_SIGNS = "山川沢田野原岡谷崎島浦浜津橋宮寺塚坂池沼瀬滝泉井戸倉屋城里村町森林本根尾台丘平"
_ZIPF = 1.05
_LONGEST_DESCRIPTION, _LONGEST_NOTES = 360, 600


def zipf(count: int, exponent: float = _ZIPF) -> tuple[float, ...]:
    """Sums of weights by which the n-th of so many is drawn n times as seldom as the first."""
    return tuple(accumulate(1 / rank**exponent for rank in range(1, count + 1)))


def name(rng: random.Random) -> str:
    """A made-up place or family: a few are everywhere, most are rare."""
    return rng.choices(_names(), cum_weights=_name_sums())[0]


def description(rng: random.Random, trade: Trade) -> str:
    """What the work is: a sentence or two of the trade, then others, to a length that varies as people do."""
    own = rng.sample(trade.sentences, min(len(trade.sentences), rng.choice((1, 2, 2, 3))))
    return _filled(rng, trade, own, _TEMPLATES, int(rng.lognormvariate(4.4, 0.45)), _LONGEST_DESCRIPTION)


def notes(rng: random.Random, trade: Trade) -> str:
    """求人に関する特記事項; a fifth of the cards has none."""
    if rng.random() < 0.2:
        return ""
    return _filled(rng, trade, [], _NOTES, int(rng.lognormvariate(3.6, 0.7)), _LONGEST_NOTES)


def _filled(
    rng: random.Random, trade: Trade, begun: list[str], templates: Sequence[str], wanted: int, most: int
) -> str:
    sentences, length = list(begun), sum(map(len, begun))
    while length < wanted:
        sentence = _sentence(rng, trade, rng.choice(templates))
        sentences.append(sentence)
        length += len(sentence)
    while sum(map(len, sentences)) > most:
        sentences.pop()
    return "".join(dict.fromkeys(sentences))


def _sentence(rng: random.Random, trade: Trade, template: str) -> str:
    if "{" not in template:
        return template
    objects, actions = _words_of(trade)
    first, third = rng.choices(objects, cum_weights=zipf_of(len(objects)), k=2)
    second, fourth = rng.choices(actions, cum_weights=zipf_of(len(actions)), k=2)
    return template.format(first, second, fourth, third, name(rng), rng.randint(2, 60))


zipf_of = cache(zipf)


@cache
def _words_of(trade: Trade) -> tuple[list[str], list[str]]:
    """The same words for every trade, each with its own favourites."""
    rng = random.Random(trade.titles[0])  # noqa: S311 - made-up data
    return _favoured(rng, _OBJECTS), _favoured(rng, _ACTIONS)


def _favoured(rng: random.Random, words: tuple[str, ...]) -> list[str]:
    """A third of the words moved to a place of the trade's own."""
    mixed = list(words)
    for _each in range(len(words) // 3):
        mixed.insert(rng.randrange(len(mixed)), mixed.pop(rng.randrange(len(mixed))))
    return mixed


@cache
def _names() -> list[str]:
    rng = random.Random(_FIRST_SIGNS)  # noqa: S311 - made-up data
    names = [first + last for first in _FIRST_SIGNS for last in _LAST_SIGNS]
    names += [
        f"{first}{middle}{last}"
        for first, middle, last in zip(_FIRST_SIGNS, _LAST_SIGNS, _LAST_SIGNS[::-1], strict=False)
    ]
    rng.shuffle(names)
    return names


@cache
def _name_sums() -> tuple[float, ...]:
    return zipf(len(_names()), 0.9)
