"""Visitors without account search on a replica: a second database whose rows tell where they were read."""
# ruff: noqa: S608 - the names in the SQL are those of our own tables.

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection, connections, router
from django.db.utils import InternalError, OperationalError

from employers.models import Acceptance, Establishment, JobCard, Posting, PostingSearch, PostingText
from employers.search import database
from employers.search.query import Query
from hellowork.accounts.models import User
from hellowork.offices.models import Municipality, Office
from tests.employers import factories as make
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
HERE, THERE = "原本の事務", "写しの事務"
TABLES = [
    each._meta.db_table
    for each in (
        Municipality,
        Office,
        Establishment,
        JobCard,
        Acceptance,
        Posting,
        PostingSearch,
        PostingText,
    )
]
CLOCK = "CREATE FUNCTION hellowork_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'"
COLUMNS = """
    SELECT string_agg(format('%%I %%s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum)
    FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
"""


@pytest.fixture(scope="module")
def second_database(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database of the same server with empty tables of the search, and the clock that answers there."""
    name = f"replica_{secrets.token_hex(4)}"
    with django_db_blocker.unblock(), connection.copy().cursor() as server:
        server.execute(f"CREATE DATABASE {name}")
        statements = [f"CREATE TABLE {table} ({_one(server, COLUMNS, table)})" for table in TABLES]
        with _writing(name) as there:
            for statement in [*statements, CLOCK]:
                there.execute(statement)
        yield name
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.connection.close()


@contextmanager
def _writing(name: str) -> Iterator[psycopg.Cursor]:
    """The replica as its own server writes it."""
    with psycopg.connect(**{**connection.get_connection_params(), "dbname": name}) as there:
        yield there.cursor()


def _one(cursor, sql: str, *parameters: object) -> object:
    cursor.execute(sql, parameters)
    return cursor.fetchone()[0]


@pytest.fixture
def known(db) -> Iterator[None]:
    """Whatever the test calls `search_1` is forgotten after it."""
    yield
    connections["search_1"].close()
    del connections["search_1"]
    database.circuit_of("search_1").close()


@pytest.fixture
def replica(second_database, known, settings) -> Posting:
    """A posting whose title differs on the replica."""
    posting = make.open_posting(title=HERE)
    with connection.cursor() as here, _writing(second_database) as there:
        for table in TABLES:
            here.execute(f"SELECT * FROM {table}")
            values = ", ".join(["%s"] * len(here.description))
            there.execute(f"TRUNCATE {table}")
            there.executemany(f"INSERT INTO {table} VALUES ({values})", here.fetchall())
        there.execute("UPDATE employers_jobcard SET title = %s", [THERE])
    _point_to(NAME=second_database)
    settings.SEARCH_DATABASES = ["search_1"]
    return posting


def _point_to(**address: object) -> None:
    """A connection as `SEARCH_DATABASE_URLS` makes it; made here, no test is forbidden to use it."""
    made = connection.copy("search_1")
    made.settings_dict |= address
    made.settings_dict["OPTIONS"]["options"] += " -c default_transaction_read_only=on"
    connections["search_1"] = made


def page(client: HouseClient | None = None) -> str:
    return (client or HouseClient()).get("/jobs/").content.decode()


def test_a_visitor_without_account_reads_the_replica(replica):
    assert THERE in page()
    assert HERE not in page()


def test_whoever_signed_in_reads_the_primary(replica):
    client = HouseClient()
    client.force_login(User.objects.create_user("somebody@example.org"))
    assert HERE in page(client)


def test_the_setting_alone_sends_them_there(replica, settings):
    settings.SEARCH_DATABASES = []
    assert HERE in page()


def test_count_and_rows_of_one_answer_come_from_one_database(replica):
    PostingSearch.objects.all()._raw_delete("default")
    assert THERE in page()
    assert database.on_replica(lambda: PostingSearch.objects.page(Query()).count) == 1
    assert PostingSearch.objects.page(Query()).count == 0


@pytest.mark.parametrize("away", [{"PORT": 1}, {"NAME": "nobody_made_it"}], ids=["no server", "no database"])
def test_a_replica_that_is_away_is_left_alone_and_the_primary_answers(replica, away, caplog):
    _point_to(**away)
    assert HERE in page()
    assert database.circuit_of("search_1").is_open
    assert HERE in page()
    assert caplog.text.count("search_1 does not answer") == 1


def test_a_replica_that_ends_in_the_middle_is_no_error_to_the_reader(replica):
    asked = []

    def ask():
        asked.append(database.alias())
        if len(asked) == 1:
            with connections["search_1"].cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return PostingSearch.objects.page(Query()).count

    assert database.on_replica(ask) == 1
    assert asked == ["search_1", "default"]


def test_a_search_that_takes_too_long_is_no_fault_of_the_replica(replica):
    def ask():
        with connections[database.alias()].cursor() as cursor:
            cursor.execute("SET statement_timeout = 10")
            cursor.execute("SELECT pg_sleep(1)")

    with pytest.raises(OperationalError):
        database.on_replica(ask)
    connections["search_1"].close()
    assert not database.circuit_of("search_1").is_open


def test_after_its_rest_a_replica_is_asked_again(replica, settings):
    settings.SEARCH_CIRCUIT_SECONDS = (0, 0)
    database.circuit_of("search_1").failed()
    assert THERE in page()


def test_each_of_several_answers_some(replica, settings):
    settings.SEARCH_DATABASES = ["search_1", "search_2", "search_3"]
    asked = {database.on_replica(database.alias) for _ in range(100)}
    assert asked == {"search_1", "search_2", "search_3"}


def test_nothing_is_written_to_a_replica(replica):
    with pytest.raises(InternalError, match="read-only"):
        PostingSearch.objects.using("search_1").update(level=2)
    copied = Posting.objects.using("search_1").get(pk=replica.pk)
    copied.save(update_fields=["publication_level"])
    assert copied._state.db == "default"
    assert not router.allow_migrate("search_1", "employers")
    assert router.allow_migrate("default", "employers")
