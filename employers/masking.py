"""A text of the employer's without what tells who they are, for publication without name (公開希望 3).

Text and identity are compared folded character by character, so that width, case, hyphens, kana and blanks make no
difference and every hit has its place in the text as it was typed. Names of one or two letters are hidden where they
stand alone; within a longer word nobody can tell, and `names_within_words` says so to who accepts the card.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from hellowork.text.normalise import HYPHENS, search_fold

# Stands where a text named the employer.
HIDDEN_WORD = "〔非公開〕"

_LEGAL_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|医療法人|社会福祉法人|学校法人"
    "|宗教法人|特定非営利活動法人|NPO法人|独立行政法人|協同組合|[（(][株有同資名医福社学一][)）]|[㈱㈲]"
)
_BETWEEN_NAMES = re.compile(rf"{_LEGAL_FORMS}|\s+")
_FOLDED_FORM = rf"(?:{'|'.join(_LEGAL_FORMS.split('|')[:-2]).casefold()}|\([株有同資名医福社学一]\))"
# Parts of a name that thousands share and that tell nobody: 青空食品株式会社 千葉工場.
_SHARED_PART = re.compile(
    "(?:本社|本店|支社|支店|営業所|事業所|事務所|工場|店|センター|病院|医院|学校|部|課)$"
)
_SHORT = 2

# Whatever looks like one leads to the employer, whoever's it is.
_TELEPHONE = re.compile(r"(?<!\d)(?:\+81[-( ]*0?[) ]*|\(?0)\d(?:[-() ]{0,2}\d){8,9}(?!\d)")
_ADDRESS_ON_THE_NET = re.compile(r"(?:https?://|www\.)[!-~]+|[0-9a-z._%+-]+@[0-9a-z.-]+\.[a-z]{2,}")
_STREET = re.compile(r"([^\d]*?)(\d+(?: *(?:-|丁目|番地|番|号|ノ) *\d+)*)(.*)", re.DOTALL)
_BETWEEN_NUMBERS = re.compile(r" *(?:-|丁目|番地|番|号|ノ) *")
_FLOOR = re.compile(r"[\d-]+ *(?:階|f|号室|号)?.*$", re.DOTALL)
_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(rf"[{_KANJI_DIGITS}](?= *(?:丁目|番|号))")

_KANA = re.compile(r"[ァ-ヺー-]+")
_WORD_SIGN = re.compile(r"[一-鿿々〆\U00020000-\U0003ffff豈-﫿ァ-ヺーｦ-ﾟa-zA-Z0-9ａ-ｚＡ-Ｚ０-９]")
_ANY_LETTER = re.compile(r"[^\W_]|ー")


def masked(text: str, card: JobCard, establishment: Establishment) -> str:
    """A text of the card with `HIDDEN_WORD` for whatever names the employer."""
    if not text:
        return text
    folded, places = _fold(text)
    hidden = sorted(_spans(folded, places, text, _identity(card, establishment)))
    parts, end = [], 0
    for begins, ends in hidden:
        if begins >= end:
            parts += [text[end:begins], HIDDEN_WORD]
        end = max(end, ends)
    return "".join([*parts, text[end:]])


def names_within_words(text: str, card: JobCard, establishment: Establishment) -> bool:
    """Whether a text that was masked may still hold the employer's name as part of a longer word."""
    folded, _places = _fold(masked(text, card, establishment).replace(HIDDEN_WORD, "。"))
    names = {_folded(part) for name in _company_names(card, establishment) for part in _parts(name)}
    return any(name in folded for name in names if len(name) == _SHORT and not _KANA.fullmatch(name))


@lru_cache(maxsize=16_384)
def _fold_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in HYPHENS:
        return "-"
    return {"ヶ": "ケ", "ヵ": "カ"}.get(folded := search_fold(sign), folded)


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its signs the place in the text it came from; one more at the end."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for folded in _fold_sign(sign):
            signs.append(folded)
            places.append(place)
    return "".join(signs), [*places, len(text)]


def _folded(text: str) -> str:
    return _fold(unicodedata.normalize("NFC", text))[0].strip()


