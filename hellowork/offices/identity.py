"""What a person shows at the counter so that staff know who they are (本人確認), and what follows for their account.

The actions of the floors decide who may; here stands what is the same for a seeker and for a member of an
establishment.
"""

import uuid

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User

_NEWS = "account/email/email_changed_at_counter"


class Shown(models.TextChoices):
    """本人確認書類: what was looked at. Neither its number nor a copy is kept."""

    MY_NUMBER_CARD = "my_number", _("マイナンバーカード")
    DRIVING_LICENCE = "licence", _("運転免許証")
    PASSPORT = "passport", _("パスポート")
    RESIDENCE_CARD = "residence", _("在留カード・特別永住者証明書")
    OTHER = "other", _("そのほかの公的な書類")


def change_address(*, by: Actor, user_id: uuid.UUID, email: str) -> User:
    """Let an account be signed in to by another mail address, for a person who gets no mail at the old one.

    The new address counts as unknown until its owner types a mailed code at the next sign-in; every session ends,
    and the old address hears that something was changed, not what. Inside the caller's transaction, which has
    looked at the person and at the officer's role; the account is locked before anything else (ADR 0008).
    """
    if not by.is_staff:
        raise NotAllowed
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    if user.is_staff or user.pk == by.user_id:
        raise Refused(_("職員のアカウントのメールアドレスは、窓口では変更できません。"), code="staff")
    old, new = user.email, email.strip().lower()
    _refuse_taken(user, new)
    user.email = new
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=new, verified=False, primary=True)
    for session in UserSession.objects.filter(user=user):
        session.end()
    get_adapter().send_mail(_NEWS, old, {"user": user})
    return user


def _refuse_taken(user: User, new: str) -> None:
    if new == user.email:
        raise Refused(_("いまと違うメールアドレスを入力してください。"), code="same")
    others = EmailAddress.objects.filter(email=new, verified=True).exclude(user=user)
    if User.objects.filter(email=new).exists() or others.exists():
        raise Refused(
            _(
                "このメールアドレスは、ほかのアカウントで使われています。別のメールアドレスをおたずねください。"
            ),
            code="email_taken",
        )
