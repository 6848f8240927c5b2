"""What the search should find, told by looking at every row: no index, no lexemes, no SQL.

A word is there if a folded text holds it; one or two Latin letters mean a whole word. The rest is filters and
sorting as one would write them on a napkin.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from employers.models import Posting, PostingSearch, PostingText
from employers.search.fields import TextField
from employers.search.folding import fold_word
from employers.search.query import Order
from tests.search.multiply import STEP

_LATIN = re.compile(r"[0-9a-z.+#&%]+")
WITHOUT_NAME = 3


@dataclass(frozen=True)
class Text:
    """The folded text of a posting, line by line."""

    lines: tuple[str, ...]

    @cached_property
    def latin(self) -> list[frozenset[str]]:
        return [frozenset(_LATIN.findall(line)) for line in self.lines]


@dataclass(frozen=True)
class Row:
    """One posting of the search, as plain values."""

    pk: int
    text: Text
    accepted_on: dt.date
    refer_until: dt.date
    wage: int
    wage_max: int
    wage_hour: int
    wage_year: int
    establishment: int
    level: int
    prefecture: str
    city: str
    group: str
    middle_group: str
    time: str
    codes: frozenset[str]

    @property
    def folded(self) -> str:
        return "\n".join(self.text.lines)


@dataclass(frozen=True)
class Asked:
    """A question in the simplest terms; `any_of` holds words that are alternatives of one another. Words left out are not
    there at all, whatever the `fields`.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    fields: tuple[TextField, ...] = ()
    prefectures: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    middle_groups: tuple[str, ...] = ()
    codes: tuple[tuple[str, ...], ...] = ()
    no_codes: tuple[str, ...] = ()
    wage: int = 0
    wage_hour: int = 0
    wage_year: int = 0
    since: dt.date | None = None
    hidden: tuple[int, ...] = ()
    hidden_establishments: tuple[int, ...] = ()
    one_each: bool = False
    order: Order = Order.NEWEST
    sees_level_2: bool = False


def all_rows(ids: Iterable[int]) -> list[Row]:
    """Every row of the search made from these postings."""
    postings = Posting.objects.filter(pk__in=ids).select_related("card").in_bulk()
    texts = {
        text.pk: Text(tuple(text.folded.split("\n")))
        for text in PostingText.objects.filter(pk__in=ids).order_by("pk")
    }
    rows = PostingSearch.objects.defer("terms").order_by("pk")
    return [_row(row, postings[row.pk % STEP], texts[row.pk % STEP]) for row in rows]


def _row(row: PostingSearch, posting: Posting, text: Text) -> Row:
    card = posting.public_card
    return Row(
        pk=row.pk,
        text=text,
        accepted_on=row.accepted_on,
        refer_until=row.refer_until,
        wage=row.wage_month,
        wage_max=row.wage_month_max,
        wage_hour=row.wage_hour,
        wage_year=row.wage_year,
        establishment=row.establishment_id,
        level=row.level,
        prefecture=str(card.municipality_id)[:2],
        city=str(card.municipality_id),
        group=card.occupation,
        middle_group=card.occupation_middle,
        time=card.working_time,
        codes=frozenset({f"#t{card.working_time}", f"#f{card.employment_form}"}),
    )


def holds(row: Row, word: str, fields: Iterable[TextField] = ()) -> bool:
    """Whether the word is there, in one of the fields."""
    folded = fold_word(word)
    lines = [list(TextField).index(field) for field in fields] or range(len(TextField))
    if len(folded) <= 2 and _LATIN.fullmatch(folded) and not folded.isdigit():
        return any(folded in row.text.latin[line] for line in lines)
    return any(folded in row.text.lines[line] for line in lines)


def found(rows: Iterable[Row], asked: Asked) -> list[int]:
    """Ids of all that the question finds, in its order."""
    kept = [row for row in rows if _is_found(row, asked)]
    kept.sort(key=lambda row: (value_of(row, asked.order), row.pk), reverse=asked.order is not Order.DEADLINE)
    if asked.one_each:
        first: dict[object, Row] = {}
        for row in kept:
            first.setdefault(("none", row.pk) if row.level == WITHOUT_NAME else row.establishment, row)
        kept = list(first.values())
    return [row.pk for row in kept]


def value_of(row: Row, order: Order) -> dt.date | int:
    """What the order goes by."""
    return {
        Order.NEWEST: row.accepted_on,
        Order.WAGE_LOW: row.wage,
        Order.WAGE_HIGH: row.wage_max,
        Order.DEADLINE: row.refer_until,
    }[order]


def _is_found(row: Row, asked: Asked) -> bool:
    return _fits(row, asked) and _is_shown(row, asked) and _says(row, asked)


def _fits(row: Row, asked: Asked) -> bool:
    places = asked.prefectures or asked.cities
    groups = asked.groups or asked.middle_groups
    return (
        (not places or row.prefecture in asked.prefectures or row.city in asked.cities)
        and (not groups or row.group in asked.groups or row.middle_group in asked.middle_groups)
        and all(row.codes & set(codes) for codes in asked.codes)
        and not row.codes & set(asked.no_codes)
        and row.wage >= asked.wage
        and row.wage_year >= asked.wage_year
        and (not asked.wage_hour or (row.time == "part" and row.wage_hour >= asked.wage_hour))
        and (asked.since is None or row.accepted_on >= asked.since)
    )


def _is_shown(row: Row, asked: Asked) -> bool:
    return (
        (asked.sees_level_2 or row.level != 2)
        and row.pk not in asked.hidden
        and (row.level == WITHOUT_NAME or row.establishment not in asked.hidden_establishments)
    )


def _says(row: Row, asked: Asked) -> bool:
    return (
        all(holds(row, word, asked.fields) for word in asked.words)
        and not any(holds(row, word) for word in asked.without)
        and all(any(holds(row, word, asked.fields) for word in words) for words in asked.any_of)
    )
