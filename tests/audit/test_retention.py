"""Records name somebody for two years; drafts, notices and signed-out devices go sooner or with them."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session

from employers import tasks as employers_tasks
from employers.actions import members
from employers.models import Establishment, JobCard, Member, PhoneCall, Posting
from hellowork import clock
from hellowork.accounts.actor import EstablishmentRole, Hat
from hellowork.accounts.models import User
from hellowork.audit import retention, tasks
from hellowork.audit.edits import table_of
from hellowork.audit.models import AccessRecord, TransitionRecord
from hellowork.notices import tasks as notices
from hellowork.notices.models import Notification
from hellowork.web import drafts
from hellowork.web import tasks as web
from hellowork.web.models import FormDraft
from referrals import tasks as referrals_tasks
from referrals.models import Referral
from tests.employers import factories as employers
from tests.referrals import factories as referrals

pytestmark = pytest.mark.django_db
NOTHING = {"done": 0, "failed": 0, "backlog": 0}
ONE = {"done": 1, "failed": 0, "backlog": 0}
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def just_before_and_at(house_clock):
    """Runs a sweep a second before its time, then at its time."""

    def run(sweep, age: dt.timedelta) -> dict[str, int]:
        house_clock.move(age - MOMENT)
        assert sweep() == NOTHING
        house_clock.move(MOMENT)
        report = sweep()
        assert sweep() == NOTHING
        return report

    return run


def test_looks(just_before_and_at):
    AccessRecord.objects.note(kind="seeker", object_id=1, by=employers.staff())

    assert just_before_and_at(tasks.forget_looks, retention.LOOKS.age) == ONE
    assert not AccessRecord.objects.exists()


def test_steps_stay_without_who_and_why(just_before_and_at):
    employers.open_posting()
    before = list(TransitionRecord.objects.order_by("pk").values_list("lifecycle", "transition", "at"))

    assert just_before_and_at(tasks.empty_steps, retention.STEPS.age)["done"] == len(before)
    assert (
        list(TransitionRecord.objects.order_by("pk").values_list("lifecycle", "transition", "at")) == before
    )
    assert set(TransitionRecord.objects.values_list("by_user_id", "reason")) == {(None, "")}


def test_the_log_of_the_desk(just_before_and_at):
    LogEntry.objects.create(
        user_id=employers.staff().user_id,
        content_type=ContentType.objects.get_for_model(Posting),
        object_repr="鈴木花子",
        action_flag=2,
        action_time=clock.now(),
    )

    assert just_before_and_at(tasks.forget_desk_log, retention.DESK_LOG.age) == ONE


def test_edits_of_every_table(just_before_and_at):
    place = employers.establishment()
    for name in ("みどり食品株式会社", "あかね食品株式会社"):
        type(place).objects.filter(pk=place.pk).update(name=name)
    User.objects.filter(pk=employers.staff().user_id).update(email="new@example.org")

    assert just_before_and_at(tasks.forget_edits, retention.EDITS.age) == {
        "done": 3,
        "failed": 0,
        "backlog": 0,
    }
    assert not table_of(type(place)).objects.exists()


def test_edits_are_seen_by_a_dry_run(house_clock):
    place = employers.establishment()
    type(place).objects.update(name="みどり食品株式会社")
    house_clock.move(retention.EDITS.age)
    (edit,) = table_of(type(place)).objects.all()

    assert tasks.FORGET_EDITS.preview() == (1, [edit.pk])


def test_form_drafts_after_90_days(just_before_and_at):
    drafts.save("form", "1", owner_id=employers.member().user_id, fields={"name": ["鈴木"]})

    assert just_before_and_at(web.forget_drafts, dt.timedelta(days=90)) == ONE
    assert not FormDraft.objects.exists()


def test_typing_again_keeps_a_draft(house_clock):
    owner = employers.member().user_id
    drafts.save("form", "1", owner_id=owner, fields={"name": ["鈴木"]})
    house_clock.move(dt.timedelta(days=89))
    drafts.save("form", "1", owner_id=owner, fields={"name": ["鈴木花"]})
    house_clock.move(dt.timedelta(days=2))

    assert web.forget_drafts() == NOTHING


def test_notices(just_before_and_at):
    user = employers.member().user_id
    Notification.objects.create(user_id=user, hat=Hat.EMPLOYER, notice="x", object_id="1")

    assert just_before_and_at(notices.forget_notices, retention.LOOKS.age) == ONE


def test_calls_stay_without_names_and_words(just_before_and_at):
    posting = employers.open_posting()
    referrals.called(posting, employers.staff("consultation"))

    assert just_before_and_at(employers_tasks.empty_calls, retention.LOOKS.age) == ONE
    call = PhoneCall.objects.get()
    assert (call.staff_id, call.answered_by, call.note, call.result) == (None, "", "", "accepting")


def test_a_posting_that_was_never_handed_in(just_before_and_at):
    employers.draft_posting()
    employers.submitted_posting()

    assert just_before_and_at(employers_tasks.forget_drafts, dt.timedelta(days=365)) == ONE
    assert Posting.objects.get().state == "submitted"
    assert JobCard.objects.get().posting.state == "submitted"


def test_members_who_left(just_before_and_at):
    manager = employers.member()
    place = Establishment.objects.get(pk=manager.establishment_id)
    gone = Member.objects.get(user_id=employers.member(place).user_id)
    members.end_member(by=manager, member_id=gone.pk)

    assert just_before_and_at(employers_tasks.forget_members, dt.timedelta(days=731)) == ONE
    assert [each.user_id for each in Member.objects.all()] == [manager.user_id]


def test_codes_for_colleagues(just_before_and_at):
    manager = employers.member()
    members.invite_member(
        by=manager, establishment_id=manager.establishment_id, role=EstablishmentRole.VIEWER
    )

    assert just_before_and_at(employers_tasks.forget_invitations, dt.timedelta(days=14)) == ONE


def test_a_posting_somebody_still_types_into_stays(house_clock):
    posting = employers.draft_posting()
    house_clock.move(dt.timedelta(days=364))
    JobCard.objects.filter(posting=posting).update(changed_at=clock.now())
    house_clock.move(dt.timedelta(days=300))

    assert employers_tasks.forget_drafts() == NOTHING


def test_a_referral_that_was_never_sent(just_before_and_at):
    referrals.drafted()

    assert just_before_and_at(referrals_tasks.forget_drafts, dt.timedelta(days=90)) == ONE
    assert not Referral.objects.exists()


def test_a_referral_that_was_sent_stays_without_words(house_clock):
    proposal = referrals.sent()
    house_clock.move(dt.timedelta(days=30))
    referrals_tasks.expire_referrals()
    house_clock.move(retention.LOOKS.age)

    assert referrals_tasks.forget_drafts() == NOTHING
    assert referrals_tasks.empty_referrals() == ONE
    referral = Referral.objects.get(pk=proposal.referral.pk)
    assert (referral.staff_id, referral.why, referral.decline_note, referral.state) == (
        None,
        "",
        "",
        "expired",
    )


def test_a_device_goes_a_day_after_its_session(house_clock):
    user = User.objects.get(pk=employers.member().user_id)
    Session.objects.create(
        session_key="here", session_data="", expire_date=clock.now() + dt.timedelta(days=9)
    )
    for key in ("here", "gone"):
        UserSession.objects.create(user=user, ip="127.0.0.1", session_key=key)
    assert tasks.forget_devices() == NOTHING
    house_clock.move(dt.timedelta(days=1))

    assert tasks.forget_devices() == ONE
    assert UserSession.objects.get().session_key == "here"
