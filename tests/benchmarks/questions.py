"""The classes of searches that are measured, each with varied parameters: what people ask, and what is hard to answer.

A question is the address of the search page, so that the same one goes to the view and, read by its form, to the
database alone.
"""
# ruff: noqa: E501 - the words of a class stand in a few lines.

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from employers.models import JobCard
from employers.search.query import Query
from employers.search.tokens import COMMAS
from hellowork.accounts.actor import ANONYMOUS
from hellowork.offices.reference.occupations import occupations_in
from seekers.forms.search import SearchForm

Parameters = dict[str, str | list[str]]
EACH = 30
_SEED = 16

_BROAD = (
    "介護", "営業", "管理", "確認", "商品", "担当", "面接", "経験", "勤務", "資格", "書類", "部品", "事務", "販売", "製造", "研修", "相談", "通勤", "残業", "整理",
    "準備", "点検", "作成", "検査", "配送", "看護", "機械", "入力", "清掃", "図面",
)  # fmt: skip
_KATAKANA = (
    "プログラマー", "エンジニア", "ドライバー", "スタッフ", "サーバー", "フォークリフト", "レジ", "マイカー", "チーム", "タブレット", "ヘルパー", "ケアマネジャー", "データ",
    "ネットワーク", "クレーン", "ボイラー", "ロボット", "センサー", "ガラス", "タイル", "コールセンター", "オペレーター", "デイサービス", "エクセル", "シフト", "リハビリ", "ピアノ",
    "モーター", "ポンプ", "トラクター",
)  # fmt: skip
_ABSENT = (
    "潜水艦", "宇宙飛行士", "闘牛士", "錬金術", "海賊船", "砂漠緑化", "核融合", "羅針盤", "天文台", "火山学", "竜宮城", "幽霊屋敷", "氷河期", "隕石", "恐竜", "彗星",
    "蜃気楼", "忍術道場", "鍾乳洞", "琥珀", "翡翠鉱", "鯨類", "珊瑚礁", "羊皮紙", "蒸気船", "烽火", "飛脚", "駕籠", "水琴窟", "螺鈿細工",
)  # fmt: skip
_ONE_SIGN = tuple("猫茶畳瓦駅車花店肉魚米酒薬服靴本歌絵紙石木水火土金銀鉄糸布油")
_FIELDS = ("title", "employer", "work", "business", "licence", "other")
_FACTS = ("no_experience", "no_education", "car", "no_smoking", "rehire")
_GROUPS = tuple(f"{number:02d}" for number in range(2, 16))
PREFECTURES = (
    "13", "27", "14", "23", "11", "12", "40", "28", "01", "22", "34", "26", "04", "15", "20", "47", "46", "31",
)  # fmt: skip


@dataclass(frozen=True)
class Class:
    """One class of questions with the parameters of the addresses that are asked."""

    name: str
    title: str
    parameters: tuple[Parameters, ...]
    needs_seeker: bool = False

    @property
    def label(self) -> str:
        return f"{self.name} {self.title}"

    def paths(self) -> list[str]:
        return [f"{reverse('jobs:search')}?{urlencode(each, doseq=True)}" for each in self.parameters]

    def queries(self) -> list[Query]:
        """The questions as the form hands them to the index, for a visitor without account."""
        return [form.query(ANONYMOUS) for form in self.forms()]

    def forms(self) -> Iterator[SearchForm]:
        for each in self.parameters:
            yield SearchForm.of(QueryDict(urlencode(each, doseq=True)), reverse("jobs:search"))


def classes() -> list[Class]:
    """Q1 to Q17, the same for the same data."""
    rng = random.Random(_SEED)  # noqa: S311 - the same questions each time
    return [*_of_words_and_places(rng), *_of_the_form(rng), _of_middle_groups(rng)]


