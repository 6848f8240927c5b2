"""The lists and pages of the desk: searching, filtering, what is shown, what it costs."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.actions import postings
from hellowork.accounts import sealing
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.audit import jobs
from hellowork.notices.models import OutboxKind, OutboxState
from hellowork.offices.models import StaffMember
from tests.desk import makers
from tests.desk.officer import text_of
from tests.employers import factories as make

pytestmark = pytest.mark.django_db


def rows(page) -> list[str]:
    return [text_of(each) for each in page.soup.select(".desk-table tbody th")]


@pytest.mark.parametrize(
    "typed",
    ["13010-00000001", "１３０１０ー００００", "あおぞら", "ｱｵｿﾞﾗ", "青空食品"],
    ids=["number", "wide", "kana", "half", "name"],
)
def test_a_posting_is_found_in_any_spelling(officer, typed):
    make.open_posting()
    other = make.member(make.establishment(name="北沢商店", kana="キタザワショウテン"))
    make.submitted_posting(other, title="配達")

    assert rows(officer().get(f"/admin/employers/posting/?q={typed}")) == ["一般事務"]


def test_an_establishment_is_found_by_number_and_shows_its_people_and_postings(officer):
    employer = make.member()
    posting = make.open_posting(employer)
    number, someone = posting.establishment.number, officer()

    for typed in (number, posting.establishment.corporate_number, "アオゾラ"):
        assert rows(someone.get(f"/admin/employers/establishment/?q={typed}")) == ["青空食品株式会社"]
    page = someone.see(posting.establishment)
    assert "田村" in page.text
    assert "管理者" in page.text
    assert "13010-00000001" in page.text
    assert page.buttons == ["利用者のメールアドレスを窓口で変更"]


def test_the_list_filters_by_the_offices_words(officer):
    make.submitted_posting(title="待つ求人")
    make.open_posting(title="公開の求人")
    someone = officer()

    page = someone.get("/admin/employers/posting/?state=submitted")
    assert rows(page) == ["待つ求人"]
    assert "状態：受理待ち" in page.text
    far = officer(at=make.office("27020", is_default=False))
    assert rows(far.get("/admin/employers/posting/?office=own")) == []
    assert "当てはまるものはありません" in far.get("/admin/employers/posting/?office=own").text


@pytest.mark.parametrize(
    "query", ["establishment__telephone__startswith=0", "draft_card__note_to_office=x", "state__regex=a"]
)
def test_an_address_is_no_way_to_ask_for_other_fields(officer, query):
    assert officer().client.get(f"/admin/employers/posting/?{query}").status_code in (302, 400)


@pytest.mark.parametrize(
    "query",
    [
        "p=9999",
        "p=abc",
        "o=99.-1",
        "o=x",
        "e=1&p=9999",
        "state=nonsense",
        "office=x",
        "q=%00",
        "all=1",
        "_popup=1",
    ],
)
def test_odd_addresses_of_a_list_are_answered(officer, query):
    make.open_posting()
    someone = officer()
    answer = someone.client.get(f"/admin/employers/posting/?{query}")
    while answer.status_code == 302:
        answer = someone.client.get(answer.headers["Location"])
    assert answer.status_code in (200, 400, 404)


def test_pages_that_only_show_take_no_post(officer):
    posting, someone = make.open_posting(), officer(OfficeRole.SUPERVISION)
    for address in (
        "/admin/",
        "/admin/lists/",
        "/admin/employers/posting/",
        f"/admin/employers/posting/{posting.pk}/change/",
    ):
        assert someone.client.post(address, {"state": "closed"}).status_code == 405


def test_lists_cost_the_same_however_long(officer):
    someone = officer(OfficeRole.SUPERVISION)
    lists = [
        "/admin/employers/posting/",
        "/admin/employers/establishment/",
        "/admin/offices/staffmember/",
        "/admin/notices/outboxmessage/",
        "/admin/audit/transitionrecord/",
    ]

    def cost() -> list[int]:
        found = []
        for address in lists:
            with CaptureQueriesContext(connection) as queries:
                someone.get(address)
            found.append(len(queries))
        return found

    make.open_posting()
    makers.dead_letter()
    cost()  # The first pages of a session cost a little more.
    few = cost()
    for _each in range(4):
        make.open_posting()
        make.submitted_posting(make.member(make.establishment()))
        makers.dead_letter()
    assert cost() == few
    assert max(few) <= 12


def test_the_page_of_a_posting_costs_the_same_however_long_its_story(officer):
    employer = make.member()
    posting, someone = make.open_posting(employer), officer()
    make.open_posting(employer)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            someone.see(posting)
        return len(queries)

    cost()
    few = cost()
    for _each in range(3):
        make.open_posting(employer)
        postings.hold_posting(by=someone.actor, posting_id=posting.pk, reason="応募が多いため")
        postings.release_posting(by=someone.actor, posting_id=posting.pk)
    assert cost() == few


def test_every_list_and_one_page_of_each_can_be_opened_by_the_supervision(officer):
    someone = officer(OfficeRole.SUPERVISION)
    posting, letter = make.open_posting(), makers.dead_letter()
    jobs.beat("heartbeat")
    colleague = makers.colleague(active=True)

    page = someone.get("/admin/lists/")
    links = [link["href"] for link in page.soup.select(".task-list a")]
    assert len(links) >= 7
    for link in links:
        assert someone.get(link).status == 200, link
    for obj in (
        posting,
        letter,
        posting.establishment.office,
        colleague,
        User.objects.get(pk=someone.actor.user_id),
    ):
        assert someone.see(obj).status == 200
    assert someone.get("/admin/audit/heartbeat/heartbeat/change/").status == 200


@pytest.mark.parametrize("missing", ["999999999", "x", "99999999999999999999"])
def test_what_is_not_there_is_404(officer, missing):
    someone = officer(OfficeRole.SUPERVISION)
    assert someone.get(f"/admin/employers/posting/{missing}/change/").status == 404
    assert someone.get(f"/admin/offices/staffmember/{missing}/edit/").status == 404
    assert someone.get("/admin/employers/posting/nonsense/").status == 404


def test_the_supervision_adds_a_colleague_who_can_sign_in(officer):
    someone = officer(OfficeRole.SUPERVISION)
    place = make.office()
    form = someone.get("/admin/offices/staffmember/new/")
    page = someone.send(form, email="Ｎew＠example.org", name="高橋 𠮷男", office=place.pk, role="acceptance")

    member = StaffMember.objects.get(name__startswith="高橋")
    assert (member.user.email, member.user.is_staff, member.role) == ("new@example.org", True, "acceptance")
    assert page.message == "職員を追加しました。"
    assert "職員を追加する" in text_of(page.soup.select_one(".timeline"))

    again = someone.send(
        someone.get(form.address), email="new@example.org", name="別人", office=place.pk, role="reading"
    )
    assert again.status == 422
    assert "すでに使われています" in again.errors[0]


def test_nobody_changes_their_own_role_or_ends_themselves(officer):
    someone = officer(OfficeRole.SUPERVISION)
    me = StaffMember.objects.get(user_id=someone.actor.user_id)

    page = someone.act(me, "所属と役割を変更する", role="reading")
    assert "ご自身の所属と役割は変更できません" in page.errors[0]
    page = someone.act(me, "利用を停止する")
    assert "ご自身の所属と役割は変更できません" in page.errors[0]
    me.refresh_from_db()
    assert me.role == OfficeRole.SUPERVISION
    assert not LogEntry.objects.exists()


def test_a_role_is_changed_and_written_down_and_access_ends_and_returns(officer):
    someone, other = officer(OfficeRole.SUPERVISION), officer(OfficeRole.READING)
    member = StaffMember.objects.get(user_id=other.actor.user_id)

    page = someone.act(member, "所属と役割を変更する", role="acceptance")
    member.refresh_from_db()
    assert member.role == OfficeRole.ACCEPTANCE
    assert "求人受付" in text_of(page.soup.select_one(".timeline"))

    someone.act(member, "利用を停止する")
    assert other.client.get("/admin/").status_code == 302
    page = someone.act(member, "利用を再開する")
    assert page.message == "利用を再開しました。"


def test_an_office_is_changed_by_the_supervision(officer):
    place, someone = make.office(), officer(OfficeRole.SUPERVISION)

    page = someone.act(
        place, "所在地・連絡先を変更する", telephone="０３（１２３４）５６７８", access="東京駅から歩いて５分"
    )
    place.refresh_from_db()
    assert place.telephone == "+81312345678"
    assert page.message == "変更を保存しました。"
    assert "03-1234-5678" in page.text


def test_the_timeline_says_who_edited_which_field_and_what_stood_there_before(officer):
    place, someone = make.office(), officer(OfficeRole.SUPERVISION)
    before = place.access, place.telephone
    someone.act(place, "所在地・連絡先を変更する", telephone="03-9999-0000")
    page = someone.act(place, "所在地・連絡先を変更する", telephone="03-8888-0000", access=before[0])

    entries = [text_of(each) for each in page.soup.select(".timeline li")]
    edits = [each for each in entries if each.startswith("電話番号の編集")]
    assert len(edits) == 2
    assert all("佐藤" in each for each in edits)
    assert sum("編集前 電話番号：03-9999-0000" in each for each in edits) == 1


def test_a_dead_letter_is_tried_again_and_a_useless_one_is_not(officer, house_clock):
    letter, someone = makers.dead_letter(), officer(OfficeRole.SUPERVISION)

    page = someone.act(letter, "もう一度送る")
    assert page.message == "もう一度送ります。"
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.finished_at) == (OutboxState.WAITING, 0, None)
    assert page.buttons == []

    late = makers.dead_letter(ends_at=house_clock.now)
    assert "有効な時間を過ぎている" in someone.act(late, "もう一度送る").message


def test_mails_with_codes_are_read_in_the_demonstration_only(officer, settings, house_clock):
    content = {"to": "someone@example.org", "subject": "ログイン用のコード", "body": "12345678"}
    message = makers.dead_letter(
        kind=OutboxKind.ACCOUNT_MAIL, sealed=sealing.seal(json.dumps(content)), ends_at=house_clock.now
    )
    someone = officer(OfficeRole.SUPERVISION)

    page = someone.see(message)
    assert "内容は、職員にも表示されません" in page.text
    assert "12345678" not in page.text
    settings.IN_DEMO = True
    assert "12345678" in someone.see(message).text


def test_accounts_are_found_by_their_whole_address(officer):
    someone = officer(OfficeRole.SUPERVISION)
    email = User.objects.get(pk=someone.actor.user_id).email

    assert rows(someone.get(f"/admin/accounts/user/?q={email.upper()}")) == [email]
    assert rows(someone.get("/admin/accounts/user/?q=staff")) == []
