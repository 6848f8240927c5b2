"""The pages of the account: Japanese throughout, in our look, cheap to draw; the buttons of the demo."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from pytest_django import DjangoAssertNumQueries

from hellowork.accounts.models import User
from hellowork.accounts.templatetags.house_accounts import browser_words
from tests.accounts import pages
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import ask_for_code
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db

# Names and examples that stand in Latin letters in Japanese too.
_LATIN = re.compile(
    r"[A-Za-z0-9._-]+@[a-z.]+|JavaScript|Google Authenticator|Microsoft Authenticator|Cookie|[A-Z2-7]{32}"
    r"|127\.0\.0\.1|JIS X|WCAG|AA|axe-core|Chromium|Safari|Firefox|NVDA|PC-Talker|VoiceOver|TalkBack"
)


def english_in(html: str) -> list[str]:
    """Words in Latin letters that a person would read on this page."""
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup(["script", "style"]):
        hidden.decompose()
    seen = [soup.get_text(" ")]
    seen += [
        element[name]
        for name in ("aria-label", "alt", "placeholder", "title")
        for element in soup.select(f"[{name}]")
    ]
    return re.findall(r"[A-Za-z]{2,}", _LATIN.sub("", " ".join(seen)))


@pytest.fixture
def visitor(client, seeker) -> HouseClient:
    """Signed in, with the password given a moment ago."""
    client.post("/accounts/login/code/confirm/", {"code": ask_for_code(client, seeker.email)})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def guarded(visitor, seeker) -> HouseClient:
    """The same with an authenticator app."""
    TOTP.activate(seeker, generate_totp_secret())
    RecoveryCodes.activate(seeker)
    return visitor


def assert_page(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    html = response.content.decode()
    assert english_in(html) == [], path
    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.select("main h1")) == 1, path
    assert soup.title.text.strip("｜").count("｜") == 1, path
    assert not soup.select("[placeholder]"), path
    return soup


@pytest.mark.parametrize("path", [*pages.OPEN, "/", "/privacy/", "/terms/", "/accessibility/"])
def test_open_pages(client, path):
    assert_page(client, path)


@pytest.mark.parametrize("path", [*pages.SIGNED_IN, *pages.SIGNED_IN_LATELY])
def test_pages_of_one_signed_in(visitor, path):
    soup = assert_page(visitor, path)
    for form in soup.select("form[method=post]"):
        assert form.select_one("input[name=_owner]"), f"{path}: {form.get('action')} says not whose it is"


@pytest.mark.parametrize("path", pages.WITH_A_FACTOR[:3] + pages.WITH_A_FACTOR[4:])
def test_pages_of_one_with_a_second_factor(guarded, path):
    assert_page(guarded, path)


def test_the_first_password_has_a_page_of_its_own(client):
    client.force_login(User.objects.create_user("new@example.org"))
    assert_page(client, "/accounts/password/set/")


def test_recovery_codes_can_be_kept_as_a_file(guarded):
    response = guarded.get("/accounts/2fa/recovery-codes/download/")
    assert response.headers["Content-Type"] == "text/plain"
    assert len(re.findall(r"^\d{8}$", response.content.decode(), re.MULTILINE)) == 10
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("path", pages.OPEN)
def test_an_open_page_asks_the_database_nothing(
    client, django_assert_num_queries: DjangoAssertNumQueries, path
):
    client.get(path)
    with django_assert_num_queries(0):
        client.get(path)


def test_what_a_passkey_needs_is_asked_for_when_it_is_used(client):
    response = client.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
    options = response.json()["request_options"]["publicKey"]
    assert options["userVerification"] == "required"
    assert options["rpId"] == "testserver"


DEMO = ("seeker@demo.example", "online-seeker@demo.example", "employer@demo.example", "staff@demo.example")


@pytest.fixture
def demo_people(db) -> list[User]:
    return [User.objects.create_user(email, is_staff=email.startswith("staff")) for email in DEMO]


def test_the_demonstration_offers_its_accounts_as_buttons(client, settings, demo_people):
    settings.IN_DEMO = True
    soup = BeautifulSoup(client.get("/accounts/login/?next=/help/").content, "html.parser")
    forms = soup.select("form[action='/accounts/demo/']")
    assert [form.select_one("[name=email]")["value"] for form in forms] == list(DEMO)
    assert [form.button.text for form in forms][2] == "事業主（青空食品）"

    for form, person in zip(forms, demo_people, strict=True):
        browser = HouseClient()
        sent = {field["name"]: field["value"] for field in form.select("input")}
        assert browser.post("/accounts/demo/", sent).url == "/help/"
        assert browser.session[SESSION_KEY] == str(person.pk)


def test_outside_the_demonstration_there_is_no_trace_of_them(client, settings, demo_people):
    page = client.get("/accounts/login/").content.decode()
    assert "demo" not in page
    assert "デモ" not in page
    for person in demo_people:
        assert client.post("/accounts/demo/", {"email": person.email}).status_code == 404
        assert SESSION_KEY not in client.session


@pytest.mark.parametrize("email", ["", "seeker@example.org", "other@demo.example", "SEEKER@demo.example"])
def test_the_demonstration_lets_nobody_else_in(client, settings, seeker, demo_people, email):
    settings.IN_DEMO = True
    User.objects.create_user("other@demo.example")
    assert client.post("/accounts/demo/", {"email": email}).status_code == 404
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Microsoft Edge（Windows）",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome（Android）"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0) Version/18.0 Safari/604.1", "Safari（iPad）"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Firefox/140.0", "Firefox（Mac）"),
        ("curl/8", "不明な端末"),
        ("", "不明な端末"),
    ],
)
def test_a_browser_is_named_as_people_call_it(signs, words):
    assert browser_words(signs) == words
