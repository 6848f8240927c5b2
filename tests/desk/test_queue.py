"""Today's work: what waits, for whom, in which order, and at what price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.actions import acceptance
from hellowork.accounts.actor import OfficeRole
from hellowork.desk import work
from tests.desk import makers
from tests.desk.officer import text_of
from tests.employers import factories as make

pytestmark = pytest.mark.django_db


# The kinds of this floor and the ground; those of the floors above have tests of their own.
OURS = {"受理待ち", "来所の期限", "紹介期限が近い求人", "送信できなかったもの"}


def kinds(page) -> dict[str, int]:
    """The counts of our kinds beside the list."""
    counts = {
        text_of(link).removesuffix(text_of(link.select_one(".desk-count"))).strip(): int(
            text_of(link.select_one(".desk-count"))
        )
        for link in page.soup.select(".desk-kinds a")
    }
    return {name: number for name, number in counts.items() if name in OURS}


def elsewhere():
    """An employer whose office is another one."""
    return make.member(make.establishment(office=make.office("27020", is_default=False), name="北沢商店"))


def test_an_empty_desk_says_so(officer):
    page = officer().get("/admin/")

    assert page.h1 == "今日の仕事"
    assert "いま待っている仕事はありません" in page.text
    assert kinds(page) == {"受理待ち": 0, "来所の期限": 0, "紹介期限が近い求人": 0}


def test_a_posting_that_waits_shows_its_age_in_open_hours_and_whom_to_call(officer, house_clock):
    house_clock.move_to(2026, 11, 13, 16, 15)  # A Friday, an hour before the offices close.
    make.submitted_posting()
    house_clock.move_to(2026, 11, 16, 9, 30)

    (line,) = officer().get("/admin/").lines
    assert "受理待ち" in line
    assert "開庁時間で2時間経過" in line
    assert "一般事務（青空食品株式会社）" in line
    assert "03-1234-5678" in line
    assert "内容を確認する" in line


def test_the_oldest_waits_on_top(officer, house_clock):
    for day, title in ((9, "ふたつめ"), (6, "ひとつめ"), (10, "みっつめ")):
        house_clock.move_to(2026, 11, day, 10, 0)
        make.submitted_posting(title=title)
    house_clock.move_to(2026, 11, 11, 10, 0)

    lines = officer().get("/admin/").lines
    assert [next(n for n in ("ひとつめ", "ふたつめ", "みっつめ") if n in line) for line in lines] == [
        "ひとつめ",
        "ふたつめ",
        "みっつめ",
    ]


def test_the_own_office_is_shown_first_and_the_others_when_asked(officer, house_clock):
    someone = officer()
    make.submitted_posting(elsewhere(), title="よそ")
    house_clock.move_to(2026, 11, 11, 11, 0)
    make.submitted_posting(title="うち")

    page = someone.get("/admin/")
    assert len(page.lines) == 1
    assert "うち" in page.lines[0]
    page = someone.get("/admin/?scope=all")
    assert ["うち" in line for line in page.lines] == [True, False]
    assert kinds(page)["受理待ち"] == 2


def test_visits_and_ends_come_in_time(officer, house_clock):
    makers.visit_asked()  # Asked on the 11th, to be made by the 25th.
    make.open_posting()  # Runs until 31 January.
    assert officer().get("/admin/").lines == []

    house_clock.move_to(2026, 11, 22, 10, 0)
    (line,) = officer().get("/admin/").lines
    assert "来所の期限" in line
    assert "2026年11月25日（水曜日） まで" in line

    house_clock.move_to(2027, 1, 24, 10, 0)
    (line,) = officer().get("/admin/?kind=ending").lines
    assert "2027年1月31日（日曜日） まで" in line


def test_more_than_a_page_is_counted_and_told(officer, monkeypatch):
    monkeypatch.setattr(work, "MOST_LINES", 3)
    for _each in range(3):
        make.submitted_posting()
        makers.dead_letter()

    page = officer(OfficeRole.SUPERVISION).get("/admin/")
    assert len(page.lines) == 3
    assert "このほかに3件あります" in page.text


def test_roles_see_their_own_work(officer):
    make.submitted_posting()
    makers.dead_letter()

    assert kinds(officer(OfficeRole.SUPERVISION).get("/admin/")) == {
        "受理待ち": 1,
        "来所の期限": 0,
        "紹介期限が近い求人": 0,
        "送信できなかったもの": 1,
    }
    assert kinds(officer(OfficeRole.CONSULTATION).get("/admin/")) == {"紹介期限が近い求人": 0}
    page = officer(OfficeRole.READING).get("/admin/")
    assert "割り当てられる仕事はありません" in page.text


def test_done_work_leaves_the_queue(officer):
    posting, someone = make.submitted_posting(), officer()
    assert len(someone.get("/admin/").lines) == 1
    acceptance.accept_posting(by=someone.actor, posting_id=posting.pk, is_performed_at_client=False)
    assert someone.get("/admin/").lines == []


def test_a_kind_that_nobody_knows_shows_everything(officer):
    make.submitted_posting()
    assert len(officer().get("/admin/?kind=nonsense&scope=none").lines) == 1


def test_the_queue_costs_the_same_however_much_waits(officer):
    someone = officer(OfficeRole.SUPERVISION)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            someone.get("/admin/?scope=all")
        return len(queries)

    for _each in range(2):
        make.submitted_posting()
        makers.visit_asked()
        makers.dead_letter()
        make.open_posting()
    cost()  # The first page of a session costs a little more.
    few = cost()
    for _each in range(5):
        make.submitted_posting(elsewhere())
        makers.dead_letter()
    assert cost() == few
    assert few <= 12
