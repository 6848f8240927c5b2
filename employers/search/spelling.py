"""もしかして: what a person may have meant by a word that nothing was found for.

The words known here are those of the occupations, of the synonyms in use, and of the titles of the newest postings
that everybody may see (level 1): no word is suggested that only a hidden posting holds. Each is known by its folded form
and some by their reading, so that かんごし and a keyboard left in Latin letters (kangoshi) are understood. Whether a
suggestion finds anything is for the caller to ask.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import jaconv

from employers.choices import PublicationLevel
from employers.models import JobCard, PostingSearch, SynonymGroup
from employers.search import folding
from employers.search.models import SynonymKind
from hellowork.offices.reference.occupations import OccupationGroup, occupations_in

READINGS = Path(__file__).parent / "data" / "readings.tsv"
MOST = 3
_NEWEST = 800
_FEWEST_TITLES = 3
_SHORTEST, _LONGEST = 2, 20
# So many letters may be wrong: none of two, one of three or four, two of more.
_ONE_WRONG, _TWO_WRONG = 3, 5
_BETWEEN = re.compile(r"[\s、，・／/（）()「」【】\[\]]+|の職業|その他の")
_LATIN = re.compile(r"[a-z']{4,}")


def meant(typed: str) -> list[str]:
    """Words near to the typed one, the nearest first; none where it is a word itself."""
    key = folding.fold_word(typed)
    if not _SHORTEST <= len(key) <= _LONGEST:
        return []
    known = _known()
    if key in known:
        return []
    keys = [key, *_from_latin_keys(key)]
    near: dict[str, int] = {}
    for other, word in (*_readings().items(), *known.items()):
        wrong = min(_distance(each, other) for each in keys)
        if wrong <= _allowed(min(len(key), len(other))):
            near[word] = min(wrong, near.get(word, wrong))
    # Of equally near words the one of the same length first, then as they are known.
    order = sorted(near, key=lambda word: (near[word], abs(len(word) - len(typed))))
    return order[:MOST]


def _allowed(length: int) -> int:
    return 2 if length >= _TWO_WRONG else 1 if length >= _ONE_WRONG else 0


def _from_latin_keys(key: str) -> list[str]:
    """What the keys would have given in kana."""
    if not _LATIN.fullmatch(key):
        return []
    kana = folding.fold_word(jaconv.alphabet2kana(key))
    return [] if _LATIN.search(kana) else [kana]


def _known() -> dict[str, str]:
    """Words by their folded form; of two with one form the better known."""
    groups = SynonymGroup.objects.in_use().exclude(kind=SynonymKind.SPELLING).order_by("pk")
    pairs = (zip(keys, words, strict=False) for words, keys in groups.values_list("words", "keys"))
    return _titles() | {key: word for pair in pairs for key, word in pair} | _trade()


@cache
def _trade() -> dict[str, str]:
    """The words that stand in the code: names of occupations, words with a reading."""
    names = [name for group in OccupationGroup for _code, name in occupations_in(group)]
    words = (*(word for name in names for word in _pieces(name)), *_readings().values())
    return _by_key(words)


def _by_key(words: Iterable[str]) -> dict[str, str]:
    letters = [word for word in words if word.isalnum()]
    return dict(zip(folding.fold_words(letters), letters, strict=True))


def _titles() -> dict[str, str]:
    """Words of the titles of the newest postings that everybody may see, those in several of them."""
    newest = PostingSearch.objects.filter(level=PublicationLevel.ALL).order_by("-accepted_on", "-posting")
    cards = newest.values("card_id")[:_NEWEST]
    titles = JobCard.objects.filter(pk__in=cards).order_by("pk").values_list("title", flat=True)
    counted = Counter(word for title in titles for word in set(_pieces(title)))
    return _by_key(word for word, times in counted.most_common() if times >= _FEWEST_TITLES)


def _pieces(text: str) -> Iterator[str]:
    return (piece for piece in _BETWEEN.split(text) if _SHORTEST <= len(piece) <= _LONGEST)


@cache
def _readings() -> dict[str, str]:
    with READINGS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {folding.fold_word(row["reading"]): row["word"] for row in rows}


def _distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many, or changed places with their neighbour; 3 for more than two."""
    longest = max(len(one), len(other))
    # Nearly all fall out here, by letters they do not share: the cheapest look first.
    if abs(len(one) - len(other)) > 2 or longest - sum(map(other.__contains__, one)) > 2:
        return 3
    if longest - sum((Counter(one) & Counter(other)).values()) > 2:
        return 3
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
