"""An employer's way from the registration to a posting that the office returned, in a real browser at 360 px."""

import datetime as dt

import pytest

from employers.actions import acceptance
from employers.actions.acceptance import RemarkText
from employers.models import Posting
from hellowork.accounts.models import User
from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES
from tests.browser.people.employer import CARD, ESTABLISHMENT
from tests.browser.people.person import write_into
from tests.employers import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = 360


@pytest.fixture
def look(picture):
    """Looks at the page as it stands: a picture, and every gate."""
    number = iter(range(1, 100))

    def at(page, name):
        picture(page, f"-{next(number):02d}-{name}")
        assert_accessible(page)

    return at


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def register(page, look):
    page.goto("/employer/register/")
    look(page, "register")
    press(page, "登録する")
    look(page, "register-errors")
    write_into(page, ESTABLISHMENT)
    press(page, "登録する")
    assert heading(page) == "今日の予定"
    look(page, "home-empty")


def begin(page, look):
    page.get_by_role("link", name="求人を申し込む").click()
    look(page, "new")
    press(page, "入力を始める")
    look(page, "tasks-empty")


def write_card(page, look):
    page.get_by_role("link", name="求人区分・公開範囲").click()
    for slug, answers in CARD.items():
        look(page, f"{slug}-empty")
        write_into(page, answers)
        press(page, "保存して次へ" if slug != "selection" else "保存して一覧へ")
    assert page.get_by_text("入力済み").count() == 8
    look(page, "tasks-done")


def hand_in(page, look):
    page.get_by_role("link", name="内容を確認して送信する").click()
    look(page, "check")
    press(page, "ハローワークへ送信する")
    look(page, "check-errors")
    page.locator("[name=declared]").check()
    press(page, "ハローワークへ送信する")
    assert heading(page) == "求人を送信しました（仮登録）"
    look(page, "sent")


@pytest.mark.parametrize("theme", THEMES)
def test_from_registration_to_the_office_and_back(page_for, sign_in, look, theme):
    make.office()
    page = page_for(theme, PHONE)
    sign_in(page, User.objects.create_user("tamura@example.jp"))
    register(page, look)
    begin(page, look)
    write_card(page, look)
    hand_in(page, look)
    posting = Posting.objects.get()
    remarks = [RemarkText("description", "1日の件数もお書きください。"), RemarkText("", "お電話をください。")]
    acceptance.send_back_posting(by=make.staff(), posting_id=posting.pk, remarks=remarks)
    page.goto("/employer/")
    look(page, "home-returned")
    page.get_by_role("link", name="修正のお願いがある求人").click()
    look(page, "list-returned")
    page.get_by_role("link", name="修正する").click()
    look(page, "tasks-returned")
    page.get_by_role("link", name="仕事の内容").click()
    look(page, "work-returned")


@pytest.mark.parametrize("theme", THEMES)
def test_what_the_machine_and_the_office_say(page_for, sign_in, look, theme):
    employer = make.member()
    posting = make.draft_posting(employer, allowances=[], wage_form="hourly", base_min=1_190, base_max=1_190)
    page = page_for(theme, PHONE)
    sign_in(page, User.objects.get(pk=employer.user_id))
    page.goto(f"/employer/postings/{posting.pk}/wages/")
    look(page, "wages-low")
    write_into(page, {"base_min": "たくさん"})
    press(page, "保存して次へ")
    look(page, "wages-errors")
    page.goto(f"/employer/postings/{posting.pk}/check/")
    look(page, "check-not-ready")
    page.goto(f"/employer/postings/{posting.pk}/wages/")
    write_into(page, {"base_min": "1,190"})
    press(page, "保存して一覧へ")
    press(page, "保存して一覧へ")
    look(page, "tasks-wrong")
    page.goto(f"/employer/postings/{posting.pk}/check/")
    look(page, "check-low")


@pytest.mark.parametrize("theme", THEMES)
def test_a_posting_that_lives(page_for, sign_in, look, theme):
    employer = make.member()
    posting = make.open_posting(employer, wants_self_application=True)
    waiting = make.submitted_posting(employer, title="営業")
    acceptance.ask_visit(by=make.staff(), posting_id=waiting.pk)
    page = page_for(theme, PHONE)
    sign_in(page, User.objects.get(pk=employer.user_id))
    page.goto("/employer/")
    look(page, "home")
    page.goto(f"/employer/postings/{waiting.pk}/")
    look(page, "visit")
    page.goto(f"/employer/postings/{posting.pk}/")
    look(page, "open")
    press(page, "受付を止める")
    look(page, "switched-off")
    page.goto(f"/employer/postings/{posting.pk}/hold/")
    press(page, "保留する")
    look(page, "hold-errors")
    page.goto(f"/employer/postings/{posting.pk}/cancel/")
    look(page, "cancel")
    press(page, "取り消す")
    look(page, "cancelled")


def test_the_postal_code_brings_the_municipality_without_a_button(page_for, sign_in):
    employer = make.member()
    posting = make.draft_posting(employer, municipality=None, street="", postal_code="")
    page = page_for("light", PHONE)
    sign_in(page, User.objects.get(pk=employer.user_id))
    page.goto(f"/employer/postings/{posting.pk}/workplace/")
    page.locator("#id_postal_code").fill("150-0001")
    page.locator("#id_street").focus()
    page.locator("#id_municipality option[value='13113']:checked").wait_for(state="attached")
    assert_accessible(page)
    # The page goes on saving itself, also after it has asked for the list.
    page.locator("#id_street").type("神宮前1-1")
    page.locator("[data-saved]").wait_for()
    posting.refresh_from_db()
    assert posting.draft_card.street == "神宮前1-1"


def test_typing_is_saved_without_a_button(page_for, sign_in):
    employer = make.member()
    posting = make.draft_posting(employer)
    page = page_for("light", PHONE)
    sign_in(page, User.objects.get(pk=employer.user_id))
    page.goto(f"/employer/postings/{posting.pk}/hours/")
    page.locator("#id_starts_at").fill("8時半")
    page.locator("[data-saved]").wait_for()
    posting.refresh_from_db()
    assert posting.draft_card.starts_at == dt.time(8, 30)
