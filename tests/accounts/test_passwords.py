"""Passwords: set, changed, forgotten; and what becomes of the sessions elsewhere."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY

from hellowork.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import ask_for_code, code_in, last_mail
from tests.strict.client import HouseClient

NEW = "はるのおがわはさらさらいくよ"

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(seeker) -> HouseClient:
    """The same person, signed in on another device."""
    other = HouseClient()
    other.force_login(seeker)
    assert other.get("/home/").status_code == 200
    return other


def test_a_new_password_ends_the_sessions_elsewhere(client, seeker, elsewhere):
    client.force_login(seeker)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/accounts/password/change/", form).status_code == 302

    assert client.get("/home/").status_code == 200
    assert elsewhere.get("/home/").status_code == 302
    assert User.objects.get(pk=seeker.pk).check_password(NEW)
    assert "パスワードが変更されました。" in last_mail("seeker@example.org").body


def test_a_first_password_is_set_after_signing_in_by_code(client):
    user = User.objects.create_user("new@example.org")
    elsewhere = HouseClient()
    elsewhere.force_login(user)
    code = ask_for_code(client, "new@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/accounts/password/change/").url == "/accounts/password/set/"
    client.post("/accounts/password/set/", {"password1": NEW, "password2": NEW})

    assert User.objects.get().check_password(NEW)
    assert client.get("/home/").status_code == 200
    assert elsewhere.get("/home/").status_code == 302


def test_a_forgotten_password_is_set_anew_by_code(client, seeker, elsewhere):
    response = client.post("/accounts/password/reset/", {"email": "Seeker@Example.org"})
    code = code_in(last_mail("seeker@example.org"))
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert client.post(response.url, {"code": wide}).url == "/accounts/password/reset/complete/"
    response = client.post("/accounts/password/reset/complete/", {"password1": NEW, "password2": NEW})

    assert response.url == "/accounts/password/reset/done/"
    assert "パスワードを設定しました" in client.get(response.url).content.decode()
    assert elsewhere.get("/home/").status_code == 302
    assert User.objects.get(pk=seeker.pk).check_password(NEW)
    assert "設定し直されました" in last_mail("seeker@example.org").body


def test_no_new_password_without_the_code(client, seeker):
    client.post("/accounts/password/reset/", {"email": "seeker@example.org"})
    response = client.post("/accounts/password/reset/complete/", {"password1": NEW, "password2": NEW})
    assert response.url == "/accounts/password/reset/confirm/"
    assert User.objects.get(pk=seeker.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("みじかい", "みじかい", "パスワードは12文字以上にしてください。"),
        ("123456789012", "123456789012", "数字だけ"),
        ("password1234", "password1234", "よく使われる"),
        ("seeker@example.org", "seeker@example.org", "メールアドレスに似"),
        (NEW, NEW + "！", "2回とも同じパスワードを入力してください。"),
        ("", "", "新しいパスワードを入力してください。"),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(client, seeker, first, second, sentence):
    client.force_login(seeker)
    form = {"oldpassword": PASSWORD, "password1": first, "password2": second}
    response = client.post("/accounts/password/change/", form)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert sentence in soup.select_one("#error-summary").text
    assert User.objects.get(pk=seeker.pk).check_password(PASSWORD)


def test_the_old_password_is_asked_for(client, seeker):
    client.force_login(seeker)
    response = client.post(
        "/accounts/password/change/", {"oldpassword": "x", "password1": NEW, "password2": NEW}
    )
    assert response.status_code == 422
    assert "いまのパスワードが違います" in response.content.decode()


def test_a_new_address_counts_once_its_code_was_typed(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    form = {"action_add": "1", "email": "New@Example.org"}
    reauthenticate = client.post("/accounts/email/", form)
    assert reauthenticate.url.startswith("/accounts/reauthenticate/")
    response = client.post(reauthenticate.url, {"password": PASSWORD, "next": "/accounts/email/"})
    assert response.url == "/accounts/confirm-email/"
    assert User.objects.get(pk=seeker.pk).email == "seeker@example.org"

    client.post(response.url, {"code": code_in(last_mail("new@example.org"))})
    assert User.objects.get(pk=seeker.pk).email == "new@example.org"
    assert client.session[SESSION_KEY] == str(seeker.pk)
    told = last_mail("seeker@example.org")
    assert "メールアドレスが変更されました" in told.body
    assert "new@example.org" not in told.body


def test_an_address_of_another_person_is_not_taken_and_not_betrayed(client, seeker):
    User.objects.create_user("taken@example.org")
    client.force_login(seeker)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answers = []
    for address in ("free@example.org", "taken@example.org"):
        response = client.post("/accounts/email/", {"action_add": "1", "email": address})
        answers.append((response.status_code, response.headers.get("Location")))
        client.post("/accounts/confirm-email/", {"code": "00000000"})
    assert answers[0] == answers[1] == (302, "/accounts/confirm-email/")
    assert User.objects.get(pk=seeker.pk).email == "seeker@example.org"
    told = last_mail("taken@example.org")
    code = re.search(r"(\d{4}) (\d{4})", told.body)
    if code:
        client.post("/accounts/confirm-email/", {"code": code[0]})
    assert User.objects.get(pk=seeker.pk).email == "seeker@example.org"


def test_devices_are_listed_and_the_others_signed_out(client, seeker):
    other = HouseClient(headers={"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18) Safari/604.1"})
    for browser in (client, other):
        code = ask_for_code(browser, "seeker@example.org")
        browser.post("/accounts/login/code/confirm/", {"code": code})
    page = client.get("/accounts/sessions/").content.decode()
    assert "Safari（iPhone）" in page
    assert "この端末" in page

    client.post("/accounts/sessions/")
    assert other.get("/home/").status_code == 302
    assert client.get("/home/").status_code == 200
