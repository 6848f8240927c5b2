"""Signing in: by mailed code, by password; what is refused; what nobody may learn."""

import datetime as dt
import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.urls import reverse

from hellowork.accounts.models import User
from hellowork.notices import relay
from hellowork.notices.models import OutboxMessage
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import ask_for_code, code_in, last_mail
from tests.strict.client import HouseClient

CONFIRM = "/accounts/login/code/confirm/"


def is_in(client) -> bool:
    return SESSION_KEY in client.session


def test_a_code_comes_by_mail_and_lets_the_person_in(client, seeker):
    code = ask_for_code(client, "seeker@example.org")

    page = client.get(CONFIRM)
    assert 'autocomplete="one-time-code"' in page.content.decode()
    response = client.post(CONFIRM, {"code": code})

    assert (response.status_code, response.url) == (302, reverse("home"))
    assert is_in(client)


@pytest.mark.parametrize(
    "spelling",
    [
        lambda code: code.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda code: f" {code[:4]} {code[4:]} ",
        lambda code: f"{code[:4]}　{code[4:]}",
        lambda code: f"{code[:4]}－{code[4:]}",
        lambda code: f"{code[:4]}ー{code[4:]}",
    ],
    ids=["full width", "blanks", "full-width blank", "full-width hyphen", "long mark"],
)
def test_a_code_may_be_typed_in_any_width(client, seeker, spelling):
    code = ask_for_code(client, "seeker@example.org")
    client.post(CONFIRM, {"code": spelling(code)})
    assert is_in(client)


@pytest.mark.parametrize(
    "address", ["SEEKER@Example.ORG", "ｓｅｅｋｅｒ＠ｅｘａｍｐｌｅ．ｏｒｇ", " seeker@example.org "]
)
def test_an_address_may_be_typed_in_any_case_and_width(client, seeker, address):
    client.post("/accounts/login/", {"login": address})
    assert code_in(last_mail("seeker@example.org"))
    client.post("/accounts/logout/")
    response = client.post("/accounts/login/password/", {"login": address, "password": PASSWORD})
    assert response.status_code == 302