def _spans(folded: str, places: list[int], text: str, identity: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the text is to be hidden."""
    long, short = _patterns(identity)
    for pattern in (long, _TELEPHONE, _ADDRESS_ON_THE_NET):
        for found in pattern.finditer(folded):
            yield places[found.start()], places[found.end() - 1] + 1
    for found in short.finditer(folded):
        begins, ends = places[found.start()], places[found.end() - 1] + 1
        if _stands_alone(found.group(), text[begins - 1 : begins] if begins else "", text[ends : ends + 1]):
            yield begins, ends


def _stands_alone(name: str, before: str, behind: str) -> bool:
    """Whether a short name is a word of its own there: kana among kana never is."""
    signs = _ANY_LETTER if _KANA.fullmatch(name) else _WORD_SIGN
    return not (signs.match(before) or signs.match(behind))


def _identity(card: JobCard, establishment: Establishment) -> tuple[str, ...]:
    """What tells who the employer is; those with a kind before a colon are no names."""
    names = [*_company_names(card, establishment), establishment.kana]
    people = [establishment.representative_name, card.contact_name]
    found = [*names, *people, *(part for name in names for part in _parts(name))]
    found += [part for name in people for part in name.split() if len(part) >= _SHORT]
    found += [establishment.homepage.partition("://")[2].strip("/").removeprefix("www.")]
    found += [f"number:{number}" for number in _numbers(card, establishment) if number]
    found += [f"street:{street}" for street in (establishment.street, card.street) if street]
    return tuple(dict.fromkeys(filter(None, found)))


def _company_names(card: JobCard, establishment: Establishment) -> tuple[str, str]:
    return establishment.name, card.workplace_name


def _numbers(card: JobCard, establishment: Establishment) -> tuple[str, ...]:
    telephones = (establishment.telephone, establishment.fax, card.contact_telephone)
    return (
        *(number.replace("+81", "0") for number in telephones),
        establishment.corporate_number,
        establishment.postal_code,
        card.postal_code,
    )


def _parts(name: str) -> list[str]:
    """The parts of a company's name that are its own: without legal form, branch and shop."""
    parts = [part for part in _BETWEEN_NAMES.split(name) if part]
    return [part for part in parts if not _SHARED_PART.search(part)] or parts[:1]


@lru_cache(maxsize=256)
def _patterns(identity: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is hidden wherever it stands, and the short names that are hidden where they stand alone."""
    words, short = set(), set()
    for each in identity:
        kind, _colon, value = each.partition(":")
        if kind == "number":
            words.add(r"(?<!\d)" + r"[-() ]*".join(value) + r"(?!\d)")
        elif kind == "street":
            words.update(_street(_folded(value)))
        elif len(name := _folded(each).replace(" ", "")) > _SHORT:
            words.add(_spaced(name))
        elif name:
            words |= {rf"{_FOLDED_FORM} *{_spaced(name)}", rf"{_spaced(name)} *{_FOLDED_FORM}"}
            words.add(rf"{_spaced(name)} *(?:様|氏|殿)" if len(name) == _SHORT else r"(?!)")
            short.add(_spaced(name))
    return _any(words), _any(short)


def _street(folded: str) -> Iterator[str]:
    """町名 with its 番地, however it is written, and the name of the building."""
    folded = _KANJI_NUMBER.sub(lambda digit: str(_KANJI_DIGITS.index(digit.group())), folded)
    found = _STREET.match(folded)
    if not found:
        yield _spaced(folded.replace(" ", "")) if len(folded) > _SHORT else r"(?!)"
        return
    town, numbers, rest = found.groups()
    written = [
        "".join(f"[{digit}{_KANJI_DIGITS[int(digit)]}]" for digit in number)
        for number in _BETWEEN_NUMBERS.split(numbers)
    ]
    if town.strip():
        between = r" *(?:-|丁目|番地|番|号|ノ)+ *"
        yield _spaced(town.replace(" ", "")) + " *" + between.join(written) + r"(?!\d)"
    building = _FLOOR.sub("", _BETWEEN_NUMBERS.sub("", rest, count=1)).replace(" ", "")
    if len(building) > _SHORT:
        yield _spaced(building)


def _spaced(name: str) -> str:
    return " *".join(map(re.escape, name))


def _any(patterns: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)")
