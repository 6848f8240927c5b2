"""Who must show a second factor, and whether this session has (design rule 13).

Required of staff, of employers where the operator says so, offered to seekers. allauth asks at sign-in
whoever has one; this room sees to it that those who must have one do nothing else before they set it up.
"""

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User

_METHOD = "mfa"
# What a factor of one's own is; recovery codes only stand in for one that was lost.
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# The pages that a person may use before: setting one up, proving who they are, leaving.
_OPEN_PAGES = (
    "mfa_",
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_set_password",
    "account_change_password",
    "keep_alive",
)


def is_due(request: HttpRequest, actor: Actor) -> bool:
    """Whether this session still lacks the second factor that the person must show."""
    required = settings.SECOND_FACTOR_FOR_STAFF if request.user.is_staff else _required_of(actor)
    return required and not _was_shown(request)


def _required_of(actor: Actor) -> bool:
    return settings.SECOND_FACTOR_FOR_EMPLOYERS and actor.is_employer


def _was_shown(request: HttpRequest) -> bool:
    return any(
        record.get("method") == _METHOD for record in get_authentication_records(request, request.user)
    )


def ask(request: HttpRequest) -> HttpResponse | None:
    """To the page that sets one up, or asks for the one there is; None on those pages themselves."""
    match = request.resolver_match
    if match is not None and (match.view_name or "").startswith(_OPEN_PAGES):
        return None
    if Authenticator.objects.filter(user_id=request.user.pk, type__in=_FACTORS).exists():
        back = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{back}")
    return HttpResponseRedirect(reverse("mfa_index"))


def forget(user: User) -> None:
    """Take away every factor and the recovery codes of a person who lost them; the next sign-in asks for new ones."""
    Authenticator.objects.filter(user=user).delete()


def watch() -> None:
    """Follow what allauth does with factors; called once when the app is ready."""
    signals.authenticator_added.connect(_added, dispatch_uid="second factor added")
    signals.authenticator_removed.connect(_removed, dispatch_uid="second factor removed")


def _added(*, request: HttpRequest, user: User, authenticator: Authenticator, **_more: object) -> None:
    """Whoever sets a factor up has just shown it."""
    if authenticator.type in _FACTORS and request.user == user:
        shown = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, _METHOD, **shown)


def _removed(*, request: HttpRequest, user: User, **_more: object) -> None:
    """Without any factor left, what was shown counts no more."""
    if Authenticator.objects.filter(user_id=user.pk, type__in=_FACTORS).exists():
        return
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        each for each in records if each.get("method") != _METHOD
    ]
