"""The list of offices, the page of one office, and help: what they say, when, and in how many queries."""

import pytest
from bs4 import BeautifulSoup

from hellowork.offices.models import Office
from tests.offices.factories import OfficeFactory


def page(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(element) -> str:
    return " ".join(element.get_text(" ", strip=True).split())


def facts(element) -> dict[str, str]:
    return {text(term): text(term.find_next_sibling("dd")) for term in element.select("dl.facts dt")}


def article(soup: BeautifulSoup, name: str):
    return next(each for each in soup.select("article") if text(each.h3) == name)


def test_the_list_shows_every_office_by_prefecture(client, demo_offices: list[Office]) -> None:
    soup = page(client, "/offices/")
    sections = [heading["id"] for heading in soup.select("section > h2")]
    assert sections == [f"prefecture-{code}" for code in ("01", "11", "13", "14", "23", "27", "40")]
    assert [link["href"] for link in soup.select("nav a[href^='#prefecture-']")] == [
        f"#{each}" for each in sections
    ]
    assert {text(each.h3) for each in soup.select("article")} == {office.name for office in demo_offices}


def test_the_list_shows_address_telephone_hours_and_area(client, demo_offices: list[Office]) -> None:
    office = article(page(client, "/offices/"), "ハローワーク港南")
    shown = facts(office)
    assert shown["所在地"].startswith("〒108-0075 東京都港区港南9丁目")
    assert shown["電話"] == "03-0000-1393"
    assert office.select_one("a[href^='tel:']")["href"] == "tel:+81300001393"
    assert shown["FAX"] == "03-0000-1394"
    assert shown["開庁時間"] == "月曜日から金曜日まで 8時30分 から 17時15分 まで"
    assert shown["管轄"].startswith("千代田区、中央区、港区、新宿区")
    assert "三宅村" in shown["管轄"]
    assert office.h3.a["href"] == "/offices/13920/"


def test_longer_hours_and_breaks_are_told(client, demo_offices: list[Office]) -> None:
    soup = page(client, "/offices/")
    shown = facts(article(soup, "ハローワーク汐見台"))
    assert "土曜日 10時00分 から 17時00分 まで" in shown["開庁時間"]
    assert "職業紹介のみ" in shown["開庁時間"]
    shown = facts(article(soup, "ハローワーク港南 小笠原出張所"))
    assert shown["開庁時間"].endswith("8時30分 から 12時00分 まで、 13時00分 から 16時30分 まで")
    assert "FAX" not in shown


def test_the_default_office_says_what_else_it_takes(client, demo_offices: list[Office]) -> None:
    soup = page(client, "/offices/")
    assert "どのハローワークの管轄でもない地域" in facts(article(soup, "ハローワーク青葉台"))["管轄"]
    assert "どのハローワークの管轄でもない地域" not in facts(article(soup, "ハローワーク港南"))["管轄"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ((2026, 11, 24, 8, 29, 59), "次は 2026年11月24日（火曜日） 8時30分 に開庁します。"),
        ((2026, 11, 24, 8, 30, 0), "ただいま開庁しています（ 17時15分 まで）。"),
        ((2026, 11, 24, 17, 14, 59), "ただいま開庁しています（ 17時15分 まで）。"),
        ((2026, 11, 24, 17, 15, 0), "次は 2026年11月25日（水曜日） 8時30分 に開庁します。"),
        ((2026, 11, 21, 12, 0, 0), "次は 2026年11月24日（火曜日） 8時30分 に開庁します。"),
        ((2026, 11, 23, 12, 0, 0), "次は 2026年11月24日（火曜日） 8時30分 に開庁します。"),
        ((2026, 12, 29, 12, 0, 0), "次は 2027年1月4日（月曜日） 8時30分 に開庁します。"),
    ],
)
def test_whether_an_office_is_open_now(
    client, house_clock, demo_offices, moment: tuple[int, ...], said: str
) -> None:
    house_clock.move_to(*moment)
    assert said in text(page(client, "/offices/13920/"))
    assert said in text(article(page(client, "/offices/"), "ハローワーク港南"))


