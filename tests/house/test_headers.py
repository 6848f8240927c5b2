"""Headers on every kind of answer, as production sends them (ASVS 3.4, and the score of the HTTP Observatory)."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.urls import reverse

from hellowork.accounts.models import User
from hellowork.files import storing
from seekers.actions import profile
from seekers.choices import DocumentKind
from tests.accounts.signing_in import sign_in
from tests.employers import factories as employers
from tests.house import observatory
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
GOAL = 150


@pytest.fixture
def browser(settings) -> HouseClient:
    """Over TLS, with the settings that a production start derives from it."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = HouseClient()
    client.raise_request_exception = False
    client.defaults |= {"HTTP_X_FORWARDED_PROTO": "https", "SERVER_PORT": "443"}
    return client


def _seeker(browser: HouseClient) -> User:
    user = User.objects.get(pk=seekers.office_seeker().user_id)
    return sign_in(browser, user)


def _staff(browser: HouseClient) -> User:
    return sign_in(browser, User.objects.get(pk=employers.staff().user_id))


def _home(browser: HouseClient) -> HttpResponse:
    _seeker(browser)
    return browser.get(reverse("seeker_home"))


def _missing_signed_in(browser: HouseClient) -> HttpResponse:
    _seeker(browser)
    return browser.get("/nowhere/")


def _file(browser: HouseClient) -> HttpResponse:
    user = _seeker(browser)
    stored = storing.store(b"%PDF-1.7", name="履歴書.pdf", content_type="application/pdf", owner_id=user.pk)
    by = seekers.actor(user.seeker)
    kept = profile.keep_document(by=by, file=stored, kind=DocumentKind.RESUME, title="履歴書")
    return browser.get(reverse("seekers:document", args=[kept.pk]))


def _admin(browser: HouseClient) -> HttpResponse:
    _staff(browser)
    return browser.get(reverse("admin:index"))


def _admin_list(browser: HouseClient) -> HttpResponse:
    _staff(browser)
    return browser.get(reverse("admin:employers_posting_changelist"))


def _crash(browser: HouseClient) -> HttpResponse:
    return browser.get("/styleguide/")


def _old_form(browser: HouseClient) -> HttpResponse:
    browser.handler.enforce_csrf_checks = True
    return browser.post("/styleguide/form/", {"name": "髙﨑"})


def _poll_after_the_end(browser: HouseClient) -> HttpResponse:
    return browser.get("/home/", headers={"HX-Request": "true"})


# Name, status, who makes it, whether it belongs to one person.
ANSWERS: dict[str, tuple[int, Callable[[HouseClient], HttpResponse], bool]] = {
    "front page": (200, lambda browser: browser.get("/"), False),
    "search": (200, lambda browser: browser.get("/jobs/?q=事務"), False),
    "sign-in": (200, lambda browser: browser.get("/accounts/login/"), False),
    "static file": (200, lambda browser: browser.get("/static/css/house.css"), False),
    "health": (200, lambda browser: browser.get("/healthz"), False),
    "health, asked without TLS": (
        200,
        lambda browser: browser.get("/healthz", headers={"X-Forwarded-Proto": "http"}),
        False,
    ),
    "to the sign-in page": (302, lambda browser: browser.get("/home/"), False),
    "to the sign-in page, by htmx": (204, _poll_after_the_end, False),
    "bad host": (400, lambda browser: browser.get("/", headers={"Host": "else.example"}), False),
    "old form": (403, _old_form, False),
    "missing": (404, lambda browser: browser.get("/nowhere/"), False),
    "wrong method": (405, lambda browser: browser.post("/privacy/"), False),
    "refused form": (422, lambda browser: browser.post("/styleguide/form/", {"phone": "12"}), False),
    "crash": (500, _crash, False),
    "home of a seeker": (200, _home, True),
    "missing, signed in": (404, _missing_signed_in, True),
    "private file": (200, _file, True),
    "desk": (200, _admin, True),
    "list at the desk": (200, _admin_list, True),
}


@pytest.fixture(params=ANSWERS, ids=str)
def answer(request, browser, monkeypatch) -> Iterator[tuple[HttpResponse, bool]]:
    status, make, is_private = ANSWERS[request.param]
    if request.param == "crash":
        monkeypatch.setattr("hellowork.web.gallery._samples", lambda: 1 / 0)
    response = make(browser)
    assert response.status_code == status
    yield response, is_private
    response.close()


def test_headers(answer):
    response, is_private = answer
    headers = response.headers
    csp = observatory.directives(headers["Content-Security-Policy"])
    assert not [source for sources in csp.values() for source in sources if "unsafe" in source]
    assert csp["default-src"] == ["'none'"]
    assert csp["frame-ancestors"] == ["'none'"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    for name in ("Server", "X-Powered-By"):
        assert name not in headers
    if is_private:
        assert headers["Cache-Control"] == "no-store, private"
    else:
        assert "private" not in headers.get("Cache-Control", "") or "no-" in headers["Cache-Control"]


def test_score(answer):
    response, _is_private = answer
    html = "" if response.streaming else response.content.decode(errors="replace")
    points = observatory.marks(response.headers, response.cookies, html)
    if response.wsgi_request.scheme == "http":
        points["hsts"] = 0  # Browsers ignore it there.
    assert observatory.score(points) >= GOAL, points


def test_who_asks_without_tls_is_led_to_it(browser):
    response = browser.get("/jobs/?q=1", headers={"X-Forwarded-Proto": "http"})
    assert (response.status_code, response.url) == (301, "https://testserver/jobs/?q=1")


def test_hsts_is_two_years_with_subdomains(browser):
    assert (
        browser.get("/")
        .headers["Strict-Transport-Security"]
        .startswith("max-age=63072000; includeSubDomains")
    )


def test_a_sign_out_clears_what_the_browser_kept(browser):
    _seeker(browser)
    answer = browser.post(reverse("account_logout"))
    assert answer.status_code in (302, 303)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/home/").status_code == 302


@pytest.mark.parametrize(
    ("header", "points"),
    [
        ("", -25),
        ("default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'", -20),
        ("default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'", -10),
        ("default-src 'none'; script-src 'self'; style-src 'unsafe-inline'", 0),
        ("default-src 'self'", 5),
        ("default-src 'none'; script-src 'self'; style-src 'self'", 10),
    ],
)
def test_the_score_knows_a_weak_policy(header, points):
    assert observatory.marks({"Content-Security-Policy": header}, {})["csp"] == points


def test_a_bare_answer_scores_nothing_good():
    assert observatory.score(observatory.marks({}, {})) == 30
