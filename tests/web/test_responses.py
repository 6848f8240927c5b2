"""How forms answer: 422 and エラー：, the summary first, 303 after a taken one."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.test import RequestFactory

from hellowork.web.responses import redirect_after_post
from hellowork.web.templatetags.house_web import message_banner

pytestmark = pytest.mark.django_db


def test_a_form_with_errors(client):
    response = client.post("/styleguide/form/", {"name": "髙﨑𠮷男", "phone": "12"})
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert soup.title.get_text().startswith("エラー：")
    main = soup.find("main")
    order = [node for node in main.find_all(True) if node.get("id") == "error-summary" or node.name == "h1"]
    assert [node.get("id") or node.name for node in order] == ["error-summary", "h1"]
    summary = soup.find(id="error-summary")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    for link in summary.find_all("a"):
        target = soup.find(id=link["href"].removeprefix("#"))
        assert target is not None
        assert f"＊{link.get_text()}" in target.find_parent(class_="field").get_text()
    assert soup.find(id="id_name")["value"] == "髙﨑𠮷男"


def test_a_form_without_errors_has_no_summary(client):
    response = client.get("/styleguide/form/")
    assert response.status_code == 200
    assert b"error-summary" not in response.content
    assert "エラー：" not in response.content.decode()


def test_a_taken_form_leads_on_by_303():
    response = redirect_after_post(RequestFactory().post("/"), "privacy")
    assert (response.status_code, response.headers["Location"]) == (303, "/privacy/")


def test_for_htmx_the_redirect_is_a_header():
    response = redirect_after_post(RequestFactory().post("/", headers={"HX-Request": "true"}), "/privacy/")
    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/privacy/")


def test_several_messages_are_one_banner():
    one = BeautifulSoup(message_banner([Message(messages.SUCCESS, "保存しました。")]), "html.parser")
    assert one.find(class_="banner-title").get_text() == "保存しました。"
    two = BeautifulSoup(
        message_banner(
            [Message(messages.SUCCESS, "保存しました。"), Message(messages.WARNING, "<b>期限</b>")]
        ),
        "html.parser",
    )
    assert len(two.find_all(class_="banner")) == 1
    assert "is-warning" in two.find(class_="banner")["class"]
    assert [line.get_text() for line in two.find_all("p")] == ["ご注意", "保存しました。", "<b>期限</b>"]
    assert message_banner([]) == ""