def test_a_wrong_code_is_refused_beside_the_field(client, seeker):
    ask_for_code(client, "seeker@example.org")
    response = client.post(CONFIRM, {"code": "00000000"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>エラー：" in html
    assert html.count("コードが違います") == 2
    assert not is_in(client)


def test_five_wrong_codes_end_the_attempt(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    for _ in range(5):
        client.post(CONFIRM, {"code": "00000000"})
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_many_wrong_codes_at_once_are_counted_beside_the_session(client, seeker, settings):
    """Requests at the same moment would all see the same count in the session's row."""
    settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 10_000
    code = ask_for_code(client, "seeker@example.org")
    for _ in range(15):
        client.post(CONFIRM, {"code": "00000000"})
    response = client.post(CONFIRM, {"code": code})
    assert "しばらく受け付けられません" in response.content.decode()
    assert not is_in(client)


def test_a_code_is_worth_nothing_after_a_quarter_of_an_hour(client, seeker, house_clock):
    code = ask_for_code(client, "seeker@example.org")
    house_clock.move(dt.timedelta(minutes=15, seconds=1))
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_a_new_code_replaces_the_old_one(client, seeker):
    first = ask_for_code(client, "seeker@example.org")
    client.post(CONFIRM, {"action": "resend"})
    second = code_in(last_mail("seeker@example.org"))
    assert first != second
    client.post(CONFIRM, {"code": first})
    assert not is_in(client)
    client.post(CONFIRM, {"code": second})
    assert is_in(client)


def test_another_address_can_be_tried_from_the_page_of_the_code(client, seeker):
    ask_for_code(client, "seeker@example.org")
    assert client.get("/accounts/login/").url == CONFIRM
    assert client.post("/accounts/logout/", {"next": "/accounts/login/"}).url == "/accounts/login/"
    assert client.get("/accounts/login/").status_code == 200


def test_who_was_registered_by_the_office_needs_one_code_only(client):
    """The code of the sign-in proves the address; no second one is asked for."""
    User.objects.create_user("invited@example.org")
    code = ask_for_code(client, "invited@example.org")
    assert client.post(CONFIRM, {"code": code}).url == reverse("home")
    assert len(mail.outbox) == 1


def test_a_password_lets_the_person_in_once_the_address_is_proved(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    client.post(CONFIRM, {"code": code})
    client.post("/accounts/logout/")

    response = client.post("/accounts/login/password/", {"login": "seeker@example.org", "password": PASSWORD})
    assert response.url == reverse("home")
    assert is_in(client)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, seeker):
    def answer(login: str) -> tuple[int, str]:
        response = client.post("/accounts/login/password/", {"login": login, "password": "wrong wrong wrong"})
        return response.status_code, shape(response, login)

    assert answer("seeker@example.org") == answer("nobody@example.org")
    assert answer("seeker@example.org")[0] == 422


def shape(response, address: str) -> str:
    """A page without what differs by chance: tokens and the address that was typed."""
    html = response.content.decode().replace(address, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def known_and_unknown(path: str, field: str) -> list[tuple]:
    """What two visitors see who send a known and an unknown address, with the pages after it."""
    seen = []
    for address in ("seeker@example.org", "nobody@example.org"):
        visitor = HouseClient()
        first = visitor.post(path, {field: address})
        page = visitor.get(first.url)
        wrong = visitor.post(first.url, {"code": "00000000"})
        cookies = {name: (morsel["max-age"], len(morsel.value)) for name, morsel in visitor.cookies.items()}
        cookies.pop("messages", None)
        seen.append(
            (
                first.status_code,
                first.url,
                shape(page, address),
                wrong.status_code,
                shape(wrong, address),
                cookies,
            )
        )
    return seen


@pytest.mark.parametrize(
    ("path", "field"),
    [("/accounts/login/", "login"), ("/accounts/signup/", "email"), ("/accounts/password/reset/", "email")],
)
def test_nobody_learns_who_has_an_account(seeker, path, field):
    known, unknown = known_and_unknown(path, field)
    assert known == unknown
    assert OutboxMessage.objects.count() == 2
    relay.run()
    assert sorted(message.to[0] for message in mail.outbox) == ["nobody@example.org", "seeker@example.org"]


@pytest.mark.parametrize(
    ("path", "field"), [("/accounts/login/", "login"), ("/accounts/password/reset/", "email")]
)
def test_a_deactivated_person_looks_like_nobody(seeker, path, field):
    User.objects.filter(pk=seeker.pk).update(is_active=False)
    deactivated, unknown = known_and_unknown(path, field)
    assert deactivated == unknown
    assert "ログインできるアカウントが見つかりませんでした" in last_mail("seeker@example.org").body


def test_a_deactivated_person_is_out_at_once_and_stays_out(client, seeker):
    client.force_login(seeker)
    assert client.get("/home/").status_code == 200
    User.objects.filter(pk=seeker.pk).update(is_active=False)

    assert client.get("/home/").status_code == 302
    client.post("/accounts/login/password/", {"login": "seeker@example.org", "password": PASSWORD})
    assert client.get("/home/").status_code == 302


def test_one_deactivated_between_mail_and_code_does_not_get_in(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    User.objects.filter(pk=seeker.pk).update(is_active=False)
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_the_session_gets_a_new_key_at_sign_in(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    before = client.session.session_key
    client.post(CONFIRM, {"code": code})
    assert client.session.session_key != before
    stolen = HouseClient()
    stolen.cookies["sessionid"] = before
    assert stolen.get("/home/").status_code == 302


def test_the_person_comes_back_to_where_they_were_going(client, seeker):
    start = client.get("/accounts/sessions/")
    assert start.url == "/accounts/login/?next=%2Faccounts%2Fsessions%2F"
    page = client.get(start.url).content.decode()
    assert '<input type="hidden" name="next" value="/accounts/sessions/">' in page
    response = client.post("/accounts/login/", {"login": "seeker@example.org", "next": "/accounts/sessions/"})
    assert response.url == f"{CONFIRM}?next=%2Faccounts%2Fsessions%2F"
    code = code_in(last_mail("seeker@example.org"))
    assert client.post(CONFIRM, {"code": code, "next": "/accounts/sessions/"}).url == "/accounts/sessions/"


@pytest.mark.parametrize(
    "evil",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "http://localhost/accounts/",
        "https://testserver.evil.example/",
        "\x00//evil.example",
        "home/",
    ],
)
def test_nobody_is_sent_to_another_site(client, seeker, evil):
    code = ask_for_code(client, "seeker@example.org", next=evil)
    assert client.post(CONFIRM, {"code": code, "next": evil}).url == reverse("home")
    assert client.post("/accounts/logout/", {"next": evil}).url == reverse("front")


def test_too_many_tries_get_a_polite_page(client, seeker):
    for _ in range(60):
        client.post("/accounts/login/password/", {"login": "", "password": ""})
    response = client.post("/accounts/login/password/", {"login": "", "password": ""})

    assert response.status_code == 429
    assert "操作の回数が多すぎます" in response.content.decode()


def test_too_many_passwords_for_one_person_are_refused_even_the_right_one(client, seeker):
    for _ in range(5):
        client.post(
            "/accounts/login/password/", {"login": "seeker@example.org", "password": "wrong wrong wrong"}
        )
    response = client.post("/accounts/login/password/", {"login": "SEEKER@example.org", "password": PASSWORD})
    assert response.status_code == 422
    assert "しばらく受け付けられません" in response.content.decode()


def test_too_many_codes_for_one_address_are_refused_known_or_not(client, seeker):
    for address in ("seeker@example.org", "nobody@example.org"):
        for _ in range(3):
            HouseClient().post("/accounts/login/", {"login": address})
        response = HouseClient().post("/accounts/login/", {"login": address})
        assert response.status_code == 422
        assert "しばらく受け付けられません" in response.content.decode()


def test_signing_out_clears_the_browser(client, seeker):
    client.force_login(seeker)
    response = client.post("/accounts/logout/")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert response.url == reverse("front")
    assert not is_in(client)
    assert client.get("/home/").status_code == 302


def test_a_link_signs_nobody_out(client, seeker):
    client.force_login(seeker)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_in(client)


def test_the_cookie_ends_with_the_browser(client, seeker):
    code = ask_for_code(client, "seeker@example.org")
    response = client.post(CONFIRM, {"code": code})
    assert response.cookies["sessionid"]["max-age"] == ""
    assert response.cookies["sessionid"]["httponly"]
