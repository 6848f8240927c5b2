"""The page around every page: language, landmarks, help at one place, htmx kept on a short lead."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.web import nav

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/privacy/",
    "/terms/",
    "/accessibility/",
    "/help/",
    "/offices/",
    "/styleguide/",
    "/styleguide/form/",
]


def soup_of(client, address):
    response = client.get(address)
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("address", PUBLIC)
def test_frame_of_a_page(client, address):
    soup = soup_of(client, address)
    assert soup.html["lang"] == "ja"
    assert len(soup.find_all("h1")) == 1
    assert len(soup.find_all("main")) == 1
    assert soup.title.get_text().endswith("｜ハローワークインターネットサービス")
    assert soup.body.find("a")["href"] == "#main"
    assert soup.find("main")["id"] == "main"
    assert [link["href"] for link in soup.footer.nav.find_all("a")] == [
        "/help/",
        "/offices/",
        "/privacy/",
        "/terms/",
        "/accessibility/",
    ]
    assert soup.footer.find("a", href=re.compile("^tel:"))
    ids = [node["id"] for node in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PUBLIC)
def test_dates_money_and_phones_are_written_for_the_ear(client, address):
    text = soup_of(client, address).find("main").get_text()
    assert not re.search(r"\d/\d|[¥￥]\d|（[月火水木金土日]）|\b\d{1,2}:\d{2}\b", text)


def test_htmx_may_do_little(client):
    soup = soup_of(client, "/styleguide/")
    config = json.loads(soup.find("meta", {"name": "htmx-config"})["content"])
    for name in ("allowEval", "allowScriptTags", "includeIndicatorStyles"):
        assert config[name] is False
    assert config["historyCacheSize"] == 0
    assert config["selfRequestsOnly"] is True
    assert {"code": "422", "swap": True, "error": False} in config["responseHandling"]
    assert [script["src"] for script in soup.find_all("script")] == [
        "/static/django_htmx/htmx-2.min.js",
        "/static/js/house.js",
    ]


def test_an_anonymous_page_starts_no_session_and_knows_no_idle_end(client):
    response = client.get("/styleguide/")
    assert not response.cookies
    assert b"data-idle-seconds" not in response.content
    assert 'href="/accounts/login/"' in response.content.decode()


def test_a_signed_in_person_sees_who_they_are_and_can_leave_by_post(client):
    client.force_login(User.objects.create_user("hanako@example.jp"))
    soup = soup_of(client, "/styleguide/")
    assert "hanako@example.jp" in soup.header.get_text()
    assert soup.header.form["action"] == "/accounts/logout/"
    assert soup.header.form["method"] == "post"
    assert soup.body["data-idle-seconds"] == "3600"
    assert soup.find("dialog", id="idle").form["action"] == "/accounts/keep-alive/"


def test_the_menu_of_a_hat(rf, monkeypatch):
    monkeypatch.setattr(nav, "_entries", {})
    nav.add(Hat.SEEKER, "規約", "terms", order=20)
    nav.add(Hat.SEEKER, "トップ", "front", order=10, count=lambda request: 3)
    nav.add(Hat.SEEKER, "規約", "terms", order=5)
    lines = nav.links(rf.get("/terms/section/"), Hat.SEEKER)
    assert [(line.label, line.address, line.current, line.count) for line in lines] == [
        ("規約", "/terms/", "true", 0),
        ("トップ", "/", "", 3),
    ]
    assert nav.links(rf.get("/terms/"), Hat.SEEKER)[0].current == "page"
    assert nav.links(rf.get("/"), Hat.EMPLOYER) == []


def test_operator_is_a_setting(client, settings):
    settings.OPERATOR = {
        **settings.OPERATOR,
        "name": "みなと市無料職業紹介所",
        "help_telephone": "03-1234-5678",
    }
    soup = soup_of(client, "/privacy/")
    assert "みなと市無料職業紹介所" in soup.find("main").get_text()
    assert soup.footer.find("a", href="tel:+81312345678").get_text() == "03-1234-5678"


@pytest.mark.parametrize(("path", "most"), [("css/house.css", 8), ("js/house.js", 3), ("css/admin.css", 2)])
def test_weight(path, most):
    content = (settings.BASE_DIR / "static" / path).read_bytes()
    assert len(gzip.compress(content, 9)) <= most * 1024
    assert b"@import" not in content
    assert b"http://" not in content
    assert b"https://" not in content


def test_no_markup_of_ours_has_inline_code():
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\s(style|on[a-z]+|hx-on[:\w-]*)\s*=", text), path
        assert "<style" not in text, path
        assert "|safe" not in text, path
