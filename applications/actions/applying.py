"""Applying: to a proposal, which makes the referral, or directly (オンライン自主応募), which is none.

Locks are taken in the order of the house (ADR 0008): seeker, posting, referral, application.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import Method
from applications.models import Application, SentDocument
from employers.actions.figures import record_applicants
from employers.choices import PostingState
from employers.models import Posting
from employers.publication import Sight, sight_of
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.calendar import days
from hellowork.notices import events
from referrals.actions.answering import establish
from referrals.models import Letter, Referral
from seekers.actions.registration import prolong
from seekers.models import Seeker, SeekerDocument

RECEIVED = "application.received"


@transaction.atomic
def apply(
    *,
    by: Actor,
    posting_id: int,
    motive: str,
    document_ids: Sequence[uuid.UUID] = (),
    referral_id: uuid.UUID | None = None,
) -> Application:
    """応募. Whoever holds a live proposal for the posting makes that referral, whichever button they pressed; everybody
    else applies directly, if the posting takes self-applications.

    `referral_id` says that the person came from a proposal: then a lapsed one is refused, never turned into a
    self-application behind their back. Raises `Refused` with what to do next.
    """
    if not by.is_seeker:
        raise NotAllowed
    seeker = Seeker.objects.for_actor(by).select_related("municipality", "user").locked().get()
    posting = Posting.objects.select_related("establishment", "acceptance").locked().get(pk=posting_id)
    referral = Referral.objects.sent().filter(seeker=seeker, posting=posting).locked().first()
    now = clock.now()
    refuse_any(seeker, posting, now)
    _refuse_silence(motive)
    if referral is not None and (referral_id or now < (referral.deadline_at or now)):
        letter = establish(referral, by=by, at=now)
        application = write_application(
            seeker, posting, Method.ONLINE_REFERRAL, now, motive=motive, referral=referral, letter=letter
        )
    elif referral_id:
        raise Refused(
            _("このお知らせへの応募は受け付けが終わっています。担当のハローワークにご相談ください。"),
            code="ended",
        )
    else:
        _refuse_self(by, seeker, posting, now)
        application = write_application(seeker, posting, Method.SELF, now, motive=motive)
    _send_documents(by, application, document_ids)
    prolong(seeker, on=now.date())
    events.publish(RECEIVED, application.pk, occurrence="once")
    return application


def method_for(*, by: Actor, posting_id: int) -> Method:
    """Which way an application by this seeker would go now; the page tells it before the button is pressed."""
    holds = (
        Referral.objects.for_actor(by)
        .sent()
        .filter(posting_id=posting_id, deadline_at__gt=clock.Now())
        .exists()
    )
    return Method.ONLINE_REFERRAL if holds else Method.SELF


def refuse_any(seeker: Seeker, posting: Posting, now: dt.datetime) -> None:
    """What stops every application, whatever its way. `now` is the clock after the locks."""
    if posting.state != PostingState.OPEN or posting.standing.refer_until < now.date():
        raise Refused(_("この求人は、いま応募を受け付けていません。"), code="posting_not_open")
    if not seeker.is_valid or seeker.valid_until < now.date():
        raise Refused(
            _("求職登録の有効期間が終わっています。もう一度登録すると応募できます。"), code="registration"
        )
    refuse_applied(seeker.pk, posting.pk)


def refuse_applied(seeker_id: uuid.UUID, posting_id: int) -> None:
    """Raise `Refused` beside a live application; the caller holds the seeker's lock."""
    if Application.objects.live().filter(seeker_id=seeker_id, posting_id=posting_id).exists():
        raise Refused(_("この求人にはすでに応募しています。"), code="already_applied")


def _refuse_silence(motive: str) -> None:
    if not motive.strip():
        raise Refused(_("志望動機を入力してください。"), code="motive")


def _refuse_self(by: Actor, seeker: Seeker, posting: Posting, now: dt.datetime) -> None:
    """The gate of オンライン自主応募, asked again under lock; the database holds what the posting's switch may say."""
    if not (posting.self_application and sight_of(posting, by) is Sight.FULL):
        raise Refused(
            _("この求人は、オンライン自主応募を受け付けていません。ハローワークにご相談ください。"),
            code="gate",
        )
    today = Application.objects.filter(
        seeker=seeker, method=Method.SELF, applied_at__gte=days.start_of_day(now.date())
    ).count()
    if today >= settings.SELF_APPLICATIONS_A_DAY:
        raise Refused(
            _("オンライン自主応募は、1日に%(n)s件までです。明日もう一度お試しください。") % {"n": today},
            code="daily",
        )


def write_application(
    seeker: Seeker,
    posting: Posting,
    method: Method,
    now: dt.datetime,
    *,
    motive: str = "",
    referral: Referral | None = None,
    letter: Letter | None = None,
) -> Application:
    """The application with the facts about the applicant as they are now; the caller holds seeker and posting locked."""
    application = Application.objects.create(
        seeker=seeker,
        posting=posting,
        card_id=referral.card_id if referral else known(posting.card_id),
        method=method,
        referral=referral,
        letter=letter,
        applied_at=now,
        state_since=now,
        motive=motive.strip(),
        name=seeker.name,
        kana=seeker.kana,
        telephone=seeker.telephone,
        address=f"{seeker.municipality.full_name}{seeker.street}",
        career=seeker.career,
        education=seeker.education,
        licences=seeker.licences,
        conditions_confirmed=seeker.is_office_registered,
    )
    record_applicants(Application.objects.applicants_of([posting.pk]))
    return application


def _send_documents(by: Actor, application: Application, document_ids: Sequence[uuid.UUID]) -> None:
    """Pin the chosen documents; an id that is not the seeker's own refuses the whole application."""
    chosen = list(SeekerDocument.objects.for_actor(by).kept().filter(pk__in=document_ids))
    if len(chosen) != len(set(document_ids)):
        raise Refused(_("選んだ書類が見つかりませんでした。もう一度お選びください。"), code="documents")
    SentDocument.objects.bulk_create(
        SentDocument(application=application, file_id=document.file_id, title=document.title)
        for document in chosen
    )
