"""How a form answers: 422 with its errors, or a redirect after it was taken (interface notes 5.1)."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _


def render_form(
    request: HttpRequest, template: str, form: BaseForm, context: dict[str, Any] | None = None
) -> HttpResponse:
    """The page with `form` in its context. With errors: status 422 and a title that begins エラー：."""
    if not (form.is_bound and form.errors):
        return render(request, template, {**(context or {}), "form": form})
    filled = {**(context or {}), "form": form, "title_prefix": _("エラー：")}
    return render(request, template, filled, status=422)


def redirect_after_post(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """303 to where the result can be read: a reload sends nothing again. For htmx the same by its header.

    `to` and the arguments are those of `django.shortcuts.redirect`.
    """
    address = resolve_url(to, *args, **kwargs)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})
