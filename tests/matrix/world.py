"""The world that the matrix asks about: people with their sessions, things with their owners, canaries in all texts.

Each app furnishes its part in `worlds/<app>.py`. It is built once and every cell is rolled back.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import DatabaseError, connection, models, transaction
from django.http import HttpRequest
from django.test import override_settings

from hellowork import clock
from hellowork.accounts.actor import ANONYMOUS, Actor
from hellowork.accounts.models import User
from hellowork.notices import relay
from hellowork.notices.models import OutboxMessage
from tests.matrix.actors import Group, Who, named
from tests.matrix.canaries import SHORTEST, Canaries
from tests.strict.clock import standing_still

_TEXTS = (models.CharField, models.TextField)
# Watching for repeated queries and drawing error pages are the business of other tests.
_SLOW = ("zeal.", "hellowork.web.errors.")
# Where the database goes back to after each cell.
_FURNISHED = "furnished"


@dataclass(frozen=True)
class Thing:
    """Something an address can name. `keys` fill the address; to its owners it is their own."""

    name: str
    keys: Mapping[str, Any]
    owners: Group
    row: models.Model | None = None


@dataclass
class World:
    """Who and what there is."""

    canaries: Canaries = field(default_factory=Canaries)
    users: dict[Who, User] = field(default_factory=dict)
    actors: dict[Who, Actor] = field(default_factory=dict)
    sessions: dict[Who, str] = field(default_factory=dict)
    things: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    missing: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    # Objects by a short name, for the furnishers of the floors above.
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def present(self) -> list[Who]:
        """The actors of this world, in the order of their list."""
        return [who for who in Who if who in self.users or who is Who.ANONYMOUS]

    def person(self, who: Who, **fields: Any) -> User:
        """An account for this actor, with a canary for an address, signed in as it should be."""
        address = self.canaries.latin(f"mail address of {who}", who, fields.pop("address_seen_by", Group()))
        factors = ["password"] if who is Who.STAFF_ONE_FACTOR else ["password", "mfa"]
        user = User.objects.create_user(f"{address}@matrix.example", **fields)
        self.users[who], self.sessions[who] = user, _signed_in(user, factors)
        return user

    def actor(self, who: Who) -> Actor:
        """What the actions know this person as; closed accounts are nobody."""
        return self.actors.get(who, ANONYMOUS)

    def thing(self, kind: str, row: models.Model | None, *owners: Who | Group, **keys: Any) -> None:
        """Something of this kind; without keys the address names it by `pk` (and the admin by `object_id`)."""
        named_by = keys or {"pk": row.pk if row else None}
        if row is not None:
            named_by = {"object_id": row.pk, **named_by}
        self.things[kind].append(Thing(f"{kind} {len(self.things[kind]) + 1}", named_by, named(*owners), row))

    def nothing(self, kind: str, **keys: Any) -> None:
        """Keys of this kind that lead to no object."""
        self.missing[kind] = keys

    def texts(self, model: type[models.Model], *readers: Who | Group, **known: Any) -> dict[str, Any]:
        """Values for `model.objects.create`: `known`, and a canary for every other text that these actors may read."""
        return {
            **{f.name: self._canary(f, model, readers) for f in _free_texts(model) if f.name not in known},
            **known,
        }

    def texts_of(
        self, model: type[models.Model], names: tuple[str, ...], *readers: Who | Group
    ) -> dict[str, Any]:
        """A canary for each of these fields alone."""
        return {name: self._canary(model._meta.get_field(name), model, readers) for name in names}

    def mark(self, row: models.Model, *readers: Who | Group, keep: tuple[str, ...] = ()) -> None:
        """Put canaries into the texts of a row made elsewhere, except those that it must keep."""
        values = {
            f.name: self._canary(f, type(row), readers) for f in _free_texts(type(row)) if f.name not in keep
        }
        type(row)._base_manager.filter(pk=row.pk).update(**values)
        row.refresh_from_db(fields=list(values))

    def _canary(
        self, column: models.Field, model: type[models.Model], readers: tuple[Who | Group, ...]
    ) -> str:
        place = f"{model._meta.label}.{column.name}"
        if isinstance(column, models.EmailField):
            return self.canaries.latin(place, *readers) + "@matrix.example"
        if isinstance(column, models.URLField):
            return f"https://{self.canaries.latin(place, *readers)}.example/"
        if "telephone" in column.name or "fax" in column.name:
            return self.canaries.telephone(place, *readers)
        return self.canaries.word(place, *readers)


def _free_texts(model: type[models.Model]) -> Iterator[models.Field]:
    """Text columns that a person fills: no choices, no keys, long enough for a canary."""
    for column in model._meta.concrete_fields:
        is_text = isinstance(column, _TEXTS) and not column.choices and not column.primary_key
        if is_text and (column.max_length is None or column.max_length >= SHORTEST):
            yield column


def _signed_in(user: User, factors: list[str]) -> str:
    """The key of a session as allauth would have left it."""
    request = HttpRequest()
    request.session, request.user = SessionStore(), user
    login(request, user, backend="hellowork.accounts.backend.HouseBackend")
    for factor in factors:
        record_authentication(request, user, factor)
    request.session["last_used_at"] = clock.now().isoformat()
    request.session.save()
    return request.session.session_key


@contextmanager
def standing() -> Iterator[World]:
    """The whole world, in a transaction that leaves nothing behind; the database must be there already.

    Nobody is asked to wait (rate limits).
    """
    from tests.matrix import worlds

    with (
        TemporaryDirectory() as folder,
        _settings(folder),
        transaction.atomic(),
        standing_still(python_too=True),
    ):
        world = World()
        worlds.furnish(world)
        _drain()
        mark_way_back()
        with _little_garbage():
            yield world
        transaction.set_rollback(True)


def _settings(folder: str) -> override_settings:
    quick = [name for name in settings.MIDDLEWARE if not name.startswith(_SLOW)]
    # Naming STORAGES too lets Django forget the storage it has open.
    files = {"PRIVATE_FILES_ROOT": folder, "STORAGES": settings.STORAGES}
    return override_settings(
        ACCOUNT_RATE_LIMITS=False,
        MFA_RATE_LIMITS=False,
        LEVEL_2_FOR_ONLINE_ONLY=False,
        MIDDLEWARE=quick,
        ROOT_URLCONF="tests.matrix.addresses",
        **files,
    )


@contextmanager
def _little_garbage() -> Iterator[None]:
    """What stands already is not looked through again and again; that would be a fifth of the time."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _drain() -> None:
    """Let the events of the furnishing arrive (letters, search index), so that a cell sees only its own."""
    while OutboxMessage.objects.due().exists():
        assert not relay.run().failed, OutboxMessage.objects.exclude(last_error="").values_list(
            "name", "last_error"
        )
    mail.outbox = []


def mark_way_back() -> None:
    """What is there now is what `undone` goes back to, within this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"SAVEPOINT {_FURNISHED}")


class Happened:
    """Listens to the database in an `undone` block: whether anything was `written`."""

    def __init__(self) -> None:
        self.written = False

    @property
    def lasts(self) -> bool:
        """Whether anything was written that an error has not undone already."""
        return self.written and not connection.needs_rollback

    def __call__(self, execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        self.written = self.written or not str(sql).startswith("SELECT")
        try:
            return execute(sql, *more)
        except DatabaseError:
            # The way back is the same.
            self.written = True
            raise


@contextmanager
def undone() -> Iterator[Happened]:
    """What happens in the block never happened. Most of it only reads, and has nothing to undo."""
    happened, hooks = Happened(), list(connection.run_on_commit)
    try:
        with connection.execute_wrapper(happened):
            yield happened
    finally:
        connection.run_on_commit, connection.needs_rollback = hooks, False
        if happened.written:
            with connection.cursor() as cursor:
                cursor.execute(f"ROLLBACK TO SAVEPOINT {_FURNISHED}")
