"""A seeker's registration: both kinds, the invitation, validity, its end."""

import datetime as dt

import pytest

from hellowork.accounts.actor import Actor, Hat, OfficeRole, Registration
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.audit.models import AccessRecord
from seekers import tasks
from seekers.actions import consultations, registration
from seekers.choices import ConsultationWay, OpeningReason
from seekers.models import Consultation, Seeker
from tests.employers import factories as employers
from tests.seekers import factories as make

pytestmark = pytest.mark.django_db


def nobody(email: str = "person@example.org") -> Actor:
    return Actor(hat=Hat.ANONYMOUS, user_id=User.objects.create_user(email).pk)


@pytest.fixture
def officer(db) -> Actor:
    return employers.staff(OfficeRole.CONSULTATION)


@pytest.fixture
def on_paper(officer) -> Seeker:
    return registration.register_at_office(by=officer, profile=make.profile())


def test_an_online_registrant_is_valid_to_the_end_of_the_second_month_after():
    make.online_seeker()
    seeker = Seeker.objects.get()

    assert seeker.registration == Registration.ONLINE
    assert (seeker.number, seeker.valid_until) == ("13010-00000001", dt.date(2027, 1, 31))


def test_nobody_registers_twice():
    employers.office()
    person = nobody()
    registration.register_online(by=person, profile=make.profile())
    with pytest.raises(Refused, match="already_registered"):
        registration.register_online(by=person, profile=make.profile())


def test_staff_do_not_become_seekers_with_their_account(officer):
    with pytest.raises(NotAllowed):
        registration.register_online(by=officer, profile=make.profile())


@pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
def test_only_counsellors_register_and_counsel(role, on_paper):
    other = employers.staff(role)
    with pytest.raises(NotAllowed):
        registration.register_at_office(by=other, profile=make.profile())
    with pytest.raises(NotAllowed):
        registration.invite(by=other, seeker_id=on_paper.pk)


class TestInvitation:
    def test_its_code_opens_the_mypage_once(self, officer, on_paper):
        code = registration.invite(by=officer, seeker_id=on_paper.pk)
        registration.accept_invitation(
            by=nobody(), code=f"　{code.replace('-', ' ')}", birth_date=on_paper.birth_date
        )

        assert Seeker.objects.get().user.email == "person@example.org"
        with pytest.raises(Refused, match="invitation"):
            registration.accept_invitation(
                by=nobody("b@example.org"), code=code, birth_date=on_paper.birth_date
            )

    @pytest.mark.parametrize("wrong", ["code", "birth date", "late", "replaced"])
    def test_what_does_not_fit_opens_nothing(self, officer, on_paper, house_clock, wrong):
        code = registration.invite(by=officer, seeker_id=on_paper.pk)
        born = on_paper.birth_date
        if wrong == "code":
            code = "0000-0000-0000-0000"
        elif wrong == "birth date":
            born += dt.timedelta(days=1)
        elif wrong == "late":
            house_clock.move(dt.timedelta(days=14))
        else:
            registration.invite(by=officer, seeker_id=on_paper.pk)
        with pytest.raises(Refused, match="invitation"):
            registration.accept_invitation(by=nobody(), code=code, birth_date=born)

        assert Seeker.objects.get().user is None

    def test_a_seeker_with_a_mypage_needs_none(self, officer):
        seeker = make.office_seeker(by=officer)
        with pytest.raises(Refused, match="has_mypage"):
            registration.invite(by=officer, seeker_id=seeker.seeker_id)


class TestOtherOffices:
    @pytest.fixture
    def colleague(self, on_paper) -> Actor:
        return employers.staff(OfficeRole.CONSULTATION, at=employers.office("14010"))

    def test_a_seeker_of_another_office_is_opened_with_a_reason_for_the_day(
        self, colleague, on_paper, house_clock
    ):
        assert not Seeker.objects.for_actor(colleague).exists()
        registration.open_record(by=colleague, seeker_id=on_paper.pk, reason=OpeningReason.VISIT)

        assert Seeker.objects.for_actor(colleague).get() == on_paper
        assert AccessRecord.objects.get().reason == "visit"
        house_clock.move_to(2026, 11, 12, 0, 0)
        assert not Seeker.objects.for_actor(colleague).exists()

    def test_the_click_of_one_opens_it_for_nobody_else(self, colleague, on_paper):
        registration.open_record(by=colleague, seeker_id=on_paper.pk, reason=OpeningReason.TELEPHONE)
        other = employers.staff(OfficeRole.CONSULTATION, at=employers.office("14010"))
        assert not Seeker.objects.for_actor(other).exists()


