"""Keeps the search table in step with the postings, in the transaction that changes them.

The actions of this floor call `publish` and `remove`; `repair` finds what nobody called for (a changed rule of
folding, a restored backup) and is what the job `search_repair` and the command of that name run.
"""
# ruff: noqa: S608 - names of our own tables.

import gc
import hashlib
import multiprocessing
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from django.db import connection, connections, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from employers import publication, wages
from employers.choices import LIVE_STATES, PostingState, PublicationLevel, WorkingTime
from employers.models import JobCard, Posting
from employers.search import document, filters, folding, marks, reading
from employers.search.card_facts import card_facts
from employers.search.models import SAMPLED, PostingSearch, PostingText

_BATCH = 200
_FINDABLE = Q(state__in=LIVE_STATES) & ~Q(publication_level=PublicationLevel.NOT_PUBLIC)


def publish(posting_ids: Collection[int]) -> int:
    """Write the rows of these postings as they are now; who cannot be found loses theirs. Returns rows written.

    The caller holds the locks of the postings. A row that would be the same is left alone: its index entries cost
    more than the look.
    """
    found = reading.findable(posting_ids)
    remove(set(posting_ids).difference(posting.pk for posting, _digest in found))
    rows = _different(found)
    write(rows)
    return len(rows)


def remove(posting_ids: Collection[int]) -> None:
    """Take postings out of the search: one statement for any number."""
    if posting_ids:
        with connection.cursor() as cursor:
            cursor.execute(_DELETE, [list(posting_ids)] * 2)


