"""Writing a posting section by section: any order, any spelling, nothing lost."""

import datetime as dt

import pytest
from django.urls import reverse

from employers.actions import postings
from employers.models import Posting
from employers.sections import SECTIONS
from hellowork.accounts.actor import EstablishmentRole
from hellowork.web.models import FormDraft
from tests.employers import factories as make
from tests.employers.pages import (
    address,
    browser_of,
    card_of,
    errors_of,
    fields_of,
    main_of,
    restoring,
    save,
    soup_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.slug)
def test_every_section_opens_empty_without_an_error(browser, posting, section):
    response = browser.get(address(posting, section.slug))

    assert response.status_code == 200
    assert errors_of(response) == {}
    assert "修正が必要" not in main_of(response)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.slug)
def test_every_section_of_a_lawful_card_is_saved_unchanged(browser, employer, section):
    posting = make.draft_posting(employer)
    before = {name: getattr(card_of(posting), name) for name in section.fields}

    response = save(browser, posting, section.slug, then="list")
    assert response.status_code == 303
    card = card_of(posting)
    assert {name: getattr(card, name) for name in section.fields} == before


def test_a_section_is_saved_with_gaps_from_the_first_field(browser, posting):
    response = save(browser, posting, "work", title="一般事務")

    assert response.status_code == 303
    assert response.headers["Location"] == address(posting, "workplace")
    assert card_of(posting).title == "一般事務"
    shown = browser.get(address(posting, "work"))
    assert "「仕事の内容」を入力してください。" in main_of(shown)


def test_both_buttons_lead_where_they_say(browser, posting):
    assert save(browser, posting, "insurance").headers["Location"] == address(posting, "selection")
    listed = save(browser, posting, "insurance", then="list")
    assert listed.headers["Location"] == reverse("employers:posting", args=[posting.pk])
    assert save(browser, posting, "selection").headers["Location"] == reverse(
        "employers:posting", args=[posting.pk]
    )


@pytest.mark.parametrize(
    ("section", "typed", "stored"),
    [
        (
            "wages",
            {"wage_form": "monthly", "base_min": "２２万５千円", "base_max": "￥２５０，０００"},
            (225_000, 250_000),
        ),
        ("wages", {"wage_form": "monthly", "base_min": "220,000 円", "base_max": "25万"}, (220_000, 250_000)),
    ],
)
def test_money_is_read_in_any_spelling(browser, posting, section, typed, stored):
    save(browser, posting, section, **typed)

    card = card_of(posting)
    assert (card.base_min, card.base_max) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (("９：００", "１８時"), (dt.time(9), dt.time(18))),
        (("午前９時半", "午後5時15分"), (dt.time(9, 30), dt.time(17, 15))),
        (("830", "1715"), (dt.time(8, 30), dt.time(17, 15))),
    ],
)
def test_times_are_read_in_any_spelling(browser, posting, typed, stored):
    save(browser, posting, "hours", starts_at=typed[0], ends_at=typed[1])

    card = card_of(posting)
    assert (card.starts_at, card.ends_at) == stored


@pytest.mark.parametrize(
    "typed", ["03ー1234ー5678", "０３－１２３４－５６７８", "03(1234)5678", "+81 3 1234 5678"]
)
def test_telephone_numbers_are_read_with_any_dash(browser, posting, typed):
    save(browser, posting, "selection", contact_telephone=typed)

    assert card_of(posting).contact_telephone == "+81312345678"


@pytest.mark.parametrize(
    ("section", "typed", "sentence"),
    [
        (
            "hours",
            {"starts_at": "25:00"},
            "始業は、0時00分から23時59分までの時刻で入力してください（例：9:00）。",
        ),
        (
            "hours",
            {"break_minutes": "たっぷり"},
            "休憩時間（分）は、0以上の数字で入力してください（例：3）。",
        ),
        ("hours", {"days_off_a_year": "366"}, "年間休日数は、365日以下で入力してください。"),
        (
            "wages",
            {"base_min": "22万から25万"},
            "a 基本給（下限・円）は、金額を1つだけ入力してください（例：220,000）。",
        ),
        (
            "wages",
            {"base_min": "250000", "base_max": "220000"},
            "a 基本給（上限・円）は、a 基本給（下限・円）以上で入力してください。",
        ),
        (
            "requirements",
            {"age_from": "40", "age_until": "30"},
            "年齢（上限）は、年齢（下限）以上で入力してください。",
        ),
        ("work", {"title": "あ" * 29}, "職種は、28文字以内で入力してください（いま29文字です）。"),
        (
            "workplace",
            {"postal_code": "100-000"},
            "郵便番号は、7けたの数字で入力してください（例：100-0001）。",
        ),
    ],
)
def test_what_cannot_be_read_stays_on_the_page_and_beyond(browser, posting, section, typed, sentence):
    refused = save(browser, posting, section, **typed)
    assert refused.status_code == 422
    assert soup_of(refused).title.text.startswith("エラー：")

    for response in (refused, browser.get(address(posting, section))):
        assert sentence in errors_of(response).values()
        shown = fields_of(response, "section-form")
        assert {name: shown[name] for name in typed} == typed


def test_a_readable_save_forgets_the_draft(browser, posting):
    save(browser, posting, "hours", starts_at="25:00", ends_at="18:00")
    assert card_of(posting).ends_at == dt.time(18)
    assert card_of(posting).starts_at is None

    assert save(browser, posting, "hours", starts_at="9:00").status_code == 303
    assert card_of(posting).starts_at == dt.time(9)
    assert not FormDraft.objects.exists()


