"""Nothing typed is lost on the pages of a person's own: the two registrations, the record, the documents."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory

from employers.models import Establishment
from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from hellowork.web import drafts
from hellowork.web.models import FormDraft, FormToken
from hellowork.web.once import TOKEN_FIELD, once
from seekers.models import Seeker
from tests.accounts.signing_in import sign_in
from tests.employers import factories as employers
from tests.employers.pages import errors_of, fields_of
from tests.seekers import factories as seekers
from tests.seekers.test_pages_register import TYPED
from tests.story.walking import browser_of, hidden_of
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
SEEKER, EMPLOYER, PROFILE = "/me/register/", "/employer/register/", "/me/profile/"


def newcomer() -> HouseClient:
    employers.office()
    browser = HouseClient()
    sign_in(browser, User.objects.create_user("person@example.org"))
    return browser


def person() -> HouseClient:
    return browser_of(seekers.online_seeker())


def keep(browser: HouseClient, page: str, fields: dict[str, Any]) -> int:
    return browser.post(f"{page}draft/", fields, headers={"X-Autosave": "1"}).status_code


PAGES = [
    (newcomer, SEEKER, "register-form"),
    (newcomer, EMPLOYER, "register-form"),
    (person, PROFILE, "profile-form"),
]


@pytest.mark.parametrize(("make", "page", "form"), PAGES)
def test_what_is_typed_is_kept_without_pressing_anything(make, page, form):
    browser = make()
    first = browser.get(page)
    assert f'data-autosave="{page}draft/"' in first.content.decode()
    typed = {"name": "髙橋", "telephone": "０９０", "prefecture": "13", "municipality": "13101"}
    assert keep(browser, page, fields_of(first, form) | typed) == 204

    again = browser.get(page)
    assert (again.status_code, errors_of(again)) == (200, {})
    assert {name: fields_of(again, form)[name] for name in typed} == typed


def test_a_record_with_changes_says_that_they_are_not_saved_yet():
    actor = seekers.online_seeker()
    browser = browser_of(actor)
    fields = fields_of(browser.get(PROFILE), "profile-form")
    assert "保存していない変更があります" not in browser.get(PROFILE).content.decode()

    keep(browser, PROFILE, fields | {"career": "接客を３年"})
    page = browser.get(PROFILE)
    assert "保存していない変更があります" in page.content.decode()
    browser.post(PROFILE, fields_of(page, "profile-form"))
    assert Seeker.objects.get().career == "接客を3年"
    assert "保存していない変更があります" not in browser.get(PROFILE).content.decode()


def test_after_a_registration_nothing_is_kept_of_its_typing():
    browser = newcomer()
    fields = fields_of(browser.get(SEEKER), "register-form") | TYPED
    keep(browser, SEEKER, fields)
    assert browser.post(SEEKER, fields).status_code == 303

    assert keep(browser, SEEKER, fields) == 409
    assert not FormDraft.objects.exists()


def test_the_draft_of_an_establishment_is_the_persons_and_gone_when_it_is_registered():
    browser = newcomer()
    fields = fields_of(browser.get(EMPLOYER), "register-form")
    assert keep(browser, EMPLOYER, fields | {"name": "株式会社"}) == 204
    other = HouseClient()
    sign_in(other, User.objects.create_user("other@example.org"))

    assert fields_of(other.get(EMPLOYER), "register-form")["name"] == ""
    assert not Establishment.objects.exists()


def test_the_name_of_a_document_comes_back_after_the_session_ended(house_clock):
    actor: Actor = seekers.online_seeker()
    browser = browser_of(actor)
    fields = hidden_of(browser.get("/me/documents/").content, "document-form")
    house_clock.move(dt.timedelta(minutes=61))
    sent = browser.post("/me/documents/", fields | {"kind": "career", "title": "職務経歴書（英文）"})
    back = parse_qs(urlsplit(sent.url).query)["next"][0]

    page = BeautifulSoup(browser_of(actor).get(back).content, "html.parser")
    assert page.find(id="id_title")["value"] == "職務経歴書（英文）"


class Window:
    """One rendering of a form: what its autosave and its button send."""

    def __init__(self) -> None:
        self.user = User.objects.create_user("person@example.org")

    def _request(self) -> HttpRequest:
        request = RequestFactory().post("/", {TOKEN_FIELD: "t", "text": "よろしく"})
        request.user = self.user
        return request

    def autosave(self) -> int:
        try:
            return drafts.autosave(self._request(), "message", "1").status_code
        finally:
            connection.close()

    def send(self, *, begun: threading.Event, go_on: threading.Event) -> str:
        def work() -> str:
            drafts.drop("message", ["1"])
            begun.set()
            assert go_on.wait(30)
            return "/sent/"

        try:
            return once(self._request(), work)
        finally:
            connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_save_that_arrives_while_the_form_is_being_sent_waits_and_keeps_nothing():
    window, begun, go_on = Window(), threading.Event(), threading.Event()
    with ThreadPoolExecutor(2) as threads:
        sending = threads.submit(window.send, begun=begun, go_on=go_on)
        assert begun.wait(30)
        saving = threads.submit(window.autosave)
        with pytest.raises(TimeoutError):
            saving.result(timeout=0.5)
        go_on.set()

        assert (sending.result(30), saving.result(30)) == ("/sent/", 409)
    assert not FormDraft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_while_its_typing_is_saved_waits_and_ends_it(monkeypatch):
    window, begun, go_on = Window(), threading.Event(), threading.Event()
    go_on.set()
    saved, may_end = threading.Event(), threading.Event()
    save = drafts.save

    def slow(*args: Any, **kwargs: Any) -> None:
        save(*args, **kwargs)
        saved.set()
        assert may_end.wait(30)

    monkeypatch.setattr(drafts, "save", slow)
    with ThreadPoolExecutor(2) as threads:
        saving = threads.submit(window.autosave)
        assert saved.wait(30)
        sending = threads.submit(window.send, begun=begun, go_on=go_on)
        assert not begun.wait(0.5)
        may_end.set()

        assert (saving.result(30), sending.result(30)) == (204, "/sent/")
    assert not FormDraft.objects.exists()
    assert FormToken.objects.get().address == "/sent/"
