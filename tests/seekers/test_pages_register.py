"""求職申込み and 登録内容: any spelling is read, what cannot be is said beside its field and in the summary, all is kept."""

import datetime as dt

import pytest
from django.urls import reverse

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from seekers.actions import registration
from seekers.models import Invitation, Seeker
from tests.accounts.signing_in import sign_in
from tests.employers import factories as employers
from tests.employers.pages import browser_of, errors_of, fields_of, main_of, soup_of
from tests.seekers import factories as make
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db

PAGE = "/me/register/"
TYPED = {
    "name": "鈴木　花子",
    "kana": "スズキ　ハナコ",
    "birth_date_year": "1990",
    "birth_date_month": "4",
    "birth_date_day": "2",
    "telephone": "090-1234-5678",
    "postal_code": "100-0001",
    "prefecture": "13",
    "municipality": "13101",
    "street": "千代田2-2",
    "is_no_pupil": "on",
}


@pytest.fixture
def browser() -> HouseClient:
    employers.office()
    client = HouseClient()
    sign_in(client, User.objects.create_user("person@example.org"))
    return client


def send(browser: HouseClient, page: str = PAGE, **changes: str | None):
    """Open the page, type, and press the button; None leaves a field out altogether."""
    typed = fields_of(browser.get(page), "register-form") | TYPED | changes
    return browser.post(page, {name: value for name, value in typed.items() if value is not None})


def date(year: str, month: str, day: str) -> dict[str, str]:
    return {"birth_date_year": year, "birth_date_month": month, "birth_date_day": day}


READ = [
    ({"kana": "すずき　はなこ"}, "kana", "スズキ　ハナコ"),
    ({"kana": "ｽｽﾞｷ ﾊﾅｺ"}, "kana", "スズキ　ハナコ"),
    ({"telephone": "０９０－１２３４－５６７８"}, "telephone", "+819012345678"),
    ({"telephone": "090ー1234ー5678"}, "telephone", "+819012345678"),
    ({"telephone": "090–1234—5678"}, "telephone", "+819012345678"),
    ({"telephone": "+81 90 1234 5678"}, "telephone", "+819012345678"),
    ({"postal_code": "〒１００ｰ０００１"}, "postal_code", "1000001"),
    (date("平成２", "４", "２"), "birth_date", dt.date(1990, 4, 2)),
    (date("H2", "04", "02"), "birth_date", dt.date(1990, 4, 2)),
    (date("１９９０年", "４月", "２日"), "birth_date", dt.date(1990, 4, 2)),
    (date("昭和63", "2", "29"), "birth_date", dt.date(1988, 2, 29)),
    ({"name": "髙﨑　𠮷郎"}, "name", "髙﨑　𠮷郎"),
    ({"street": "千代田２−２　ハイツ\u200b１０１"}, "street", "千代田2−2 ハイツ101"),
]


@pytest.mark.parametrize(("typed", "column", "stored"), READ, ids=[str(each[0]) for each in READ])
def test_any_spelling_is_read(browser, typed, column, stored):
    assert send(browser, **typed).status_code == 303
    assert getattr(Seeker.objects.get(), column) == stored


REFUSED = [
    ({"name": ""}, "id_name", "氏名を入力してください。"),
    ({"name": "　"}, "id_name", "氏名を入力してください。"),
    ({"kana": "鈴木花子"}, "id_kana", "ひらがなかカタカナ"),
    (date("2001", "2", "29"), "id_birth_date_day", "2001年2月は28日まで"),
    (date("1990", "13", "1"), "id_birth_date_month", "月"),
    (date("昭和65", "1", "1"), "id_birth_date_year", "昭和"),
    (date("1990", "", "2"), "id_birth_date_month", "月"),
    (date("", "", ""), "id_birth_date_year", "生年月日を入力してください。"),
    (date("2030", "1", "1"), "id_birth_date_year", "生年月日をもう一度ご確認ください。"),
    (date("2012", "4", "2"), "id_birth_date_year", "生年月日をもう一度ご確認ください。"),
    (date("1890", "4", "2"), "id_birth_date_year", "生年月日をもう一度ご確認ください。"),
    ({"telephone": "1234"}, "id_telephone", "電話番号"),
    ({"telephone": "でんわ"}, "id_telephone", "電話番号"),
    ({"postal_code": "100-000"}, "id_postal_code", "7けたの数字"),
    ({"street": "あ" * 161}, "id_street", "160文字以内"),
    ({"is_no_pupil": None}, "id_is_no_pupil", "チェック"),
    (
        {"prefecture": "", "municipality": "", "postal_code": ""},
        "id_prefecture",
        "都道府県を選んでください。",
    ),
]


@pytest.mark.parametrize(("typed", "place", "sentence"), REFUSED, ids=[str(each[0]) for each in REFUSED])
def test_what_cannot_be_read_is_said_twice_and_everything_is_kept(browser, typed, place, sentence):
    answer = send(browser, **typed)
    assert answer.status_code == 422
    assert soup_of(answer).title.text.startswith("エラー：")
    assert sentence in errors_of(answer)[place]
    field = soup_of(answer).find(id=place)
    beside = field.find_parent(class_="field") or field.find_parent("fieldset")
    assert sentence in beside.text
    kept = fields_of(answer, "register-form")
    sent = TYPED | typed
    assert {name: kept.get(name, None) for name in sent if name != "is_no_pupil"} == {
        name: value for name, value in sent.items() if name != "is_no_pupil"
    }
    assert ("is_no_pupil" in kept) is (sent["is_no_pupil"] is not None)
    assert not Seeker.objects.exists()


