"""お知らせメールの停止: by the link in a mail, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hellowork.notices import preferences, unsubscribing

# The name of the second button's field: every mail that can be stopped, not this kind alone.
ALL = "all"


# A mail program that sends the one-click POST has no page and no cookie of ours; the signature in the address is the
# right, and all that it gives is to get fewer mails.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button; a POST stops at once, however often. It never says whose mails they are.

    GET changes nothing: programs that check mails for danger follow every link.
    """
    link = unsubscribing.read(token)
    if link is None:
        raise Http404
    is_done = request.method == "POST"
    stops_all = ALL in request.POST
    if is_done:
        preferences.stop_mail(link.user_id, link.all_kinds if stops_all else [link.notice])
    context = {"name": link.notice.name, "is_done": is_done, "stops_all": stops_all, "all_field": ALL}
    response = render(request, "mypage/stop_mail.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
