"""A query that asks for no order gets a random one, so that no test passes by the order of a heap."""

from django.db.models import QuerySet

_fetch_all = QuerySet._fetch_all


def _fetch_all_in_random_order(self: QuerySet) -> None:
    query = self.query
    free = not (
        self.ordered or query.is_sliced or query.distinct or query.combinator or query.group_by is not None
    )
    if self._result_cache is None and free and not query.is_empty():
        # Past the property `query`, whose setter would change what the rows are made into.
        self._query = query.chain()
        self._query.add_ordering("?")
    _fetch_all(self)


def shuffle_unordered_queries() -> None:
    QuerySet._fetch_all = _fetch_all_in_random_order
