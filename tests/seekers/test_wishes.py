"""希望条件: one form for the seeker and for the desk; any spelling is read, nothing typed is lost."""

import pytest

from hellowork.accounts.actor import Actor, OfficeRole
from seekers.models import Consultation, Seeker
from seekers.models.wishes import WISH_COLUMNS
from seekers.wished_places import names_of, read_places
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.employers.pages import browser_of, errors_of, fields_of, said, soup_of
from tests.seekers import factories as make

PAGE = "/me/wishes/"
TYPED = {
    "wish_occupations": ["06", "07"],
    "wish_places": "東京都　よこはまし、船橋市",
    "wish_working_time": "full",
    "wish_monthly_yen": "２２万円",
    "wish_hourly_yen": "1,300",
    "wish_days_off": "１２０日",
    "wish_overtime_hours": "20時間",
    "wish_ticks": ["weekend", "stay"],
    "wish_musts": ["place", "overtime", "stay"],
    "wish_note": "駅の近く",
}

PLACES = [
    ("東京都", ["13"], []),
    ("東京、神奈川", ["13", "14"], []),
    ("千代田区", [], ["13101"]),
    ("北陸", ["16", "17", "18"], []),
    ("東京都府中市／ちばけん", ["12"], ["13206"]),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "prefectures", "municipalities"), PLACES)
def test_places_are_read_as_people_write_them(text, prefectures, municipalities):
    found = read_places(text)
    assert (list(found.prefectures), list(found.municipalities)) == (prefectures, municipalities)
    assert not found.unknown
    assert not found.ambiguous
    again = read_places("、".join(names_of([*prefectures, *municipalities])))
    assert (set(again.prefectures), set(again.municipalities)) == (set(prefectures), set(municipalities))


def test_a_city_stands_for_its_wards_and_is_shown_as_the_city():
    wards = read_places("横浜市").municipalities
    assert len(wards) == 18
    assert names_of(wards) == ["神奈川県横浜市"]
    assert names_of(wards[:2]) == ["神奈川県横浜市鶴見区", "神奈川県横浜市神奈川区"]


@pytest.fixture
def seeker(db) -> Actor:
    return make.online_seeker()


def send(actor: Actor, **changes: object):
    browser = browser_of(actor)
    typed = fields_of(browser.get(PAGE), "wishes-form") | TYPED | changes
    return browser.post(PAGE, {name: value for name, value in typed.items() if value != []})


def wishes_on_record(actor: Actor) -> dict[str, object]:
    return Seeker.objects.values(*WISH_COLUMNS).get(pk=actor.seeker_id)


def test_what_the_seeker_wishes_is_kept_and_shown_again(seeker):
    answer = send(seeker)
    assert (answer.status_code, answer["Location"]) == (303, "/jobs/fit/")
    kept = wishes_on_record(seeker)
    assert kept.pop("wish_municipalities") == ["12204", *sorted(read_places("横浜市").municipalities)]
    assert kept == {
        "wish_occupations": ["06", "07"],
        "wish_prefectures": ["13"],
        "wish_working_time": "full",
        "wish_monthly_yen": 220_000,
        "wish_hourly_yen": 1_300,
        "wish_days_off": 120,
        "wish_overtime_hours": 20,
        "wish_ticks": ["weekend", "stay"],
        "wish_musts": ["place", "overtime", "stay"],
        "wish_note": "駅の近く",
    }
    shown = fields_of(browser_of(seeker).get(PAGE), "wishes-form")
    assert shown["wish_places"] == "千葉県船橋市、東京都、神奈川県横浜市"
    assert (shown["wish_monthly_yen"], shown["wish_musts"]) == ("220,000", ["place", "overtime", "stay"])


def test_a_middle_group_is_wished_for_by_itself_or_in_all_of_its_large_group(seeker):
    send(seeker, wish_occupations=["038", "07"])
    assert wishes_on_record(seeker)["wish_occupations"] == ["038", "07"]
    shown = soup_of(browser_of(seeker).get(PAGE))
    opened = [said(each.summary) for each in shown.select("details[open]")]
    assert opened == ["事務的職業", "販売・営業の職業"]
    send(seeker, wish_occupations=["06", "033", "034", "038", "07"])
    assert wishes_on_record(seeker)["wish_occupations"] == ["06", "07"]


