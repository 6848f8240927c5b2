"""A query with the cut of it that is wanted, and what comes back."""

from dataclasses import dataclass

from employers.choices import PublicationLevel
from employers.search.condition import Condition
from employers.search.query import Cursor, Query

MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Where one way ends and the next begins. Measured on a million rows; tests set them low to walk every way.

    A set of `proven` rows is proven as a whole, so that its count is exact; who asks for the exact count has
    `proven_to_count` rows proven. `window` rows are read in order, for pages that end before row `deepest_in_window`,
    and up to `far_window` for those behind it where a `probe` of them promises the page. Of the rows that are sampled of all
    (`employers.search.sample`), `broad` hits are surely more than are counted, `dense` ones promise a page in the window,
    and so many `establishments` fill all pages. `doubtful` rows that only seem to hold a word left out are looked at. So
    many `branches` are walked side by side.
    """

    counted: int = MOST_COUNTED
    proven: int = 500
    proven_to_count: int = 4_000
    window: int = 8_000
    deepest_in_window: int = 220
    far_window: int = 40_000
    probe: int = 400
    broad: int = 85
    dense: int = 12
    establishments: int = 1_000
    doubtful: int = 2_000
    branches: int = 60


LIMITS = Limits()


class TooSlowError(Exception):
    """The database was stopped after two seconds: the question is too wide for now."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many a query finds: postings, or establishments where it wants one of each.

    With `is_capped` there are more than `number`. With `is_about` the lexemes of a long word were counted and the
    text was not looked at for each: `number` may be a few too high.
    """

    number: int
    is_capped: bool = False
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of postings in the order of the query; `count`, `is_capped` and `is_about` as in `Count`.

    `is_partial_order`: whoever sorts these ids anew has not all hits before them, only the first of the query's order.
    """

    posting_ids: tuple[int, ...]
    count: int
    is_capped: bool
    has_next: bool
    is_about: bool = False
    is_partial_order: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One row more than the page tells whether there is a next one."""

    query: Query
    offset: int
    size: int
    after: Cursor | None
    limits: Limits

    @property
    def limit(self) -> int:
        return self.size + 1

    @property
    def end(self) -> int:
        return self.offset + self.limit

    @property
    def order(self) -> str:
        direction = "" if self.query.order.is_rising else " DESC"
        return f"{self.query.order.column}{direction}, posting_id{direction}"

    @property
    def keys(self) -> str:
        """The columns that a hit is carried along by; a posting without name stands for itself alone."""
        keys = f"posting_id, {self.query.order.column}"
        if not self.query.one_per_establishment:
            return keys
        nameless = PublicationLevel.WITHOUT_NAME.value
        return f"{keys}, CASE WHEN level = {nameless} THEN -posting_id ELSE establishment_id END AS one_of"

    @property
    def behind(self) -> Condition:
        """Rows behind the cursor."""
        if self.after is None:
            return Condition()
        sign = ">" if self.query.order.is_rising else "<"
        return Condition(
            f"({self.query.order.column}, posting_id) {sign} (%s, %s)",
            (self.after.value, self.after.posting_id),
        )

    def found(self, ids: list[int], count: Count) -> Found:
        return Found(
            posting_ids=tuple(ids[: self.size]),
            count=count.number,
            is_capped=count.is_capped,
            is_about=count.is_about,
            has_next=len(ids) > self.size,
        )
