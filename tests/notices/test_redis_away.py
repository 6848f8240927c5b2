"""Redis refuses, hangs or was started anew: a request loses 0.2 seconds once, then nothing.

Measured here in the process of the test; `test_processes.py` asks the real web server and the real worker.
"""

import socket
import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import caches
from django.db import transaction

from hellowork.celery import app
from hellowork.notices import wake
from hellowork.notices.circuit import redis_circuit
from hellowork.notices.models import OutboxMessage
from hellowork.web.cache import ForgivingRedisCache
from tests.notices.conftest import publish

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)

FIRST_MAY_COST = 0.5
OPEN_MAY_COST = 0.005


@pytest.fixture(params=["refuses", "hangs"])
def away(request) -> Iterator[str]:
    """The address of a Redis that does not answer."""
    listener = socket.create_server(("127.0.0.1", 0))
    if request.param == "refuses":
        listener.close()
        listener_address = "redis://127.0.0.1:1/0"
    else:
        listener_address = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
    yield listener_address
    listener.close()


@pytest.fixture
def awake(settings) -> Iterator[None]:
    """Commits wake the relay, over a line of this test's own."""
    settings.WAKE_RELAY = True
    wake._line.producer = None
    yield
    wake._line.producer = None


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def waiting_wakes() -> int:
    with app.connection_for_read() as connection:
        return connection.default_channel.client.llen("celery")


@commits
def test_a_commit_wakes_the_relay_once(seen, awake):
    before = waiting_wakes()
    with transaction.atomic():
        publish("1")
        publish("2")

    assert waiting_wakes() == before + 1


@commits
def test_a_commit_without_redis_is_fast_and_loses_nothing(
    seen, awake, away, monkeypatch, settings, caplog, say
):
    monkeypatch.setattr(app.conf, "broker_write_url", away)
    first = seconds(lambda: publish("first"))
    then = statistics.median(seconds(lambda n=n: publish(str(n))) for n in range(20))
    redis_circuit.close()
    settings.WAKE_RELAY = False
    usual = [seconds(lambda n=n: publish(f"usual {n}")) for n in range(20)]

    costs = {"usual": statistics.median(usual), "first": first, "then": then}
    said = ", ".join(f"{name} {cost * 1000:.1f} ms" for name, cost in costs.items())
    say(f"{away}: a commit without Redis: {said}")
    assert first < max(usual) + FIRST_MAY_COST
    assert OutboxMessage.objects.count() == 41
    assert caplog.text.count("redis is away") == 1


@commits
def test_a_kept_line_to_a_redis_that_was_started_anew_is_opened_again(seen, awake):
    publish("1")
    wake._line.producer.connection.default_channel.client.connection_pool.disconnect()
    before = waiting_wakes()
    publish("2")

    assert waiting_wakes() == before + 1
    assert not redis_circuit.is_open


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda cache: cache.get("key"), None),
        (lambda cache: cache.get("key", "default"), "default"),
        (lambda cache: cache.get("key", default="default"), "default"),
        (lambda cache: cache.get("key", version=2), None),
        (lambda cache: cache.get_or_set("key", lambda: "made"), "made"),
        (lambda cache: cache.get_many(["key"]), {}),
        (lambda cache: cache.add("key", 1), True),
        (lambda cache: cache.set("key", 1), None),
        (lambda cache: cache.set_many({"key": 1}), []),
        (lambda cache: cache.incr("key"), 1),
        (lambda cache: cache.touch("key"), False),
        (lambda cache: cache.delete("key"), False),
        (lambda cache: cache.delete_many(["key"]), None),
        (lambda cache: "key" in cache, False),
        (lambda cache: cache.clear(), False),
    ],
)
def test_a_cache_without_redis_is_empty(ask, answer):
    cache = ForgivingRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})

    assert ask(cache) == answer
    assert redis_circuit.is_open
    assert ask(cache) == answer


def test_what_a_cache_answers_is_the_callers_own():
    cache = ForgivingRedisCache("redis://127.0.0.1:1/0", {})
    cache.get_many(["key"])["key"] = "changed"

    assert cache.get_many(["key"]) == {}


def test_a_cache_that_hangs_costs_a_fifth_of_a_second_once(away, say):
    options = caches.settings["default"]["OPTIONS"]
    cache = ForgivingRedisCache(away, {"OPTIONS": options})
    first = seconds(lambda: cache.get("key"))
    then = statistics.median(seconds(lambda: cache.get("key")) for _ in range(100))

    say(f"{away}: first {first * 1000:.1f} ms, then {then * 1e6:.1f} µs")
    assert first < FIRST_MAY_COST
    assert then < OPEN_MAY_COST


def test_what_was_kept_comes_back_while_redis_is_there():
    cache = caches["default"]
    cache.set("nothing", None)
    cache.set("count", 1)

    assert cache.get("nothing", "default") is None
    assert cache.incr("count") == 2
