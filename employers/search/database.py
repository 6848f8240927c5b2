"""Where the search is read: a replica for visitors without account, the primary for everybody else.

Replicas lag behind, which nobody notices who has written nothing. Whoever signed in may have: a posting they hid must
be gone at once.
"""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError
from psycopg import errors

from hellowork.notices.circuit import Circuit

logger = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")
_chosen: ContextVar[str] = ContextVar("search_database", default=DEFAULT_DB_ALIAS)


def alias() -> str:
    """The database that answers searches here and now."""
    return _chosen.get()


def on_replica(ask: Callable[[], _Answer]) -> _Answer:
    """What `ask` gives with its searches read from one of `settings.SEARCH_DATABASES`, drawn by chance.

    A replica that does not answer is left alone for a while, and `ask` is run again on the primary: it must only read.
    """
    names = [name for name in settings.SEARCH_DATABASES if not circuit_of(name).is_open]
    if not names:
        return ask()
    name = secrets.choice(names)
    token = _chosen.set(name)
    try:
        answer = ask()
    except (OperationalError, InterfaceError) as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise
        circuit_of(name).failed()
        logger.warning("%s does not answer, the primary does (%s)", name, type(error.__cause__).__name__)
    else:
        circuit_of(name).close()
        return answer
    finally:
        _chosen.reset(token)
    return ask()


@cache
def circuit_of(name: str) -> Circuit:
    """One for each replica."""
    return Circuit("SEARCH_CIRCUIT_SECONDS")
