"""紹介 on the desk, with what this floor adds: the referral at the window, which makes the application at once."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions import proposing
from applications.actions.window import refer_at_window
from applications.forms.interview import InterviewIfKnownForm
from applications.models import Application
from hellowork.accounts.actor import Actor
from hellowork.offices.roles import OfficePermission
from hellowork.web.admin import Act
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text
from referrals import fitness
from referrals.admin import ReferralAdmin
from referrals.admin.forms import GroundForm
from referrals.admin.referrals import link_to
from referrals.choices import ReferralState
from referrals.models import Referral


class WindowForm(GroundForm, InterviewIfKnownForm):
    """窓口での紹介: what it rests on, and the interview if it was agreed on the telephone."""

    field_order = ("grounds",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.obj.state == ReferralState.SENT:
            # What was sent has cited a confirmation or a reason already.
            del self.fields["grounds"]

    def values(self) -> dict[str, Any]:
        ground = self.ground if "grounds" in self.fields else {}
        return ground | {"interview": self.appointment}


def _has_applied(referral: Referral) -> Text:
    """Why nothing can be referred where an application is still alive."""
    applied = Application.objects.live().filter(seeker_id=referral.seeker_id, posting_id=referral.posting_id)
    return _("この方は、この求人にすでに応募しています。") if applied.exists() else ""


def _against_sending(referral: Referral, actor: Actor) -> Text:
    return _has_applied(referral) or fitness.reason_against_sending(referral)


def _page(application: Application) -> str:
    return reverse("admin:applications_application_change", args=[application.pk])


admin.site.unregister(Referral)


@admin.register(Referral)
class WindowReferralAdmin(ReferralAdmin):
    """紹介, online and at the window."""

    starts = {
        **ReferralAdmin.starts,
        "propose": replace(ReferralAdmin.starts["propose"], run=proposing.propose),
    }
    acts = {
        **ReferralAdmin.acts,
        "send": replace(ReferralAdmin.acts["send"], run=proposing.send, blocked=_against_sending),
        "propose_again": replace(
            ReferralAdmin.acts["propose_again"],
            run=proposing.propose_again,
            blocked=lambda referral, actor: _has_applied(referral),
        ),
        "refer_at_window": Act(
            run=refer_at_window,
            form=WindowForm,
            permission=OfficePermission.REFER,
            blocked=lambda referral, actor: _has_applied(referral),
            note=gettext_lazy(
                "この操作で紹介が成立し、紹介状の番号が決まります。マイページを使っていない方も紹介できます。"
            ),
            done=gettext_lazy("窓口で紹介しました。紹介状と求人票を印刷して、お渡しください。"),
            then=_page,
        ),
    }

    def onward(self, request: HttpRequest, referral: Referral) -> list[tuple[Text, Text, str]]:
        """The application too, once there is one."""
        made = Application.objects.for_actor(actor_of(request)).filter(referral=referral).first()
        pages = super().onward(request, referral)
        return [*pages, link_to(made, made.get_state_display())] if made else pages
