"""A session that lies unused ends; what was typed waits for the one who typed it, and for nobody else."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from hellowork.accounts import sealing
from hellowork.accounts.models import ParkedForm, User
from tests.accounts import typing_pages
from tests.accounts.signing_in import ask_for_code, sign_in
from tests.strict.client import HouseClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.typing_pages")]

MOTIVE = "髙橋です。\r\n𠮷野家で３年、接客をしました。"
HOUR = dt.timedelta(minutes=60)


@pytest.fixture(autouse=True)
def nothing_sent():
    typing_pages.sent.clear()


def is_in(client) -> bool:
    return client.session.get(SESSION_KEY) is not None


def typed(client, path: str = "/typing/", **more: str) -> dict[str, str]:
    """The form of a page as the browser would send it, with what the person typed."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    hidden = {each["name"]: each["value"] for each in soup.form.select("input[type=hidden]")}
    return {**hidden, "motive": MOTIVE, **more}


def next_of(response) -> str:
    """Where the sign-in page will lead back to."""
    address = urlsplit(response.headers.get("HX-Redirect") or response.url)
    assert address.path == "/accounts/login/", response
    return parse_qs(address.query)["next"][0]


def sign_in_again(client, email: str, back: str) -> str:
    """As a person does: the code of the mail; the page they land on."""
    code = ask_for_code(client, email, next=back)
    response = client.post("/accounts/login/code/confirm/", {"code": code, "next": back})
    return client.get(response.url).content.decode()


@pytest.mark.parametrize(("is_staff", "minutes"), [(False, 60), (True, 30)])
def test_a_session_ends_when_it_lies_unused(client, house_clock, is_staff, minutes):
    user = User.objects.create_user("someone@example.org", is_staff=is_staff)
    sign_in(client, user)
    assert client.get("/typing/").status_code == 200
    house_clock.move(dt.timedelta(minutes=minutes, seconds=-1))
    assert client.get("/typing/").status_code == 200
    house_clock.move(dt.timedelta(minutes=minutes))

    response = client.get("/typing/?page=2")
    assert next_of(response) == "/typing/?page=2"
    assert not is_in(client)
    assert "しばらく操作がなかったため、ログアウトしました。" in client.get(response.url).content.decode()


