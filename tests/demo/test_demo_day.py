"""The day of demo data: it loads, twice, on any day, with every state of every table and today's work of 佐藤."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from applications.choices import Method
from applications.models import Application, Interview, SlotOffer
from employers.choices import ContractWork, PostingState
from employers.models import Establishment, JobCard, Posting
from employers.search.models import PostingSearch
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from hellowork.calendar import days
from hellowork.clock import TOKYO
from hellowork.demo import catalogue, loading
from hellowork.lifecycle import all_lifecycles
from hellowork.mypage.hats import worn_by
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from referrals.actions import proposing
from referrals.choices import NoCallReason
from referrals.models import Letter, Referral
from seekers.models import Seeker
from tests.demo.stage import LIFECYCLES, MODELS, loaded
from tests.strict.client import HouseClient
from tests.strict.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def day(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(NOW):
        yield


def browser_of(email: str) -> HouseClient:
    browser = HouseClient()
    browser.force_login(User.objects.get(email=email))
    return browser


def main_of(browser: HouseClient, address: str) -> BeautifulSoup:
    response = browser.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


class TestPresent:
    def test_every_table_of_states_is_looked_at(self):
        assert {table.name for table in all_lifecycles()} == MODELS.keys()

    @pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda table: table.name)
    def test_every_state_is_there(self, day, lifecycle):
        present = set(MODELS[lifecycle.name].objects.values_list("state", flat=True))
        assert set(lifecycle.states.values) - present == set()

    def test_a_seeker_has_been_told_of_new_postings(self, day):
        lines = main_of(browser_of("seeker@demo.example"), "/me/searches/").select(".task-list > li")
        assert ["を知らせました" in line.text for line in lines] == [False, True]
        assert "新着" in lines[1].text

    def test_every_state_of_the_outbox_is_there(self, day):
        assert set(OutboxMessage.objects.values_list("state", flat=True)) == set(OutboxState.values)

    def test_the_four_accounts_are_there(self, day):
        names = ("staff", "employer", "seeker", "online-seeker")
        emails = User.objects.values_list("email", flat=True)
        assert {f"{name}@demo.example" for name in names} <= set(emails)

    def test_there_are_postings_of_a_dozen_establishments_in_several_prefectures(self, day):
        assert Establishment.objects.count() >= 12
        assert Posting.objects.count() >= 60
        live = Posting.objects.live()
        assert live.values("card__municipality__prefecture").distinct().count() >= 5
        assert live.values("card__occupation").distinct().count() >= 10
        assert PostingSearch.objects.count() >= 45

    def test_no_two_establishments_and_no_two_postings_are_the_same(self):
        companies = catalogue.companies()
        assert len({company.name for company in companies}) == len(companies)
        offers = [offer for company in companies for offer in (*company.offers, *company.scenes)]
        assert len({offer.title for offer in offers}) == len(offers)
        assert len({offer.description for offer in offers}) == len(offers)

    def test_every_posting_describes_its_own_work(self, day):
        said = JobCard.objects.exclude(description="").values_list("title", "description").distinct()
        assert len({description for _title, description in said}) == len(said)

    def test_no_number_is_taken_for_another(self, day):
        letters = Letter.objects.values_list("number", "seeker_number", "posting_number")
        assert letters
        assert [numbers for numbers in letters if len(set(numbers)) < len(numbers)] == []

    def test_nobody_is_interviewed_on_a_day_off(self, day):
        asked = Interview.objects.values_list("at", flat=True)
        assert [at for at in asked if not days.is_open_day(days.day_of(at))] == []


class TestScenes:
    def test_todays_work_of_sato(self, day, settings):
        """Scene 1."""
        settings.SECOND_FACTOR_FOR_STAFF = False
        page = main_of(browser_of("staff@demo.example"), "/admin/")
        counts = {}
        for link in page.select("nav a, .desk-kinds a, a[href*='kind=']"):
            words = link.get_text(" ", strip=True).split()
            counts[words[0]] = int(next(filter(str.isdigit, reversed(words)), "0"))
        wanted = {"電話をかける": 4, "受理待ち": 3, "今日と明日が応募期限": 2, "結果の未登録": 1}
        wanted |= {"電話確認をせずに送った紹介": 1, "もう一度の希望": 1, "送信できなかったもの": 1}
        assert {name: counts.get(name) for name in wanted} == wanted

    def test_a_low_wage_is_returned_with_two_remarks_and_a_visit_is_due_on_an_open_day(self, day):
        """Scene 2."""
        midori = Posting.objects.filter(establishment__kana="ミドリカイゴ")
        returned = midori.get(state=PostingState.RETURNED)
        assert returned.draft_card.remarks.count() == 2
        assert returned.draft_card.base_min == 1_190
        visit = midori.get(state=PostingState.VISIT_ASKED)
        asked = days.day_of(visit.state_since)
        assert days.is_open_day(visit.visit_by)
        assert visit.visit_by == days.open_day_on_or_before(asked + dt.timedelta(days=14))

    def test_one_age_limit_is_accepted_and_another_returned(self, day):
        """Scene 3."""
        yamato = Posting.objects.filter(establishment__kana="ヤマトセイキ")
        assert yamato.live().filter(card__age_until=59).exists()
        assert yamato.get(state=PostingState.RETURNED).draft_card.age_until == 35

    def test_one_confirmation_serves_two_and_the_third_is_stopped(self, day):
        """Scene 4."""
        posting = Posting.objects.get(card__title="販売・配達スタッフ")
        made = posting.referrals.values_list("state", flat=True)
        assert sorted(made) == ["draft", "sent", "sent"]
        third = posting.referrals.get(state="draft")
        officer = User.objects.get(email="staff@demo.example")
        with pytest.raises(Refused, match="call_full"):
            proposing.send(
                by=worn_by(officer, chosen=None).actor,
                referral_id=third.pk,
                why=third.why,
                call_id=posting.calls.get().pk,
            )

    def test_a_person_on_paper_was_referred_at_the_window(self, day):
        """Scene 5."""
        application = Application.objects.get(name="田中正夫")
        assert application.method == Method.WINDOW
        assert application.seeker.user_id is None
        assert application.letter_id is not None
        assert application.interviews.exists()
        assert application.posting.acceptance.office.name.startswith("ハローワーク港南")

    def test_suzuki_reads_a_posting_whose_name_is_hidden_and_has_until_tomorrow(self, day):
        """Scene 6."""
        browser = browser_of("seeker@demo.example")
        referral = Referral.objects.sent().get(posting__publication_level=3)
        assert days.last_day_before(referral.deadline_at) == NOW.date() + dt.timedelta(days=1)
        assert "大和精機株式会社" in main_of(browser, f"/me/referrals/{referral.pk}/").text
        assert "ハローワークから求人が届いています" in main_of(browser, "/me/").text

    def test_takahashi_asks_again_and_the_employer_was_told_no_name(self, day):
        """Scene 7."""
        referral = Referral.objects.get(asked_again_at__isnull=False)
        assert (referral.state, referral.seeker.name) == ("expired", "高橋直樹")
        told = Notification.objects.get(notice="referral.expire.employer", object_id=str(referral.pk))
        page = main_of(browser_of(told.user.email), "/notices/")
        assert "お電話でご案内した方は、期限までに応募がありませんでした。" in page.text
        assert "高橋" not in page.text

    def test_a_contracting_posting_is_locked_and_one_of_level_four_is_not_found(self, day):
        """Scene 8."""
        locked = Posting.objects.get(card__contract_work=ContractWork.CONTRACTING)
        assert (locked.state, locked.self_application) == ("open", False)
        hidden = Posting.objects.live().get(publication_level=4)
        assert not PostingSearch.objects.filter(pk=hidden.pk).exists()

    def test_aozora_has_all_three_methods_an_unread_thread_and_an_interview_today(self, day):
        """Scene 9."""
        aozora = Application.objects.filter(posting__establishment__kana="アオゾラショクヒン")
        assert set(aozora.values_list("method", flat=True)) == set(Method.values)
        assert Interview.objects.filter(application__in=aozora, agreed_by="telephone").exists()
        page = main_of(browser_of("employer@demo.example"), "/employer/").text
        for words in ("返事を待つ応募者", "結果の未登録", "読んでいないメッセージ", "今日の面接"):
            assert words in page
        offer = SlotOffer.objects.filter(application__in=aozora).answerable(NOW).get()
        assert len(offer.dates_ahead(NOW)) == 3
        home = main_of(browser_of("online-seeker@demo.example"), "/me/").text
        assert "面接の候補日が届いています：一般事務" in home

    def test_a_promised_day_of_a_result_is_over_and_the_employer_was_reminded(self, day):
        """Scene 9."""
        (late,) = Application.objects.promise_broken(NOW.date()).filter(
            posting__establishment__kana="アオゾラショクヒン"
        )
        told = Notification.objects.get(notice="application.promise_passed.employer", object_id=str(late.pk))
        rows = main_of(browser_of(told.user.email), "/employer/applicants/?late=1")
        assert len(rows.select(".rows > li")) == 1
        assert "を過ぎています" in rows.text

    def test_results_of_every_kind(self, day):
        """Scene 10."""
        by_phone = Application.objects.get(name="伊藤大輔")
        assert by_phone.outcomes.newest().told == "telephone"
        assert by_phone.seeker.state == "employed"
        assert not Notification.objects.filter(
            notice__startswith="application.hire", user=by_phone.seeker.user
        )
        assert Application.objects.get(posting__card__title="サポート担当").outcomes.count() == 2
        page = main_of(browser_of("シラトリコウムテン@demo.example"), "/employer/")
        assert "採用予定の人数に達した求人" in page.text

    def test_on_hold_twice_and_near_the_end(self, day):
        """Scene 11."""
        assert Posting.objects.filter(state=PostingState.ON_HOLD).count() == 2
        soon = Posting.objects.live().get(acceptance__refer_until=NOW.date() + dt.timedelta(days=3))
        assert soon.card.title == "年末の製造スタッフ"

    def test_one_falls_below_a_minimum_wage_that_begins_next_month(self, day, settings):
        """Scene 11."""
        settings.SECOND_FACTOR_FOR_STAFF = False
        (short,) = Posting.objects.below_minimum_wage(NOW.date())
        assert short.minimum_from == dt.date(2026, 12, 1)
        page = main_of(browser_of("employer@demo.example"), f"/employer/postings/{short.pk}/").text
        assert "賃金の見直しのお願い" in page
        assert "2026年12月1日" in page
        assert "最低賃金を下回る求人" in main_of(browser_of("staff@demo.example"), "/admin/?kind=wages").text
        assert Notification.objects.filter(notice="posting.low_wage").count() == 1

    def test_a_mail_that_came_back_leads_to_another_address_at_the_counter(self, day, settings):
        """Scene 12."""
        settings.SECOND_FACTOR_FOR_STAFF = False
        (dead,) = OutboxMessage.objects.dead()
        page = main_of(browser_of("staff@demo.example"), f"/admin/notices/outboxmessage/{dead.pk}/change/")
        (link,) = page.select("a[href$='/change_address/']")
        assert link.text.strip() == "高橋直樹：窓口でメールアドレスを変更"

    def test_no_call_in_the_evening_a_dead_letter_and_registrations_at_their_end(self, day):
        """Scene 12."""
        evening = Referral.objects.get(no_call_reason=NoCallReason.EVENING)
        assert evening.sent_at.astimezone(TOKYO).time() == dt.time(17, 30)
        assert Seeker.objects.valid().filter(valid_until=NOW.date() + dt.timedelta(days=7)).exists()
        assert Notification.objects.filter(notice="seeker.ending").count() == 1
        lapsed = Seeker.objects.get(state="lapsed")
        page = main_of(browser_of(lapsed.user.email), "/me/profile/")
        assert lapsed.number in page.text

    def test_the_sent_mails_are_listed_and_read_as_text(self, day, settings):
        settings.SECOND_FACTOR_FOR_STAFF = False
        browser = browser_of("staff@demo.example")
        page = main_of(browser, "/admin/notices/outboxmessage/?kind=notice_mail")
        assert "求人が届いたとき" in page.text
        mail = OutboxMessage.objects.filter(kind=OutboxKind.NOTICE_MAIL, name="referral.send.seeker").first()
        text = main_of(browser, f"/admin/notices/outboxmessage/{mail.pk}/change/").text
        assert "マイページに新しいお知らせが届いています。" in text
        assert f"/notices/{mail.object_id}/" in text

    def test_news_is_as_old_as_what_it_tells(self, day):
        told = Notification.objects.get(notice="referral.expire.seeker")
        assert told.created_at < NOW - dt.timedelta(hours=1)
        assert Notification.objects.filter(created_at__lt=NOW - dt.timedelta(days=3)).unread().count() == 0


def test_loading_twice_is_loading_once(day):
    assert loading.is_loaded()
    before = Posting.objects.count()
    call_command("prepare_demo")
    assert Posting.objects.count() == before
