"""A form does its work once: a second press, a reload, two hundred pairs at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import RequestFactory

from employers.models import Posting
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from hellowork.web.models import FormToken
from hellowork.web.once import TOKEN_FIELD, new_token, once
from tests.employers import factories as make
from tests.employers.pages import browser_of, fields_of
from tests.strict.client import HouseClient

PAIRS = 200


def sent(user: User, token: str = "t", **fields: str):  # noqa: S107 - no secret
    request = RequestFactory().post("/", {TOKEN_FIELD: token, **fields})
    request.user = user
    return request


@pytest.fixture
def user(db) -> User:
    return User.objects.create_user("tamura@example.jp")


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> str:
        self.done += 1
        return f"/done/{self.done}/"


def test_the_second_sending_is_led_to_the_same_place(user):
    work = Work()

    assert [once(sent(user, name="a"), work) for _press in range(3)] == ["/done/1/"] * 3
    assert work.done == 1


def test_another_rendering_of_the_form_is_another_work(user):
    work = Work()

    assert [once(sent(user, new_token()), work) for _page in range(2)] == ["/done/1/", "/done/2/"]


def test_the_same_page_with_other_fields_is_refused(user):
    work = Work()
    once(sent(user, name="a"), work)

    with pytest.raises(Refused, match="sent_before"):
        once(sent(user, name="b"), work)
    assert work.done == 1


def test_what_failed_can_be_sent_again(user):
    def refuse() -> str:
        raise Refused("no")

    work = Work()
    with pytest.raises(Refused):
        once(sent(user), refuse)
    assert once(sent(user), work) == "/done/1/"


def test_a_token_belongs_to_one_person(user):
    work = Work()
    other = User.objects.create_user("other@example.jp")

    assert [once(sent(each), work) for each in (user, other)] == ["/done/1/", "/done/2/"]


@pytest.mark.parametrize("token", ["", "x" * 44])
def test_a_form_without_a_usable_token_works_each_time(user, token):
    work = Work()

    assert [once(sent(user, token), work) for _press in range(2)] == ["/done/1/", "/done/2/"]
    assert not FormToken.objects.exists()


def test_tokens_are_forgotten_after_a_day(user, house_clock):
    once(sent(user), Work())
    assert not FormToken.objects.ended().exists()
    house_clock.move(FormToken.KEPT_FOR)
    assert not FormToken.objects.ended().exists()
    house_clock.move_to(2026, 11, 12, 10, 0, 1)
    assert FormToken.objects.ended().count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_press_takes_the_place_of_a_first_that_failed():
    user = User.objects.create_user("tamura@example.jp")
    inside, go_on = threading.Event(), threading.Event()

    def fail() -> str:
        inside.set()
        assert go_on.wait(10)
        raise Refused("no")

    def press(work) -> str:
        try:
            return once(sent(user), work)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(press, fail)
        assert inside.wait(10)
        second = pool.submit(press, lambda: "/second/")
        go_on.set()
        assert second.result(10) == "/second/"
        with pytest.raises(Refused):
            first.result(10)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_pairs_at_once_give_two_hundred_rows():
    """A double click on 「入力を始める」, on 200 pages at once, with real connections."""
    employer = make.member()
    browser = browser_of(employer)
    pages = [fields_of(browser.get("/employer/postings/new/"), "new-form") for _page in range(PAIRS)]
    cookies = browser.cookies

    def press(sent_fields: dict[str, str], together: threading.Barrier) -> str:
        own = HouseClient()
        own.cookies = cookies
        together.wait(60)
        try:
            answer = own.post("/employer/postings/new/", sent_fields)
            return f"{answer.status_code} {answer.headers['Location']}"
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = []
        for start in range(0, PAIRS, 8):
            pairs = [(page, threading.Barrier(2)) for page in pages[start : start + 8]]
            presses = [pool.submit(press, page, barrier) for page, barrier in pairs for _press in range(2)]
            answers += [one.result(120) for one in presses]

    assert Posting.objects.count() == PAIRS
    assert len(answers) == 2 * PAIRS
    assert len(set(answers)) == PAIRS
