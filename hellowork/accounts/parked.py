"""Nothing typed is lost: a form sent after its session ended waits for its owner (design rule 7).

Every form of ours carries `_owner`, a signed note of who it was made for. When it arrives and nobody is
signed in, its fields are sealed and parked; the same person finds them filled in again after signing in.
"""

import hashlib
import json
import secrets
import uuid
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hellowork import clock
from hellowork.accounts import sealing
from hellowork.accounts.models import ParkedForm, User

OWNER_FIELD = "_owner"
KEY_PARAMETER = "restore"
_SALT = "hellowork.accounts.parked"
# A page may stay open over a long holiday; the note only lets its bearer park a form for that person.
_NOTE_LASTS_SECONDS = 30 * 24 * 3600
_SECRETS = {"password", "password1", "password2", "oldpassword", "code", "credential"}
_NEVER_PARKED = {"csrfmiddlewaretoken", OWNER_FIELD, *_SECRETS}


def owner_token(user_id: uuid.UUID) -> str:
    """What the hidden field `_owner` holds for a form made for this user."""
    return signing.dumps(str(user_id), salt=_SALT)


def owner_of(request: HttpRequest) -> uuid.UUID | None:
    """For whom the posted form was made, or None where the note is missing or not ours."""
    try:
        return uuid.UUID(
            signing.loads(request.POST.get(OWNER_FIELD, ""), salt=_SALT, max_age=_NOTE_LASTS_SECONDS)
        )
    except (signing.BadSignature, ValueError):
        return None


def park(request: HttpRequest, user_id: uuid.UUID) -> str | None:
    """Keep the posted fields for this user; the key that finds them again, None if nothing is to be kept."""
    fields = {name: values for name, values in request.POST.lists() if name not in _NEVER_PARKED}
    if not any(any(values) for values in fields.values()) or not _may_return(user_id):
        return None
    key = secrets.token_urlsafe(24)
    content = {"fields": fields, "had_files": bool(request.FILES)}
    ParkedForm.objects.create(
        key_hash=_hash(key),
        user_id=user_id,
        path=request.path[:500],
        sealed=sealing.seal(json.dumps(content)),
        ends_at=clock.now() + ParkedForm.KEPT_FOR,
    )
    ParkedForm.objects.beyond_newest_of(user_id).delete()
    return key


def _may_return(user_id: uuid.UUID) -> bool:
    return User.objects.filter(pk=user_id, is_active=True).exists()


def restored(request: HttpRequest, *, action: str | None = None) -> QueryDict | None:
    """The fields that wait for this user at this page, or None. They stay until their day is over.

    `action` is the address the form is sent to, where that is not the page itself. Call it for the GET that
    shows the form and bind the form to what it gives; the page then says that nothing has been sent yet.
    """
    key = request.GET.get(KEY_PARAMETER, "")
    if request.method != "GET" or not key or not request.user.is_authenticated:
        return None
    waiting = ParkedForm.objects.kept().filter(user_id=request.user.pk, path=(action or request.path)[:500])
    form = waiting.filter(key_hash=_hash(key)).first()
    if form is None:
        return None
    try:
        content = json.loads(sealing.unseal(form.sealed))
    except sealing.Unreadable:
        return None
    _tell(request, had_files=content["had_files"])
    fields = QueryDict(mutable=True)
    for name, values in content["fields"].items():
        fields.setlist(name, values)
    return fields


def _tell(request: HttpRequest, *, had_files: bool) -> None:
    messages.warning(
        request,
        _("入力された内容を元に戻しました。まだ送信されていません。ご確認のうえ、もう一度送信してください。"),
    )
    if had_files:
        messages.warning(request, _("添付ファイルは元に戻せません。もう一度選んでください。"))


def page_shown(request: HttpRequest) -> str:
    """The page the person was looking at: one asked for is itself, a form sent is the page that showed it."""
    by_htmx = bool(request.headers.get("HX-Request"))
    if request.method in ("GET", "HEAD") and not by_htmx:
        return request.get_full_path()
    return page_before(request) or request.path


def page_before(request: HttpRequest) -> str:
    """The page of this site from which a request comes; empty where it does not say."""
    address = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(address)
        page = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if page.startswith("/") and url_has_allowed_host_and_scheme(page, None):
            return page
    return ""


def with_key(page: str, key: str) -> str:
    """The address of a page at which the parked fields are found again."""
    path, _mark, query = page.partition("?")
    fields = QueryDict(query, mutable=True)
    fields.pop(KEY_PARAMETER, None)
    return f"{path}?{urlencode([*_pairs(fields), (KEY_PARAMETER, key)])}"


def _pairs(fields: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in fields.lists() for value in values]


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
