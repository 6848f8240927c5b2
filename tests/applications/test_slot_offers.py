"""Interview dates: offered, picked, none fits, taken back, lapsed, replaced; what each side reads and is told."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction

from applications.actions import applying, interviews, slot_offers
from applications.actions.interviews import Appointment
from applications.actions.slot_offers import Slots
from applications.choices import SlotStanding
from applications.models import Application, Interview, SlotOffer
from hellowork import clock
from hellowork.accounts.actor import EstablishmentRole, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from tests.applications.slots import ENDED, OTHERS, SLOTS, TUESDAY, WEDNESDAY, end, offered, pick, reject
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db


def told(audience: str) -> list[str]:
    relay.run()
    about = Notification.objects.filter(hat=audience, notice__contains="slot")
    return [each.line for each in render(about.order_by("created_at", "pk"))]


def standing_of(offer: SlotOffer) -> SlotStanding:
    return SlotOffer.objects.get(pk=offer.pk).standing(clock.now())


class TestOffered:
    def test_the_dates_stand_in_their_order_and_the_applicant_is_told(self, offer, employer):
        assert SlotOffer.objects.get().dates == [TUESDAY, WEDNESDAY]
        assert standing_of(offer) is SlotStanding.OPEN
        (line,) = told("seeker")
        assert "面接の候補日が届きました" in line
        assert told("employer") == []

    def test_a_newer_offer_replaces_the_open_one(self, offer, application, employer):
        newer = offered(employer, application, OTHERS)
        assert standing_of(offer) is SlotStanding.REPLACED
        assert standing_of(newer) is SlotStanding.OPEN
        assert len(told("seeker")) == 1

    def test_an_interview_that_is_agreed_on_otherwise_does_too(self, offer, application, employer):
        appointment = Appointment(at=WEDNESDAY, place="本社")
        interviews.arrange_interview(by=employer, application_id=application.pk, appointment=appointment)
        assert standing_of(offer) is SlotStanding.REPLACED

    def test_taken_back_it_is_told(self, offer, employer):
        slot_offers.withdraw_slots(by=employer, offer_id=offer.pk)
        assert standing_of(offer) is SlotStanding.WITHDRAWN
        (line,) = told("seeker")
        assert "取り消されました" in line

    def test_it_lapses_with_its_last_date(self, offer, house_clock):
        house_clock.move(WEDNESDAY - dt.timedelta(seconds=1) - clock.now())
        assert standing_of(offer) is SlotStanding.OPEN
        house_clock.move(dt.timedelta(seconds=1))
        assert standing_of(offer) is SlotStanding.LAPSED

    @pytest.mark.parametrize(
        ("slots", "code"),
        [
            (Slots(dates=(TUESDAY,), place="本社"), "slot_count"),
            (
                Slots(dates=tuple(TUESDAY + dt.timedelta(days=n) for n in range(6)), place="本社"),
                "slot_count",
            ),
            (Slots(dates=(TUESDAY, TUESDAY), place="本社"), "slot_twice"),
            (Slots(dates=(TUESDAY, dt.datetime(2026, 11, 11, 10, tzinfo=TOKYO)), place="本社"), "slot_at"),
            (Slots(dates=(TUESDAY, dt.datetime(2062, 11, 17, 14, tzinfo=TOKYO)), place="本社"), "slot_at"),
            (Slots(dates=(TUESDAY, WEDNESDAY), place="　"), "interview_place"),
        ],
    )
    def test_what_cannot_be_offered(self, application, employer, slots, code):
        with pytest.raises(Refused, match=code):
            offered(employer, application, slots)

    def test_not_after_the_result(self, application, employer):
        reject(employer, application)
        with pytest.raises(Refused, match="not_live"):
            offered(employer, application)

    def test_not_to_somebody_without_a_mypage(self, application, employer):
        application.seeker.user = None
        application.seeker.save(update_fields=["user"])
        with pytest.raises(Refused, match="no_mypage"):
            offered(employer, application)
        page = browser_of(employer).get(f"/employer/applicants/{application.pk}/interview-dates/")
        assert page.status_code == 303

    def test_not_by_others(self, application, seeker):
        viewer = employers.member(application.posting.establishment, EstablishmentRole.VIEWER)
        for nobody in (viewer, seeker, employers.staff(OfficeRole.CONSULTATION)):
            with pytest.raises(NotAllowed):
                offered(nobody, application)
        with pytest.raises(Application.DoesNotExist):
            offered(employers.member(), application)


class TestAnswered:
    def test_the_pick_arranges_the_interview_and_the_employer_is_told(self, offer, application, seeker):
        interview = pick(seeker, offer, WEDNESDAY, word="よろしくお願いします。")

        assert (interview.place, interview.belongings, interview.agreed_by) == ("本社2階", "履歴書", "mypage")
        assert Application.objects.get().interview_at == WEDNESDAY
        closed = SlotOffer.objects.get()
        assert (closed.interview, closed.word) == (interview, "よろしくお願いします。")
        assert standing_of(offer) is SlotStanding.PICKED
        (line,) = told("employer")
        assert "2026年11月18日（水曜日）14時00分" in line

    def test_of_a_date_that_is_changed_afterwards_nothing_is_told(self, offer, application, seeker, employer):
        pick(seeker, offer)
        appointment = Appointment(at=WEDNESDAY, place="本社")
        interviews.arrange_interview(by=employer, application_id=application.pk, appointment=appointment)
        assert told("employer") == []
        assert standing_of(offer) is SlotStanding.PICKED

    def test_none_fits(self, offer, seeker):
        slot_offers.answer_none_fits(by=seeker, offer_id=offer.pk, word="月曜の午後なら伺えます。")
        assert standing_of(offer) is SlotStanding.NONE_FITS
        assert not Interview.objects.exists()
        (line,) = told("employer")
        assert "どの日も都合がつかない" in line

    def test_none_fits_with_a_word(self, offer, seeker):
        with pytest.raises(Refused, match="slot_word"):
            slot_offers.answer_none_fits(by=seeker, offer_id=offer.pk, word="　")

    def test_a_date_that_was_not_offered_or_has_passed(self, offer, seeker, house_clock):
        with pytest.raises(Refused, match="slot_passed"):
            pick(seeker, offer, TUESDAY + dt.timedelta(hours=1))
        house_clock.move(TUESDAY - clock.now())
        with pytest.raises(Refused, match="slot_passed"):
            pick(seeker, offer)
        assert pick(seeker, offer, WEDNESDAY).at == WEDNESDAY

    @pytest.mark.parametrize("standing", ENDED)
    def test_what_has_ended_takes_no_answer_and_is_not_taken_back(
        self, offer, application, seeker, employer, house_clock, standing
    ):
        end(standing, offer, application, seeker, employer, house_clock)
        assert standing_of(offer) is standing
        for act in (
            lambda: pick(seeker, offer),
            lambda: slot_offers.answer_none_fits(by=seeker, offer_id=offer.pk, word="いつでも"),
            lambda: slot_offers.withdraw_slots(by=employer, offer_id=offer.pk),
        ):
            with pytest.raises(Refused, match=f"slots_{standing}"):
                act()

    def test_by_nobody_else(self, offer, application, employer):
        for nobody in (employer, employers.staff(OfficeRole.CONSULTATION)):
            with pytest.raises(NotAllowed):
                pick(nobody, offer)
        with pytest.raises(SlotOffer.DoesNotExist):
            pick(seekers.online_seeker(), offer)
        viewer = employers.member(application.posting.establishment, EstablishmentRole.VIEWER)
        with pytest.raises(NotAllowed):
            slot_offers.withdraw_slots(by=viewer, offer_id=offer.pk)


class TestHeldByTheDatabase:
    def test_one_open_offer_an_application(self, offer):
        offer.pk = None
        with pytest.raises(IntegrityError, match="slot_offer_one_open"), transaction.atomic():
            offer.save(force_insert=True)

    @pytest.mark.parametrize(
        ("values", "constraint"),
        [
            ({"ending": "withdrawn"}, "slot_offer_ending_is_known"),
            ({"ended_at": TUESDAY}, "slot_offer_ending_is_known"),
            ({"ended_at": TUESDAY, "ending": "open"}, "slot_offer_ending_is_known"),
            ({"ended_at": TUESDAY, "ending": "picked"}, "slot_offer_interview_iff_picked"),
            ({"word": "いつでも"}, "slot_offer_word_with_an_answer"),
            ({"dates": [WEDNESDAY]}, "slot_offer_has_its_dates"),
            ({"last_at": WEDNESDAY + dt.timedelta(days=1)}, "slot_offer_has_its_dates"),
            ({"place": ""}, "slot_offer_has_a_place"),
        ],
    )
    def test_what_cannot_stand_in_the_row(self, offer, values, constraint):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            SlotOffer.objects.filter(pk=offer.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_windows_at_once_one_picks():
    """The second is told that the answer is there already."""
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    offer = offered(employer, application)
    person, barrier = seekers.actor(application.seeker), threading.Barrier(2)

    def press(at: dt.datetime) -> str:
        try:
            barrier.wait(30)
            pick(person, offer, at)
        except Refused as refusal:
            return str(refusal.code)
        else:
            return "picked"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(press, at) for at in SLOTS.dates]
        assert sorted(answer.result() for answer in answers) == ["picked", "slots_picked"]

    assert Interview.objects.count() == 1
    connections.close_all()
