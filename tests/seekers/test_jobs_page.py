"""The page of one posting: who sees what of it, what can be done, and what became of it."""

import re

import pytest
from django.urls import reverse

from employers.actions import postings
from employers.models import Acceptance, Posting
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db

EVERYBODY = (
    "anonymous",
    "online_seeker",
    "office_seeker",
    "lapsed_seeker",
    "own_member",
    "other_member",
    "staff",
)
SEES_ALL = ("own_member", "staff")
SEES_LEVEL_2 = ("online_seeker", "office_seeker", *SEES_ALL)
# What leads to the employer (domain notes 1.6), each by a word of its own.
IDENTITY = {
    "name": "カナリヤ商会株式会社",
    "kana": "カナリヤショウカイ",
    "representative_name": "金糸雀太郎",
    "corporate_number": "7777777777777",
    "street": "金糸雀町1-1",
    "homepage": "https://canary.example/",
    "telephone": "+81377777777",
    "business": "鶯色の折り紙の加工",
    "features": "鶯色では国内一です。",
}
IDENTITY_OF_CARD = {
    "workplace_name": "カナリヤ商会本店",
    "street": "金糸雀通2-2",
    "access": "金糸雀駅から歩いて5分",
    "contact_name": "金糸雀花子",
    "contact_department": "金糸雀課",
    "contact_telephone": "+81388888888",
    "dispatch_licence": "派77-777777",
}
WRITTEN_INTO_TEXTS = {
    "title": "検査（カナリヤ商会）",
    "description": "カナリヤ商会株式会社で紙飛行機を検査します。くわしくは canary.example をご覧ください。",
    "special_notes": "担当の金糸雀花子がご案内します。",
    "message": "金糸雀太郎より、お待ちしています。",
    "days_off_text": "カナリヤ商会の定休日",
}
TRACES = (
    "カナリヤ",
    "金糸雀",
    "7777777777777",
    "canary.example",
    "03-8888-8888",
    "+81388888888",
    "03-7777-7777",
    "派77",
    "鶯色",
)


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def visitors() -> Visitors:
    return Visitors(make.member(make.establishment(**IDENTITY)))


def address(posting: Posting) -> str:
    return reverse("jobs:job", args=[posting.acceptance.number])


def canary(visitors: Visitors, level: int, **card: object) -> Posting:
    return make.open_posting(
        visitors.employer, publication_level=level, **{**IDENTITY_OF_CARD, **WRITTEN_INTO_TEXTS, **card}
    )


@pytest.mark.parametrize("visitor", EVERYBODY)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_each_visitor_sees_what_the_level_lets(visitors, visitor, level):
    posting = canary(visitors, level)
    answer = visitors.browser(visitor).get(f"{address(posting)}?contact=1")

    if level == 4 and visitor not in SEES_ALL:
        assert answer.status_code == 404
        return
    assert answer.status_code == 200
    sees_identity = level == 1 or visitor in SEES_ALL or (level == 2 and visitor in SEES_LEVEL_2)
    page = str(soup_of(answer).main) + str(soup_of(answer).head)
    if sees_identity:
        for words in (*IDENTITY.values(), *IDENTITY_OF_CARD.values()):
            shown = words.replace("+813", "03-", 1) if words.startswith("+") else words
            assert words == IDENTITY["telephone"] or shown.replace("-88888888", "-8888-8888") in page, words
    else:
        assert [trace for trace in TRACES if trace in page] == []
        assert "紙飛行機を検査します" in page
        assert "東京都千代田区" in page
        assert "〔非公開〕" in said(soup_of(answer).h1)


def test_the_eight_sections_stand_in_the_order_of_the_paper(client):
    answer = client.get(address(make.open_posting()))
    titles = [said(title) for title in soup_of(answer).select(".job-section h2")]
    assert titles == [
        "募集の状況",
        "求人事業所",
        "仕事内容",
        "賃金・手当",
        "労働時間",
        "その他の労働条件等",
        "会社の情報",
        "選考等",
        "求人番号と期限",
    ]
    with_notes = client.get(address(make.open_posting(special_notes="制服を貸与します。")))
    assert "求人に関する特記事項" in [said(title) for title in soup_of(with_notes).select(".job-section h2")]


