"""メッセージ: every thread of a person, the newest first."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from messaging.queries import threads_with_unread

PAGE_SIZE = 20


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """The threads of the hat that is worn, each with how much of it is unread."""
    threads = threads_with_unread(request.actor).select_related(
        "application__card", "application__posting__establishment"
    )
    page = Paginator(threads, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "page_of_thread": f"messaging:{request.actor.hat}", "hat": request.actor.hat}
    return render(request, "mypage/messages.html", context)
