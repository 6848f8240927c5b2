"""Real web, worker and beat, killed at every named point and cut off from Redis and the mail server.

What is promised: nothing lost; a mail at most twice, and then with the same Message-ID, byte for byte; an
event's effect once; and requests that notice nothing.
"""

import statistics
from collections.abc import Iterator

import pytest

from hellowork.accounts.models import User
from hellowork.notices.failpoints import POINTS
from hellowork.notices.models import ChaserSent, Notification, OutboxMessage
from tests.notices.at_work import AtWork, HungUpError, house_at_work, own_database, wait_for
from tests.notices.at_work_handler import KIND
from tests.notices.sink import Manner

__all__ = ["house_at_work", "own_database"]

pytestmark = [pytest.mark.processes, pytest.mark.slow, pytest.mark.xdist_group("processes")]

MAY_REPEAT = {"mail.after_send", "mail.before_commit"}
MAY_ADD = 0.5


@pytest.fixture
def house(house_at_work: AtWork) -> Iterator[AtWork]:
    house_at_work.sink.manner, house_at_work.sink.before_answer = Manner.TAKES, None
    house_at_work.people.clear()
    yield house_at_work
    house_at_work.fail_point.unlink(missing_ok=True)
    house_at_work.sink.manner = Manner.TAKES
    wait_for(lambda: not OutboxMessage.objects.waiting().exists(), house_at_work)
    logs = house_at_work.logs()
    assert not [address for address in house_at_work.people if address in logs], "an address is in a log"


def assert_arrived(house: AtWork, person: User, *, at_most: int = 1) -> None:
    mails = house.arrived(person)
    assert len(mails) <= at_most
    assert len(set(mails)) == 1, "a repetition differs"


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith(("relay.", "mail."))])
def test_a_worker_that_dies_loses_no_sign_in_mail(house, point):
    house.fail_point.write_text(point)
    person = house.person()
    house.ask_for_code(person)

    assert_arrived(house, person, at_most=2 if point in MAY_REPEAT else 1)
    wait_for(lambda: not house.fail_point.exists(), house)


@pytest.mark.parametrize("point", [point for point in POINTS if not point.startswith("cause.")])
def test_a_worker_that_dies_loses_no_event_and_does_none_twice(house, point):
    house.fail_point.write_text(point)
    person = house.person()
    house.publish(person)

    assert_arrived(house, person, at_most=2 if point in MAY_REPEAT else 1)
    wait_for(lambda: not house.fail_point.exists(), house)
    assert ChaserSent.objects.filter(kind=KIND, object_id=person.pk).count() == 1
    assert Notification.objects.filter(user=person).count() == 1


def test_a_web_server_that_dies_before_the_commit_has_promised_nothing(house):
    person = house.person()
    house.fail_point.write_text("cause.before_commit")
    with pytest.raises(HungUpError):
        house.ask_for_code(person)
    assert not OutboxMessage.objects.waiting().exists()

    house.ask_for_code(person)
    assert_arrived(house, person)


def test_a_web_server_that_dies_after_the_commit_has_kept_its_promise(house):
    person = house.person()
    house.fail_point.write_text("cause.after_commit")
    with pytest.raises(HungUpError):
        house.ask_for_code(person)

    assert_arrived(house, person)


def test_a_whole_worker_killed_while_a_mail_is_under_way_and_the_wake_of_another_is_flushed(house):
    first, second = house.person(), house.person()
    house.sink.before_answer = lambda mail: house.kill(house.worker)
    with house.unwatched(house.worker):
        house.ask_for_code(first)
        wait_for(lambda: not house.worker.alive, house)
        house.ask_for_code(second)
        wait_for(lambda: house.redis.llen("celery"), house)
        house.redis.flushall()

    assert_arrived(house, first, at_most=2)
    assert_arrived(house, second)


@pytest.mark.parametrize("how", [AtWork.hanging, AtWork.refusing], ids=["hangs", "refuses"])
def test_redis_is_away(house, how, say):
    house.let_circuits_close()
    usual = [house.ask_for_code(house.person()) for _ in range(5)]
    people = [house.person() for _ in range(6)]
    with how(house, house.valkey):
        first, *then = [house.ask_for_code(person) for person in people]

    for person in people:
        assert_arrived(house, person)
    say(f"Redis {how.__name__}: POST {_ms(usual)}, the first without Redis {_ms([first])}, then {_ms(then)}")
    assert first < max(usual) + MAY_ADD
    assert statistics.median(then) < max(usual) + MAY_ADD / 2


@pytest.mark.parametrize(
    ("manner", "copies"), [(Manner.HANGS, 1), (Manner.NOT_NOW, 1), (Manner.DROPS_AFTER_DATA, 99)]
)
def test_the_mail_server_is_away(house, manner, copies, say):
    """One that hangs up after the mail has kept a copy each time: alike, so that whoever reads them sees one."""
    usual = [house.ask_for_code(house.person()) for _ in range(3)]
    house.sink.manner = manner
    people = [house.person() for _ in range(6)]
    then = [house.ask_for_code(person) for person in people]
    wait_for(lambda: OutboxMessage.objects.waiting().exclude(last_error="").exists(), house)
    told = house.person()
    house.publish(told)
    wait_for(lambda: Notification.objects.filter(user=told).exists(), house)  # Events go on meanwhile.
    house.sink.manner = Manner.TAKES

    for person in [*people, told]:
        assert_arrived(house, person, at_most=copies)
    say(f"Mail server {manner.value}: POST {_ms(usual)}, then {_ms(then)}")
    assert statistics.median(then) < max(usual) + MAY_ADD


def _ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms"
