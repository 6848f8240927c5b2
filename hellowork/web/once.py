"""A form does its work once, however often its button is pressed (double click, a reload, two impatient thumbs).

The page carries a random token (`{% once_key %}`), which is stored in the transaction of the work with the place
the sender is led to. A second press waits for the first and is led to the same place. The same page sent again
with other fields is refused: its first answer would be a wrong one.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from hellowork.accounts.parked import OWNER_FIELD
from hellowork.web.components import Text
from hellowork.web.models import FormToken
from hellowork.web.responses import redirect_after_post

TOKEN_FIELD = "_once"  # noqa: S105 - the name of a form field
_LONGEST = 43
_NOT_CONTENT = {"csrfmiddlewaretoken", OWNER_FIELD, TOKEN_FIELD}


def new_token() -> str:
    """A token for one rendering of a form."""
    return secrets.token_urlsafe(24)


def once(request: HttpRequest, work: Callable[[], str]) -> str:
    """Do `work` in a transaction, at most once for this rendering of the form; returns the address it gave.

    A form without a token does its work each time. What `work` raises undoes the token with everything else.
    Raises `Refused` where the same rendering was sent before with other fields.
    """
    token, user = request.POST.get(TOKEN_FIELD, ""), cast("User", request.user)
    with transaction.atomic():
        if not token or len(token) > _LONGEST:
            return work()
        own = FormToken(user_id=user.pk, token=token, fingerprint=_fingerprint(request))
        # Waits for a transaction that has put the same token in and is not over yet.
        FormToken.objects.bulk_create([own], ignore_conflicts=True)
        stored = FormToken.objects.get(user_id=user.pk, token=token)
        if stored.pk != own.pk:
            return _repeated(stored, own)
        stored.address = work()
        stored.save(update_fields=["address"])
    return stored.address


def act_once(request: HttpRequest, act: Callable[[], object], *, done: Text, to: str) -> HttpResponse:
    """Do `act` as `once` does it, say what came of it, and lead on to the address `to`.

    A refusal is said there too, as a warning: for acts with nothing typed that its form would have to show again.
    """

    def work() -> str:
        act()
        return to

    try:
        once(request, work)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, str(done))
    return redirect_after_post(request, to)


def was_sent(request: HttpRequest) -> bool:
    """Whether this rendering of the form has done its work already."""
    token, user = request.POST.get(TOKEN_FIELD, ""), cast("User", request.user)
    return bool(token) and FormToken.objects.filter(user_id=user.pk, token=token[:_LONGEST]).exists()


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering of a form that is saved while it is typed, and again and again by its button.

    `is_last` is the button: what was under way when it was pressed must not come after it.
    """

    token: str
    is_last: bool = False

    def take(self, by: Actor) -> bool:
        """Whether this saving still counts. Asked with the row of the form locked, so that nobody comes between."""
        if not self.token or by.user_id is None:
            return True
        if self.is_last:
            FormToken.objects.bulk_create(
                [FormToken(user_id=by.user_id, token=self.token)], ignore_conflicts=True
            )
            return True
        return not FormToken.objects.filter(user_id=by.user_id, token=self.token).exists()


NO_RENDERING = Rendering("")


def rendering_of(request: HttpRequest, *, is_last: bool) -> Rendering:
    """The rendering from which a request comes."""
    return Rendering(request.POST.get(TOKEN_FIELD, "")[:_LONGEST], is_last)


def before_sending(request: HttpRequest, work: Callable[[], object]) -> bool:
    """Do `work` only if this rendering of the form has not been sent: whether it was done.

    It waits for a form that is just being sent, and that form waits for it: what the form ends, stays ended.
    """
    token, user = request.POST.get(TOKEN_FIELD, ""), cast("User", request.user)
    with transaction.atomic():
        if not token or len(token) > _LONGEST:
            work()
            return True
        own = FormToken(user_id=user.pk, token=token, fingerprint="")
        FormToken.objects.bulk_create([own], ignore_conflicts=True)
        if not FormToken.objects.filter(pk=own.pk).exists():
            return False
        work()
        # Gone with the transaction: the form itself has not been sent yet.
        own.delete()
    return True


def _repeated(stored: FormToken, sent: FormToken) -> str:
    if stored.fingerprint != sent.fingerprint:
        raise Refused(
            _(
                "この画面の内容は、すでに送信されています。はじめの内容で受け付けました。画面を開き直してください。"
            ),
            code="sent_before",
        )
    return stored.address


def _fingerprint(request: HttpRequest) -> str:
    content = {name: values for name, values in request.POST.lists() if name not in _NOT_CONTENT}
    for name, uploads in request.FILES.lists():
        content[f"file:{name}"] = [_hash(upload) for upload in uploads]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _hash(upload: UploadedFile) -> str:
    """Of its bytes, which the form has read before and the work may read again."""
    upload.seek(0)
    made = hashlib.sha256()
    for chunk in upload.chunks():
        made.update(chunk)
    upload.seek(0)
    return made.hexdigest()
