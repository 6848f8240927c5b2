"""Keeping and hiding from where a posting is shown: one press, with or without sign-in (ADR 0013)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import publication
from employers.models import Posting
from employers.public_card import PublicCard
from hellowork.accounts import parked
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.text.numbers import ledger_number
from hellowork.web.components import Text
from hellowork.web.responses import redirect_after_post
from seekers import shelf
from seekers.actions import shelf as actions
from seekers.job_rows import rows_of
from seekers.models import HiddenEstablishment
from seekers.queries import is_over, postings_of_numbers
from seekers.shelf import control_of, shelf_of

_GET_OR_POST = ["GET", "HEAD", "POST"]
BACK = "back"


@login_not_required
@require_http_methods(_GET_OR_POST)
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """お気に入りに追加する. The page asks those who have no session yet, whose lists are shared and hold no form."""
    posting = _offered(request, number)
    if request.method != "POST":
        return _page(request, "seekers/jobs/keep.html", posting)
    try:
        shelf.keep(request, posting)
    except Refused as refusal:
        return _refused(request, posting, refusal)
    return _done(request, posting, _("お気に入りに追加しました。"))


@login_not_required
@require_POST
def let_go(request: HttpRequest, number: str) -> HttpResponse:
    """お気に入りから外す."""
    posting = _offered(request, number)
    shelf.let_go(request, posting)
    return _done(request, posting, _("お気に入りから外しました。"))


@login_not_required
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """What a visitor keeps who has not signed in; a seeker's list is in MyPage."""
    own = shelf_of(request)
    if own.is_seekers:
        return redirect("seekers:kept")
    if not own.is_offered:
        raise Http404
    actor: Actor = request.actor  # type: ignore[attr-defined]
    ids = [posting_id for posting_id, _card in shelf.kept_in_session(request)]
    rows = rows_of(ids, actor, own)
    sign_in = urlencode({"as": "seeker", "next": resolve_url("seekers:kept")})
    context = {"rows": rows, "shelf": own, "sign_in_address": f"{resolve_url('account_login')}?{sign_in}"}
    return _personal(render(request, "seekers/jobs/kept.html", context))


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def hide(request: PersonRequest, number: str) -> HttpResponse:
    """この求人を表示しない, or with `what=establishment` この事業所の求人を表示しない; then the way back at once."""
    posting = _offered(request, number)
    if request.method != "POST":
        return _page(request, "seekers/jobs/hide.html", posting)
    is_whole = request.POST.get("what") == "establishment"
    if is_whole and publication.sight_of(posting, request.actor) is not publication.Sight.FULL:
        raise Http404
    act = actions.hide_establishment if is_whole else actions.hide_posting
    try:
        act(by=request.actor, posting_id=posting.pk)
    except Refused as refusal:
        return _refused(request, posting, refusal)
    if request.headers.get("HX-Request") == "true":
        return _control(request, posting)
    back = urlencode({BACK: _back(request, posting)})
    return redirect_after_post(request, f"{resolve_url('jobs:hide', posting.standing.number)}?{back}")


@hat_required(Hat.SEEKER)
@require_POST
def show(request: PersonRequest, number: str) -> HttpResponse:
    """元に戻す: the posting, and where it names its establishment, that too."""
    posting = _offered(request, number)
    actions.show_posting(by=request.actor, posting_id=posting.pk)
    if publication.sight_of(posting, request.actor) is publication.Sight.FULL:
        whole = HiddenEstablishment.objects.for_actor(request.actor)
        for hidden in whole.filter(establishment_id=posting.establishment_id):
            actions.show_establishment(by=request.actor, hidden_id=hidden.pk)
    return _done(request, posting, _("表示するように戻しました。"))


def _offered(request: HttpRequest, number: str) -> Posting:
    """The posting of this number, for those to whom keeping is offered; 404 where they see nothing of it."""
    if not shelf_is_offered(request):
        raise Http404
    full = ledger_number(number)
    posting = postings_of_numbers(request.actor, [full]).get(full)  # type: ignore[attr-defined]
    if posting is None:
        raise Http404
    return posting


def shelf_is_offered(request: HttpRequest) -> bool:
    """Not in the hat of an employer, nor to staff."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.hat in (Hat.SEEKER, Hat.ANONYMOUS) and not getattr(request.user, "is_staff", False)


def _page(request: HttpRequest, template: str, posting: Posting) -> HttpResponse:
    return _personal(render(request, template, _words(request, posting)))


def _words(request: HttpRequest, posting: Posting) -> dict[str, object]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    public = PublicCard(posting, publication.sight_of(posting, actor))
    own = shelf_of(request)
    return {
        "shelf": own,
        "item": control_of(public, own),
        "is_over": is_over(posting),
        "back": _back(request, posting),
    }


def _control(request: HttpRequest, posting: Posting) -> HttpResponse:
    """The buttons alone, in their new state, for htmx."""
    return _personal(render(request, "seekers/jobs/_keep.html", _words(request, posting)))


def _done(request: HttpRequest, posting: Posting, said: Text) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return _control(request, posting)
    messages.success(request, str(said))
    return redirect_after_post(request, f"{_back(request, posting)}#keep-{posting.standing.number}")


def _refused(request: HttpRequest, posting: Posting, refusal: Refused) -> HttpResponse:
    """Said on the page one comes back to; htmx is sent there."""
    messages.warning(request, str(refusal.message))
    return redirect_after_post(request, _back(request, posting))


def _back(request: HttpRequest, posting: Posting) -> str:
    """Where the person was: as the form says, or the browser; never this very page, and never another site."""
    own = {
        resolve_url(f"jobs:{name}", posting.standing.number) for name in ("keep", "let_go", "hide", "show")
    }
    said = request.POST.get(BACK) or request.GET.get(BACK) or parked.page_before(request)
    is_ours = said.startswith("/") and url_has_allowed_host_and_scheme(said, None)
    if not is_ours or said.partition("?")[0] in own:
        return resolve_url("jobs:job", posting.standing.number)
    return iri_to_uri(said)


def _personal(response: HttpResponse) -> HttpResponse:
    """Held by no cache, whether or not there is a session: it carries a token, or what one person keeps."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
