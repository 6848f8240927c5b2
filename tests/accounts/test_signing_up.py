"""Opening an account: the mail address, a code, and on through the door by which the person came in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.core import mail

from hellowork.accounts.models import User
from hellowork.notices.models import OutboxMessage
from tests.accounts.signing_in import ask_for_code, code_in, last_mail

CONFIRM = "/accounts/confirm-email/"

pytestmark = pytest.mark.django_db


def sign_up(client, email: str = "new@example.org", **more: str):
    response = client.post("/accounts/signup/", {"email": email, **more})
    assert (response.status_code, response.url.partition("?")[0]) == (302, CONFIRM)
    return code_in(last_mail(email.lower()))


def test_address_code_in(client):
    code = sign_up(client)
    assert SESSION_KEY not in client.session
    assert 'autocomplete="one-time-code"' in client.get(CONFIRM).content.decode()
    response = client.post(CONFIRM, {"code": f"{code[:4]} {code[4:]}"})
    assert response.url == "/home/"

    user = User.objects.get()
    assert (user.email, user.is_staff, user.has_usable_password()) == ("new@example.org", False, False)
    assert client.session[SESSION_KEY] == str(user.pk)
    page = client.get("/home/").content.decode()
    assert "求職者として登録する" in page
    assert "事業所を登録する" in page


def test_an_address_is_kept_in_small_letters(client):
    code = sign_up(client, "Ｎｅｗ.Person@Example.ORG".replace("Ｎｅｗ", "New"))
    client.post(CONFIRM, {"code": code})
    assert User.objects.get().email == "new.person@example.org"


@pytest.mark.parametrize(
    ("door", "title"), [("seeker", "新規登録（求職者）"), ("employer", "新規登録（事業主）")]
)
def test_the_door_is_remembered(client, door, title):
    soup = BeautifulSoup(client.get(f"/accounts/signup/?as={door}").content, "html.parser")
    assert soup.h1.text == title
    assert soup.select_one("input[name=as]")["value"] == door
    assert "sessionid" not in client.cookies

    code = sign_up(client, **{"as": door})
    client.post(CONFIRM, {"code": code})
    assert client.session["hat"] == door


def test_without_a_door_the_page_asks(client):
    soup = BeautifulSoup(client.get("/accounts/signup/").content, "html.parser")
    assert [each["value"] for each in soup.select("input[type=radio][name=as]")] == ["seeker", "employer"]


def test_a_door_that_does_not_exist_is_no_door(client):
    code = sign_up(client, **{"as": "staff"})
    client.post(CONFIRM, {"code": code})
    assert "hat" not in client.session
    assert User.objects.get().is_staff is False


@pytest.mark.parametrize("field", ["is_staff", "is_active", "password1", "id", "joined_at"])
def test_nothing_but_the_address_is_taken(client, field):
    sign_up(client, **{field: "1"})
    user = User.objects.get()
    assert user.is_staff is False
    assert not user.has_usable_password()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "メールアドレスを入力してください。"),
        ("not an address", "メールアドレスは、name@example.jp のような形で入力してください。"),
        ("a" * 250 + "@example.org", "文字"),
    ],
)
def test_a_bad_address_is_refused_with_what_was_typed(client, typed, sentence):
    response = client.post("/accounts/signup/", {"email": typed, "as": "seeker", "next": "/help/"})
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert soup.title.text.startswith("エラー：")
    assert sentence in soup.select_one("#error-summary").text
    assert sentence in soup.select_one(".field-error").text
    assert soup.select_one("#id_email").get("value", "") == typed
    assert soup.select_one("input[name=as]")["value"] == "seeker"
    assert soup.select_one("input[name=next]")["value"] == "/help/"
    assert not User.objects.exists()


def test_one_who_never_typed_the_code_signs_in_later(client):
    sign_up(client)
    client.cookies.clear()
    code = ask_for_code(client, "new@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/home/").status_code == 200


def test_who_has_an_account_is_told_by_mail_alone(client, seeker):
    response = client.post("/accounts/signup/", {"email": "SEEKER@example.org"})
    assert response.url == CONFIRM
    message = last_mail("seeker@example.org")
    assert "すでに登録されています" in message.body
    assert "http://localhost:8000/accounts/login/" in message.body
    assert User.objects.count() == 1
    assert client.post(CONFIRM, {"code": "00000000"}).status_code == 422


def test_an_account_whose_mail_cannot_be_written_is_not_made(client, monkeypatch):
    monkeypatch.setattr(OutboxMessage, "save", lambda *_: None)
    monkeypatch.setattr(OutboxMessage.objects, "bulk_create", _no_outbox)
    client.raise_request_exception = False
    assert client.post("/accounts/signup/", {"email": "new@example.org"}).status_code == 500
    assert not User.objects.exists()


def _no_outbox(*_rows: object, **_options: object) -> None:
    raise RuntimeError("no outbox")


def test_the_way_onward_survives_the_sign_up(client):
    page = client.get("/accounts/login/?next=/help/&as=employer").content.decode()
    assert 'href="/accounts/signup/?as=employer&amp;next=%2Fhelp%2F"' in page
    code = sign_up(client, next="/help/")
    assert client.post(CONFIRM, {"code": code, "next": "/help/"}).url == "/help/"


def test_pupils_are_told_before_they_begin(client):
    assert "生徒" in client.get("/accounts/signup/?as=seeker").content.decode()
    assert "生徒" not in client.get("/accounts/signup/?as=employer").content.decode()


def test_no_mail_leaves_before_the_relay_sends_it(client):
    client.post("/accounts/signup/", {"email": "new@example.org"})
    assert mail.outbox == []
    assert OutboxMessage.objects.count() == 1
