"""The second factor: required of staff, asked of employers by setting, offered to seekers."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from hellowork.accounts import second_factor
from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import StaffMember
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import app_code, ask_for_code, last_mail, sign_in
from tests.offices.factories import OfficeFactory

CONFIRM = "/accounts/login/code/confirm/"
ACTIVATE = "/accounts/2fa/totp/activate/"
AUTHENTICATE = "/accounts/2fa/authenticate/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def commits_at_once(monkeypatch):
    """allauth tells of a new factor once its transaction commits; the one around a test never does."""
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **_options: callback())


@pytest.fixture
def officer(db) -> User:
    """A member of staff with a place in an office, who signs in by mailed code."""
    user = User.objects.create_user("officer@example.org", is_staff=True)
    StaffMember.objects.create(user=user, office=OfficeFactory(), name="佐藤", role=OfficeRole.SUPERVISION)
    return user


def by_code(client, user: User):
    """Sign in by mailed code; the answer to the code."""
    code = ask_for_code(client, user.email)
    return client.post(CONFIRM, {"code": code})


def set_up_app(client) -> str:
    """Set up an authenticator app as the page asks; its secret."""
    soup = BeautifulSoup(client.get(ACTIVATE).content, "html.parser")
    secret = soup.select_one("#secret").text
    response = client.post(ACTIVATE, {"code": app_code(secret)})
    assert response.status_code == 302, response.content.decode()
    assert response.url == reverse("mfa_view_recovery_codes")
    return secret


def in_session(client) -> bool:
    return client.session.get(SESSION_KEY) is not None


def test_staff_without_one_are_led_to_set_it_up_and_reach_nothing_else(client, officer):
    by_code(client, officer)
    for path in ("/home/", "/admin/", "/accounts/sessions/"):
        response = client.get(path)
        assert (response.status_code, response.url) == (302, reverse("mfa_index")), path
    page = client.get(reverse("mfa_index")).content.decode()
    assert "2段階認証の設定が必要です" in page
    assert client.get("/").wsgi_request.actor == Actor(hat=Hat.ANONYMOUS, user_id=officer.pk)


def test_staff_who_set_one_up_are_in_and_are_asked_at_every_sign_in(client, officer, house_clock):
    by_code(client, officer)
    secret = set_up_app(client)
    assert client.get("/home/").url == reverse("admin:index")
    assert client.get("/").wsgi_request.actor.hat is Hat.STAFF

    for _ in range(2):
        client.post("/accounts/logout/")
        house_clock.move(dt.timedelta(minutes=5))
        response = by_code(client, officer)
        assert response.url == AUTHENTICATE
        assert not in_session(client)
        assert client.get("/home/").url.startswith("/accounts/login/")
        assert client.post(AUTHENTICATE, {"code": app_code(secret)}).url == reverse("home")
        assert client.get("/home/").url == reverse("admin:index")


def test_a_password_does_not_go_around_it(client, officer, house_clock):
    by_code(client, officer)
    set_up_app(client)
    officer.set_password(PASSWORD)
    officer.save()
    client.post("/accounts/logout/")
    response = client.post("/accounts/login/password/", {"login": officer.email, "password": PASSWORD})
    assert response.url == AUTHENTICATE
    assert not in_session(client)


def test_a_session_that_never_showed_it_is_asked_for_it(client, officer):
    by_code(client, officer)
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    sign_in(client, officer, second_factor=False)

    response = client.get("/admin/")
    assert response.url == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2F"
    assert client.get(response.url).status_code == 200
    response = client.post(response.url, {"code": app_code(secret), "next": "/admin/"})
    assert response.url == "/admin/"
    assert client.get("/").wsgi_request.actor.hat is Hat.STAFF


def test_wrong_codes_do_not_get_in(client, officer, house_clock):
    by_code(client, officer)
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    by_code(client, officer)
    for code in ("000000", app_code(secret, steps=-3), app_code(secret, steps=3), ""):
        assert client.post(AUTHENTICATE, {"code": code}).status_code == 422
        assert not in_session(client)


def test_five_wrong_codes_shut_the_door_for_the_right_one_too(client, officer, house_clock):
    by_code(client, officer)
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    by_code(client, officer)
    for _ in range(5):
        client.post(AUTHENTICATE, {"code": "000000"})
    response = client.post(AUTHENTICATE, {"code": app_code(secret)})
    assert "しばらく受け付けられません" in response.content.decode()
    assert not in_session(client)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_that_is_a_little_off_does_no_harm(client, officer, house_clock, steps):
    by_code(client, officer)
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    house_clock.move(dt.timedelta(minutes=5))
    by_code(client, officer)
    wide = app_code(secret, steps=steps).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    client.post(AUTHENTICATE, {"code": f"{wide[:3]}　{wide[3:]}"})
    assert in_session(client)


def test_a_code_of_the_app_is_good_once(client, officer, house_clock):
    by_code(client, officer)
    secret = set_up_app(client)
    house_clock.move(dt.timedelta(minutes=5))
    code = app_code(secret)
    outcomes = []
    for _ in range(2):
        client.post("/accounts/logout/")
        by_code(client, officer)
        client.post(AUTHENTICATE, {"code": code})
        outcomes.append(in_session(client))
        # allauth forgets it after one period, while a clock that is off lets it be good for three.
        assert cache.delete(f"allauth.mfa.totp.used?user={officer.pk}&code={code}")
        house_clock.move(dt.timedelta(seconds=30))
    assert outcomes == [True, False]


def test_a_recovery_code_helps_once(client, officer):
    by_code(client, officer)
    set_up_app(client)
    soup = BeautifulSoup(client.get(reverse("mfa_view_recovery_codes")).content, "html.parser")
    codes = [each.text for each in soup.select("code")]
    assert len(codes) == 10
    outcomes = []
    for _ in range(2):
        client.post("/accounts/logout/")
        by_code(client, officer)
        client.post(AUTHENTICATE, {"code": codes[0]})
        outcomes.append(in_session(client))
    assert outcomes == [True, False]


def test_who_removes_their_only_factor_must_set_up_another_at_once(client, officer, house_clock):
    remove = "/accounts/2fa/totp/deactivate/"
    by_code(client, officer)
    secret = set_up_app(client)
    house_clock.move(dt.timedelta(minutes=6))
    asked = client.get(remove)
    assert asked.url == f"/accounts/2fa/reauthenticate/?next={remove.replace('/', '%2F')}"
    client.post(asked.url, {"code": app_code(secret), "next": remove})
    client.post(remove)

    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get("/admin/").url == reverse("mfa_index")


def test_the_secret_lies_sealed(client, officer):
    by_code(client, officer)
    secret = set_up_app(client)
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in rows
    shown = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for code in re.findall(r"<code>(\d{8})</code>", shown):
        assert code not in rows


def test_a_new_factor_is_told_by_mail(client, officer):
    by_code(client, officer)
    set_up_app(client)
    assert "認証アプリが設定されました。" in last_mail(officer.email).body


def test_seekers_may_and_are_then_asked(client):
    user = User.objects.create_user("seeker@example.org")
    by_code(client, user)
    assert client.get("/home/").status_code == 200
    assert "設定が必要です" not in client.get(reverse("mfa_index")).content.decode()
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    assert by_code(client, user).url == AUTHENTICATE
    assert client.post(AUTHENTICATE, {"code": app_code(secret, steps=1)}).url == reverse("home")


@pytest.mark.parametrize(("required", "due"), [(True, True), (False, False)])
def test_employers_are_asked_where_the_operator_says_so(rf, settings, required, due):
    settings.SECOND_FACTOR_FOR_EMPLOYERS = required
    request = rf.get("/")
    request.user, request.session = User(), {}
    actor = Actor(hat=Hat.EMPLOYER, user_id=request.user.pk, establishment_id=1)
    assert second_factor.is_due(request, actor) is due
    assert second_factor.is_due(request, Actor(hat=Hat.SEEKER, user_id=request.user.pk)) is False


def test_the_demonstration_asks_nobody(client, officer, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    by_code(client, officer)
    assert client.get("/home/").url == reverse("admin:index")