def test_a_saturday_is_open_where_the_hours_say_so(client, house_clock, demo_offices) -> None:
    house_clock.move_to(2026, 11, 21, 16, 59, 59)
    assert "ただいま開庁しています（ 17時00分 まで）" in text(page(client, "/offices/14910/"))
    house_clock.move_to(2026, 11, 21, 17, 0, 0)
    assert "次は 2026年11月24日（火曜日） 8時30分 に開庁します。" in text(page(client, "/offices/14910/"))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (
            (2026, 11, 24, 9, 29, 59),
            "ただいま受付時間外です。次は 2026年11月24日（火曜日） 9時30分 から受け付けます。",
        ),
        ((2026, 11, 24, 9, 30, 0), "ただいま受け付けています（ 18時00分 まで）。"),
        ((2026, 11, 24, 17, 59, 59), "ただいま受け付けています（ 18時00分 まで）。"),
        (
            (2026, 11, 24, 18, 0, 0),
            "ただいま受付時間外です。次は 2026年11月25日（水曜日） 9時30分 から受け付けます。",
        ),
        (
            (2026, 11, 23, 12, 0, 0),
            "ただいま受付時間外です。次は 2026年11月24日（火曜日） 9時30分 から受け付けます。",
        ),
        (
            (2026, 12, 29, 12, 0, 0),
            "ただいま受付時間外です。次は 2027年1月4日（月曜日） 9時30分 から受け付けます。",
        ),
        (
            (2027, 1, 3, 23, 59, 59),
            "ただいま受付時間外です。次は 2027年1月4日（月曜日） 9時30分 から受け付けます。",
        ),
    ],
)
def test_whether_the_help_desk_answers_now(client, house_clock, moment: tuple[int, ...], said: str) -> None:
    house_clock.move_to(*moment)
    assert said in text(page(client, "/help/"))


def test_help_shows_the_operators_contact(client, settings) -> None:
    settings.OPERATOR = settings.OPERATOR | {
        "help_telephone": "0570-000-111",
        "help_telephone_charge": "通話料がかかります。",
        "help_mail": "desk@operator.example",
    }
    main = page(client, "/help/").main
    assert main.select_one("a[href^='tel:']").get_text() == "0570-000-111"
    assert main.select_one("a[href^='mailto:']")["href"] == "mailto:desk@operator.example"
    shown = facts(main)
    assert shown["通話料"] == "通話料がかかります。"
    assert shown["受付時間"].startswith("月曜日から金曜日まで 9時30分 から 18時00分 まで")


def test_an_operator_may_keep_other_hours(client, settings, house_clock) -> None:
    week = {"sun": ["10:00-12:00"]}
    settings.OPERATOR = settings.OPERATOR | {"help_hours": [{"since": "2026-01-01", "week": week}]}
    house_clock.move_to(2026, 11, 22, 11, 59, 59)
    main = page(client, "/help/").main
    assert "ただいま受け付けています（ 12時00分 まで）。" in text(main)
    assert facts(main)["受付時間"].startswith("日曜日 10時00分 から 12時00分 まで")


def test_an_unknown_office_is_not_found(client, demo_offices) -> None:
    assert client.get("/offices/99999/").status_code == 404
    assert client.get("/offices/1392/").status_code == 404


@pytest.mark.parametrize("path", ["/offices/", "/offices/13920/", "/help/"])
def test_the_pages_are_for_reading_only(client, demo_offices, path: str) -> None:
    assert client.head(path).status_code == 200
    assert client.post(path).status_code in (403, 405)


def test_the_list_without_offices_says_so(client) -> None:
    assert "まだ登録されていません" in text(page(client, "/offices/").main)


def test_names_are_escaped(client) -> None:
    OfficeFactory(name="<script>x</script>", address="<b>", is_default=True)
    response = client.get("/offices/")
    assert b"<script>x" not in response.content
    assert b"<b>" not in response.content


def test_the_list_takes_three_queries_for_any_number_of_offices(
    client, demo_offices, django_assert_num_queries
) -> None:
    """The clock, the offices, their areas."""
    with django_assert_num_queries(3):
        client.get("/offices/")
    OfficeFactory.create_batch(20)
    with django_assert_num_queries(3):
        client.get("/offices/")


def test_one_office_takes_three_queries_and_help_one(client, demo_offices, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        client.get("/offices/13920/")
    with django_assert_num_queries(1):
        client.get("/help/")