def test_signs_nobody_meant_and_markup_do_no_harm(browser):
    assert (
        send(browser, name="<b>鈴木</b>\x00\u202e花子", street="'\"><script>alert(1)</script>").status_code
        == 303
    )
    seeker = Seeker.objects.get()
    assert seeker.name == "<b>鈴木</b>花子"
    page = browser.get("/me/profile/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;鈴木" in page


def test_a_municipality_of_another_prefecture_is_asked_again(browser):
    answer = send(browser, prefecture="47", municipality="13101", postal_code="")
    assert answer.status_code == 422
    assert "id_municipality" in errors_of(answer)


def test_the_button_for_the_municipality_keeps_everything_and_judges_nothing(browser):
    answer = send(browser, name="", postal_code="1500001", prefecture="", municipality="", _address="1")
    assert answer.status_code == 200
    assert errors_of(answer) == {}
    kept = fields_of(answer, "register-form")
    expected = TYPED | {"name": "", "postal_code": kept["postal_code"], "municipality": "13113"}
    assert {name: kept.get(name) for name in expected if name != "is_no_pupil"} == {
        name: value for name, value in expected.items() if name != "is_no_pupil"
    }
    assert kept["postal_code"].replace("-", "") == "1500001"
    assert "is_no_pupil" in kept


def test_a_double_click_registers_once(browser):
    typed = fields_of(browser.get(PAGE), "register-form") | TYPED
    for _press in range(2):
        assert browser.post(PAGE, typed).status_code in (302, 303)
    assert Seeker.objects.count() == 1


def test_two_tabs_register_once(browser):
    tabs = [fields_of(browser.get(PAGE), "register-form") | TYPED for _tab in range(2)]
    for typed in tabs:
        assert browser.post(PAGE, typed).status_code in (302, 303)
    assert Seeker.objects.count() == 1


class TestProfile:
    def test_it_is_changed_in_any_spelling(self):
        browser = browser_of(make.online_seeker())
        typed = fields_of(browser.get("/me/profile/"), "profile-form")
        changes = {
            "telephone": "０８０ー１２３４ー５６７８",
            "kana": "さとうはなこ",
            "licences": "普通免許（ＡＴ限定）",
        }
        assert browser.post("/me/profile/", typed | changes).status_code == 303
        seeker = Seeker.objects.get()
        assert (seeker.telephone, seeker.kana) == ("+818012345678", "サトウハナコ")
        assert seeker.licences == "普通免許(AT限定)" or seeker.licences == "普通免許（AT限定）"

    def test_what_is_wrong_is_said_and_nothing_changes(self):
        browser = browser_of(make.online_seeker())
        typed = fields_of(browser.get("/me/profile/"), "profile-form")
        changes = date("1990", "2", "30") | {"career": "あ" * 2001, "telephone": ""}
        answer = browser.post("/me/profile/", typed | changes)
        assert answer.status_code == 422
        assert errors_of(answer).keys() == {"id_birth_date_day", "id_career", "id_telephone"}
        kept = fields_of(answer, "profile-form")
        assert {name: kept[name] for name in changes} == changes
        assert Seeker.objects.get().birth_date == dt.date(1990, 4, 2)

    def test_the_button_for_the_municipality_keeps_everything(self):
        browser = browser_of(make.online_seeker())
        typed = fields_of(browser.get("/me/profile/"), "profile-form")
        changes = date("平成2", "4", "3") | {"postal_code": "1500001", "career": "書きかけ", "_address": "1"}
        kept = fields_of(browser.post("/me/profile/", typed | changes), "profile-form")
        assert {name: kept[name] for name in date("", "", "")} == date("平成2", "4", "3")
        assert (kept["career"], kept["municipality"]) == ("書きかけ", "13113")


class TestInvitation:
    @pytest.fixture
    def code(self) -> str:
        officer = employers.staff(OfficeRole.CONSULTATION)
        seeker = registration.register_at_office(by=officer, profile=make.profile())
        return registration.invite(by=officer, seeker_id=seeker.pk)

    @pytest.mark.parametrize(
        "spelling", [str, lambda code: code.replace("-", "ー"), lambda code: code.replace("-", "")]
    )
    def test_the_code_is_read_with_any_hyphen_and_width(self, browser, code, spelling):
        wide = spelling(code).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        answer = browser.post(reverse("seekers:invitation"), {"code": wide, **date("平成2", "4", "2")})
        assert answer.status_code == 303
        assert Invitation.objects.get().used_at is not None

    @pytest.mark.parametrize(
        "typed",
        [
            {"code": "0000-0000-0000-0000"},
            {"code": "みみみ"},
            date("1991", "4", "2"),
            {"code": ""},
            date("1990", "2", "30"),
        ],
    )
    def test_what_does_not_fit_is_said_and_kept(self, browser, code, typed):
        sent = {"code": code, **date("1990", "4", "2")} | typed
        answer = browser.post(reverse("seekers:invitation"), sent)
        assert answer.status_code == 422
        assert errors_of(answer)
        kept = fields_of(answer, "invitation-form")
        assert {name: kept[name] for name in sent} == sent
        assert Seeker.objects.get().user_id is None


def test_the_page_says_what_is_asked(browser):
    assert "この1ページで終わります" in main_of(browser.get(PAGE))