def test_the_card_says_what_was_written(client):
    posting = make.open_posting(
        term="four_months",
        term_text="1年",
        renewal="conditional",
        renewal_criteria="勤務成績による",
        renewal_limit="通算5年",
        employment_form="other",
        employment_form_name="契約社員",
        has_trial=True,
        trial_text="3か月",
        trial_same_conditions=True,
        has_fixed_overtime=True,
        fixed_overtime_min=30_000,
        fixed_overtime_max=30_000,
        fixed_overtime_hours=20,
        fixed_overtime_excess_is_paid=True,
    )
    facts = {
        said(row.dt): said(row.dd)
        for row in soup_of(client.get(address(posting))).select(".job-section .facts > div")
    }
    assert facts["賃金（手当等を含む）"] == "月給 26万5,000円から 32万円"
    assert facts["年収の目安"] == (
        "318万円から384万円 月額（基本給＋毎月決まって支払う手当＋固定残業代）×12か月。賞与は含みません。"
    )
    assert facts["a 基本給"] == "23万円から28万円"
    assert facts["b 定額的に支払われる手当"] == "資格手当 5,000円から1万円"
    assert facts["c 固定残業代"] == "3万円 20時間分 時間を超えた分は追加で支給します"
    assert facts["雇用形態"] == "正社員以外 契約社員"
    assert facts["雇用期間"] == "定めあり（4か月以上） 1年"
    assert facts["更新の上限（通算期間または回数）"] == "通算5年"
    assert facts["試用期間"] == "あり（3か月） 労働条件は同じ"
    assert facts["就業時間"] == "9時00分から18時00分まで 通常の勤務時間"
    assert facts["時間外労働"] == "あり（月平均10時間）"
    assert facts["年齢"] == "不問"
    assert facts["加入保険等"] == "雇用保険、労災保険、健康保険、厚生年金"
    assert facts["応募書類等"] == "ハローワーク紹介状、履歴書（写真貼付）"
    assert facts["求人番号"] == posting.acceptance.number
    assert facts["紹介期限日"] == "2027年1月31日（日曜日）"


def test_nothing_is_written_as_screen_readers_misread_it(client):
    text = main_of(client.get(address(make.open_posting())))
    assert not re.search(r"[0-9]/[0-9]|[0-9]:[0-9]|¥|〜|（[月火水木金土日]）", text)


def test_who_is_in_charge_is_shown_to_people_and_not_to_robots(client, visitors):
    posting = make.open_posting(visitors.employer, contact_name="金糸雀花子")
    plain = client.get(address(posting))
    assert "金糸雀花子" not in plain.content.decode()
    link = soup_of(plain).select_one("#show-contact")
    assert link["rel"] == ["nofollow"]

    asked = client.get(link["href"])
    assert "金糸雀花子" in asked.content.decode()
    assert asked.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert soup_of(asked).select_one("link[rel=canonical]")["href"].endswith(address(posting))
    assert "金糸雀花子" in visitors.browser("office_seeker").get(address(posting)).content.decode()
    assert "金糸雀花子" not in str(soup_of(asked).head)


@pytest.mark.parametrize(
    ("visitor", "switched_on", "button"),
    [
        ("anonymous", True, "ログインして直接応募する（オンライン自主応募）"),
        ("anonymous", False, None),
        ("online_seeker", True, "直接応募する（オンライン自主応募）"),
        ("office_seeker", True, "直接応募する（オンライン自主応募）"),
        ("online_seeker", False, None),
        ("lapsed_seeker", True, None),
        ("own_member", True, None),
        ("other_member", True, None),
        ("staff", True, None),
    ],
)
def test_the_way_to_apply_is_this_visitors(visitors, visitor, switched_on, button):
    posting = make.open_posting(visitors.employer, wants_self_application=switched_on)
    box = soup_of(visitors.browser(visitor).get(address(posting))).select_one(".apply-box")
    found = box.select_one("#apply")
    assert said(found) == (button or "")
    if button and visitor != "anonymous":
        assert found["href"] == f"{address(posting)}apply/"
        assert "オンライン自主応募は、ハローワークの紹介ではありません。" in said(box)
        assert "再就職手当" in said(box)
    if button and visitor == "anonymous":
        assert f"next=%2Fjobs%2F{posting.acceptance.number}%2Fapply%2F" in found["href"]
    if visitor not in ("own_member", "other_member", "staff"):
        assert "ハローワークに相談する" in said(box)
        assert posting.acceptance.number in said(box)
    if visitor == "lapsed_seeker":
        assert "求職の有効期間が終わっているため" in said(box)