def test_a_card_with_something_unreadable_is_not_handed_in(browser, employer):
    posting = make.draft_posting(employer)
    save(browser, posting, "requirements", licences="あ" * 121)

    checked = browser.get(reverse("employers:check", args=[posting.pk]))
    assert "「応募の条件」に、まだ保存できていない欄があります。" in main_of(checked)
    response = browser.post(
        reverse("employers:check", args=[posting.pk]),
        {"declared": "on", "seen": card_of(posting).changed_at.isoformat()},
    )
    assert response.status_code == 303
    assert "まだ保存できていない欄があります" in main_of(browser.get(response.headers["Location"]))
    assert Posting.objects.get().state == "draft"


class TestAutosave:
    def test_it_keeps_what_was_typed_so_far(self, browser, posting):
        response = browser.post(address(posting, "work", "autosave"), {"title": "経理"})

        assert (response.status_code, response.content) == (204, b"")
        assert card_of(posting).title == "経理"

    def test_it_keeps_what_cannot_be_read_yet(self, browser, posting):
        browser.post(address(posting, "hours", "autosave"), {"starts_at": "きゅうじ"})

        assert fields_of(browser.get(address(posting, "hours")), "section-form")["starts_at"] == "きゅうじ"

    def test_it_says_no_once_the_card_was_handed_in(self, browser, employer):
        posting = make.submitted_posting(employer)

        assert browser.post(address(posting, "work", "autosave"), {"title": "経理"}).status_code == 409
        assert card_of(posting).title == "一般事務"

    def test_a_session_that_has_ended_is_told_apart(self, client, posting):
        response = client.post(
            address(posting, "work", "autosave"), {"title": "経理"}, headers={"X-Autosave": "1"}
        )

        assert response.status_code == 401

    def test_it_is_asked_for_with_post_only(self, browser, posting):
        assert browser.get(address(posting, "work", "autosave")).status_code == 405


class TestRefusals:
    def test_a_viewer_reads_the_card_and_saves_nothing(self, employer, posting):
        postings.save_card(by=employer, posting_id=posting.pk, values={"title": "一般事務"})
        viewer = browser_of(
            make.member(
                make.Establishment.objects.get(pk=employer.establishment_id), EstablishmentRole.VIEWER
            )
        )

        assert viewer.get(address(posting, "work")).status_code == 302
        assert "一般事務" in main_of(viewer.get(reverse("employers:posting", args=[posting.pk])))
        assert viewer.post(address(posting, "work"), {"title": "営業"}).status_code == 403
        assert viewer.post(address(posting, "work", "autosave"), {"title": "営業"}).status_code == 403
        assert card_of(posting).title == "一般事務"

    @pytest.mark.parametrize("page", ["section", "autosave"])
    def test_another_employer_finds_nothing(self, posting, page):
        stranger = browser_of(make.member())

        assert stranger.post(address(posting, "work", page), {"title": "営業"}).status_code == 404
        if page == "section":
            assert stranger.get(address(posting, "work")).status_code == 404

    def test_an_unknown_section_does_not_exist(self, browser, posting):
        assert browser.get(f"/employer/postings/{posting.pk}/nothing/").status_code == 404

    def test_what_was_typed_in_another_window_stays_on_the_screen(self, browser, employer):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(address(posting, "work")), "section-form")
        postings.submit_posting(by=employer, posting_id=posting.pk)

        response = browser.post(address(posting, "work"), sent | {"description": "あとから書いた文"})
        assert response.status_code == 422
        assert "この求人は送信済みのため、いまは変更できません。" in main_of(response)
        assert fields_of(response, "section-form")["description"] == "あとから書いた文"

    def test_an_open_card_of_another_window_too(self, browser, employer):
        posting = make.open_posting(employer)

        response = browser.post(address(posting, "work"), {"description": "あとから書いた文"})
        assert response.status_code == 422
        assert fields_of(response, "section-form")["description"] == "あとから書いた文"
        assert browser.get(address(posting, "work")).status_code == 302


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.slug)
def test_a_section_sent_after_the_session_ended_comes_back_filled(client, employer, browser, section):
    posting = make.draft_posting(employer)
    sent = fields_of(browser.get(address(posting, section.slug)), "section-form")
    text = {
        "kind": "dispatch_licence",
        "work": "term_text",
        "workplace": "access",
        "requirements": "licences",
    }
    name = text.get(
        section.slug,
        {"wages": "bonus_text", "hours": "hours_text", "insurance": "retirement_age"}.get(
            section.slug, "message"
        ),
    )
    browser.logout()
    away = browser.post(address(posting, section.slug), sent | {name: "７０"})
    assert away.status_code == 303

    browser.force_login(make.User.objects.get(pk=employer.user_id))
    back = browser.get(address(posting, section.slug), query_params=restoring(away))
    assert fields_of(back, "section-form")[name] == "７０"
    assert "まだ送信されていません" in main_of(back)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.slug)
def test_a_section_asks_few_queries(browser, employer, django_assert_max_num_queries, section):
    posting = make.draft_posting(employer)
    browser.get(address(posting, section.slug))

    with django_assert_max_num_queries(9):
        browser.get(address(posting, section.slug))
