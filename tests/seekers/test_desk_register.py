"""利用登録 at the window: any spelling is read, what cannot be is said and everything is kept."""

import datetime as dt

import pytest

from hellowork.accounts.actor import OfficeRole
from seekers.models import Seeker
from tests.desk.officer import Officer, Page

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "田中 正夫",
    "kana": "たなか まさお",
    "birth_date_year": "昭和40",
    "birth_date_month": "２",
    "birth_date_day": "１１",
    "telephone": "０３ー１２３４ー５６７８",
    "residence": "東京都千代田区",
    "street": "千代田9-9",
    "career": "設備の点検",
}


@pytest.fixture
def desk(settings) -> Officer:
    settings.SECOND_FACTOR_FOR_STAFF = False
    return Officer(OfficeRole.CONSULTATION)


def register(desk: Officer, **changes: str) -> Page:
    start = desk.get("/admin/seekers/seeker/")
    link = next(a for a in start.soup.select("a.button") if "求職者を登録する" in a.text)
    return desk.send(desk.get(link["href"]), **TYPED | changes)


def test_any_spelling_is_read(desk):
    assert register(desk).message == "利用登録をしました。"
    seeker = Seeker.objects.get()
    assert (seeker.kana, seeker.birth_date) == ("タナカ　マサオ", dt.date(1965, 2, 11))
    assert (seeker.telephone, seeker.municipality_id) == ("+81312345678", "13101")


WRONG = [
    ({"birth_date_day": "30"}, "28日まで"),
    ({"birth_date_year": "2030"}, "生年月日をもう一度ご確認ください。"),
    ({"birth_date_year": "2015"}, "生年月日をもう一度ご確認ください。"),
    ({"kana": "田中"}, "ひらがなかカタカナ"),
    ({"telephone": "12"}, "電話番号"),
    ({"residence": "ない町"}, "都道府県から市区町村まで"),
    ({"residence": ""}, "お住まいの市区町村"),
    ({"name": "　"}, "氏名を入力してください。"),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG, ids=[str(each[0]) for each in WRONG])
def test_what_cannot_be_is_said_and_kept(desk, typed, sentence):
    page = register(desk, **typed)
    assert page.status == 422
    assert any(sentence in error for error in page.errors), page.errors
    kept = page.fields(page.soup.select_one("main form[method=post]"))
    expected = TYPED | typed
    assert {name: kept[name] for name in expected} == expected
    assert not Seeker.objects.exists()