def test_the_time_runs_from_the_sign_in_itself(client, seeker, house_clock):
    code = ask_for_code(client, "seeker@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    house_clock.move(HOUR)
    assert client.get("/typing/").status_code == 302


def test_polls_never_keep_a_session_alive(client, seeker, house_clock):
    sign_in(client, seeker)
    client.get("/typing/")
    for _ in range(59):
        house_clock.move(dt.timedelta(minutes=1))
        assert client.get("/poll/", headers={"HX-Request": "true"}).content == b"3"
    house_clock.move(dt.timedelta(minutes=1))

    assert client.get("/typing/").status_code == 302


def test_a_poll_after_the_end_does_not_take_the_page_away(client, seeker, house_clock):
    """The person may be typing there; the page itself says that the session has ended."""
    sign_in(client, seeker)
    client.get("/typing/")
    house_clock.move(HOUR)
    response = client.get("/poll/", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Trigger"]) == (204, "session-ended")
    assert "HX-Redirect" not in response.headers
    assert not is_in(client)


def test_keep_alive_is_a_use(client, seeker, house_clock):
    sign_in(client, seeker)
    client.get("/typing/")
    house_clock.move(dt.timedelta(minutes=59))
    assert client.post("/accounts/keep-alive/").status_code == 204
    house_clock.move(dt.timedelta(minutes=59))
    assert client.get("/typing/").status_code == 200


def test_keep_alive_pressed_too_late_leads_back_to_the_page(client, seeker, house_clock):
    sign_in(client, seeker)
    client.get("/typing/")
    house_clock.move(HOUR)
    response = client.post("/accounts/keep-alive/", headers={"Referer": "http://testserver/typing/?a=1"})
    assert (response.status_code, next_of(response)) == (303, "/typing/?a=1")


def test_a_public_page_goes_on_as_nobody(client, seeker, house_clock):
    sign_in(client, seeker)
    assert client.get("/public/").content == b"True anonymous"
    house_clock.move(HOUR)
    response = client.get("/public/")
    assert (response.status_code, response.content) == (200, b"False anonymous")


def test_the_page_knows_when_to_warn(client, seeker, staff):
    for user, seconds in ((seeker, "3600"), (staff, "1800")):
        sign_in(client, user)
        body = BeautifulSoup(client.get("/accounts/sessions/").content, "html.parser").body
        assert (body["data-idle-seconds"], body["data-idle-warn"]) == (seconds, "300")


def test_what_was_typed_comes_back_after_the_idle_end(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(HOUR)

    response = client.post("/typing/", {**form, "skills": ["簿記", "英語"]})
    assert response.status_code == 303
    page = sign_in_again(client, "seeker@example.org", next_of(response))

    soup = BeautifulSoup(page, "html.parser")
    assert soup.textarea.text.replace("\n", "\r\n").replace("\r\r", "\r") == MOTIVE
    assert soup.select_one("[name=skills]")["value"] == "簿記、英語"
    assert "まだ送信されていません" in page
    assert typing_pages.sent == []


def test_what_was_typed_comes_back_after_the_row_of_the_session_was_deleted(client, seeker):
    sign_in(client, seeker)
    form = typed(client)
    Session.objects.all().delete()

    response = client.post("/typing/", form)
    assert MOTIVE.replace("\r", "") in sign_in_again(client, "seeker@example.org", next_of(response)).replace(
        "\r", ""
    )


def test_it_comes_back_after_days_as_long_as_the_page_stood_open(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(dt.timedelta(days=10))
    Session.objects.all().delete()
    response = client.post("/typing/", form)
    assert "𠮷野家" in sign_in_again(client, "seeker@example.org", next_of(response))


def test_a_form_sent_to_another_address_comes_back_on_the_page_that_showed_it(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client, note="あとで電話する")
    house_clock.move(HOUR)
    response = client.post(
        "/typing/keep/", form, headers={"Referer": "http://testserver/typing/?tab=2&restore=old"}
    )

    back = next_of(response)
    assert back.startswith("/typing/?tab=2&restore=")
    assert "old" not in back
    soup = BeautifulSoup(sign_in_again(client, "seeker@example.org", back), "html.parser")
    assert soup.select_one("[name=note]")["value"] == "あとで電話する"
    assert soup.textarea.text.strip() == ""


@pytest.mark.parametrize(
    "referer",
    ["https://evil.example/typing/", "http://testserver//evil.example/", "javascript:alert(1)", "nonsense"],
)
def test_a_strange_referer_leads_nowhere_else(client, seeker, house_clock, referer):
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(HOUR)
    response = client.post("/typing/", form, headers={"Referer": referer})
    assert next_of(response).startswith("/typing/?restore=")


def test_an_htmx_form_is_parked_too(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(HOUR)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/typing/"}
    response = client.post("/typing/", form, headers=headers)

    assert response.status_code == 204
    assert "𠮷野家" in sign_in_again(client, "seeker@example.org", next_of(response))


def test_an_htmx_link_comes_back_to_its_page(client, seeker, house_clock):
    sign_in(client, seeker)
    client.get("/typing/")
    house_clock.move(HOUR)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/typing/?page=3"}
    assert next_of(client.get("/other/", headers=headers)) == "/typing/?page=3"


def test_an_autosave_after_the_end_neither_parks_nor_leads_away(client, seeker, house_clock):
    """The text stays in the page; it is parked once, when the person sends it."""
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(HOUR)
    response = client.post("/typing/", form, headers={"X-Autosave": "1", "HX-Request": "true"})
    assert response.status_code == 401
    assert not ParkedForm.objects.exists()


def parked_by(client, user, house_clock) -> str:
    """A form typed by this user, parked; the address at which it waits."""
    sign_in(client, user)
    form = typed(client)
    house_clock.move(HOUR)
    return next_of(client.post("/typing/", form))


def test_another_person_never_sees_it(client, seeker, other, house_clock):
    back = parked_by(client, seeker, house_clock)
    page = sign_in_again(client, "other@example.org", back)
    assert "髙橋" not in page
    assert "まだ送信されていません" not in page


def test_nobody_sees_it_without_signing_in(client, seeker, house_clock):
    back = parked_by(client, seeker, house_clock)
    assert client.get(back).status_code == 302


def test_it_is_not_shown_on_another_page(client, seeker, house_clock):
    back = parked_by(client, seeker, house_clock)
    sign_in(client, seeker)
    assert "髙橋" not in client.get(back.replace("/typing/", "/other/")).content.decode()
    assert "髙橋" in client.get(back).content.decode()


def test_each_address_leads_to_its_own_text(client, seeker, house_clock):
    first = parked_by(client, seeker, house_clock)
    sign_in(client, seeker)
    form = typed(client, motive="二つめ")
    client.logout()
    second = next_of(client.post("/typing/", form))
    sign_in(client, seeker)
    assert "髙橋" in client.get(first).content.decode()
    assert "二つめ" in client.get(second).content.decode()
    page = client.get("/typing/?restore=another-key").content.decode()
    assert "髙橋" not in page
    assert "二つめ" not in page


def test_it_is_gone_after_a_day(client, seeker, house_clock):
    back = parked_by(client, seeker, house_clock)
    house_clock.move(dt.timedelta(hours=24))
    sign_in(client, seeker)
    assert "髙橋" not in client.get(back).content.decode()


def test_it_lies_sealed_and_without_its_secrets(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client, password="himitsu-himitsu", code="12345678")
    house_clock.move(HOUR)
    client.post("/typing/", form)
    row = ParkedForm.objects.get()
    assert b"\xe9\xab\x99" not in bytes(row.sealed)
    content = sealing.unseal(row.sealed)
    assert "himitsu" not in content
    assert "12345678" not in content


def test_files_are_asked_for_again(client, seeker, house_clock):
    sign_in(client, seeker)
    form = typed(client)
    house_clock.move(HOUR)
    response = client.post("/typing/", {**form, "photo": SimpleUploadedFile("a.png", b"x")})
    assert "もう一度選んでください" in sign_in_again(client, "seeker@example.org", next_of(response))


def test_a_long_text_is_kept_whole(client, seeker, house_clock):
    sign_in(client, seeker)
    text = "髙" * 200_000
    form = typed(client, motive=text)
    house_clock.move(HOUR)
    response = client.post("/typing/", form)
    assert text in sign_in_again(client, "seeker@example.org", next_of(response))


def test_nobody_fills_the_disk_with_parked_forms(client, seeker, other):
    sign_in(client, other)
    others_form = typed(client)
    sign_in(client, seeker)
    form = typed(client)
    client.logout()
    client.post("/typing/", others_form)
    for number in range(25):
        response = client.post("/typing/", {**form, "motive": f"その{number}"})
    assert ParkedForm.objects.filter(user=seeker).count() == ParkedForm.MOST_KEPT
    assert ParkedForm.objects.filter(user=other).count() == 1
    sign_in(client, seeker)
    assert "その24" in client.get(next_of(response)).content.decode()


def test_a_note_that_is_not_ours_parks_nothing(client, seeker):
    form = {"motive": MOTIVE, "_owner": f"{seeker.pk}:1abc:forged"}
    assert next_of(client.post("/typing/", form)) == "/typing/"
    assert not ParkedForm.objects.exists()


def test_a_form_of_one_who_has_left_parks_nothing(client, seeker):
    sign_in(client, seeker)
    form = typed(client)
    client.logout()
    seeker.delete()
    assert client.post("/typing/", form).status_code == 303
    assert not ParkedForm.objects.exists()


class TestSecondWindow:
    """A sign-in renews the CSRF token: forms in other windows are out of date, but not lost."""

    @pytest.fixture
    def browser(self, db) -> HouseClient:
        return HouseClient(enforce_csrf_checks=True)

    def test_the_form_of_the_same_person_comes_back(self, browser, seeker):
        sign_in(browser, seeker)
        form = typed(browser)
        browser.cookies.pop("csrftoken")
        typed(browser)

        response = browser.post("/typing/", form, headers={"Referer": "http://testserver/typing/"})
        assert response.status_code == 303
        assert response.url.startswith("/typing/?restore=")
        page = browser.get(response.url).content.decode()
        assert "𠮷野家" in page
        assert "まだ送信されていません" in page
        again = typed(browser, response.url)
        assert browser.post("/typing/", again).content == b"sent"
        assert len(typing_pages.sent) == 1

    def test_an_act_without_text_is_asked_for_again(self, browser, seeker):
        sign_in(browser, seeker)
        form = {**typed(browser), "motive": ""}
        form["csrfmiddlewaretoken"] = "x" * 64
        response = browser.post("/typing/keep/", form, headers={"Referer": "http://testserver/typing/"})
        assert response.url == "/typing/"
        assert "もう一度操作してください" in browser.get("/typing/").content.decode()

    def test_the_form_waits_when_nobody_is_signed_in_any_more(self, browser, seeker):
        sign_in(browser, seeker)
        form = typed(browser)
        browser.cookies.clear()
        back = next_of(browser.post("/typing/", form))
        sign_in(browser, seeker)
        assert "𠮷野家" in browser.get(back).content.decode()

    def test_the_form_of_another_person_is_refused_and_not_shown(self, browser, seeker, other):
        sign_in(browser, seeker)
        form = typed(browser)
        browser.cookies.clear()
        sign_in(browser, other)
        typed(browser)
        response = browser.post("/typing/", form)
        assert response.status_code == 403
        assert "髙橋" not in response.content.decode()
        assert not ParkedForm.objects.exists()
        assert typing_pages.sent == []

    def test_a_form_from_another_site_is_refused(self, browser, seeker):
        sign_in(browser, seeker)
        assert browser.post("/typing/", {"motive": "evil"}).status_code == 403
        assert typing_pages.sent == []


def test_a_form_made_for_the_person_before_does_nothing(client, seeker, other):
    """Shared computers: even with a valid CSRF token, nobody sends another person's form."""
    sign_in(client, seeker)
    form = typed(client)
    sign_in(client, other)
    response = client.post("/typing/", form)
    assert response.status_code == 403
    assert "別の方のために開かれた" in response.content.decode()
    assert "other@example.org" in response.content.decode()
    assert typing_pages.sent == []
