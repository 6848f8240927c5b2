"""Acceptance at the desk: what the officer reads, what each button does, what is refused."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.admin.postings import PostingAdmin
from employers.choices import PostingState
from employers.lifecycle import POSTING
from employers.models import Posting
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.lifecycle import Audience
from tests.desk import makers
from tests.desk.officer import text_of
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/employers/posting/{}/{}/"


def state_of(posting: Posting) -> str:
    return Posting.objects.get(pk=posting.pk).state


def test_the_officer_reads_the_card_in_words_with_its_establishment(officer):
    page = officer().see(make.submitted_posting())

    assert page.h1 == "一般事務（青空食品株式会社）"
    assert "受理待ち" in page.text
    assert "230,000円" in page.text
    assert "通常の勤務時間" in page.text
    assert "青空食品株式会社" in page.text
    assert page.buttons == ["受理する", "修正をお願いする", "来所をお願いする", "取り下げる", "不受理とする"]


def test_accepting_gives_the_number_and_opens_the_posting(officer):
    posting, someone = make.submitted_posting(), officer()

    page = someone.act(posting, "受理する", is_performed_at_client="here")

    posting.refresh_from_db()
    assert page.message == "受理しました。求人番号は13010-00000001です。"
    assert posting.state == PostingState.OPEN
    assert posting.acceptance.refer_until == dt.date(2027, 1, 31)
    assert posting.acceptance.accepted_by_id == someone.actor.user_id
    assert "公開中" in page.text
    assert text_of(page.soup.select_one(".timeline li")).startswith("受理する（受理待ち → 公開中）")
    assert "佐藤" in text_of(page.soup.select_one(".timeline li"))


def test_what_the_employer_declared_is_read_before_accepting(officer):
    someone, employer = officer(), make.member()
    declared = make.draft_posting(employer)
    postings.submit_posting(by=employer, posting_id=declared.pk, declared=True)

    assert "いずれにも当たらない（2026年11月11日" in someone.press(someone.see(declared), "受理する").text
    on_paper = make.submitted_posting(employer)
    assert "なし（紙の申込みなど）" in someone.press(someone.see(on_paper), "受理する").text


def test_the_place_of_work_must_be_confirmed_and_the_day_can_be_earlier(officer):
    posting, someone = make.submitted_posting(), officer()

    form = someone.press(someone.see(posting), "受理する")
    refused = someone.send(form, refer_until_year="令和9", refer_until_month="１", refer_until_day="15")
    assert (refused.status, refused.errors) == (422, ["就業先の確認を選んでください。"])
    assert state_of(posting) == PostingState.SUBMITTED

    someone.send(refused, is_performed_at_client="at_client")
    posting.refresh_from_db()
    assert posting.acceptance.is_performed_at_client
    assert posting.acceptance.refer_until == dt.date(2027, 1, 15)


def test_a_day_beyond_the_second_month_is_refused_with_what_was_typed(officer):
    posting, someone = make.submitted_posting(), officer()

    page = someone.act(
        posting,
        "受理する",
        is_performed_at_client="here",
        refer_until_year="2027",
        refer_until_month="2",
        refer_until_day="1",
    )

    assert page.errors == ["紹介期限日は、今日から翌々月末までの日にしてください。"]
    assert page.soup.select_one("[name=refer_until_month]")["value"] == "2"
    assert state_of(posting) == PostingState.SUBMITTED


def test_a_red_finding_stands_beside_its_field_and_blocks(officer):
    posting, someone = make.submitted_posting(base_min=150_000, base_max=160_000, allowances=[]), officer()

    page = someone.see(posting)
    assert "最低賃金" in text_of(page.soup.select_one("#column-base_min"))
    assert page.soup.select_one("#column-base_min")["class"] == ["is-red"]
    assert "受理する" not in page.buttons
    assert "受理できない点が1件あります" in text_of(page.soup.select_one(".act-blocked"))

    someone.client.post(ADDRESS.format(posting.pk, "accept"), {"is_performed_at_client": "here"})
    assert state_of(posting) == PostingState.SUBMITTED


def test_remarks_go_back_to_the_employer_and_what_was_found_is_proposed(officer):
    posting, someone = make.submitted_posting(base_min=150_000, base_max=160_000, allowances=[]), officer()

    form = someone.press(someone.see(posting), "修正をお願いする")
    sent = form.fields(form.soup.select_one(".desk-act form"))
    assert sent["field_0"] == "base_min"
    assert "最低賃金" in sent["text_0"]

    page = someone.send(form, field_1="description", text_1="１日の件数もお書きください。")
    assert state_of(posting) == PostingState.RETURNED
    assert page.message == "修正のお願いを送りました。"
    remarks = {remark.field: remark.text for remark in posting.draft_card.remarks.all()}
    assert remarks.keys() == {"base_min", "description"}
    assert remarks["description"] == "1日の件数もお書きください。"
    assert "1日の件数もお書きください。" in text_of(page.soup.select_one("#column-description"))


def test_a_remark_needs_its_words_and_at_least_one_is_asked_for(officer):
    posting, someone = make.submitted_posting(), officer()

    assert someone.act(posting, "修正をお願いする").errors == [
        "修正をお願いする内容を、1つ以上入力してください。"
    ]
    page = someone.act(posting, "修正をお願いする", field_0="title")
    assert page.errors == ["お願いの内容を入力してください。"]
    assert state_of(posting) == PostingState.SUBMITTED


def test_a_visit_shows_its_day_before_it_is_asked_and_is_confirmed_later(officer, house_clock):
    house_clock.move_to(2026, 11, 9, 9, 0)
    posting, someone = make.submitted_posting(), officer()

    form = someone.press(someone.see(posting), "来所をお願いする")
    assert "2026年11月20日（金曜日）" in form.text
    page = someone.send(form)
    assert state_of(posting) == PostingState.VISIT_ASKED
    assert "2026年11月20日（金曜日）" in page.text
    assert page.buttons == ["来所を確認した", "取り下げる"]

    someone.press(page, "来所を確認した")
    assert state_of(posting) == PostingState.SUBMITTED


def test_refusing_names_the_ground_of_the_law(officer):
    posting, someone = make.submitted_posting(), officer()

    page = someone.act(
        posting, "不受理とする", ground="1", explanation="深夜の年少者の就業が含まれています。"
    )
    assert state_of(posting) == PostingState.REFUSED
    assert "一号：内容が法令に違反する 深夜の年少者の就業が含まれています。" in page.text


def test_a_posting_is_withdrawn_held_released_and_ended(officer):
    waiting, someone = make.submitted_posting(), officer()
    live = make.open_posting()

    someone.act(waiting, "取り下げる")
    assert state_of(waiting) == PostingState.WITHDRAWN

    page = someone.act(live, "紹介を保留する", reason="応募が多いため")
    assert state_of(live) == PostingState.ON_HOLD
    assert "応募が多いため" in page.text
    someone.press(page, "保留を解除する")
    assert state_of(live) == PostingState.OPEN
    someone.act(live, "充足として終了する")
    assert state_of(live) == PostingState.FILLED
    assert someone.see(live).buttons == []


def test_every_transition_of_the_office_has_its_button():
    arrows = {arrow.name for arrow in POSTING.transitions if Audience.OFFICE in arrow.by}
    # A card on paper is not handed in at the desk yet.
    assert arrows - {"submit"} == PostingAdmin.acts.keys()


def test_what_another_officer_did_meanwhile_stops_an_old_page(officer):
    posting, slow, quick = make.submitted_posting(), officer(), officer()
    form = slow.press(slow.see(posting), "受理する")
    quick.act(posting, "取り下げる")

    page = slow.send(form, is_performed_at_client="here")
    assert "ほかの操作で状態が変わったため" in page.message
    assert "いまの状態：取下げ" in page.message
    assert state_of(posting) == PostingState.WITHDRAWN


def test_a_card_that_came_back_changed_is_not_accepted_unread(officer, house_clock):
    employer = make.member()
    posting, someone = make.submitted_posting(employer), officer()
    form = someone.press(someone.see(posting), "受理する")
    house_clock.move(dt.timedelta(minutes=1))
    acceptance.send_back_posting(
        by=make.staff(), posting_id=posting.pk, remarks=[RemarkText("title", "職種を詳しくお書きください。")]
    )
    postings.submit_posting(by=employer, posting_id=posting.pk)

    page = someone.send(form, is_performed_at_client="here")
    assert "ほかの操作で状態が変わったため" in page.message
    assert state_of(posting) == PostingState.SUBMITTED


def test_an_act_that_the_state_does_not_allow_is_a_message_not_an_error(officer):
    posting, someone = make.open_posting(), officer()

    for act in ("accept", "send_back", "ask_visit", "confirm_visit", "refuse", "withdraw", "release"):
        for answer in (
            someone.client.get(ADDRESS.format(posting.pk, act)),
            someone.client.post(ADDRESS.format(posting.pk, act), {"is_performed_at_client": "here"}),
        ):
            assert answer.status_code == 303
            assert answer.headers["Location"] == ADDRESS.format(posting.pk, "change")
    assert state_of(posting) == PostingState.OPEN


def test_the_office_with_jurisdiction_decides_and_every_office_may_read(officer):
    posting = make.submitted_posting()
    elsewhere = officer(at=make.office("27020", is_default=False))

    page = elsewhere.see(posting)
    assert "230,000円" in page.text
    assert "受理する ：管轄の青葉台13010が行います。" in page.text
    assert page.buttons == []
    for act in ("accept", "send_back", "ask_visit", "refuse", "withdraw"):
        answer = elsewhere.client.post(ADDRESS.format(posting.pk, act), makers.ANSWERS)
        assert answer.status_code == 303
    assert state_of(posting) == PostingState.SUBMITTED
    assert not posting.draft_card.remarks.exists()


def test_a_form_that_outlived_its_session_comes_back_filled_in(officer):
    posting, someone = make.submitted_posting(), officer()
    form = someone.press(someone.see(posting), "不受理とする")
    fields = form.fields(form.soup.select_one(".desk-act form")) | {
        "ground": "2",
        "explanation": "賃金が著しく低いため。",
    }
    someone.client.logout()
    someone.client.get("/accounts/login/")
    answer = someone.client.post(
        form.address, fields, headers={"Referer": f"http://testserver{form.address}"}
    )
    assert answer.status_code in (302, 303)
    back = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]

    someone.client.force_login(User.objects.get(pk=someone.actor.user_id))
    page = someone.get(back)
    assert "まだ送信されていません" in page.message
    assert "賃金が著しく低いため。" in page.text
    assert someone.send(page).status == 200
    assert state_of(posting) == PostingState.REFUSED


def test_drafts_do_not_exist_for_staff(officer):
    draft, someone = make.draft_posting(), officer(OfficeRole.SUPERVISION)

    assert someone.see(draft).status == 404
    for act in PostingAdmin.acts:
        assert someone.client.post(ADDRESS.format(draft.pk, act)).status_code == 404
    assert "一般事務" not in someone.get(reverse("admin:employers_posting_changelist")).text
