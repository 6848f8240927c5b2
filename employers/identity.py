"""What tells who an employer is, names, numbers and places, and where a text tells it.

Text and identity are compared folded sign by sign, so that width, case, hyphens, kana and blanks make no difference and
every hit has its place in the text as it was typed. Nothing is compiled for an employer: a national search masks every
seventh posting that is published, and a pattern of all their names takes longer than everything else of it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from hellowork.text.normalise import HYPHENS, search_fold

Span = tuple[int, int]

_LEGAL_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|医療法人|社会福祉法人|学校法人"
    "|宗教法人|特定非営利活動法人|NPO法人|独立行政法人|協同組合|[（(][株有同資名医福社学一][)）]|[㈱㈲]"
)
_BETWEEN_NAMES = re.compile(rf"{_LEGAL_FORMS}|\s+")
_FORM = rf"(?:{'|'.join(_LEGAL_FORMS.split('|')[:-2]).casefold()}|\([株有同資名医福社学一]\))"
_FORM_BEFORE, _FORM_BEHIND = re.compile(rf"{_FORM}$"), re.compile(_FORM)
_FORM_OR_TITLE_BEHIND = re.compile(rf"{_FORM}|様|氏|殿")
_LONGEST_FORM = 12
# Parts of a name that thousands share and that tell nobody: 青空食品株式会社 千葉工場.
_SHARED_PART = re.compile(
    "(?:本社|本店|支社|支店|営業所|事業所|事務所|工場|店|センター|病院|医院|学校|部|課)$"
)
_SHORT = 2

# Whatever looks like one leads to the employer, whoever's it is.
_TELEPHONE = re.compile(r"(?<!\d)(?:\+81[-( ]*0?[) ]*|\(?0)\d(?:[-() ]{0,2}\d){8,9}(?!\d)")
_ADDRESS_ON_THE_NET = re.compile(r"(?:https?://|www\.)[!-~]+|[0-9a-z._%+-]+@[0-9a-z.-]+\.[a-z]{2,}")
_WITHIN_NUMBERS = "-() "

_STREET = re.compile(r"([^\d]*?)(\d+(?: *(?:-|丁目|番地|番|号|ノ) *\d+)*)(.*)", re.DOTALL)
_BETWEEN_NUMBERS = re.compile(r" *(?:-|丁目|番地|番|号|ノ) *")
_WRITTEN_BETWEEN = re.compile(r"(?:-|丁目|番地|番|号|ノ)+")
_FLOOR = re.compile(r"[\d-]+ *(?:階|f|号室|号)?.*$", re.DOTALL)
_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(rf"[{_KANJI_DIGITS}](?= *(?:丁目|番|号))")
_WITH_DIGITS = str.maketrans(_KANJI_DIGITS, "0123456789")

_KANA = re.compile(r"[ァ-ヺー-]+")
_WORD_SIGN = re.compile(r"[一-鿿々〆\U00020000-\U0003ffff豈-﫿ァ-ヺーｦ-ﾟa-zA-Z0-9ａ-ｚＡ-Ｚ０-９]")
_ANY_LETTER = re.compile(r"[^\W_]|ー")


def spans(text: str, card: JobCard, establishment: Establishment) -> Iterator[Span]:
    """Where a text tells who the employer of the card is, in no order; some may overlap."""
    folded = _Folded.of(text)
    for pattern in (_TELEPHONE, _ADDRESS_ON_THE_NET):
        yield from (folded.span(*match.span()) for match in pattern.finditer(folded.signs))
    known, closed = _known(_told_by(card, establishment)), folded.without(" ")
    for word in known.words:
        yield from (closed.span(*found) for found in closed.found(word))
    for name in known.short:
        yield from _short_name(name, closed, text)
    for street in known.streets:
        yield from _street(street, closed, text)
    digits = folded.without(_WITHIN_NUMBERS)
    for number in known.numbers:
        yield from _number(number, digits, text)


def may_name_within_words(text: str, card: JobCard, establishment: Establishment) -> bool:
    """Whether a short name of the employer's stands in a text at all, were it as part of a longer word."""
    folded = _Folded.of(text).signs
    names = {_folded(part) for name in _company_names(card, establishment) for part in _parts(name)}
    return any(name in folded for name in names if len(name) == _SHORT and not _KANA.fullmatch(name))


@lru_cache(maxsize=16_384)
def _fold_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in HYPHENS:
        return "-"
    return {"ヶ": "ケ", "ヵ": "カ"}.get(folded := search_fold(sign), folded)


@dataclass(frozen=True, slots=True)
class _Folded:
    """The folded signs of a text, and the place in the text that each came from."""

    signs: str
    places: list[int]

    @classmethod
    def of(cls, text: str) -> Self:
        folded = list(map(_fold_sign, text))
        return cls("".join(folded), [place for place, signs in enumerate(folded) for _sign in signs])

    def without(self, left_out: str) -> Self:
        """For what is compared no matter whether these signs stand between the others."""
        if not any(sign in self.signs for sign in left_out):
            return self
        kept = [place for sign, place in zip(self.signs, self.places, strict=True) if sign not in left_out]
        return type(self)(self.signs.translate(dict.fromkeys(map(ord, left_out))), kept)

    def span(self, begins: int, ends: int) -> Span:
        """Where in the text these signs stand."""
        return self.places[begins], self.places[ends - 1] + 1

    def found(self, word: str) -> Iterator[Span]:
        """Where among the signs a word stands, were it across itself."""
        begins = self.signs.find(word)
        while begins >= 0:
            yield begins, begins + len(word)
            begins = self.signs.find(word, begins + 1)


