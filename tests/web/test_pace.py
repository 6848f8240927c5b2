"""A flood of one reader is told to wait; everybody else goes on."""

import secrets
import time
from ipaddress import ip_network

import pytest
from django.core.cache import cache
from django.urls import reverse

from hellowork.accounts.actor import ANONYMOUS
from hellowork.accounts.models import User
from hellowork.notices.circuit import redis_circuit
from hellowork.web.pace import Reader
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
SEARCH = "/jobs/"
HERE, THERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def four_at_once(settings):
    """A pace that a test can outrun: a page in ten seconds, four at once."""
    settings.PAGES_A_MINUTE, settings.PACE_BURST_MINUTES = 6, 4 / 6
    settings.PACE_TIMES_PERSON, settings.PACE_TIMES_OFFICE = 2, 3
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": secrets.token_hex(4)}}
    redis_circuit.close()
    yield
    redis_circuit.close()


@pytest.fixture
def person(db) -> User:
    return User.objects.create_user("seeker@example.org")


def read(times=1, address=HERE, client=None, path=SEARCH, **headers):
    """The statuses of so many requests, and the last answer."""
    client = client or HouseClient()
    answers = [client.get(path, REMOTE_ADDR=address, headers=headers or None) for _ in range(times)]
    return [answer.status_code for answer in answers], answers[-1]


def test_a_flood_is_told_when_to_come_back():
    statuses, answer = read(6)
    assert statuses == [200] * 4 + [429] * 2
    assert answer.headers["Retry-After"] in {"9", "10"}
    assert answer.headers["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert "少しお待ちください" in page
    assert f"{answer.headers['Retry-After']}秒ほどおいて" in page
    assert reverse("account_login") in page


def test_another_address_goes_on_meanwhile():
    read(6)
    assert read(4, THERE)[0] == [200] * 4


def test_whoever_waited_goes_on(rf, settings):
    settings.PAGES_A_MINUTE, settings.PACE_BURST_MINUTES = 600, 4 / 600
    waits = [reader(rf, HERE).wait() for _ in range(20)]
    assert waits[0] == 0
    assert 0 < waits[-1] <= 0.1
    time.sleep(waits[-1])
    assert reader(rf, HERE).wait() == 0


def test_every_page_of_the_postings_counts_and_no_other():
    assert read(4, path="/jobs/13010-1/")[0] == [404] * 4
    assert read(path="/jobs/13010-1/")[0] == [429]
    assert read(6, path="/")[0] == [200] * 6
    assert read(6, path="/accounts/login/")[0] == [200] * 6


def test_a_signed_in_person_has_a_pace_of_their_own(person):
    read(6)
    client = HouseClient()
    client.force_login(person)
    assert read(9, client=client)[0] == [200] * 8 + [429]
    assert read(address=THERE, client=client)[0] == [429], "not another one at another address"


def test_a_made_up_session_is_no_sign_in():
    client = HouseClient()
    client.cookies["sessionid"] = "0" * 32
    assert read(6, client=client)[0] == [200] * 4 + [429] * 2


def test_a_row_of_seats_in_an_office_shares_an_address(settings):
    settings.OFFICE_NETWORKS = [ip_network("192.0.2.0/28"), ip_network("2001:db8:1::/48")]
    assert read(13)[0] == [200] * 12 + [429]
    assert read(5, "192.0.2.16")[0] == [200] * 4 + [429]
    assert read(5, "2001:db8:1:5::1")[0] == [200] * 5


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8", False),
        ("192.0.2.7", "192.0.2.8", False),
    ],
)
def test_a_household_is_one_reader(rf, one, other, are_one):
    assert (reader(rf, one) == reader(rf, other)) is are_one


def reader(rf, address, **headers):
    request = rf.get(SEARCH, REMOTE_ADDR=address, headers=headers or None)
    request.actor = ANONYMOUS
    return Reader.of(request)


def test_the_address_is_the_one_before_our_proxies(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert reader(rf, "10.0.0.1", x_forwarded_for=f"203.0.113.1, {HERE}") == reader(rf, HERE)
    assert reader(rf, HERE, x_forwarded_for="not an address") == reader(rf, HERE)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert reader(rf, HERE, x_forwarded_for=THERE) == reader(rf, HERE), (
        "whoever has no proxy can write what they like"
    )


def test_without_redis_nobody_waits(settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    began = time.monotonic()
    assert read(8)[0] == [200] * 8
    assert redis_circuit.is_open
    assert time.monotonic() - began < 5


def test_what_is_kept_tells_no_address_and_is_soon_gone():
    read()
    client = cache._cache.get_client(None, write=True)
    (key,) = client.keys(f"{cache.key_prefix}*")
    assert b"pace:" in key
    assert HERE.encode() not in key
    assert 0 < client.pttl(key) <= 10_000


def test_the_pace_is_off_where_it_is_zero(settings):
    settings.PAGES_A_MINUTE = 0
    assert read(8)[0] == [200] * 8
