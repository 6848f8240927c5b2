"""Work on reports that a job card differs from the facts."""

import datetime as dt

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.accounts.actor import Actor
from hellowork.desk.work import Line, WorkKind
from hellowork.offices.roles import OfficePermission
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.components import Tone
from seekers.choices import CardDifference
from seekers.models import CardReport
from seekers.models.report import CardReportQuerySet


def _reports(actor: Actor) -> CardReportQuerySet:
    return CardReport.objects.for_actor(actor).select_related("card", "posting__establishment")


def _line(report: CardReport, now: dt.datetime) -> Line:
    establishment = report.posting.establishment
    differences = "、".join(str(CardDifference(each).label) for each in report.differences)
    return Line(
        title=_("%(title)s（%(establishment)s）")
        % {"title": report.card.title, "establishment": establishment.name},
        why=_("求人票と実際が違うとの申出があります（%(what)s）。事業所に事実を確認してください。")
        % {"what": differences},
        at=report.made_at,
        when=format_html("{}に申出", jdate(report.made_at)),
        button=_("申出を読む"),
        address=reverse("admin:seekers_cardreport_change", args=[report.pk]),
        telephone=report.card.contact_telephone or establishment.telephone,
        contact=report.card.contact_name,
    )


KINDS = (
    WorkKind(
        key="reports",
        title=gettext_lazy("求人票と違うとの申出"),
        permission=OfficePermission.ACCEPT,
        rows=_reports,
        waits=lambda reports, now: reports.waiting(),
        order="made_at",
        line=_line,
        tone=Tone.RED,
    ),
)
