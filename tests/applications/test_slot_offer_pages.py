"""The pages of interview dates: offered, answered, ended; nothing typed is lost."""

import datetime as dt

import pytest

from applications.actions import outcomes, slot_offers
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Interview, SlotOffer
from hellowork.accounts.actor import OfficeRole
from hellowork.web.models import FormDraft
from tests.applications.slots import ENDED, TUESDAY, end, reject
from tests.employers import factories as employers
from tests.story.walking import browser_of, hidden_of, send

pytestmark = pytest.mark.django_db
FIELDS = {
    "day_1_year": "令和8",
    "day_1_month": "１１",
    "day_1_day": "17",
    "time_1": "午後２時",
    "day_2_year": "2026",
    "day_2_month": "11",
    "day_2_day": "18",
    "time_2": "１４：００",
    "place": "本社2階",
    "belongings": "履歴書",
}


class TestPages:
    def test_the_employer_offers_and_the_applicant_picks(self, application, employer, seeker):
        mine, theirs = browser_of(seeker), browser_of(employer)
        address = f"/employer/applicants/{application.pk}/"
        assert "面接の候補日を送る" in theirs.get(address).content.decode()
        assert send(theirs, f"{address}interview-dates/", **FIELDS).status_code == 303

        offer = SlotOffer.objects.get()
        assert "返事を待っている面接の候補日" in theirs.get(address).content.decode()
        pick_page = f"/me/interview-dates/{offer.pk}/"
        for page in ("/me/", f"/me/applications/{application.pk}/"):
            text = mine.get(page).content.decode()
            assert "面接の候補日が届いています" in text
            assert pick_page in text
        text = mine.get(pick_page).content.decode()
        for words in ("2026年11月17日（火曜日）14時00分", "本社2階", "履歴書", "どの日も都合がつかない"):
            assert words in text
        answer = send(mine, pick_page, answer=TUESDAY.astimezone(dt.UTC).isoformat())
        assert answer.headers["Location"] == f"/me/applications/{application.pk}/"

        for browser, page in ((mine, f"/me/applications/{application.pk}/"), (theirs, address)):
            text = browser.get(page).content.decode()
            assert "面接の予定" in text
            assert "2026年11月17日（火曜日）14時00分" in text
            assert "返事を待っている" not in text
        assert "面接の候補日" not in mine.get("/me/").content.decode()

    def test_none_fits_and_the_employer_reads_the_word(self, offer, application, employer, seeker):
        mine, theirs = browser_of(seeker), browser_of(employer)
        missing = send(mine, f"/me/interview-dates/{offer.pk}/", answer="none")
        assert missing.status_code == 422
        assert "ひとことお書きください" in missing.content.decode()
        send(mine, f"/me/interview-dates/{offer.pk}/", answer="none", word="月曜の午後なら伺えます。")

        text = theirs.get(f"/employer/applicants/{application.pk}/").content.decode()
        assert "月曜の午後なら伺えます。" in text
        assert "別の候補日を送る" in text
        page = theirs.get(f"/employer/applicants/{application.pk}/interview-dates/").content.decode()
        assert 'value="本社2階"' in page
        assert 'value="17"' not in page

    def test_another_offer_begins_with_the_open_one(self, offer, application, employer):
        page = browser_of(employer).get(f"/employer/applicants/{application.pk}/interview-dates/")
        for words in ("出し直す", 'value="14:00"', 'value="本社2階"', 'value="17"', 'value="18"'):
            assert words in page.content.decode()

    def test_it_is_taken_back_by_a_button(self, offer, application, employer, seeker):
        browser = browser_of(employer)
        browser.post(f"/employer/applicants/interview-dates/{offer.pk}/withdraw/", {})
        assert (
            "返事を待っている" not in browser.get(f"/employer/applicants/{application.pk}/").content.decode()
        )
        assert "面接の候補日" not in browser_of(seeker).get("/me/").content.decode()

    @pytest.mark.parametrize("standing", ENDED)
    def test_a_link_to_what_has_ended_explains(
        self, offer, application, seeker, employer, house_clock, standing
    ):
        waiting = hidden_of(browser_of(seeker).get(f"/me/interview-dates/{offer.pk}/").content)
        end(standing, offer, application, seeker, employer, house_clock)
        browser, address = browser_of(seeker), f"/me/interview-dates/{offer.pk}/"
        assert browser.get(address).status_code == 409
        late = browser.post(address, waiting | {"answer": "none", "word": "月曜の午後なら伺えます。"})
        assert late.status_code == 409
        for words in (str(slot_offers.CLOSED[standing]), "月曜の午後なら伺えます。", "会社とのメッセージ"):
            assert words in late.content.decode()
        assert browser.post(f"{address}draft/", waiting).status_code == 409

    @pytest.mark.parametrize("told", Told)
    def test_the_end_of_an_application_tells_no_result(self, offer, application, seeker, employer, told):
        no = Decision(result=Result.NOT_HIRED, told=told, message="ご希望に沿えない結果となりました。")
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        page = browser_of(seeker).get(f"/me/interview-dates/{offer.pk}/").content.decode()
        for words in ("選考", "不採用", "結果"):
            assert words not in page

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"day_1_day": "３１"}, "30日までです"),
            ({"day_2_day": "10"}, "候補日2は、2026年11月"),
            ({"time_1": "夕方"}, "候補日1の時刻"),
            ({"time_2": ""}, "候補日2の時刻を入力してください"),
            ({"day_2_day": "17"}, "同じ日時の候補日があります"),
            (
                {"day_3_year": "2026", "day_3_month": "11", "day_3_day": "19"},
                "候補日3の時刻も入力してください",
            ),
            ({"time_4": "10時"}, "候補日4も入力してください"),
            ({"day_1_day": "11", "time_1": "0:00"}, "今より後の"),
            ({"place": ""}, "面接の場所を入力してください"),
        ],
    )
    def test_a_mistake_is_told_beside_its_field(self, application, employer, wrong, words):
        address = f"/employer/applicants/{application.pk}/interview-dates/"
        answer = send(browser_of(employer), address, **FIELDS | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "履歴書" in answer.content.decode()
        assert not SlotOffer.objects.exists()

    def test_what_is_typed_of_an_offer_is_kept_and_gone_when_it_is_sent(self, application, employer):
        browser, address = browser_of(employer), f"/employer/applicants/{application.pk}/interview-dates/"
        hidden = hidden_of(browser.get(address).content)
        typed = {"day_1_year": "令和8", "time_3": "夕方", "place": "髙島屋"}
        assert browser.post(f"{address}draft/", hidden | typed).status_code == 204
        page = browser.get(address).content.decode()
        for words in ("令和8", "夕方", "髙島屋", f'data-autosave="{address}draft/"'):
            assert words in page
        assert "エラー：" not in page

        assert browser.post(address, hidden | FIELDS).status_code == 303
        assert browser.post(f"{address}draft/", hidden | typed).status_code == 409
        assert not FormDraft.objects.filter(scope="slot_offer").exists()

    def test_nothing_is_typed_for_an_application_that_is_over(self, application, employer):
        reject(employer, application)
        browser, address = browser_of(employer), f"/employer/applicants/{application.pk}/interview-dates/"
        assert browser.get(address).status_code == 303
        assert browser.post(f"{address}draft/", {"place": "本社"}).status_code == 409

    def test_a_double_click_offers_once_and_picks_once(self, application, employer, seeker):
        theirs, mine = browser_of(employer), browser_of(seeker)
        address = f"/employer/applicants/{application.pk}/interview-dates/"
        twice = hidden_of(theirs.get(address).content) | FIELDS
        assert [theirs.post(address, twice).status_code for _press in range(2)] == [303, 303]
        offer = SlotOffer.objects.get()

        address = f"/me/interview-dates/{offer.pk}/"
        answer = TUESDAY.astimezone(dt.UTC).isoformat()
        twice = hidden_of(mine.get(address).content) | {"answer": answer}
        assert [mine.post(address, twice).status_code for _press in range(2)] == [303, 303]
        assert Interview.objects.count() == 1

    def test_the_desk_reads_it_as_a_fact(self, offer, application, settings):
        settings.SECOND_FACTOR_FOR_STAFF = False
        officer = employers.staff(OfficeRole.CONSULTATION)
        page = browser_of(officer).get(f"/admin/applications/application/{application.pk}/change/")
        text = page.content.decode()
        assert "返事待ち（2026年11月17日（火曜日）14時00分、2026年11月18日（水曜日）14時00分）" in text