def test_on_hold_nobody_can_apply(client, visitors):
    posting = make.open_posting(visitors.employer, wants_self_application=True)
    postings.hold_posting(by=visitors.employer, posting_id=posting.pk, reason="応募が多いため")
    for visitor in ("anonymous", "online_seeker"):
        answer = visitors.browser(visitor).get(address(posting))
        assert answer.status_code == 200
        assert "いまは応募の受付を止めています" in main_of(answer)
        assert not soup_of(answer).select("#apply, #consult")


@pytest.mark.parametrize("visitor", EVERYBODY)
@pytest.mark.parametrize("transition", ["fill", "cancel"])
def test_what_has_ended_says_so_and_leads_on(visitors, visitor, transition):
    posting = canary(visitors, 3)
    postings.close_posting(by=visitors.employer, posting_id=posting.pk, transition=transition)
    answer = visitors.browser(visitor).get(address(posting))
    assert "この求人の募集は終わりました" in main_of(answer)
    if visitor in SEES_ALL:
        assert answer.status_code == 200
        assert "紙飛行機" in main_of(answer)
    else:
        assert answer.status_code == 410
        assert "紙飛行機" not in main_of(answer)
        assert not any(trace in answer.content.decode() for trace in TRACES)
        similar = soup_of(answer).select_one("#similar")["href"]
        assert similar == "/jobs/?pref=13&job=06"
    assert not soup_of(answer).select("#apply")


def test_after_the_last_day_it_has_ended_before_any_job_ran(client, house_clock):
    posting = make.open_posting()
    house_clock.move_to(2027, 1, 31, 23, 59)
    assert client.get(address(posting)).status_code == 200
    house_clock.move_to(2027, 2, 1, 0, 0)
    assert client.get(address(posting)).status_code == 410


def test_an_ended_posting_of_level_4_is_unknown(client, visitors):
    posting = make.open_posting(visitors.employer, publication_level=4)
    postings.close_posting(by=visitors.employer, posting_id=posting.pk, transition="fill")
    assert client.get(address(posting)).status_code == 404


def test_an_old_number_leads_to_the_new_one(client):
    posting = make.open_posting()
    old = posting.acceptance
    new = Acceptance.objects.create(
        posting=posting,
        card=posting.card,
        office=old.office,
        number="13010-00000777",
        accepted_on=old.accepted_on,
        refer_until=old.refer_until,
        is_performed_at_client=False,
        accepted_at=old.accepted_at,
    )
    Posting.objects.filter(pk=posting.pk).update(acceptance=new)
    answer = client.get(f"/jobs/{old.number}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/jobs/13010-00000777/")
    assert client.get("/jobs/13010-00000777/").status_code == 200


def test_a_number_without_its_zeros_leads_to_the_full_one(client):
    posting = make.open_posting()
    assert client.get("/jobs/13010-1/").headers["Location"] == address(posting)


@pytest.mark.parametrize(
    "number", ["13010-99999999", "99999-00000001", "13010-123456789", "abc", "13010", "１３０１０-00000001"]
)
def test_unknown_numbers_are_not_found(client, number):
    make.open_posting()
    assert client.get(f"/jobs/{number}/").status_code == 404


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_before_acceptance_there_is_no_page(client, state):
    getattr(make, f"{state}_posting")()
    assert client.get("/jobs/13010-00000001/").status_code == 404


@pytest.mark.parametrize(
    # A seeker's page also holds what they keep and wish, and writes down that they have seen it.
    ("visitor", "most"),
    [("anonymous", 3), ("online_seeker", 10), ("own_member", 8), ("staff", 8)],
)
def test_the_page_asks_the_database_a_few_times(visitors, visitor, most, django_assert_max_num_queries):
    posting = canary(visitors, 1, wants_self_application=True, dispatch_licence="")
    browser = visitors.browser(visitor)
    browser.get(address(posting))
    with django_assert_max_num_queries(most + 4) as asked:
        browser.get(address(posting))
    counted = [
        q["sql"]
        for q in asked.captured_queries
        if not re.match(r"(SAVEPOINT|RELEASE|ROLLBACK|SET) ", q["sql"])
    ]
    assert len(counted) <= most, counted


def test_the_page_is_cached_like_the_search(client):
    answer = client.get(address(make.open_posting()))
    assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not answer.cookies


def test_nobody_changes_anything_here(client):
    assert client.post(address(make.open_posting())).status_code in (403, 405)
