"""Rows are locked in one order (ADR 0008): a transaction that takes an earlier table after a later one fails the test.

Two transactions that lock the same two rows in different orders wait for each other for ever. Which tests run
together decides whether that shows, so it is not left to chance: every statement of every test is looked at.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

ORDER = (
    "accounts_user",
    "seekers_seeker",
    "seekers_invitation",
    "employers_posting",
    "employers_establishment",
    "referrals_referral",
    "applications_application",
    "applications_slotoffer",
)
_LOCK = re.compile(r'FROM "(\w+)".* FOR (?:NO KEY )?UPDATE(?: OF "(\w+)")?', re.DOTALL)
_UPDATE = re.compile(r'UPDATE "(\w+)" SET')
# Django lets go of what pointed to a row that it deletes, in an order of its own: accounts alone are deleted so, by a
# job that takes a batch again where it failed.
_LETS_GO = re.compile(r'UPDATE "(\w+)" SET ("\w+") = NULL WHERE "\1"\.\2 IN ')


class LockOrder:
    """Watches the statements of one connection; `broken` holds what came in the wrong order."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._depth = len(connection.savepoint_ids)
        self._transaction: object = None
        self._held: set[str] = set()

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        table = _locked_table(sql)
        if table in ORDER and connection.in_atomic_block:
            self._take(table, sql)
        return execute(sql, params, many, context)

    def _take(self, table: str, sql: str) -> None:
        if (current := self._current()) != self._transaction:
            self._transaction, self._held = current, set()
        later = [each for each in ORDER[ORDER.index(table) + 1 :] if each in self._held]
        if later and table not in self._held:
            self.broken.append(f"{table} after {', '.join(later)}: {sql[:200]}")
        self._held.add(table)

    def _current(self) -> object:
        """What stands for the transaction that would be the outermost one in production."""
        own = connection.savepoint_ids[self._depth :]
        return own[0] if own else object()


def _locked_table(sql: str) -> str:
    if sql.startswith("UPDATE"):
        found = None if _LETS_GO.match(sql) else _UPDATE.match(sql)
        return found.group(1) if found else ""
    found = _LOCK.search(sql) if "UPDATE" in sql else None
    return (found.group(2) or found.group(1)) if found else ""


@contextmanager
def in_order() -> Iterator[LockOrder]:
    """Fail at the end if anything was locked in another order."""
    watch = LockOrder()
    with connection.execute_wrapper(watch):
        yield watch
    assert not watch.broken, "Locked out of order:\n" + "\n".join(watch.broken)
