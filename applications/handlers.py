"""What this floor does about events: it tells employer and applicant."""

from applications.actions.applying import RECEIVED
from applications.actions.interviews import ARRANGED, CANCELLED
from applications.actions.selecting import OPENED
from applications.actions.slot_offers import NONE_FITS, OFFERED, PICKED, WITHDRAWN
from applications.choices import Told
from applications.lifecycle import APPLICATION
from applications.models import Application, Interview, Outcome, SlotOffer
from applications.reminding import PROMISE_PASSED
from employers.queries import applicants_told
from hellowork.accounts.actor import Hat
from hellowork.audit.models import TransitionRecord
from hellowork.notices import events
from hellowork.notices.telling import tell
from referrals import handlers as referred
from referrals.actions import answering
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from seekers.queries import mypage_of

_RESULTS = ("hire", "reject", "correct_to_hired", "correct_to_not_hired")


def register() -> None:
    """Called once when the app is ready."""
    events.declare(
        *(RECEIVED, OPENED, ARRANGED, CANCELLED, OFFERED, WITHDRAWN, PICKED, NONE_FITS, PROMISE_PASSED)
    )
    events.on(RECEIVED, tell_employer)
    for transition in ("withdraw", "decline_hire"):
        events.on(APPLICATION.event(transition), tell_employer)
    for transition in _RESULTS:
        events.on(APPLICATION.event(transition), tell_result)
    for transition in ("correct_to_hired", "correct_to_not_hired"):
        events.on(APPLICATION.event(transition), tell_employer)
    for transition in ("withdraw", "decline_hire"):
        events.on(APPLICATION.event(transition), tell_applicant_of_others)
    events.on(APPLICATION.event("cancel_hire"), tell_applicant)
    for event in (ARRANGED, CANCELLED):
        events.on(event, tell_of_interview)
    for event in (OFFERED, WITHDRAWN):
        events.on(event, tell_applicant_of_slots)
    for event in (PICKED, NONE_FITS):
        events.on(event, tell_employer_of_answer)
    events.on(RECEIVED, settle_proposals)
    events.on(REFERRAL.event("expire"), tell_seeker_of_lapse)
    for transition in ("expire", "decline", "withdraw"):
        events.on(REFERRAL.event(transition), tell_that_nobody_comes)


def settle_proposals(event: events.Event) -> None:
    """Who has applied is not asked whether they want to be proposed the same once more."""
    application = Application.objects.get(pk=event.object_id)
    answering.settle_wishes(seeker_id=application.seeker_id, posting_id=application.posting_id)


def tell_seeker_of_lapse(event: events.Event) -> None:
    """Unless they applied directly between the deadline and the lapse."""
    if not _has_applied(event):
        referred.tell_seeker(event)


def tell_that_nobody_comes(event: events.Event) -> None:
    """Whoever was telephoned about a person, unless that person's application is in their list."""
    if not _has_applied(event):
        referred.tell_employer(event)


def _has_applied(event: events.Event) -> bool:
    referral = Referral.objects.get(pk=event.object_id)
    applied = Application.objects.live().filter(seeker_id=referral.seeker_id, posting_id=referral.posting_id)
    return applied.exists()


def tell_employer(event: events.Event) -> None:
    application = Application.objects.select_related("posting").get(pk=event.object_id)
    to = applicants_told(application.posting.establishment_id)
    tell(f"{event.kind}.employer", to, object_id=application.pk, occurrence=event.occurrence)


def tell_of_interview(event: events.Event) -> None:
    """The applicant, and the employer where somebody else wrote it down."""
    interview = Interview.objects.select_related("application__posting", "application__seeker").get(
        pk=event.object_id
    )
    application = interview.application
    members = applicants_told(application.posting.establishment_id)
    to = mypage_of(application.seeker)
    tell(f"{event.kind}.seeker", to, object_id=interview.pk, occurrence=event.occurrence)
    by = interview.cancelled_by_id if event.kind == CANCELLED else interview.recorded_by_id
    if by not in {member.user_id for member in members}:
        tell(f"{event.kind}.employer", members, object_id=interview.pk, occurrence=event.occurrence)


def tell_applicant_of_slots(event: events.Event) -> None:
    """Dates to choose from, or that they are taken back."""
    offer = SlotOffer.objects.select_related("application__seeker").get(pk=event.object_id)
    to = mypage_of(offer.application.seeker)
    tell(f"{event.kind}.seeker", to, object_id=offer.pk, occurrence=event.occurrence)


def tell_employer_of_answer(event: events.Event) -> None:
    """One of the dates was picked, or none fits."""
    offer = SlotOffer.objects.select_related("application__posting").get(pk=event.object_id)
    to = applicants_told(offer.application.posting.establishment_id)
    tell(f"{event.kind}.employer", to, object_id=offer.pk, occurrence=event.occurrence)


def tell_applicant(event: events.Event) -> None:
    application = Application.objects.select_related("seeker").get(pk=event.object_id)
    to = mypage_of(application.seeker)
    tell(f"{event.kind}.seeker", to, object_id=application.pk, occurrence=event.occurrence)


def tell_applicant_of_others(event: events.Event) -> None:
    """A withdrawal that somebody else wrote down: the applicant learns of it, should it be a mistake."""
    record = TransitionRecord.objects.filter(pk=event.occurrence).first()
    if record is None or record.by_hat != Hat.SEEKER:
        tell_applicant(event)


def tell_result(event: events.Event) -> None:
    """One notice a version, and none where the applicant was told by telephone."""
    results = TransitionRecord.objects.of(APPLICATION.name, event.object_id).filter(transition__in=_RESULTS)
    version = results.filter(pk__lte=event.occurrence).count()
    outcome = Outcome.objects.get(application_id=event.object_id, version=version)
    if outcome.told == Told.MYPAGE:
        tell_applicant(event)