def _folded(text: str) -> str:
    return _Folded.of(unicodedata.normalize("NFC", text)).signs.strip()


def _number(number: str, digits: _Folded, text: str) -> Iterator[Span]:
    """A number by itself, not as a part of a longer one."""
    for found in digits.found(number):
        begins, ends = digits.span(*found)
        if _is_whole(begins, ends, text):
            yield begins, ends


def _is_whole(begins: int, ends: int, text: str) -> bool:
    return not (text[begins - 1 : begins].isdecimal() or text[ends : ends + 1].isdecimal())


def _street(street: "_Street", closed: _Folded, text: str) -> Iterator[Span]:
    """The 町名 with its 番地, in digits or kanji, whatever stands between them."""
    for begins, behind_town in closed.found(street.town):
        ends = street.end(closed.signs, behind_town)
        if ends is not None:
            written = closed.span(begins, ends)
            if not text[written[1] : written[1] + 1].isdecimal():
                yield written


def _short_name(name: str, closed: _Folded, text: str) -> Iterator[Span]:
    """A name of one or two letters beside a legal form or a title, or as a word of its own."""
    behind = _FORM_OR_TITLE_BEHIND if len(name) == _SHORT else _FORM_BEHIND
    for begins, ends in closed.found(name):
        if form := _FORM_BEFORE.search(closed.signs, max(0, begins - _LONGEST_FORM), begins):
            yield closed.span(form.start(), ends)
        if form := behind.match(closed.signs, ends):
            yield closed.span(begins, form.end())
        if _stands_alone(*closed.span(begins, ends), text):
            yield closed.span(begins, ends)


def _stands_alone(begins: int, ends: int, text: str) -> bool:
    """Whether a short name is a word of its own there: kana among kana never is."""
    signs = _ANY_LETTER if _KANA.fullmatch(_folded(text[begins:ends])) else _WORD_SIGN
    return not (signs.match(text[begins - 1 : begins]) or signs.match(text[ends : ends + 1]))


@dataclass(frozen=True, slots=True)
class _Street:
    """A 町名 and the numbers of its 番地."""

    town: str
    numbers: tuple[str, ...]

    def end(self, signs: str, place: int) -> int | None:
        """Where the 番地 that begins at this place ends; None if another one, or none, stands there."""
        first, *others = self.numbers
        if not _digits_at(signs, place, first):
            return None
        place += len(first)
        for number in others:
            between = _WRITTEN_BETWEEN.match(signs, place)
            if not between or not _digits_at(signs, between.end(), number):
                return None
            place = between.end() + len(number)
        return place


def _digits_at(signs: str, place: int, number: str) -> bool:
    return signs[place : place + len(number)].translate(_WITH_DIGITS) == number


class _Known(NamedTuple):
    """What is looked for: `words` wherever they stand, `short` names where they stand alone, numbers and streets."""

    words: tuple[str, ...]
    short: tuple[str, ...]
    numbers: tuple[str, ...]
    streets: tuple[_Street, ...]


class _Told(NamedTuple):
    """What tells who the employer is, as it was typed."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    streets: tuple[str, ...]


def _told_by(card: JobCard, establishment: Establishment) -> _Told:
    names = [*_company_names(card, establishment), establishment.kana]
    people = [establishment.representative_name, card.contact_name]
    found = [*names, *people, *(part for name in names for part in _parts(name))]
    found += [part for name in people for part in name.split() if len(part) >= _SHORT]
    found.append(establishment.homepage.partition("://")[2].strip("/").removeprefix("www."))
    telephones = (establishment.telephone, establishment.fax, card.contact_telephone)
    others = (establishment.corporate_number, establishment.postal_code, card.postal_code)
    return _Told(
        tuple(found),
        (*(number.replace("+81", "0") for number in telephones), *others),
        (establishment.street, card.street),
    )


def _company_names(card: JobCard, establishment: Establishment) -> tuple[str, str]:
    return establishment.name, card.workplace_name


@lru_cache(maxsize=1_024)
def _parts(name: str) -> Sequence[str]:
    """The parts of a company's name that are its own: without legal form, branch and shop."""
    parts = [part for part in _BETWEEN_NAMES.split(name) if part]
    return [part for part in parts if not _SHARED_PART.search(part)] or parts[:1]


@lru_cache(maxsize=256)
def _known(told: _Told) -> _Known:
    names = {_folded(each).replace(" ", "") for each in told.names} - {""}
    words = {name for name in names if len(name) > _SHORT}
    streets: list[_Street] = []
    for each in filter(None, told.streets):
        street, building = _read_street(_folded(each))
        if len(building) > _SHORT:
            words.add(building)
        if street:
            streets.append(street)
    return _Known(
        tuple(words),
        tuple(name for name in names if len(name) <= _SHORT),
        tuple(set(filter(None, told.numbers))),
        tuple(dict.fromkeys(streets)),
    )


def _read_street(folded: str) -> tuple[_Street | None, str]:
    """町名 with its 番地, and the name of the building; one without 番地 is a name."""
    found = _STREET.match(_KANJI_NUMBER.sub(lambda kanji: kanji.group().translate(_WITH_DIGITS), folded))
    if not found:
        return None, folded.replace(" ", "")
    town, numbers, rest = found.groups()
    building = _FLOOR.sub("", _BETWEEN_NUMBERS.sub("", rest, count=1)).replace(" ", "")
    if not town.strip():
        return None, building
    return _Street(town.replace(" ", ""), tuple(_BETWEEN_NUMBERS.split(numbers))), building