def _of_words_and_places(rng: random.Random) -> list[Class]:
    """Q1 to Q11: words, places, work and wages."""

    def several(make: Callable[[int], Parameters]) -> tuple[Parameters, ...]:
        return tuple(make(number) for number in range(EACH))

    def two(words: tuple[str, ...]) -> list[str]:
        return rng.sample(words, 2)

    return [
        Class("Q1", "one prefecture", several(lambda _n: {"pref": rng.choice(PREFECTURES)})),
        Class("Q2", "a broad word of two characters", several(lambda n: {"q": _BROAD[n]})),
        Class("Q3", "a katakana word", several(lambda n: {"q": _KATAKANA[n]})),
        Class(
            "Q4",
            "two words and a prefecture",
            several(lambda _n: {"q": " ".join(two(_BROAD)), "pref": rng.choice(PREFECTURES)}),
        ),
        Class("Q5", "a rare phrase", tuple({"q": phrase} for phrase in _phrases(rng))),
        Class(
            "Q6",
            "occupation, wage from, full time",
            several(
                lambda n: {
                    "job": _GROUPS[n % len(_GROUPS)],
                    "wage": str(230_000 + n % 5 * 10_000),
                    "time": "full",
                }
            ),
        ),
        Class("Q7", "no filter", several(lambda _n: {})),
        Class("Q8", "no hit", several(lambda n: {"q": _ABSENT[n]})),
        Class(
            "Q9",
            "wage order in three prefectures",
            several(lambda _n: {"pref": rng.sample(PREFECTURES, 3), "sort": "wage"}),
        ),
        Class("Q10", "a word without another", several(lambda _n: {"q": " -".join(two(_BROAD))})),
        Class("Q11", "one character", several(lambda n: {"q": _ONE_SIGN[n]})),
    ]


def _of_the_form(rng: random.Random) -> list[Class]:
    """Q12 to Q16: what the form offers beside words, places and wages."""

    def word_or_place(number: int) -> Parameters:
        return {"q": _BROAD[number]} if number % 2 else {"pref": rng.choice(PREFECTURES)}

    def several(make: Callable[[int], Parameters]) -> tuple[Parameters, ...]:
        return tuple(make(number) for number in range(EACH))

    return [
        Class("Q12", "by deadline", several(lambda n: {**word_or_place(n), "sort": "until"})),
        Class("Q13", "by fit", several(lambda n: {**word_or_place(n), "sort": "fit"}), needs_seeker=True),
        Class("Q14", "one per establishment", several(lambda n: {**word_or_place(n), "one": "1"})),
        Class("Q15", "twelve filters at once", several(lambda _n: _twelve(rng))),
        Class(
            "Q16",
            "chosen fields",
            several(
                lambda n: {"q": _BROAD[n] if n % 2 else _KATAKANA[n], "in": rng.sample(_FIELDS, 1 + n % 3)}
            ),
        ),
    ]


def _of_middle_groups(rng: random.Random) -> Class:
    """Q17: a 中分類, every second time within a prefecture; such a group has no bit, its lexeme is asked for."""
    codes = [code for group in _GROUPS for code, _name in occupations_in(group)]
    asked: tuple[Parameters, ...] = tuple(
        {"job": code, "pref": rng.choice(PREFECTURES)} if number % 2 else {"job": code}
        for number, code in enumerate(rng.sample(codes, EACH))
    )
    return Class("Q17", "a middle group", asked)


def _twelve(rng: random.Random) -> Parameters:
    """What somebody with many wishes ticks: most hold for many postings, all for a few."""
    return {
        "pref": rng.sample(PREFECTURES, 3),
        "time": "full",
        "form": ["regular", "other"],
        "contract": "none",
        "weekend": ["weekly", "other"],
        "dayoff": rng.choice(("100", "105", "110", "115")),
        "overtime": rng.choice(("20", "30", "45")),
        "with": rng.sample(_FACTS, 2),
        "insurance": ["employment", "health"],
        "driving": ["none", "at", "preferred"],
        "age": str(rng.randint(20, 64)),
        "wage": rng.choice(("180000", "200000", "220000")),
    }


def mixed(classes: Iterable[Class]) -> list[Class]:
    """What many visitors at once ask: every class that a visitor without account may ask."""
    return [each for each in classes if not each.needs_seeker]


def shuffled(values: list) -> list:
    """In an order that is no order, the same each time."""
    return random.Random(_SEED).sample(values, len(values))  # noqa: S311 - the same questions each time


def _phrases(rng: random.Random) -> Iterator[str]:
    """Ten characters each out of the middle of a sentence that some card holds."""
    last = JobCard.objects.order_by("-pk").values_list("pk", flat=True)[0]
    found = 0
    while found < EACH:
        card = (
            JobCard.objects.filter(pk__gte=rng.randrange(last))
            .order_by("pk")
            .values_list("description", flat=True)[0]
        )
        # A word that begins with a long mark is read as one that is left out, and commas stand between two.
        phrases = [each[1:11] for each in card.split("。")[-3:] if len(each) > 11 and each[1] != "ー"]
        phrases = [each for each in phrases if not any(comma in each for comma in COMMAS)]
        if phrases:
            found += 1
            yield phrases[-1]