def sort_in() -> None:
    """Sort into the index of the lexemes what was written since, before a publication would have to (docs/adr/0018)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('ps_terms')")


def stale() -> QuerySet[Posting]:
    """Postings whose row is missing, too much or made from another card, level, switch or last day. Texts are not compared."""
    own = PostingSearch.objects.filter(pk=OuterRef("pk"))
    same = own.filter(
        card_id=OuterRef("card_id"),
        refer_until=OuterRef("acceptance__refer_until"),
        level=OuterRef("publication_level"),
        takes_self_application=OuterRef("takes"),
        version=folding.VERSION,
    )
    takes = Case(When(state=PostingState.OPEN, then=F("self_application")), default=Value(False))
    return Posting.objects.alias(takes=takes).filter(_FINDABLE & ~Exists(same) | ~_FINDABLE & Exists(own))


@dataclass(frozen=True, slots=True)
class Repair:
    """What a full comparison found: rows written (missing or different) and rows taken away, of so many compared."""

    compared: int = 0
    written: int = 0
    removed: int = 0


def repair(*, dry_run: bool = False, batch: int = _BATCH, processes: int = 1) -> Iterator[Repair]:
    """Compare every row with its posting, text included; yields the figures of each batch, see `compare`."""
    return compare(_batches(batch), dry_run=dry_run, processes=processes)


def compare(
    batches: Iterable[Sequence[int]], *, dry_run: bool = False, processes: int = 1
) -> Iterator[Repair]:
    """Compare the rows of these postings with them, each batch locked in a transaction of its own, and put them right.

    Several `processes` take the batches in turn. They are forked: not from a worker of Celery, nor within a transaction.
    """
    act = partial(_compare, dry_run=dry_run)
    if processes == 1:
        yield from map(act, batches)
        return
    waiting = list(batches)
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(processes, gc.freeze) as pool:
        yield from pool.imap_unordered(act, waiting)


def _compare(ids: Sequence[int], *, dry_run: bool) -> Repair:
    with transaction.atomic():
        if not dry_run:
            # Whoever writes a posting now waits, or was done before.
            list(Posting.objects.filter(pk__in=ids).order_by("pk").locked().values_list("pk", flat=True))
        return _compared(ids, dry_run=dry_run)


def _batches(size: int) -> Iterator[Sequence[int]]:
    last = 0
    while ids := list(_both(last)[:size]):
        yield ids
        last = ids[-1]


def _both(last: int) -> QuerySet[Posting, int]:
    """Ids behind the last one of postings that should have a row or have one."""
    has_row = Exists(PostingSearch.objects.filter(pk=OuterRef("pk")))
    return (
        Posting.objects.filter(_FINDABLE | has_row, pk__gt=last).order_by("pk").values_list("pk", flat=True)
    )


def _compared(ids: Sequence[int], *, dry_run: bool) -> Repair:
    wanted = reading.findable(ids)
    different = _different(wanted)
    too_much = set(ids).difference(posting.pk for posting, _digest in wanted)
    if not dry_run:
        write(different)
        remove(too_much)
    return Repair(compared=len(ids), written=len(different), removed=len(too_much))


def _different(found: Iterable[tuple[Posting, int | None]]) -> list[PostingText]:
    """The rows of these postings that are not there, or not so."""
    return [entry for posting, digest in found if (entry := entry_of(posting)).row.digest != digest]


def entry_of(posting: Posting) -> PostingText:
    """The entry of a posting: its text with its row, whose `terms` are its lexemes, one a line, as `write` hands them
    over: none holds a blank.
    """
    card = posting.public_card
    folded = document.text_of(posting)
    codes = [*document.place_codes_of(posting), *filters.codes_of(posting)]
    low, high = wages.monthly(card) or (0, 0)
    row = PostingSearch(
        posting_id=posting.pk,
        card_id=card.pk,
        accepted_on=posting.standing.accepted_on,
        refer_until=posting.standing.refer_until,
        wage_month=low,
        wage_month_max=high,
        wage_hour=_hourly(card),
        wage_year=low * wages.MONTHS,
        pref=int((card.municipality_id or "")[:2]),
        og=int(card.occupation),
        establishment_id=posting.establishment_id,
        level=posting.publication_level or PublicationLevel.NOT_PUBLIC,
        version=folding.VERSION,
        takes_self_application=publication.takes_self_application(posting),
        is_part=card.working_time == WorkingTime.PART,
        is_sampled=posting.pk % SAMPLED == 0,
        **card_facts(card)._asdict(),
        **marks.marks_of(codes),
        terms=document.terms_of(folded, codes),
    )
    row.digest = _digest(row, folded, codes)
    return PostingText(row=row, folded=folded)


def _hourly(card: JobCard) -> int:
    pay = wages.hourly(card)
    return int(pay) if pay is not None else 0


_COLUMNS = [field.attname for field in PostingSearch._meta.concrete_fields]
# What follows from the text, the codes and the posting's id needs no comparison.
_COMPARED = [name for name in _COLUMNS if name not in ("digest", "terms", "is_sampled", *marks.COLUMNS)]


def _digest(row: PostingSearch, folded: str, codes: Sequence[str]) -> int:
    """64 bits of everything the row is made from, as a signed number."""
    content = "\n".join([*(str(getattr(row, name)) for name in _COMPARED), folded, *codes])
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest(), signed=True)


_ROWS, _TEXTS = PostingSearch._meta.db_table, PostingText._meta.db_table
_DELETE = (
    f"WITH texts AS (DELETE FROM {_TEXTS} WHERE posting_id = ANY (%s))"
    f" DELETE FROM {_ROWS} WHERE posting_id = ANY (%s)"
)


def _statement(texts: str, rows: str) -> str:
    """Writes texts (posting_id, folded) and rows (`_COLUMNS`) out of these sources, new ones or in place of the old."""
    updated = ", ".join(f"{name} = EXCLUDED.{name}" for name in _COLUMNS if name != "posting_id")
    return (
        f"WITH texts AS (INSERT INTO {_TEXTS} (posting_id, folded) {texts}"
        " ON CONFLICT (posting_id) DO UPDATE SET folded = EXCLUDED.folded)"
        f" INSERT INTO {_ROWS} ({', '.join(_COLUMNS)}) {rows} ON CONFLICT (posting_id) DO UPDATE SET {updated}"
    )


def _with_terms(values: Iterable[str]) -> str:
    """The values of `_COLUMNS` as SQL, the lines of the terms as lexemes."""
    return ", ".join(
        f"array_to_tsvector(string_to_array({value}, E'\\n'))" if name == "terms" else value
        for name, value in zip(_COLUMNS, values, strict=True)
    )


# Made once: what the ORM needs to make it anew for a row is as long as writing it. Many rows come as one array for each
# column, half the work of a value for each of each; a single row would cost half a millisecond more that way.
_TYPES = [
    "text" if field.attname == "terms" else field.db_type(connection)
    for field in PostingSearch._meta.concrete_fields
]
_WRITE_ONE = _statement("VALUES (%s, %s)", f"VALUES ({_with_terms(['%s'] * len(_COLUMNS))})")
_WRITE_MANY = _statement(
    "SELECT * FROM unnest(%s::bigint[], %s::text[])",
    f"SELECT {_with_terms(_COLUMNS)}"
    f" FROM unnest({', '.join(f'%s::{kind}[]' for kind in _TYPES)}) AS new ({', '.join(_COLUMNS)})",
)
_values = attrgetter("row_id", "folded", *(f"row.{name}" for name in _COLUMNS))


def write(texts: Sequence[PostingText]) -> None:
    """Write entries as they are, new ones or in place of the old; `publish` sees first which are different."""
    with connection.cursor() as cursor:
        for first in range(0, len(texts), _BATCH):
            values = [_values(text) for text in texts[first : first + _BATCH]]
            if len(values) == 1:
                cursor.execute(_WRITE_ONE, values[0])
            else:
                cursor.execute(_WRITE_MANY, [list(column) for column in zip(*values, strict=True)])