class TestValidity:
    def test_it_lapses_after_its_last_day_and_can_be_renewed(self, house_clock):
        seeker = make.online_seeker()
        house_clock.move_to(2027, 1, 31, 23, 59, 59)
        assert tasks.lapse_registrations()["done"] == 0
        house_clock.move_to(2027, 2, 1)
        assert tasks.lapse_registrations()["done"] == 1

        renewed = registration.renew(by=seeker, seeker_id=seeker.seeker_id)
        assert (renewed.state, renewed.valid_until) == ("valid", dt.date(2027, 4, 30))

    @pytest.mark.parametrize(
        ("day", "until"), [((2026, 12, 31), (2027, 1, 31)), ((2027, 1, 1), (2027, 2, 28))]
    )
    def test_counselling_in_the_last_month_prolongs_it_by_one(self, officer, house_clock, day, until):
        seeker = make.office_seeker(by=officer)
        house_clock.move_to(*day, 10)
        consultations.record_consultation(
            by=officer,
            seeker_id=seeker.seeker_id,
            way=ConsultationWay.TELEPHONE,
            wishes={"wish_note": "通勤は30分以内"},
        )

        assert Seeker.objects.get().valid_until == dt.date(*until)
        assert Consultation.objects.count() == 2


class TestProlonging:
    """Counselling, a made referral or a self-application in the last month: one month more (MEM)."""

    TABLE = [
        # valid until, the days on which something was done, valid until then
        ((2027, 1, 31), [(2026, 12, 31)], (2027, 1, 31)),
        ((2027, 1, 31), [(2027, 1, 1)], (2027, 2, 28)),
        ((2027, 1, 31), [(2027, 1, 1), (2027, 1, 31)], (2027, 2, 28)),
        ((2027, 1, 31), [(2027, 1, 31), (2027, 2, 1)], (2027, 3, 31)),
        # A proposal sent in the last month has moved the day into the next one already.
        ((2027, 2, 3), [(2027, 1, 28)], (2027, 2, 28)),
        ((2027, 2, 3), [(2027, 1, 28), (2027, 1, 29)], (2027, 2, 28)),
        ((2027, 2, 3), [(2027, 2, 2)], (2027, 3, 31)),
        # Past its day, though the job has not ended it yet.
        ((2027, 1, 31), [(2027, 2, 1)], (2027, 1, 31)),
    ]

    @pytest.mark.parametrize(("until", "on", "then"), TABLE)
    def test_in_the_last_month_and_once(self, on_paper, until, on, then):
        on_paper.valid_until = dt.date(*until)
        for day in on:
            registration.prolong(on_paper, on=dt.date(*day))
        assert on_paper.valid_until == dt.date(*then)

    @pytest.mark.parametrize("proposed_first", [True, False])
    def test_a_proposal_does_not_take_the_month_away(self, on_paper, proposed_first):
        on_paper.valid_until = dt.date(2027, 1, 31)
        acts = [
            lambda: registration.prolong_to(on_paper, day=dt.date(2027, 2, 3), on=dt.date(2027, 1, 27)),
            lambda: registration.prolong(on_paper, on=dt.date(2027, 1, 28)),
        ]
        for act in acts if proposed_first else reversed(acts):
            act()
        assert on_paper.valid_until == dt.date(2027, 2, 28)

    def test_a_proposal_revives_no_registration_that_is_over(self, on_paper):
        registration.prolong_to(on_paper, day=dt.date(2027, 2, 8), on=dt.date(2027, 2, 1))
        assert on_paper.valid_until == dt.date(2027, 1, 31)


def test_an_employer_finds_no_seeker(on_paper):
    assert not Seeker.objects.for_actor(employers.member()).exists()
