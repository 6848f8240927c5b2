"""New postings as sets of bits: every condition is one number, and a search is a few ANDs of such numbers.

Bit n stands for posting n, in the order of acceptance, so that the highest bits are the newest. A set of ten thousand
postings has 1,250 bytes; cutting two of them takes a tenth of a microsecond, which is why two hundred thousand
searches need no index, no anchor and no table of pairs (ADR 0014).
"""

import bisect
import datetime as dt
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, QuerySet, TextField, When

from employers.choices import PublicationLevel
from employers.models import PostingSearch
from seekers.saved.question import Question, Way, Word

# An hourly wage is asked of part-time work alone.
_COLUMNS = ("wage_month", "part_hour", "wage_year")
_READ = (
    "posting_id",
    "text__folded",
    "lexemes",
    "level",
    "establishment_id",
    "posting__acceptance__accepted_at",
)
_CHUNK = 500
# How many sets are remembered: 20,000 of 10,000 postings are 25 MB.
_REMEMBERED = 20_000


def accepted_between(since: dt.datetime, until: dt.datetime) -> QuerySet[PostingSearch]:
    """The rows of postings accepted behind `since` and not behind `until`, in the order of acceptance.

    The day narrows them by the index of the newest; a posting that is accepted anew, under a new number, is new.
    """
    days = {"accepted_on__gte": since.date() - dt.timedelta(days=1)}
    accepted = {
        "posting__acceptance__accepted_at__gt": since,
        "posting__acceptance__accepted_at__lte": until,
    }
    return PostingSearch.objects.filter(**days, **accepted).order_by("accepted_on", "posting_id")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Sets of those whose value is not below a given one: one set for each different value."""

    values: Sequence[Any]
    sets: Sequence[int]

    @classmethod
    def of(cls, values: Sequence[Any]) -> "AtLeast":
        """`values[n]` is the value of bit n."""
        holders: dict[Any, array[int]] = {}
        for n, value in enumerate(values):
            holders.setdefault(value, array("I")).append(n)
        kept, sets = sorted(holders), [0]
        for value in reversed(kept):
            sets.append(sets[-1] | _of(holders[value], len(values)))
        return cls(kept, sets[::-1])

    def __getitem__(self, least: Any) -> int:
        return self.sets[bisect.bisect_left(self.values, least)]


class NewPostings:
    """The new postings of a day, ready to be asked any number of questions."""

    def __init__(self, rows: QuerySet[PostingSearch]) -> None:
        self.ids: list[int] = []
        self._folded: list[str] = []
        self._holders: dict[str, array[int]] = {}
        self._named_of: dict[int, list[int]] = {}
        levels: list[int] = []
        columns: dict[str, list[int]] = {name: [] for name in _COLUMNS}
        accepted: list[dt.datetime] = []
        for posting_id, folded, lexemes, level, establishment_id, accepted_at, *values in _read(rows):
            for lexeme in lexemes:
                holders = self._holders.get(lexeme)
                if holders is None:
                    holders = self._holders[lexeme] = array("I")
                holders.append(len(self.ids))
            if level != PublicationLevel.WITHOUT_NAME:
                self._named_of.setdefault(establishment_id, []).append(len(self.ids))
            self.ids.append(posting_id)
            self._folded.append(folded)
            levels.append(level)
            accepted.append(_full_minute(accepted_at))
            for name, value in zip(_COLUMNS, values, strict=True):
                columns[name].append(value)
        self.everything = (1 << len(self.ids)) - 1
        self._for_all = _of(
            (n for n, level in enumerate(levels) if level != PublicationLevel.SEEKERS), len(self.ids)
        )
        self._least = {name: AtLeast.of(values) for name, values in columns.items()}
        self._accepted = AtLeast.of(accepted)
        self._position = {posting_id: n for n, posting_id in enumerate(self.ids)}
        self._remember()

    def _remember(self) -> None:
        """Words and places repeat from search to search; each is looked up once."""
        remember: Callable[[Callable], Callable] = lru_cache(_REMEMBERED)
        self._having = remember(self._having)  # type: ignore[method-assign]
        self._way = remember(self._way)  # type: ignore[method-assign]
        self._one_of = remember(self._one_of)  # type: ignore[method-assign]

    def __len__(self) -> int:
        return len(self.ids)

    def hidden(self, posting_ids: Iterable[int], establishment_ids: Iterable[int]) -> int:
        """The set of what a person has hidden. Hiding an establishment leaves its postings without name: one that
        vanished would tell whose it is (`Query`).
        """
        postings = [self._position[each] for each in posting_ids if each in self._position]
        theirs = chain.from_iterable(self._named_of.get(each, ()) for each in establishment_ids)
        return _of(chain(postings, theirs), len(self.ids))

    def answer(
        self, question: Question, *, sees_level_2: bool, since: dt.datetime | None = None, hidden: int = 0
    ) -> int:
        """The set of postings that hold for a question, accepted `since` an instant if one is given, not `hidden`."""
        found = self.everything if sees_level_2 else self._for_all
        for codes in question.codes:
            found &= self._one_of(codes)
        for column, least in question.least:
            found &= self._least[column][least]
        for word in question.words:
            if not found:
                return 0
            holds = self._word(word)
            found = found & ~holds if word.is_excluded else found & holds
        for code in question.without:
            found &= ~self._having(code)
        if since is not None:
            found &= self._accepted[since]
        return found & ~hidden

    def newest(self, found: int, most: int) -> list[int]:
        """The ids of the newest of a set, as many as asked for."""
        ids: list[int] = []
        while found and len(ids) < most:
            n = found.bit_length() - 1
            ids.append(self.ids[n])
            found ^= 1 << n
        return ids

    def _word(self, word: Word) -> int:
        found = 0
        for way in word.ways:
            found |= self._way(way)
        return found

    def _having(self, lexeme: str) -> int:
        return _of(self._holders.get(lexeme, ()), len(self.ids))

    def _one_of(self, codes: tuple[str, ...]) -> int:
        found = 0
        for code in codes:
            found |= self._having(code)
        return found

    def _way(self, way: Way) -> int:
        """Every lexeme, and the word itself where lexemes are no proof."""
        found = self.everything
        for lexeme in way.lexemes:
            found &= self._having(lexeme)
            if not found:
                return 0
        if not way.word:
            return found
        return _of((n for n in _members(found) if self._is_there(way, n)), len(self.ids))

    def _is_there(self, way: Way, n: int) -> bool:
        if not way.lines:
            return way.word in self._folded[n]
        lines = self._folded[n].split("\n")
        return any(way.word in lines[line - 1] for line in way.lines)


def _read(rows: QuerySet[PostingSearch]) -> Iterator[tuple[Any, ...]]:
    lexemes = Func(F("terms"), function="tsvector_to_array", output_field=ArrayField(TextField()))
    part_hour = Case(When(is_part=True, then=F("wage_hour")), default=-1)
    rows = rows.annotate(lexemes=lexemes, part_hour=part_hour)
    return rows.values_list(*_READ, *_COLUMNS).iterator(chunk_size=_CHUNK)


def _full_minute(instant: dt.datetime) -> dt.datetime:
    """The end of its minute: a day has few of them. Who saved a search within it is told of the posting once more."""
    return (instant + dt.timedelta(seconds=60, microseconds=-1)).replace(second=0, microsecond=0)


def _of(members: Iterable[int], size: int) -> int:
    """The set of these bits."""
    filled = bytearray(size // 8 + 1)
    for n in members:
        filled[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(filled, "little")


def _members(found: int) -> Iterator[int]:
    """The bits of a set, lowest first."""
    digits = bin(found)[:1:-1]
    n = digits.find("1")
    while n >= 0:
        yield n
        n = digits.find("1", n + 1)
