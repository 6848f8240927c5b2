"""What the search should find, told by looking at every row: no index, no lexemes, no SQL.

A word is there if the folded text holds it; one or two Latin letters mean a whole word. The rest is filters and
sorting as one would write them on a napkin.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from employers.models import Posting, PostingSearch
from employers.search.folding import fold_word

_LATIN = re.compile(r"[0-9a-z.+#&%]+")


@dataclass(frozen=True)
class Row:
    """One posting of the search, as plain values."""

    pk: int
    folded: str
    accepted_on: dt.date
    wage: int
    level: int
    prefecture: str
    city: str
    group: str
    time: str
    form: str
    latin: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A question in the simplest terms; `any_of` holds words that are alternatives of one another."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    wage: int = 0
    by_wage: bool = False
    sees_level_2: bool = False
    any_of: tuple[tuple[str, ...], ...] = field(default=())


def all_rows(ids: Iterable[int]) -> list[Row]:
    """Every row of the search among these postings."""
    texts = PostingSearch.objects.in_bulk(list(ids))
    postings = Posting.objects.filter(pk__in=texts).select_related("card", "acceptance").order_by("pk")
    return [_row(posting, texts[posting.pk]) for posting in postings]


def _row(posting: Posting, row: PostingSearch) -> Row:
    card = posting.card
    return Row(
        pk=posting.pk,
        folded=row.folded,
        accepted_on=posting.acceptance.accepted_on,
        wage=row.wage_month,
        level=posting.publication_level,
        prefecture=card.municipality_id[:2],
        city=card.municipality_id,
        group=card.occupation,
        time=card.working_time,
        form=card.employment_form,
        latin=frozenset(_LATIN.findall(row.folded)),
    )


def holds(row: Row, word: str) -> bool:
    """Whether the word is there."""
    folded = fold_word(word)
    if len(folded) <= 2 and _LATIN.fullmatch(folded) and not folded.isdigit():
        return folded in row.latin
    return folded in row.folded


def found(rows: Iterable[Row], asked: Asked) -> list[int]:
    """Ids of all that the question finds, in its order."""
    kept = [row for row in rows if _is_found(row, asked)]
    kept.sort(key=lambda row: (row.wage if asked.by_wage else row.accepted_on, row.pk), reverse=True)
    return [row.pk for row in kept]


def _is_found(row: Row, asked: Asked) -> bool:
    places = asked.prefectures or asked.cities
    return (
        all(holds(row, word) for word in asked.words)
        and not any(holds(row, word) for word in asked.without)
        and all(any(holds(row, word) for word in words) for words in asked.any_of)
        and (not places or row.prefecture in asked.prefectures or row.city in asked.cities)
        and (not asked.groups or row.group in asked.groups)
        and (not asked.times or row.time in asked.times)
        and (not asked.forms or row.form in asked.forms)
        and row.wage >= asked.wage
        and (asked.sees_level_2 or row.level != 2)
    )
