"""事業所登録: one page, any spelling, and the hat is worn at once."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from employers.forms.address import place_of
from employers.models import Establishment, Member
from hellowork.accounts.actor import EstablishmentRole
from hellowork.accounts.models import User
from hellowork.offices.models import Municipality
from tests.employers import factories as make
from tests.employers.pages import errors_of, fields_of, main_of, soup_of
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db

PAGE = "/employer/register/"
TYPED = {
    "name": "青空食品株式会社",
    "kana": "あおぞらしょくひん",
    "is_sole_proprietor": "no",
    "corporate_number": "７０００ー０１２０－５０００２",
    "industry": "E",
    "business": "食品の製造と販売",
    "postal_code": "〒１００−０００１",
    "prefecture": "",
    "municipality": "",
    "street": "千代田１－１",
    "telephone": "０３ー１２３４ー５６７８",
    "employees_company": "５０人",
    "employees_here": "30",
    "employees_women": "15",
    "employees_part_time": "１０",
    "member_name": "髙﨑 𠮷男",
    "member_kana": "たかさき　よしお",
}


@pytest.fixture
def person(db) -> User:
    make.office()
    return User.objects.create_user("tamura@example.jp")


@pytest.fixture
def browser(person) -> HouseClient:
    browser = HouseClient()
    browser.force_login(person)
    return browser


def send(browser, **changes):
    sent = fields_of(browser.get(PAGE), "register-form") | TYPED | changes
    return browser.post(PAGE, sent)


def test_an_establishment_is_registered_in_any_spelling(browser, person):
    response = send(browser)

    assert (response.status_code, response.headers["Location"]) == (303, "/employer/")
    place = Establishment.objects.get()
    assert (place.kana, place.corporate_number, place.postal_code) == (
        "アオゾラショクヒン",
        "7000012050002",
        "1000001",
    )
    assert (place.municipality_id, place.telephone, place.employees_company) == ("13101", "+81312345678", 50)
    assert (place.telephone_from, place.telephone_until) == (dt.time(8, 30), dt.time(17, 15))
    member = Member.objects.get()
    assert (member.user, member.role, member.name) == (person, EstablishmentRole.MANAGER, "髙﨑　𠮷男")
    assert member.kana == "タカサキ　ヨシオ"


def test_the_hat_is_worn_at_once_and_its_name_is_visible(browser):
    response = browser.get(send(browser).headers["Location"])

    assert response.status_code == 200
    assert "青空食品株式会社" in soup_of(response).select_one(".account").text
    assert "事業所を登録しました。" in main_of(response)
    assert browser.get("/home/").headers["Location"] == "/employer/"


def test_a_sole_proprietor_needs_no_number(browser):
    assert send(browser, is_sole_proprietor="yes", corporate_number="").status_code == 303
    assert Establishment.objects.get().is_sole_proprietor


def test_what_can_wait_is_taken_too(browser):
    send(
        browser,
        representative_name="青空 太郎",
        homepage="www.example.jp",
        telephone_from="１０時",
        telephone_until="16:30",
    )

    place = Establishment.objects.get()
    assert (place.homepage, place.telephone_from) == ("https://www.example.jp", dt.time(10))


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"corporate_number": "７０００"},
            {"id_corporate_number": "法人番号は、13けたの数字で入力してください。"},
        ),
        ({"corporate_number": ""}, {"id_corporate_number": "法人番号を入力してください。"}),
        (
            {"corporate_number": "8000012050002"},
            {"id_corporate_number": "法人番号に打ち間違いがないか、1けたずつご確認ください。"},
        ),
        (
            {"kana": "青空食品"},
            {"id_kana": "フリガナは、ひらがなかカタカナで入力してください（例：ヤマダ ハナコ）。"},
        ),
        (
            {"employees_here": "60"},
            {
                "id_employees_here": "従業員数（就業場所）は、従業員数（企業全体）以下の人数を入力してください。"
            },
        ),
        (
            {"employees_company": "たくさん"},
            {"id_employees_company": "従業員数（企業全体）は、0以上の数字で入力してください（例：3）。"},
        ),
        (
            {"telephone_from": "18時", "telephone_until": "9時"},
            {"id_telephone_until": "電話を受けられる時間の終わりは、始まりより後の時刻にしてください。"},
        ),
        (
            {"homepage": "ほーむぺーじ"},
            {"id_homepage": "ホームページは、https://www.example.jp のような形で入力してください。"},
        ),
        (
            {"postal_code": "000-0000"},
            {"id_prefecture": "都道府県を選んでください。", "id_municipality": "市区町村を選んでください。"},
        ),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(browser, changes, errors):
    response = send(browser, **changes)

    assert response.status_code == 422
    assert errors_of(response) == errors
    kept = fields_of(response, "register-form")
    assert {name: kept[name] for name in changes} == changes
    assert kept["member_name"] == TYPED["member_name"]
    assert not Establishment.objects.exists()


def test_the_municipality_is_found_by_the_button_without_any_judgement(browser):
    response = send(browser, _address="1", name="", postal_code="1500001")

    assert response.status_code == 200
    assert errors_of(response) == {}
    kept = fields_of(response, "register-form")
    assert (kept["prefecture"], kept["municipality"], kept["street"]) == ("13", "13113", TYPED["street"])
    assert not Establishment.objects.exists()


def test_without_a_known_code_the_municipality_is_chosen_in_its_prefecture(browser):
    chosen = send(browser, _address="1", postal_code="", prefecture="47")
    offered = soup_of(chosen).select("#id_municipality option")
    assert len(offered) == 1 + Municipality.objects.in_prefecture("47").count()

    assert send(browser, postal_code="0000000", prefecture="47", municipality="47201").status_code == 303
    assert Establishment.objects.get().municipality_id == "47201"


def test_a_second_press_registers_nothing_more(browser):
    sent = (
        fields_of(browser.get(PAGE), "register-form")
        | TYPED
        | {"is_sole_proprietor": "yes", "corporate_number": ""}
    )
    assert [browser.post(PAGE, sent).status_code for _press in range(2)] == [303, 303]
    assert Establishment.objects.count() == 1


def test_the_same_company_at_the_same_place_has_its_mypage_already(browser):
    send(browser)
    browser.force_login(User.objects.create_user("other@example.jp"))

    response = send(browser)
    assert response.status_code == 422
    assert "この事業所のマイページはすでに開設されています。" in main_of(response)
    assert Establishment.objects.count() == 1


def test_a_member_may_register_a_second_establishment_and_types_their_name_once(browser):
    send(browser)

    response = browser.get(PAGE)
    assert fields_of(response, "register-form")["member_name"] == "髙﨑　𠮷男"
    assert "別の事業所を登録します" in main_of(response)
    assert send(browser, street="丸の内2-1", name="青空食品 丸の内店").status_code == 303
    assert "青空食品 丸の内店" in soup_of(browser.get("/employer/")).select_one(".account").text


def test_staff_and_visitors_do_not_register(client):
    assert client.get(PAGE).status_code == 302
    client.force_login(User.objects.get(pk=make.staff().user_id))
    assert client.get(PAGE).status_code in (302, 404)
    assert client.post(PAGE, TYPED).status_code in (302, 404)
    assert not Establishment.objects.exists()


def test_everything_typed_comes_back_after_the_session_ended(browser, person):
    sent = fields_of(browser.get(PAGE), "register-form") | TYPED
    browser.logout()
    away = browser.post(PAGE, sent)
    assert away.status_code == 303
    back = parse_qs(urlsplit(away.headers["Location"]).query)["next"][0]

    browser.force_login(person)
    kept = fields_of(browser.get(back), "register-form")
    # The code was read on the way, as if the form had been sent.
    assert kept == sent | {"prefecture": "13", "municipality": "13101"} | {
        name: kept[name] for name in ("csrfmiddlewaretoken", "_owner", "_once")
    }


@pytest.mark.parametrize(
    ("code", "prefecture", "municipality", "look_up", "meant"),
    [
        ("1000001", "", "", False, ("13", "13101")),
        ("1000001", "13", "", False, ("13", "13101")),
        ("", "", "", True, ("", "")),
        ("9999999", "", "", True, ("", "")),
        ("9999999", "01", "", True, ("01", "")),
        # Chosen from the list against the code: the choice of the person stays when the form is sent.
        ("1000001", "13", "13102", False, ("13", "13102")),
        ("1000001", "", "13102", False, ("13", "13102")),
        # But who asks for the code again means the code.
        ("1500001", "13", "13101", True, ("13", "13113")),
        ("0600000", "13", "13101", True, ("01", "01101")),
        # A prefecture chosen after the municipality.
        ("1000001", "01", "13101", True, ("01", "")),
        ("", "01", "13101", False, ("01", "")),
    ],
)
def test_where_a_code_and_the_lists_lead(code, prefecture, municipality, look_up, meant):
    assert place_of(code, prefecture, municipality, look_up=look_up) == meant
