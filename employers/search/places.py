"""Places as people name them: 東京, 足立区, 横浜市, よこはま, 神奈川県横浜市青葉区, 関東.

From the reference file of municipalities, read once by each process. Whatever is no place (a station, a building)
is left for the search of words, which knows the addresses.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from employers.search import regions
from employers.search.folding import fold
from hellowork.offices.reference.load import read_municipalities
from hellowork.offices.reference.prefectures import Prefecture

_MOST_TYPED = 200
_MOST_PLACES = 5
# 市 of a designated city, 郡 of a county: what people leave out before a ward, a town, a village. As folded.
_WITHIN = re.compile(r"^(?:.+?郡|.+?市)(?=.+[区町村]$)")
_ENDING = re.compile("(?<=.)市$|(?<=..)[区町村]$")
_KANA_WITHIN = re.compile(r"^(?:.+?グン|.+?シ)(?=.+(?:ク|マチ|チョウ|ムラ|ソン)$)")
_KANA_ENDING = re.compile("(?<=..)(?:シ|ク|マチ|チョウ|ムラ|ソン)$")
_PREFECTURE_KANA = (
    "ホッカイドウ", "アオモリ", "イワテ", "ミヤギ", "アキタ", "ヤマガタ", "フクシマ", "イバラキ",
    "トチギ", "グンマ", "サイタマ", "チバ", "トウキョウ", "カナガワ", "ニイガタ", "トヤマ",
    "イシカワ", "フクイ", "ヤマナシ", "ナガノ", "ギフ", "シズオカ", "アイチ", "ミエ",
    "シガ", "キョウト", "オオサカ", "ヒョウゴ", "ナラ", "ワカヤマ", "トットリ", "シマネ",
    "オカヤマ", "ヒロシマ", "ヤマグチ", "トクシマ", "カガワ", "エヒメ", "コウチ", "フクオカ",
    "サガ", "ナガサキ", "クマモト", "オオイタ", "ミヤザキ", "カゴシマ", "オキナワ", "カイガイ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A prefecture (two digits) or a municipality (five), with its name."""

    code: str
    name: str

    @property
    def prefecture(self) -> str:
        return self.code[:2]

    @property
    def is_prefecture(self) -> bool:
        return len(self.code) == len(self.prefecture)

    @property
    def full_name(self) -> str:
        return self.name if self.is_prefecture else f"{Prefecture(self.prefecture).label}{self.name}"


@dataclass(frozen=True, slots=True)
class Named:
    """What a typed word may mean: several places where they share a name, none where it is no place. Those of a region
    are all meant at once.
    """

    typed: str
    places: tuple[Place, ...]
    is_region: bool = False

    @property
    def prefectures(self) -> list[str]:
        """The codes of the prefectures in which they lie."""
        return sorted({place.prefecture for place in self.places})

    @property
    def is_ambiguous(self) -> bool:
        """Whether a reader may mean one or the other of several prefectures."""
        return len(self.prefectures) > 1 and not self.is_region


def named(text: str) -> list[Named]:
    """The places that a typed text names, in its order."""
    words = re.split(r"[\s、，,・／/]+", text[:_MOST_TYPED].strip())
    return [_named(word) for word in dict.fromkeys(words) if fold(word)][:_MOST_PLACES]


def place(code: str) -> Place | None:
    """The place of a code, or none."""
    return _by_code().get(code)


def municipalities_of(prefecture: str) -> list[Place]:
    """The municipalities of a prefecture in their official order."""
    return _by_prefecture().get(prefecture, [])


def _named(word: str) -> Named:
    folded = fold(word).replace(" ", "")
    if codes := regions.prefectures_of(folded):
        return Named(word, tuple(_by_code()[code] for code in codes), is_region=True)
    return Named(word, tuple(_meant(folded)))


def _meant(folded: str) -> Iterator[Place]:
    """The places of a word; a prefecture before it narrows them."""
    codes = _by_name().get(folded, ())
    if not codes:
        for code in _prefectures_leading(folded):
            rest = folded.removeprefix(_prefecture_labels()[code])
            codes = tuple(each for each in _by_name().get(rest, ()) if each[:2] == code and each != code)
    yield from (_by_code()[code] for code in codes)


def _prefectures_leading(folded: str) -> Iterator[str]:
    return (code for code, label in _prefecture_labels().items() if folded.startswith(label))


@cache
def _prefecture_labels() -> dict[str, str]:
    return {each.value: fold(each.label) for each in Prefecture}


@cache
def _by_code() -> dict[str, Place]:
    found = {each.value: Place(each.value, str(each.label)) for each in Prefecture}
    return found | {row["code"]: Place(row["code"], row["name"]) for row in read_municipalities()}


@cache
def _by_prefecture() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for each in _by_code().values():
        if not each.is_prefecture:
            found[each.prefecture].append(each)
    return dict(found)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Every folded spelling of a name to the codes it stands for; the name of a prefecture means the prefecture."""
    rows = read_municipalities()
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for row, name, kana in zip(rows, _folded(rows, "name"), _folded(rows, "kana"), strict=True):
        for spelling in (*_spellings(name, _WITHIN, _ENDING), *_spellings(kana, _KANA_WITHIN, _KANA_ENDING)):
            codes[spelling][row["code"]] = None
    found = {spelling: tuple(each) for spelling, each in codes.items()}
    for each, kana in zip(Prefecture, _PREFECTURE_KANA, strict=True):
        found |= dict.fromkeys(_prefecture_spellings(fold(each.label), kana), (each.value,))
    return found


def _folded(rows: list[dict[str, str]], column: str) -> list[str]:
    """A column folded in one go: each name is a run of its own."""
    return fold("\n".join(row[column] for row in rows)).split(" ")


def _prefecture_spellings(label: str, kana: str) -> set[str]:
    bare = re.sub("(?<=..)[都府県]$", "", label)
    endings = {"都": ("ト",), "府": ("フ",), "県": ("ケン",)}.get(label[-1], ())
    return {label, bare, kana, *(kana + ending for ending in endings)}


def _spellings(full: str, within: re.Pattern[str], ending: re.Pattern[str]) -> Iterator[str]:
    """横浜市青葉区: itself, 青葉区, 青葉; 横浜市 and 横浜 for all its wards."""
    inner = within.sub("", full)
    city = full.removesuffix(inner)
    yield full
    yield inner
    yield ending.sub("", inner)
    if city.endswith(("市", "シ")):
        yield city
        yield ending.sub("", city)
