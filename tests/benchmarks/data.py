"""Postings by the thousand, the same for the same seed, written past the actions by COPY.

The rows hold what acceptance would have written; constraints and triggers of the database hold for them, too.
"""

import datetime as dt
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.db import connection
from django.db.models import Max, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg.types.json import Jsonb

from employers import wages
from employers.choices import PostingState
from employers.models import Acceptance, Establishment, JobCard, Posting
from hellowork import clock
from hellowork.calendar import days, minimum_wage
from hellowork.offices.models import Municipality, Office
from tests.benchmarks import cards, places, trades, wording

SEED = 20261122
# Days: how old a live posting is at most, and most often.
_OLDEST, _COMMONEST = 60, 3
_SATURDAY = 5
_DEFAULT = "13"
# How many of an establishment's further postings say what the one before said, at another place or for other pay.
_SAME_TEXT = 0.5
_TRADE_SUMS = tuple(accumulate(trade.share for trade in trades.TRADES))
# Most establishments have one posting, a few have hundreds.
_SIZES, _SIZE_SUMS = range(1, 301), wording.zipf(300, 2.2)
MODELS: tuple[type[Model], ...] = (Establishment, JobCard, Acceptance, Posting)


@dataclass
class Made:
    """Rows not yet written; ids are given out here."""

    establishments: list[Establishment]
    cards: list[JobCard]
    acceptances: list[Acceptance]
    postings: list[Posting]


def make(
    count: int,
    *,
    seed: int | str = SEED,
    first: Sequence[int] = (),
    stretch: tuple[float, float] = (0, 1),
) -> Made:
    """Live postings with all that belongs to them, unsaved, the same for the same seed. `first` are the first ids of
    `MODELS`, the next free ones where it is empty. `stretch` tells which part of all postings these are, from the
    oldest (0) to the newest (1): those of one day are written together, as an office accepts them.
    """
    rng = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    today, offices, towns = clock.today(), load_offices(), Municipality.objects.in_bulk()
    at_establishment, *ids = first or first_free()
    made, left = Made([], [], [], []), 0
    for number in range(count):
        if not left:
            left = rng.choices(_SIZES, cum_weights=_SIZE_SUMS)[0]
            trade, level = rng.choices(trades.TRADES, cum_weights=_TRADE_SUMS)[0], cards.level(rng)
            place = places.municipalities().draw(rng)
            pk = at_establishment + len(made.establishments)
            made.establishments.append(cards.establishment(rng, pk, trade, place, offices))
        left -= 1
        _add_posting(
            rng, made, trade, level, [each + number for each in ids], _accepted_on(rng, today, stretch)
        )
    for card in made.cards:
        card.municipality = towns[str(card.municipality_id)]
    return made


def first_free() -> list[int]:
    """The ids that the next rows of `MODELS` may have."""
    return [(model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1 for model in MODELS]


def _accepted_on(rng: random.Random, today: dt.date, stretch: tuple[float, float]) -> dt.date:
    """A working day, most of them lately: the ages of all postings make a triangle with its top at three days."""
    newer = 1 - rng.uniform(*stretch)
    age = math.sqrt(newer * _OLDEST * _COMMONEST)
    if age > _COMMONEST:
        age = _OLDEST - math.sqrt((1 - newer) * _OLDEST * (_OLDEST - _COMMONEST))
    day = today - dt.timedelta(days=int(age))
    return day - dt.timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def _add_posting(
    rng: random.Random, made: Made, trade: trades.Trade, level: int, ids: Sequence[int], accepted_on: dt.date
) -> None:
    establishment, (card_id, acceptance_id, posting_id) = made.establishments[-1], ids
    card = cards.card(rng, card_id, trade, establishment, accepted_on, level=level)
    before = made.postings[-1] if made.postings else None
    if before and before.establishment_id == establishment.pk and rng.random() < _SAME_TEXT:
        cards.repeat(before.public_card, card)
    acceptance = _acceptance(acceptance_id, card, establishment, accepted_on)
    posting = _posting(rng, posting_id, establishment, card, acceptance)
    card.posting_id = acceptance.posting_id = posting.pk
    made.cards.append(card)
    made.acceptances.append(acceptance)
    made.postings.append(posting)


def write(made: Made) -> None:
    """COPY everything; postings last, so that the trigger of the self-application finds their cards."""
    for rows in (made.establishments, made.cards, made.acceptances, made.postings):
        copy(rows)
    move_sequences()


def load_offices() -> dict[str, Office]:
    """One office for each prefecture, which accepts its postings."""
    has_default = Office.objects.filter(is_default=True).exists()
    codes = {f"{prefecture}010": prefecture for prefecture in sorted(minimum_wage.PREFECTURES)}
    offices = [
        Office(
            code=code,
            name=f"試験{prefecture}",
            kana="シケン",
            prefecture=prefecture,
            postal_code="1000001",
            address="千代田1-1",
            telephone="+81300000000",
            is_default=prefecture == _DEFAULT and not has_default,
        )
        for code, prefecture in codes.items()
    ]
    Office.objects.bulk_create(offices, ignore_conflicts=True)
    return {codes[office.code]: office for office in Office.objects.filter(code__in=codes)}


def _acceptance(pk: int, card: JobCard, at: Establishment, accepted_on: dt.date) -> Acceptance:
    return Acceptance(
        pk=pk,
        card_id=card.pk,
        office_id=at.office_id,
        number=f"{at.office.code}-{90_000_000 + pk:08d}",
        accepted_on=accepted_on,
        refer_until=days.end_of_second_month_after(accepted_on),
        is_performed_at_client=card.contract_work != "none",
        accepted_at=card.accepted_at,
    )


def _posting(
    rng: random.Random, pk: int, at: Establishment, card: JobCard, acceptance: Acceptance
) -> Posting:
    may_switch = card.contract_work == "none" and card.publication_level in (1, 2)
    return Posting(
        pk=pk,
        establishment=at,
        state=PostingState.ON_HOLD if rng.random() < 0.02 else PostingState.OPEN,
        card=card,
        acceptance=acceptance,
        publication_level=card.publication_level,
        hourly_yen=int(wages.hourly(card) or 0),
        prefecture=str(card.municipality_id)[:2],
        self_application=may_switch and rng.random() < 0.5,
    )


def copy(rows: Sequence[Model]) -> None:
    """Write rows by COPY, with the columns' own defaults for what was not set."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if field.db_default is NOT_PROVIDED]
    columns = ", ".join(field.column for field in fields)
    with connection.cursor() as cursor, cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as lines:
        for values in _values(rows, fields):
            lines.write_row(values)


def move_sequences() -> None:
    """Let the database's own ids begin behind ours."""
    with connection.cursor() as cursor:
        for model in MODELS:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {table}))",  # noqa: S608
                [table],
            )


def _values(rows: Iterable[Model], fields: Sequence[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [_prepared(field, getattr(row, field.attname)) for field in fields]


def _prepared(field: Any, value: Any) -> Any:
    """What psycopg does not know by itself: JSON, and lexemes, which `index` has one a line."""
    kind = field.get_internal_type()
    if kind == "JSONField":
        return Jsonb(value)
    if kind == "SearchVectorField":
        return " ".join(map(_quoted, value.split("\n")))
    return value


def _quoted(lexeme: str) -> str:
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
