"""事前の了承 of a posting: given, changed and withdrawn by a manager, read by every member."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers.actions import calls
from employers.actions.authorising import manages_establishment
from employers.choices import LIVE_STATES
from employers.forms.consent import ConsentForm
from employers.models import Posting
from employers.views.own_postings import address_of, own_posting, today
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.once import act_once
from hellowork.web.responses import redirect_after_post, render_form


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: PersonRequest, posting_id: int) -> HttpResponse:
    """The page of the consent, and giving it."""
    posting = own_posting(request, posting_id)
    manages_establishment(request.actor, posting.establishment_id)
    if posting.state not in LIVE_STATES or posting.acceptance is None:
        messages.info(request, _("公開中の求人ではないため、この操作はできません。"))
        return redirect_after_post(request, address_of(posting.pk))
    day = today(request)
    given = posting.consents.in_force(day).first()
    initial = {"until": given.until, "most_referrals": given.most_referrals} if given else {}
    form = ConsentForm(
        request.POST if request.method == "POST" else parked.restored(request),
        today=day,
        refer_until=posting.acceptance.refer_until,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        return _give(request, posting, form)
    context = {"posting": posting, "card": posting.shown_card, "given": given}
    return render_form(request, "employers/consent.html", form, context)


def _give(request: PersonRequest, posting: Posting, form: ConsentForm) -> HttpResponse:
    return act_once(
        request,
        lambda: calls.give_consent(by=request.actor, posting_id=posting.pk, **form.cleaned_data),
        done=_("電話なしで紹介を受けることを了承しました。いつでも取りやめることができます。"),
        to=address_of(posting.pk),
    )


@hat_required(Hat.EMPLOYER)
@require_POST
def end(request: PersonRequest, posting_id: int) -> HttpResponse:
    """取りやめる: from now on the office telephones again."""
    posting = own_posting(request, posting_id)
    return act_once(
        request,
        lambda: calls.end_consent(by=request.actor, posting_id=posting.pk),
        done=_("事前の了承を取りやめました。これからは、紹介の前にお電話します。"),
        to=address_of(posting.pk),
    )
