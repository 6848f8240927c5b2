"""Who has not used the service for two years is forgotten; what they did stays as a number."""

import datetime as dt

import pytest

from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, Hat
from hellowork.accounts.models import User
from hellowork.audit.edits import table_of
from hellowork.audit.models import TransitionRecord
from hellowork.files import storing
from hellowork.notices.models import Notification
from hellowork.retention import GONE
from seekers import retention, tasks
from seekers.actions import profile, registration
from seekers.models import Consultation, Invitation, Seeker, SeekerDocument
from tests.employers import factories as employers
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
NOTHING = {"done": 0, "failed": 0, "backlog": 0}
ONE = {"done": 1, "failed": 0, "backlog": 0}
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def ended() -> Actor:
    """A person of the window, whose registration has just ended."""
    mine = seekers.office_seeker(by=employers.staff("consultation"), wish_note="土日休み", street="千代田2-2")
    Consultation.objects.update(note="事務を希望。", wish_note="駅の近く")
    profile.change_profile(by=mine, changes={"name": "佐々木花子"})
    registration.close(by=mine, seeker_id=mine.seeker_id)
    return mine


def test_two_years_after_the_end_the_person_is_forgotten(ended, house_clock):
    house_clock.move(retention.SEEKERS.age - MOMENT)
    assert tasks.empty_seekers() == NOTHING
    house_clock.move(MOMENT)

    assert tasks.empty_seekers() == ONE
    seeker = Seeker.objects.get()
    assert seeker.birth_date == dt.date(1990, 1, 1)
    assert seeker.emptied_at == clock.now()
    assert str(seeker) == GONE
    for model in (Seeker, Consultation):
        names = retention.SEEKERS.emptied(model).keys() - {"birth_date"}
        assert all(value in ("", None, []) for value in model.objects.values_list(*names).get())
    assert not Invitation.objects.exists()
    assert tasks.empty_seekers() == NOTHING


def test_the_account_follows(ended, house_clock):
    house_clock.move(retention.SEEKERS.age)
    Notification.objects.create(user_id=ended.user_id, hat=Hat.SEEKER, notice="x", object_id="1")
    User.objects.filter(pk=ended.user_id).update(email="new@example.org")
    assert tasks.forget_accounts() == NOTHING
    tasks.empty_seekers()

    assert tasks.forget_accounts() == ONE
    assert not User.objects.filter(pk=ended.user_id).exists()
    assert not Notification.objects.exists()
    assert not table_of(User).objects.exists()


def test_an_account_that_never_took_a_hat_goes_two_years_after_its_last_sign_in(house_clock):
    user = User.objects.create_user("nobody@example.org")
    house_clock.move(dt.timedelta(days=700))
    User.objects.filter(pk=user.pk).update(last_login=clock.now())
    house_clock.move(retention.SEEKERS.age - MOMENT)
    assert tasks.forget_accounts() == NOTHING
    house_clock.move(MOMENT)

    assert tasks.forget_accounts() == ONE


def test_what_edits_overwrote_is_forgotten_too_that_of_the_emptying_included(ended, house_clock):
    table = table_of(Seeker)
    assert table.objects.get().name == "鈴木花子"
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()

    assert not table.objects.exists()


def test_the_numbers_stay(ended, house_clock):
    kept = (
        "state",
        "registration",
        "office",
        "municipality",
        "registered_on",
        "valid_until",
        "wish_occupations",
    )
    before = Seeker.objects.values(*kept).get()
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()

    assert Seeker.objects.values(*kept).get() == before
    assert Consultation.objects.get().wish_occupations == ["06"]
    assert TransitionRecord.objects.of("registration", Seeker.objects.get().pk).exists()


def test_an_emptied_person_is_there_for_nobody(ended, house_clock):
    officer = employers.staff("consultation")
    assert Seeker.objects.for_actor(officer).exists()
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()

    assert not Seeker.objects.for_actor(officer).exists()
    assert not Seeker.objects.findable_by(officer).exists()
    assert Seeker.objects.for_actor(SYSTEM).exists()


def test_a_registration_that_runs_is_not_touched(house_clock):
    seekers.online_seeker()
    house_clock.move(retention.SEEKERS.age * 2)

    assert tasks.empty_seekers() == NOTHING


def test_who_still_signs_in_is_not_forgotten(ended, house_clock):
    house_clock.move(dt.timedelta(days=700))
    User.objects.filter(pk=ended.user_id).update(last_login=clock.now())
    house_clock.move(dt.timedelta(days=700))
    assert tasks.empty_seekers() == NOTHING
    house_clock.move(dt.timedelta(days=31))

    assert tasks.empty_seekers() == ONE


def test_an_account_with_another_hat_stays(ended, house_clock):
    employers.Member.objects.create(
        user_id=ended.user_id,
        establishment=employers.establishment(),
        role="manager",
        name="佐々木",
        kana="ササキ",
    )
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()

    assert tasks.forget_accounts() == NOTHING
    assert User.objects.filter(pk=ended.user_id).exists()
    assert Seeker.objects.get().user_id is None


def test_documents_go_with_their_seeker(ended, house_clock):
    file = storing.store(b"x", name="a.pdf", content_type="application/pdf")
    SeekerDocument.objects.create(seeker_id=ended.seeker_id, file=file, kind="resume", title="履歴書")
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()

    assert not SeekerDocument.objects.exists()
