"""紹介 on the desk's pages of a seeker and of a posting: what was proposed already, and the way to propose."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from employers.choices import PostingState
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.lifecycle import Audience
from hellowork.offices.roles import OfficePermission, may
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.admin import Button, joining
from hellowork.web.admin.joining import Line, Panel
from hellowork.web.components import Text
from referrals import fitness
from referrals.choices import ReferralState
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from seekers.models import Seeker

# How many stand beside a person; the rest is in the list.
NEWEST = 5


@joining.panel(Seeker)
def referrals_of(seeker: Seeker, actor: Actor) -> Panel:
    """The person's newest referrals."""
    rows = Referral.objects.for_actor(actor).filter(seeker=seeker).order_by("-created_at", "pk")
    newest = rows.select_related("card", "posting__establishment")[:NEWEST]
    return Panel(
        title=_("紹介"),
        lines=[
            Line(
                name=f"{each.card.title}（{each.posting.establishment.name}）",
                address=reverse("admin:referrals_referral_change", args=[each.pk]),
                note=_standing(each),
            )
            for each in newest
        ],
        empty=_("紹介はまだありません。"),
        all_of_it=list_with("admin:referrals_referral_changelist", seeker=seeker.number),
    )


@joining.panel(Posting)
def referrals_to(posting: Posting, actor: Actor) -> Panel:
    """How many referrals to the posting stand in each state."""
    number = posting.acceptance.number if posting.acceptance else ""
    return Panel(
        title=_("紹介"),
        lines=counted(
            Referral.objects.for_actor(actor).filter(posting=posting),
            words=REFERRAL.labels[Audience.OFFICE],
            address=list_with("admin:referrals_referral_changelist", posting=number),
        ),
        empty=_("紹介はまだありません。"),
    )


def counted(rows: QuerySet, *, words: Mapping[Any, Text | None], address: str) -> list[Line]:
    """A line for each state that has rows, in the order of the states' `words`, leading to the list of them."""
    numbers = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return [
        Line(
            name=word,
            address=f"{address}&{urlencode({'state': state})}",
            note=_("%(n)s件") % {"n": numbers[state]},
        )
        for state, word in words.items()
        if word and state in numbers
    ]


def list_with(name: str, **number: str) -> str:
    """The address of a list that is narrowed to one person or posting (`ABOUT`)."""
    return f"{reverse(name)}?{urlencode(number)}"


def _standing(referral: Referral) -> Text:
    """The state, and until when an answer is waited for."""
    state = REFERRAL.label(referral.state, Audience.OFFICE) or ""
    if referral.state != ReferralState.SENT or referral.deadline_at is None:
        return state
    return format_html("{}　{}{}", state, _("応募期限："), jdate(days.last_day_before(referral.deadline_at)))


@joining.way(Seeker)
def propose_to(seeker: Seeker, actor: Actor) -> Button | None:
    """この方に求人を提案する; why not, where the person cannot be referred to anything."""
    reason = fitness.reason_against_proposing_to(seeker, clock.today())
    return _way(actor, _("この方に求人を提案する"), seeker=seeker.number, blocked=reason)


@joining.way(Posting)
def propose_it(posting: Posting, actor: Actor) -> Button | None:
    """この求人を提案する, while it takes referrals."""
    accepted = posting.acceptance
    if posting.state != PostingState.OPEN or accepted is None or accepted.refer_until < clock.today():
        return None
    return _way(actor, _("この求人を提案する"), posting=accepted.number)


def _way(actor: Actor, label: Text, *, blocked: Text = "", **given: str) -> Button | None:
    if not may(actor, OfficePermission.REFER):
        return None
    return Button(
        name="propose",
        label=label,
        address=f"{reverse('admin:referrals_referral_propose')}?{urlencode(given)}",
        style="outline",
        posts=False,
        blocked=blocked,
    )
