"""Proposals that were sent without a call: on the next open day the employer hears of them by telephone."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import PhoneCall
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.desk.work import Line, WorkKind
from hellowork.offices.roles import OfficePermission
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.components import Tone
from referrals.choices import NoCallReason, ReferralState
from referrals.models import Referral
from referrals.models.referral import ReferralQuerySet

# Out of hours nobody could be asked; a standing consent, or attempts that failed, are an answer of their own.
_OUT_OF_HOURS = (NoCallReason.EVENING, NoCallReason.SATURDAY, NoCallReason.HOLIDAY)


def _referrals(actor: Actor) -> ReferralQuerySet:
    return Referral.objects.for_actor(actor).select_related("seeker", "card", "posting__establishment")


def _of_office(actor: Actor) -> Q:
    return Q(office_id=actor.office_id)


def _unconfirmed(referrals: ReferralQuerySet, now: dt.datetime) -> ReferralQuerySet:
    """Still waiting for the seeker, sent before today, and nobody has called about the posting since."""
    called = PhoneCall.objects.filter(posting_id=OuterRef("posting_id"), at__gt=OuterRef("sent_at"))
    return referrals.filter(
        ~Exists(called),
        state=ReferralState.SENT,
        no_call_reason__in=_OUT_OF_HOURS,
        sent_at__lt=days.start_of_day(days.day_of(now)),
    )


def _line(referral: Referral, now: dt.datetime) -> Line:
    at = referral.sent_at or referral.created_at
    establishment = referral.posting.establishment
    return Line(
        title=_("%(title)s（%(establishment)s）")
        % {"title": referral.card.title, "establishment": establishment.name},
        why=_(
            "%(name)sさんへ電話確認をせずに送りました（%(reason)s）。受けられるか、事業所に確認してください。"
        )
        % {"name": referral.seeker.name, "reason": NoCallReason(referral.no_call_reason).label},
        at=at,
        when=format_html("{}に送信", jdate(at)),
        button=_("電話で確認する"),
        address=reverse("admin:referrals_referral_change", args=[referral.pk]),
        telephone=referral.card.contact_telephone or establishment.telephone,
        contact=referral.card.contact_name,
    )


KINDS = (
    WorkKind(
        key="no_call",
        title=gettext_lazy("電話確認をせずに送った紹介"),
        permission=OfficePermission.REFER,
        rows=_referrals,
        waits=_unconfirmed,
        own=_of_office,
        order="sent_at",
        line=_line,
        tone=Tone.YELLOW,
    ),
)
