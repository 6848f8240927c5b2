"""Work on proposals and applications: calls to make, wishes to be asked again, results that are missing."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.lifecycle import APPLICATION
from applications.models import Application
from applications.models.application import ApplicationQuerySet
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.desk.work import Line, WorkKind
from hellowork.lifecycle import Audience
from hellowork.offices.roles import OfficePermission
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.components import Text, Tone
from referrals.choices import ReferralState
from referrals.models import Referral
from referrals.models.referral import ReferralQuerySet


def _referrals(actor: Actor) -> ReferralQuerySet:
    return Referral.objects.for_actor(actor).select_related(
        "seeker", "card", "posting__establishment", "posting__card"
    )


def _applications(actor: Actor) -> ApplicationQuerySet:
    return Application.objects.for_actor(actor).select_related("card", "posting__establishment")


def _of_office(actor: Actor) -> Q:
    return Q(office_id=actor.office_id)


def _of_answering_office(actor: Actor) -> Q:
    """Results of referrals concern the office that referred, of self-applications the one that accepted the posting."""
    referred = Q(referral__office_id=actor.office_id)
    return referred | Q(referral__isnull=True, posting__acceptance__office_id=actor.office_id)


def _line(referral: Referral, *, why: Text, at: dt.datetime, when: Text, button: Text) -> Line:
    card, establishment = referral.posting.card or referral.card, referral.posting.establishment
    return Line(
        title=_("%(title)s（%(establishment)s）")
        % {"title": card.title, "establishment": establishment.name},
        why=why,
        at=at,
        when=when,
        button=button,
        address=reverse("admin:referrals_referral_change", args=[referral.pk]),
        telephone=card.contact_telephone or establishment.telephone,
        contact=card.contact_name,
    )


def _call(referral: Referral, now: dt.datetime) -> Line:
    return _line(
        referral,
        why=_("%(name)sさんへの提案の下書きがあります。応募できるか、事業所に確認してください。")
        % {"name": referral.seeker.name},
        at=referral.created_at,
        when=format_html("{}から", jdate(referral.created_at)),
        button=_("確認して送信する"),
    )


def _again(referral: Referral, now: dt.datetime) -> Line:
    at = referral.asked_again_at or referral.created_at
    return _line(
        referral,
        why=_("%(name)sさんが、もう一度の紹介を希望しています。") % {"name": referral.seeker.name},
        at=at,
        when=format_html("{}から", jdate(at)),
        button=_("希望を確認する"),
    )


def _deadline(referral: Referral, now: dt.datetime) -> Line:
    at = referral.deadline_at or now
    return _line(
        referral,
        why=_("%(name)sさんの応募期限です。") % {"name": referral.seeker.name},
        at=at,
        when=format_html("{}まで", jdate(days.last_day_before(at))),
        button=_("紹介を確認する"),
    )


def _missing(application: Application, now: dt.datetime) -> Line:
    establishment = application.posting.establishment
    return Line(
        title=_("%(title)s（%(establishment)s）")
        % {"title": application.card.title, "establishment": establishment.name},
        why=_("面接の日、または応募から14日を過ぎ、選考結果が登録されていません。"),
        at=application.applied_at,
        when=format_html("{}に応募", jdate(application.applied_at)),
        button=_("結果をたずねる"),
        address=reverse("admin:applications_application_change", args=[application.pk]),
        telephone=application.card.contact_telephone or establishment.telephone,
        contact=application.card.contact_name,
    )


def _news(application: Application, now: dt.datetime) -> Line:
    establishment = application.posting.establishment
    return Line(
        title=_("%(title)s（%(establishment)s）")
        % {"title": application.card.title, "establishment": establishment.name},
        why=_("%(name)sさんの応募：%(state)s")
        % {"name": application.name, "state": APPLICATION.label(application.state, Audience.OFFICE)},
        at=application.state_since,
        when=format_html("{}", jdate(application.state_since)),
        button=_("内容を確認する"),
        address=reverse("admin:applications_application_change", args=[application.pk]),
    )


KINDS = (
    WorkKind(
        key="calls",
        title=gettext_lazy("電話をかける"),
        permission=OfficePermission.REFER,
        rows=_referrals,
        waits=lambda referrals, now: referrals.filter(state=ReferralState.DRAFT),
        own=_of_office,
        order="created_at",
        line=_call,
    ),
    WorkKind(
        key="again",
        title=gettext_lazy("もう一度の希望"),
        permission=OfficePermission.REFER,
        rows=_referrals,
        waits=lambda referrals, now: referrals.asking_again(),
        own=_of_office,
        order="asked_again_at",
        line=_again,
    ),
    WorkKind(
        key="deadlines",
        title=gettext_lazy("今日と明日が応募期限"),
        permission=OfficePermission.REFER,
        rows=_referrals,
        waits=lambda referrals, now: referrals.sent().filter(deadline_at__lte=now + dt.timedelta(days=2)),
        own=_of_office,
        order="deadline_at",
        line=_deadline,
        tone=Tone.YELLOW,
    ),
    WorkKind(
        key="results",
        title=gettext_lazy("結果の未登録"),
        permission=OfficePermission.REFER,
        rows=_applications,
        waits=lambda applications, now: applications.result_missing(now),
        own=_of_answering_office,
        order="applied_at",
        line=_missing,
        tone=Tone.GREY,
    ),
    WorkKind(
        key="news",
        title=gettext_lazy("選考結果・辞退の確認"),
        permission=OfficePermission.REFER,
        rows=_applications,
        waits=lambda applications, now: applications.news_for_office(now),
        own=_of_answering_office,
        order="state_since",
        line=_news,
        tone=Tone.GREY,
    ),
)
