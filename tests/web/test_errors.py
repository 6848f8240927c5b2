"""Error pages: a way on, a number to quote, no trace; the 500 needs no database and no context processor."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import HttpResponseNotAllowed
from django.test import RequestFactory

from hellowork.accounts.models import User
from hellowork.accounts.parked import OWNER_FIELD, owner_token
from hellowork.web import errors
from tests.strict.client import HouseClient

STATUSES = [400, 403, 404, 405, 413, 429, 500, 503]


@pytest.fixture
def request_():
    return RequestFactory().get("/somewhere/")


@pytest.mark.parametrize("status", STATUSES)
def test_every_page_has_a_way_on_and_a_number(request_, status):
    """No database fixture here: a query would fail the test."""
    response = errors.error_page(request_, status)
    html = response.content.decode()
    assert response.status_code == status
    assert f"お問い合わせ番号：{request_.request_id}" in html
    assert "次にできること" in html
    assert 'href="/"' in html
    assert "相談・電話" in html
    assert "Traceback" not in html


def test_the_number_is_the_one_of_the_request(request_):
    request_.request_id = "ABCD1234"
    assert "ABCD1234" in errors.page_not_found(request_, None).content.decode()
    assert errors.permission_denied(request_, PermissionDenied()).status_code == 403


def test_a_body_that_is_too_big_is_told_so(request_):
    assert errors.bad_request(request_, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request_, ValueError()).status_code == 400


def test_a_crash_is_500_and_an_absent_database_503(request_):
    assert _after(ZeroDivisionError(), request_).status_code == 500
    response = _after(OperationalError(), request_)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")


def _after(problem, request):
    """Django calls handler500 while the exception is being handled."""
    try:
        raise problem
    except type(problem):
        return errors.server_error(request)


def test_even_without_templates_there_is_an_answer(request_, settings):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": []}]
    response = errors.server_error(request_)
    assert response.status_code == 500
    assert request_.request_id in response.content.decode()


def test_a_crash_in_a_view_shows_the_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("hellowork.web.gallery._samples", lambda: 1 / 0)
    response = client.get("/styleguide/")
    assert response.status_code == 500
    assert "ただいまページを表示できません" in response.content.decode()


def test_a_bare_refusal_gets_a_page(request_):
    page = errors.ErrorPageMiddleware(lambda request: HttpResponseNotAllowed(["POST"]))(request_)
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "この開き方はできません" in page.content.decode()


def test_wrong_method_over_http(client):
    response = client.post("/privacy/")
    assert response.status_code == 405
    assert "次にできること" in response.content.decode()


def test_a_page_that_is_not_there(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "ページが見つかりません" in response.content.decode()
    assert response.headers["Content-Security-Policy"]


def test_an_old_form_is_told_that_nothing_was_saved(db):
    client = HouseClient(enforce_csrf_checks=True)
    response = client.post("/styleguide/form/", {"name": "髙﨑"})
    assert response.status_code == 403
    html = response.content.decode()
    assert "もう一度送信してください" in html
    assert "まだ保存されていません" in html


def test_what_was_typed_waits_behind_an_old_form(db):
    user = User.objects.create_user("hanako@example.jp")
    client = HouseClient(enforce_csrf_checks=True)
    client.force_login(user)
    response = client.post("/styleguide/form/", {"name": "髙﨑", OWNER_FIELD: owner_token(user.pk)})
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/styleguide/form/?restore=")