def test_too_many_occupations_lead_to_the_first_that_is_ticked(seeker):
    page = soup_of(send(seeker, wish_occupations=["033", "034", "038", "045"]))
    (link,) = [each for each in page.select("[data-error-summary] a") if "3つまで" in said(each)]
    target = page.select_one(link["href"])
    assert target["value"] == "033"
    assert target.find_parent("details").has_attr("open")


def test_all_of_it_may_be_left_open(seeker):
    nothing = dict.fromkeys(TYPED, "") | {"wish_working_time": "either"}
    nothing |= {"wish_occupations": [], "wish_ticks": [], "wish_musts": []}
    assert send(seeker).status_code == 303
    assert send(seeker, **nothing).status_code == 303
    kept = wishes_on_record(seeker)
    assert not any(kept[name] for name in WISH_COLUMNS if name != "wish_working_time")


WRONG = [
    ({"wish_occupations": ["01", "02", "03", "04"]}, "3つまで"),
    ({"wish_places": "ない町"}, "「ない町」という都道府県や市区町村は見つかりませんでした。"),
    ({"wish_places": "府中市"}, "「府中市」は、いくつかあります。"),
    ({"wish_places": "東京 千葉 埼玉 神奈川"}, "都道府県の全体は、3つまで"),
    ({"wish_places": "関東"}, "都道府県の全体は、3つまで"),
    ({"wish_places": "港区 中央区 目黒区 大田区 品川区 足立区"}, "5つまで"),
    ({"wish_monthly_yen": "たくさん"}, "希望する賃金"),
    ({"wish_days_off": "400"}, "365日"),
    ({"wish_musts": ["wage", "car"]}, "「マイカーで通勤できる」について"),
    ({"wish_places": "", "wish_musts": ["place"]}, "「勤務地」について"),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG, ids=[str(each[0]) for each in WRONG])
def test_what_cannot_be_is_said_and_kept(seeker, typed, sentence):
    before = wishes_on_record(seeker)
    answer = send(seeker, **typed)
    assert answer.status_code == 422
    assert any(sentence in error for error in errors_of(answer).values()), errors_of(answer)
    kept = fields_of(answer, "wishes-form")
    expected = {name: value for name, value in (TYPED | typed).items() if value}
    assert {name: kept[name] for name in expected} == expected
    assert wishes_on_record(seeker) == before


def test_what_was_typed_is_there_after_a_break(seeker):
    browser = browser_of(seeker)
    typed = fields_of(browser.get(PAGE), "wishes-form") | {"wish_places": "東京都の", "wish_ticks": ["car"]}
    assert browser.post("/me/wishes/draft/", typed).status_code == 204
    again = browser.get(PAGE)
    assert "保存していない変更があります" in said(soup_of(again).main.parent)
    shown = fields_of(again, "wishes-form")
    assert (shown["wish_places"], shown["wish_ticks"]) == ("東京都の", ["car"])


@pytest.mark.django_db
def test_the_desk_confirms_what_the_seeker_wrote_and_loses_none_of_it(settings):
    """Both write the same columns: a consultation keeps the second place and the hard conditions."""
    settings.SECOND_FACTOR_FOR_STAFF = False
    desk = Officer(OfficeRole.CONSULTATION)
    seeker = make.office_seeker(by=employers.staff(OfficeRole.CONSULTATION))
    send(seeker)
    written = wishes_on_record(seeker)
    row = Seeker.objects.get(pk=seeker.seeker_id)

    page = desk.act(row, "職業相談を記録する", way="visit", note="希望を確認した。", wish_days_off="125")
    assert page.message == "職業相談を記録しました。"
    confirmed = written | {"wish_days_off": 125}
    assert wishes_on_record(seeker) == confirmed
    assert Consultation.objects.order_by("pk").values(*WISH_COLUMNS).last() == confirmed
