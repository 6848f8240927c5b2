"""What is typed into the boxes of the search, as the page answers it."""

import pytest

from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three() -> None:
    employer, officer = make.member(), make.staff()
    texts = {
        "経理事務": "伝票を整理します。",
        "総務事務": "電話を受け、備品を管理します。",
        "清掃": "店の床をみがきます。",
    }
    for title, description in texts.items():
        make.open_posting(employer, accepted_by=officer, title=title, description=description)


def titles(answer) -> set[str]:
    return {said(link) for link in soup_of(answer).select(".job-title a")}


def chips(answer) -> list[str]:
    return [said(chip).removesuffix("の条件を外す").strip() for chip in soup_of(answer).select(".chip")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "事務 AND 電話"}, {"総務事務"}),
        ({"q": "事務 and 電話"}, {"総務事務"}),
        ({"q": "事務　ＡＮＤ　電話"}, {"総務事務"}),
        ({"q": "経理 or 清掃"}, {"経理事務", "清掃"}),
        ({"q": "伝票 or 電話 not 総務"}, {"経理事務"}),
        ({"q": "事務、電話"}, {"総務事務"}),
        ({"q": "事務，電話"}, {"総務事務"}),
        ({"q": "事務,電話"}, {"総務事務"}),
        ({"not": "経理、総務"}, {"清掃"}),
        ({"not": "経理,総務"}, {"清掃"}),
        ({"q": "事務", "not": "電話", "in": "title"}, {"経理事務"}),
        ({"q": "事務 -電話", "in": "title"}, {"経理事務"}),
    ],
)
def test_words_are_taken_as_people_type_them(client, asked, found):
    assert titles(client.get("/jobs/", asked)) == found


def test_chips_show_each_word_and_take_off_one(client):
    answer = client.get("/jobs/", {"q": "事務、電話", "not": "経理、清掃"})
    assert chips(answer) == ["事務", "電話", "経理を除く", "清掃を除く"]
    (without,) = (chip["href"] for chip in soup_of(answer).select(".chip") if "電話" in said(chip))
    assert chips(client.get(without)) == ["事務", "経理を除く", "清掃を除く"]


@pytest.mark.parametrize("sign", ["AND", "or", "Not"])
@pytest.mark.parametrize("box", ["q", "not"])
def test_a_sign_alone_is_told_of(client, box, sign):
    answer = client.get("/jobs/", {box: sign})
    assert f"「{sign}」の前後に語がないため" in main_of(answer)
    assert len(titles(answer)) == 3


def test_the_panel_says_how_words_go_together(client):
    text = main_of(client.get("/jobs/"))
    assert "空白や「、」で区切ると、すべてを含む求人をさがします。OR（または）、NOT（除く）" in text
    field = soup_of(client.get("/jobs/")).select_one("input[name=not]")
    assert said(soup_of(client.get("/jobs/")).select_one(f"#{field['aria-describedby']}"))


@pytest.mark.parametrize("place", ["関東", "関東地方", "かんとう", "四国・関東"])
def test_a_region_stands_for_its_prefectures(client, place):
    answer = client.get("/jobs/", {"place": place, "q": "清掃"})
    assert titles(answer) == {"清掃"}
    assert chips(answer) == ["清掃", *place.split("・")]
    assert not soup_of(answer).select(".jobs-question"), "all of it is meant"
    assert titles(client.get("/jobs/", {"place": "四国"})) == set()


def test_a_chosen_prefecture_narrows_a_region(client):
    make.open_posting(title="大阪の清掃", municipality=make.municipality("27127"))
    assert titles(client.get("/jobs/?place=関西&pref=13")) == {"経理事務", "総務事務", "清掃", "大阪の清掃"}
    assert titles(client.get("/jobs/?place=関東&pref=13")) == {"経理事務", "総務事務", "清掃"}


def test_a_station_is_looked_for_in_the_whole_text_whatever_fields_are_searched(client):
    make.open_posting(title="駅前の清掃", access="紙飛行機駅から歩いて3分")
    answer = client.get("/jobs/", {"q": "清掃", "place": "紙飛行機駅", "in": "title"})
    assert titles(answer) == {"駅前の清掃"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("店 マイカー通勤可", {"マイカー通勤可": "/jobs/?q=%E5%BA%97&with=car"}),
        ("車通勤OK", {"マイカー通勤可": "/jobs/?with=car"}),
        ("残業なし 駅近", {"時間外労働なし": "/jobs/?q=%E9%A7%85%E8%BF%91&overtime=none",
                      "駅から徒歩10分以内": "/jobs/?q=%E6%AE%8B%E6%A5%AD%E3%81%AA%E3%81%97&with=near"}),
        ("店", {}),
        ('-残業なし', {}),
    ],
)  # fmt: skip
def test_beside_hits_the_condition_is_offered_that_a_word_stands_for(client, typed, offered):
    """The filter finds them all, where few employers write the word."""
    make.open_posting(description="駅近の店です。残業なし。マイカー通勤可、車通勤OK。")
    links = soup_of(client.get("/jobs/", {"q": typed})).select("[id^=as-condition-]")
    assert {said(link): link["href"] for link in links} == offered
