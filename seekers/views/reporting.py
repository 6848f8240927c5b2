"""求人票と実際が違うとの申出, by a seeker from the page of a posting."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from employers.choices import LIVE_STATES
from employers.models import Posting
from employers.public_card import PublicCard
from employers.publication import Sight, sight_of
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form
from seekers.actions import reports
from seekers.forms.report import CardReportForm
from seekers.models import CardReport
from seekers.views.job import acceptance_of


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PersonRequest, number: str) -> HttpResponse:
    """The form; while an own report waits, only that it does."""
    acceptance = acceptance_of(number)
    posting, sight = acceptance.posting, sight_of(acceptance.posting, request.actor)
    if sight is Sight.NOTHING:
        raise Http404
    form = CardReportForm(request.POST if request.method == "POST" else parked.restored(request))
    if request.method == "POST" and form.is_valid() and (answer := _send(request, posting, number, form)):
        return answer
    waiting = CardReport.objects.for_actor(request.actor).waiting().filter(posting=posting)
    context = {
        "public": PublicCard(posting, sight),
        "number": number,
        "is_waiting": not form.errors and waiting.exists(),
        "back": _after(posting, number),
    }
    return render_form(request, "seekers/jobs/report.html", form, context)


def _send(request: PersonRequest, posting: Posting, number: str, form: CardReportForm) -> HttpResponse | None:
    """The way on; None where it was refused, said in the form."""

    def work() -> str:
        reports.report_card(by=request.actor, posting_id=posting.pk, **form.cleaned_data)
        return _after(posting, number)

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, _("申出を受け付けました。求人を受理した安定所が事実を確認します。"))
    return redirect_after_post(request, address)


def _after(posting: Posting, number: str) -> str:
    """The page of the posting; of one that has ended there is nothing to read any more."""
    return resolve_url("jobs:job", number) if posting.state in LIVE_STATES else resolve_url("seeker_home")
