"""求人票と実際が違うとの申出: a seeker tells, the accepting office deals with it, the employer never learns who."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from employers.actions import postings
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.notices import events, registry, relay, rendering
from hellowork.notices.models import Notification
from seekers import handlers, retention, tasks
from seekers.actions import emptying, reports
from seekers.actions.reports import HANDLED
from seekers.models import CardReport, Seeker
from tests.employers import factories as make
from tests.employers.pages import errors_of, main_of, soup_of
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, send

pytestmark = pytest.mark.django_db
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def employer():
    return make.member()


@pytest.fixture
def posting(employer) -> Posting:
    return make.open_posting(employer)


def address(posting: Posting, rest: str = "") -> str:
    return f"/jobs/{posting.acceptance.number}/{rest}"


def told(posting: Posting, by=None, **values) -> CardReport:
    values = {"differences": ["wages"], "text": "時給が違いました。"} | values
    return reports.report_card(by=by or seekers.online_seeker(), posting_id=posting.pk, **values)


def officer(posting: Posting, role: OfficeRole = OfficeRole.ACCEPTANCE):
    return make.staff(role, at=posting.acceptance.office)


class TestTelling:
    def test_from_the_page_of_the_posting_to_a_word_of_thanks(self, posting):
        browser = browser_of(seekers.online_seeker())
        link = soup_of(browser.get(address(posting))).select_one("#report")["href"]
        answer = send(browser, link, differences=["wages", "hours"], text="残業が月40時間でした。")

        assert answer.status_code == 303
        assert "申出を受け付けました" in main_of(browser.get(answer.headers["Location"]))
        report = CardReport.objects.get()
        assert report.differences == ["wages", "hours"]
        assert report.card_id == posting.card_id
        again = browser.get(link)
        assert "申出を受け付けています" in main_of(again)
        assert not soup_of(again).select("#report-form")

    @pytest.mark.parametrize(
        ("sent", "field"), [({}, "id_differences_0"), ({"differences": ["other"]}, "id_text")]
    )
    def test_what_is_missing_is_asked_for(self, posting, sent, field):
        answer = send(browser_of(seekers.online_seeker()), address(posting, "report/"), **sent)
        assert answer.status_code == 422
        assert field in errors_of(answer)
        assert not CardReport.objects.exists()

    def test_others_are_given_the_offices_telephone(self, client, posting, employer):
        for browser in (client, browser_of(employer), browser_of(make.staff())):
            page = soup_of(browser.get(address(posting)))
            assert not page.select("#report")
            words = page.find(id="report-title").find_parent("section")
            assert posting.acceptance.office.name in words.text
            assert words.select("a[href^='tel:']")

    def test_who_is_not_signed_in_is_led_there_and_others_find_no_page(self, client, posting, employer):
        assert client.get(address(posting, "report/")).status_code == 302
        assert browser_of(employer).get(address(posting, "report/")).status_code == 404

    def test_a_posting_that_has_ended_can_be_reported_too(self, posting, employer):
        postings.close_posting(by=employer, posting_id=posting.pk, transition="cancel")
        browser = browser_of(seekers.online_seeker())
        link = soup_of(browser.get(address(posting))).select_one("#report")["href"]
        assert send(browser, link, differences=["closed"]).headers["Location"] == "/me/"

    def test_the_page_names_nobody_of_a_posting_without_name(self):
        place = make.establishment(name="カナリヤ商会株式会社", kana="カナリヤショウカイ")
        hidden = make.open_posting(make.member(place), publication_level=3, title="カナリヤ商会の検査")
        page = browser_of(seekers.online_seeker()).get(address(hidden, "report/"))
        assert page.status_code == 200
        assert "カナリヤ" not in page.content.decode()

    def test_one_report_about_a_posting_waits_at_a_time(self, posting):
        seeker = seekers.online_seeker()
        first = told(posting, seeker)
        with pytest.raises(Refused) as refused:
            told(posting, seeker)
        assert refused.value.code == "reported"
        reports.handle_report(by=officer(posting), report_id=first.pk, note="確認しました。")
        assert told(posting, seeker)

    def test_a_day_has_a_cap(self, posting, monkeypatch, house_clock):
        monkeypatch.setattr(reports, "MOST_A_DAY", 1)
        seeker, another = seekers.online_seeker(), make.open_posting()
        told(posting, seeker)
        with pytest.raises(Refused) as refused:
            told(another, seeker)
        assert refused.value.code == "daily"
        house_clock.move(dt.timedelta(days=1))
        assert told(another, seeker)

    def test_what_one_may_not_read_one_cannot_report(self):
        with pytest.raises(ObjectDoesNotExist):
            told(make.open_posting(publication_level=4))

    def test_an_employer_reports_nothing(self, posting, employer):
        with pytest.raises(NotAllowed):
            told(posting, employer)


class TestAtTheDesk:
    def test_it_waits_in_the_queue_of_the_accepting_office_until_it_is_dealt_with(self, posting):
        report = told(posting)
        desk = browser_of(officer(posting))
        assert "求人票と実際が違うとの申出があります（賃金・手当）" in main_of(desk.get("/admin/"))

        page = reverse("admin:seekers_cardreport_change", args=[report.pk])
        assert "時給が違いました。" in main_of(desk.get(page))
        assert (
            send(
                desk, f"/admin/seekers/cardreport/{report.pk}/handle/", note="求人票を直してもらった。"
            ).status_code
            == 303
        )
        report.refresh_from_db()
        assert (report.handled_at, report.note) == (clock.now(), "求人票を直してもらった。")
        assert "との申出があります" not in main_of(desk.get("/admin/"))
        assert "求人票を直してもらった。" in main_of(desk.get(page))

    def test_another_office_does_not_find_it(self, posting):
        report = told(posting)
        elsewhere = make.staff(OfficeRole.ACCEPTANCE, at=make.office("13020"))
        page = reverse("admin:seekers_cardreport_change", args=[report.pk])
        assert browser_of(elsewhere).get(page).status_code == 404
        with pytest.raises(ObjectDoesNotExist):
            reports.handle_report(by=elsewhere, report_id=report.pk, note="確認")

    def test_who_counsels_reads_it_and_does_not_close_it(self, posting):
        report = told(posting)
        with pytest.raises(NotAllowed):
            reports.handle_report(
                by=officer(posting, OfficeRole.CONSULTATION), report_id=report.pk, note="確認"
            )

    def test_it_is_dealt_with_once(self, posting):
        report, by = told(posting), officer(posting)
        reports.handle_report(by=by, report_id=report.pk, note="確認しました。")
        with pytest.raises(Refused) as refused:
            reports.handle_report(by=by, report_id=report.pk, note="もう一度")
        assert refused.value.code == "handled"

    def test_the_employer_hears_of_nobody(self, posting, employer):
        by = seekers.online_seeker()
        told(posting, by)
        name = Seeker.objects.get(pk=by.seeker_id).name
        assert not Notification.objects.filter(user_id=employer.user_id).exclude(
            notice__startswith="posting."
        )
        browser = browser_of(employer)
        for page in ("/employer/", f"/employer/postings/{posting.pk}/", address(posting)):
            assert name not in browser.get(page).content.decode()
        assert not CardReport.objects.for_actor(employer)


def handled(report: CardReport, posting: Posting) -> None:
    reports.handle_report(by=officer(posting), report_id=report.pk, note="賃金台帳を見せてもらった。")


def heard() -> list[rendering.Rendered]:
    """What anybody was told of a report, after all events were answered."""
    relay.run()
    return rendering.render(Notification.objects.filter(notice=HANDLED))


class TestWordBackToTheReporter:
    def test_from_the_report_through_the_desk_to_the_page_of_the_posting(self, posting):
        seeker = seekers.online_seeker()
        browser = browser_of(seeker)
        send(browser, address(posting, "report/"), differences=["wages"], text="時給が違いました。")
        assert heard() == []

        report = CardReport.objects.get()
        page = f"/admin/seekers/cardreport/{report.pk}/handle/"
        send(browser_of(officer(posting)), page, note="賃金台帳を見せてもらった。")
        (told_of,) = heard()
        assert told_of.notification.user_id == seeker.user_id
        words = (
            "2026年11月11日（水曜日）にいただいた、求人票と実際が違うとの申出について、"
            "求人を受理した安定所が確認を終えました。お知らせいただき、ありがとうございました。"
        )
        assert told_of.line == words
        assert words in main_of(browser.get("/notices/"))
        answer = browser.get(f"/notices/{told_of.notification.pk}/")
        assert answer.headers["Location"] == address(posting)

    def test_the_mail_is_neutral_and_can_be_switched_off(self, posting):
        by = seekers.online_seeker()
        handled(told(posting, by), posting)
        relay.run()
        (sent,) = [each for each in mail.outbox if each.to == [User.objects.get(pk=by.user_id).email]]
        assert sent.subject == "【マイページ】新しいお知らせがあります"
        for word in ("求人票", "申出", "賃金", posting.standing.number, "青空食品", "鈴木"):
            assert word not in sent.body
        assert registry.get(HANDLED).can_be_switched_off

    def test_who_did_not_sign_in_could_not_report_and_nobody_is_told(self, client, posting):
        client.post(address(posting, "report/"), {"differences": ["wages"]})
        assert not CardReport.objects.exists()
        assert heard() == []

    def test_others_who_reported_the_same_wait_for_their_own(self, posting):
        first, second = told(posting), told(posting)
        handled(first, posting)
        assert [each.notification.object_id for each in heard()] == [str(first.pk)]
        handled(second, posting)
        assert len(heard()) == 2

    def test_dealt_with_twice_it_is_told_once(self, posting):
        report = told(posting)
        handled(report, posting)
        with pytest.raises(Refused):
            handled(report, posting)
        assert len(heard()) == 1
        handlers.tell_reporter(events.Event(HANDLED, str(report.pk), "once"))
        assert len(heard()) == 1

    @pytest.mark.parametrize("level", [3, 4])
    def test_of_a_posting_without_name_or_not_public_it_reveals_nothing(self, level):
        place = make.establishment(name="カナリヤ商会株式会社", kana="カナリヤショウカイ")
        hidden = make.open_posting(make.member(place), publication_level=3, title="カナリヤ商会の検査")
        seeker = seekers.online_seeker()
        report = told(hidden, seeker)
        Posting.objects.filter(pk=hidden.pk).update(publication_level=level)
        handled(report, hidden)
        (told_of,) = heard()
        assert told_of.path == ("/jobs/" if level == 4 else address(hidden))
        for word in ("カナリヤ", hidden.standing.number, "検査", "賃金"):
            assert word not in told_of.line
        page = browser_of(seeker).get(f"/notices/{told_of.notification.pk}/", follow=True)
        assert page.status_code == 200
        assert "カナリヤ" not in page.content.decode()

    def test_of_one_that_has_ended_it_leads_to_the_search(self, posting, employer):
        report = told(posting)
        handled(report, posting)
        assert heard()[0].path == address(posting)
        postings.close_posting(by=employer, posting_id=posting.pk, transition="cancel")
        assert heard()[0].path == "/jobs/"

    def test_who_has_left_is_told_nothing(self, posting):
        report = told(posting)
        User.objects.filter(seeker=report.seeker).delete()
        handled(report, posting)
        assert heard() == []

    @pytest.mark.parametrize("already_told", [False, True])
    def test_of_who_was_forgotten_nothing_is_told_or_left_to_read(self, posting, already_told):
        report = told(posting)
        handled(report, posting)
        assert not already_told or len(heard()) == 1
        emptying.empty_seekers([report.seeker])
        assert heard() == []

    def test_of_a_posting_whose_last_day_is_over_it_leads_to_the_search(self, posting, house_clock):
        handled(told(posting), posting)
        house_clock.move_to(2027, 2, 1, 0, 0)
        assert heard()[0].path == "/jobs/"


def test_reports_are_forgotten_after_two_years(posting, house_clock):
    told(posting)
    house_clock.move(retention.CARD_REPORTS.age - MOMENT)
    assert tasks.forget_card_reports()["done"] == 0
    house_clock.move(MOMENT)
    assert tasks.forget_card_reports()["done"] == 1
    assert not CardReport.objects.exists()
