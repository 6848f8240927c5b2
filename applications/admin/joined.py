"""応募 on the desk's pages of a seeker and of a posting."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from applications.lifecycle import APPLICATION
from applications.models import Application
from employers.models import Posting
from hellowork.accounts.actor import Actor
from hellowork.lifecycle import Audience
from hellowork.web.admin import joining
from hellowork.web.admin.joining import Line, Panel
from hellowork.web.components import Text
from referrals.admin.joined import NEWEST, counted, list_with
from seekers.models import Seeker


@joining.panel(Seeker)
def applications_of(seeker: Seeker, actor: Actor) -> Panel:
    """The person's newest applications."""
    rows = Application.objects.for_actor(actor).filter(seeker=seeker).order_by("-applied_at", "pk")
    newest = rows.select_related("card", "posting__establishment")[:NEWEST]
    return Panel(
        title=_("応募"),
        lines=[
            Line(
                name=f"{each.card.title}（{each.posting.establishment.name}）",
                address=reverse("admin:applications_application_change", args=[each.pk]),
                note=_standing(each),
            )
            for each in newest
        ],
        empty=_("応募はまだありません。"),
        all_of_it=list_with("admin:applications_application_changelist", seeker=seeker.number),
    )


@joining.panel(Posting)
def applications_to(posting: Posting, actor: Actor) -> Panel:
    """How many applications to the posting stand in each state."""
    number = posting.acceptance.number if posting.acceptance else ""
    return Panel(
        title=_("応募"),
        lines=counted(
            Application.objects.for_actor(actor).filter(posting=posting),
            words=APPLICATION.labels[Audience.OFFICE],
            address=list_with("admin:applications_application_changelist", posting=number),
        ),
        empty=_("応募はまだありません。"),
    )


def _standing(application: Application) -> Text:
    """The state, and the way of applying."""
    state = APPLICATION.label(application.state, Audience.OFFICE) or ""
    return format_html("{}　{}", state, application.get_method_display())
