"""Nothing typed is lost: a form sent after its session ended waits for its owner (design rule 7).

Every form of ours carries `_owner`, a signed note of who it was made for. When it arrives and nobody is signed
in, its fields are sealed and parked; the same person finds them filled in again after signing in.
"""

import hashlib
import secrets
import uuid

from django.core import signing
from django.http import HttpRequest, QueryDict

from hellowork import clock
from hellowork.accounts import sealing
from hellowork.accounts.models import ParkedForm

OWNER_FIELD = "_owner"
KEY_PARAMETER = "restore"
_SALT = "hellowork.accounts.parked"
_MOST_CHARACTERS = 200_000
_NEVER_PARKED = {"csrfmiddlewaretoken", OWNER_FIELD, "password", "password1", "password2", "oldpassword", "code"}


def owner_token(user_id: uuid.UUID) -> str:
    """What the hidden field `_owner` holds for a form made for this user."""
    return signing.dumps(str(user_id), salt=_SALT)


def owner_of(request: HttpRequest) -> uuid.UUID | None:
    """For whom the posted form was made, or None where the note is missing or not ours."""
    try:
        return uuid.UUID(signing.loads(request.POST.get(OWNER_FIELD, ""), salt=_SALT, max_age=48 * 3600))
    except (signing.BadSignature, ValueError):
        return None


def park(request: HttpRequest, user_id: uuid.UUID) -> str | None:
    """Keep the posted fields for this user; the key that finds them again, or None if there is nothing to keep."""
    fields = request.POST.copy()
    for name in _NEVER_PARKED:
        fields.pop(name, None)
    text = fields.urlencode()
    if not text or len(text) > _MOST_CHARACTERS:
        return None
    key = secrets.token_urlsafe(24)
    ParkedForm.objects.create(
        key_hash=_hash(key),
        user_id=user_id,
        path=request.path[:500],
        sealed=sealing.seal(text),
        ends_at=clock.now() + ParkedForm.KEPT_FOR,
    )
    return key


def restored(request: HttpRequest) -> QueryDict | None:
    """The fields that wait for this user at this page, or None. They stay until their day is over."""
    key = request.GET.get(KEY_PARAMETER, "")
    if not key or not request.user.is_authenticated:
        return None
    form = ParkedForm.objects.kept().filter(key_hash=_hash(key), user_id=request.user.pk, path=request.path).first()
    if form is None:
        return None
    try:
        return QueryDict(sealing.unseal(form.sealed), mutable=True)
    except sealing.Unreadable:
        return None


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
