"""Which hat a page asks for: said once, beside the view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from hellowork.accounts.actor import Hat
from hellowork.accounts.requests import HouseRequest

View = Callable[..., HttpResponse]


def hat_required(*hats: Hat) -> Callable[[View], View]:
    """Only for persons who wear one of these hats now; for all others the page does not exist (404).

    Who is not signed in has been led to the sign-in page before (`SignInRequiredMiddleware`).
    """

    def gate(view: View) -> View:
        @wraps(view)
        def gated(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.actor.hat not in hats:
                raise Http404
            return view(request, *args, **kwargs)

        return gated

    return gate
