"""The page of one posting: open to everybody as far as its level lets, changed by nobody."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from employers import publication
from employers.choices import LIVE_STATES, PostingState, PublicationLevel
from employers.models import Acceptance, Establishment, PhoneCall
from employers.pay import pay_of
from employers.public_card import PublicCard, head_facts, hours_text
from employers.publication import Sight
from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.fit_rows import comparison
from seekers.forms.search import SearchForm
from seekers.job_rows import feature_tags_of, marks_of, similar_rows
from seekers.self_application import reasons_for
from seekers.shelf import control_of, note_opened, shelf_of
from seekers.standing import standing_facts
from seekers.views.public import absolute, shared_for_a_minute

_ALL_FEATURES = 9


@login_not_required
@require_safe
def job(request: HttpRequest, number: str) -> HttpResponse:
    """求人票 of one number: the card as far as this visitor may see it, what became of it, or the newer number."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    acceptance = acceptance_of(number)
    posting, own_number = acceptance.posting, acceptance.posting.acceptance
    sight = publication.sight_of(posting, actor)
    if sight is Sight.NOTHING or own_number is None:
        raise Http404
    if own_number.number != number:
        return redirect("jobs:job", own_number.number)
    is_over = posting.state not in LIVE_STATES or own_number.refer_until < acceptance.today  # type: ignore[attr-defined]
    posting.today, posting.confirmed_at = acceptance.today, acceptance.confirmed_at  # type: ignore[attr-defined]
    reads_all = actor.is_staff or actor.establishment_id == posting.establishment_id
    public = PublicCard(posting, sight, shows_contact=_shows_contact(request, actor))
    if is_over and not reads_all:
        return shared_for_a_minute(render(request, "seekers/jobs/ended.html", _ended(public), status=410))
    shelf = shelf_of(request)
    note_opened(request, posting, shelf)
    context = _job_context(request, public, is_over=is_over)
    context |= {"shelf": shelf, "item": control_of(public, shelf), "come_back": request.get_full_path()}
    context["similar_rows"] = [] if is_over else similar_rows(posting, actor, shelf)
    response = render(request, "seekers/jobs/job.html", context)
    if "contact" in request.GET:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return shared_for_a_minute(response)


def acceptance_of(number: str) -> Acceptance:
    """The acceptance of a number, any spelling of its second half, with all that the page shows.

    Two questions: joined in one, PostgreSQL takes ten times as long to plan the eight tables as to read them.
    """
    office, _hyphen, running = number.partition("-")
    confirmed = PhoneCall.objects.telling_open().filter(posting=OuterRef("posting")).order_by("-at")
    asked = Acceptance.objects.select_related("posting__card__municipality", "office").annotate(
        today=TruncDate(clock.Now(), tzinfo=clock.TOKYO), confirmed_at=Subquery(confirmed.values("at")[:1])
    )
    found = get_object_or_404(asked, number=f"{office}-{int(running):08d}")
    if found.posting.card is None:
        raise Http404
    posting = found.posting
    if posting.acceptance_id == found.pk:
        posting.acceptance = found
    posting.establishment = Establishment.objects.select_related("municipality").get(
        pk=posting.establishment_id
    )
    return found


def _shows_contact(request: HttpRequest, actor: Actor) -> bool:
    return publication.sees_contact_at_once(actor) or "contact" in request.GET


def _job_context(request: HttpRequest, public: PublicCard, *, is_over: bool) -> dict[str, object]:
    posting, card = public.posting, public.card
    number = posting.acceptance.number  # type: ignore[union-attr]
    address = reverse("jobs:job", args=[number])
    actor: Actor = request.actor  # type: ignore[attr-defined]
    takes = publication.takes_self_application(posting) and not is_over
    return {
        "posting": posting,
        "public": public,
        "number": number,
        "pay": pay_of(card),
        "hours": hours_text(card),
        "head": head_facts(posting.acceptance),  # type: ignore[arg-type]
        "sections": public.sections(),
        "marks": marks_of(posting, public),
        "features": feature_tags_of(posting, most=_ALL_FEATURES),
        "office": posting.acceptance.office,  # type: ignore[union-attr]
        "refer_until": posting.acceptance.refer_until,  # type: ignore[union-attr]
        "is_over": is_over,
        "is_on_hold": posting.state == PostingState.ON_HOLD,
        "is_hidden": posting.publication_level == PublicationLevel.NOT_PUBLIC,
        "is_for_seekers": posting.publication_level == PublicationLevel.SEEKERS,
        "contact_address": f"{address}?contact=1#selection"
        if public.is_named and not public.shows_contact
        else "",
        "canonical": absolute(address),
        "takes_self_application": takes,
        "apply_address": f"{address}apply/",
        "sign_in_address": f"{reverse('account_login')}?{urlencode({'as': 'seeker', 'next': f'{address}apply/'})}",
        "hat": actor.hat.value,
        "not_directly": [] if is_over else reasons_for(public, actor),
        "standing": standing_facts(public, posting.today, posting.confirmed_at),  # type: ignore[attr-defined]
        "sheet_address": "" if is_over else f"{address}sheet/",
        "report_address": f"{address}report/" if actor.is_seeker else "",
        "similar": _similar(public),
        "fit": None if is_over else comparison(actor, public),
    }


def _ended(public: PublicCard) -> dict[str, object]:
    number = public.posting.acceptance.number  # type: ignore[union-attr]
    address = reverse("jobs:report", args=[number])
    return {"public": public, "number": number, "similar": _similar(public), "report_address": address}


def _similar(public: PublicCard) -> str:
    """The search for the same kind of work in the same prefecture."""
    card = public.card
    form = SearchForm(
        pref=(str(card.municipality_id)[:2],), job=(card.occupation,), path=reverse("jobs:search")
    )
    return form.address()
