"""Words of the keyword box that are a condition of the form: 時給1,200円, 25万円以上, 正社員登用.

No text of a card says them so, or few do, where the filter finds them all. Beside hits they are offered, without hits counted
as well (`seekers.job_help`). As words of every card they were tried: マイカー then found more than half of all postings.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from employers.search import filters
from employers.search.folding import fold_word
from employers.search.words import Term
from seekers.forms.parameters import PARAMETERS
from seekers.forms.search import Chip, SearchForm

_PARAMETERS = {each.name: each for each in PARAMETERS}

# The parameter that a measure of pay is asked by; none where the amount has to tell.
_MEASURES = {
    "時給": "hourly", "時間給": "hourly", "時間額": "hourly",
    "月給": "wage", "月収": "wage", "月額": "wage",
    "年収": "year", "年俸": "year", "年額": "year",
    "給与": "", "給料": "", "賃金": "",
}  # fmt: skip
# From how many yen on an amount is one of these; less is none (月給25).
_LEAST = {"year": 1_000_000, "wage": 10_000, "hourly": 100}
_AND_MORE = ("以上", "から", "より", "〜", "～", "~")
_AMOUNT = re.compile(
    rf"(?P<measure>{'|'.join(_MEASURES)})?(?P<yen>[0-9][0-9,.]*(?P<unit>[億万千][0-9,.]*)*(?P<sign>円)?)"
    rf"(?:{'|'.join(_AND_MORE)})?"
)

# What people say instead of the words of the form.
_OTHER_WORDS = {
    ("with", "regular"): ("正社員登用", "正社員登用制度", "社員登用"),
    ("with", "remote"): ("テレワーク", "リモートワーク", "在宅ワーク", "在宅"),
    ("with", "no_experience"): ("未経験", "未経験可", "未経験歓迎", "経験なし"),
    ("with", "no_licence"): ("無資格", "無資格可", "資格なし", "資格不問"),
    ("with", "no_transfer"): ("転勤なし",),
    ("with", "car"): ("車通勤", "車通勤可", "車通勤OK", "マイカー通勤", "マイカー通勤OK"),
    ("with", "near"): ("駅近", "駅チカ"),
    ("with", "bonus"): ("賞与", "ボーナス", "ボーナスあり"),
    ("with", "nursery"): ("託児所", "託児所あり", "託児施設"),
    ("with", "flex"): ("フレックス", "フレックスタイム"),
    ("overtime", "none"): ("残業なし", "残業無し", "残業ゼロ", "時間外なし"),
    ("weekend", "weekly"): ("完全週休二日", "完全週休2日", "完全週休二日制", "完全週休2日制"),
    ("limit", "none"): ("年齢制限なし",),
}
_LEAST_LETTERS = 3


def as_conditions(form: SearchForm) -> Iterator[Chip]:
    """The search with such a word taken out and its condition chosen, one for each."""
    terms = form.typed_words.terms
    for number, term in enumerate(terms):
        if term.is_excluded or len(term.parts) > 1:
            continue
        (name, value), taken = _meaning(terms, number)
        if not name or value in form.many(name):
            continue
        rest = " ".join(each.spelled for each in terms if each not in taken)
        values = _PARAMETERS[name].read([value, *form.many(name)]).values
        (label,) = (chip.label for chip in SearchForm().but(**{name: value}).chips)
        yield Chip(label, form.but(**{"q": rest, name: values}))


def _meaning(terms: Sequence[Term], number: int) -> tuple[tuple[str, str], list[Term]]:
    """The condition of a word, and the words that say it: 時給 and 以上 may stand beside the amount."""
    term = terms[number]
    before = [each for each in terms[:number][-1:] if each.typed in _MEASURES and not each.is_excluded]
    after = [each for each in terms[number + 1 :][:1] if each.typed in _AND_MORE and not each.is_excluded]
    pay = _pay(term.typed, "".join(each.typed for each in before))
    if pay[0]:
        return pay, [*before, term, *after]
    return _by_word().get(fold_word(term.typed), ("", "")), [term]


def _pay(typed: str, measure: str) -> tuple[str, str]:
    """The parameter and the yen of an amount of pay; both empty where it is none."""
    found = _AMOUNT.fullmatch(typed)
    if not found or not (found["measure"] or measure or found["unit"] or found["sign"]):
        return "", ""
    # The widest bounds of the three tell what is a number of yen at all.
    yen = int("".join(_PARAMETERS["year"].read([found["yen"]]).values) or 0)
    name = _MEASURES.get(found["measure"] or measure, "")
    name = name or next((each for each, least in _LEAST.items() if yen >= least), "hourly")
    values = _PARAMETERS[name].read([str(yen)]).values if yen >= _LEAST[name] else ()
    return (name, values[0]) if values else ("", "")


@cache
def _by_word() -> dict[str, tuple[str, str]]:
    """The options of the catalogue by their own words, and by those people say instead."""
    known = {
        fold_word(str(option.chip)): (each.name, option.value)
        for each in filters.CATALOGUE
        for option in each.options
    }
    known = {word: condition for word, condition in known.items() if len(word) >= _LEAST_LETTERS}
    return known | {fold_word(word): condition for condition, words in _OTHER_WORDS.items() for word in words}
