"""The front page with its two doors, and the pages that say who runs this and what becomes of the data."""

import pytest
from bs4 import BeautifulSoup
from pytest_django import DjangoAssertNumQueries

from hellowork.accounts.models import User
from tests.accounts.signing_in import sign_in

pytestmark = pytest.mark.django_db

PAGES = ("/", "/privacy/", "/terms/", "/accessibility/")


def soup_of(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def links(element) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in element.select("a")}


def test_the_two_doors(client):
    soup = soup_of(client, "/")
    doors = {section.h2.text: links(section) for section in soup.select("section.door")}
    assert doors == {
        "仕事をお探しの方": {
            "求職者マイページにログイン": "/accounts/login/?as=seeker",
            "新規登録（求職者）": "/accounts/signup/?as=seeker",
        },
        "事業主の方": {
            "求人者マイページにログイン": "/accounts/login/?as=employer",
            "新規登録（事業主）": "/accounts/signup/?as=employer",
        },
    }


def test_the_search_box_works_without_an_account(client):
    form = soup_of(client, "/").select_one("form[role=search]")
    assert (form["method"], form["action"]) == ("get", "/jobs/")
    fields = [field["name"] for field in form.select("input")]
    assert fields == ["q", "place"]
    for name in fields:
        assert form.select_one(f"label[for={name}]").text
    assert form.select_one("input[type=hidden]") is None


def test_one_who_is_signed_in_finds_the_way_home(client):
    sign_in(client, User.objects.create_user("person@example.org"))
    page = soup_of(client, "/")
    assert page.select_one("section.door a")["href"] == "/home/"
    assert "ログインする" not in page.text


@pytest.mark.parametrize("path", PAGES)
def test_nobody_in_particular_costs_the_database_nothing(
    client, django_assert_num_queries: DjangoAssertNumQueries, path
):
    client.get(path)
    with django_assert_num_queries(0):
        response = client.get(path)
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("path", PAGES)
def test_the_operator_is_a_setting(client, settings, path):
    settings.OPERATOR = {**settings.OPERATOR, "name": "あおば市", "word_hellowork": "仕事センター"}
    text = soup_of(client, path).text
    assert "あおば市" in text
    assert "ハローワークから" not in text
    assert "ハローワークの紹介" not in text


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        (
            "/privacy/",
            [
                "利用の目的（職業安定法第5条の5）",
                "本籍、出生地",
                "応募するまで、お名前などをお伝えしません",
                "開示、訂正、消去のお求め",
                "クッキー",
            ],
        ),
        ("/terms/", ["在学中の中学生、高校生などの生徒の方は、登録できません", "利用は無料です", "運営者"]),
        (
            "/accessibility/",
            [
                "JIS X 8341-3:2016",
                "WCAG 2.2",
                "まだ表明していません",
                "まだ確かめていないこと",
                "スクリーンリーダー",
            ],
        ),
    ],
)
def test_what_must_be_said_is_said(client, path, sentences):
    text = soup_of(client, path).text
    for sentence in sentences:
        assert sentence in text
