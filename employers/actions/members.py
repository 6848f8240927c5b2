"""Who works for an establishment: colleagues are invited, get another role, and leave."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.actions.authorising import manages_establishment
from employers.models import Establishment, Member, MemberInvitation
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices import events

JOINED = "member.joined"

_GROUPS, _DIGITS = 4, 4


@transaction.atomic
def invite_member(*, by: Actor, establishment_id: int, role: EstablishmentRole) -> str:
    """The code of a one-time invitation, for a manager to hand over; others that are out stay good."""
    manages_establishment(by, establishment_id)
    code = "-".join(f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}" for _part in range(_GROUPS))
    MemberInvitation.objects.create(
        establishment_id=establishment_id,
        role=role,
        code_hash=_hash(code),
        ends_at=clock.now() + MemberInvitation.KEPT_FOR,
    )
    return code


@transaction.atomic
def end_invitations(*, by: Actor, establishment_id: int) -> None:
    """No code that is out works any more: one was lost, or went to the wrong person."""
    manages_establishment(by, establishment_id)
    MemberInvitation.objects.for_actor(by).usable().update(ends_at=clock.now())


@transaction.atomic
def join_establishment(*, by: Actor, code: str, name: str, kana: str, department: str = "") -> Member:
    """A signed-in person becomes a member with a manager's code, in the role it was made out for.

    Everybody who works there already is told (reliability notes, T7). Who left before comes back into the same row.
    """
    if by.user_id is None or by.is_staff:
        raise NotAllowed
    invitation = (
        MemberInvitation.objects.usable()
        .select_for_update(of=("self",), no_key=True)
        .filter(code_hash=_hash(code))
        .first()
    )
    if invitation is None:
        raise Refused(
            _("コードが確認できませんでした。番号と期限をご確認のうえ、管理者にお尋ねください。"),
            code="invitation",
        )
    place = invitation.establishment_id
    if Member.objects.active().filter(user_id=by.user_id, establishment_id=place).exists():
        raise Refused(_("すでにこの事業所の利用者です。"), code="already_member")
    now = clock.now()
    values = {"role": invitation.role, "name": name, "kana": kana, "department": department}
    member, _created = Member.objects.update_or_create(
        user_id=by.user_id, establishment_id=place, defaults=values | {"ended_at": None}
    )
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    events.publish(JOINED, member.pk, occurrence=now.isoformat())
    return member


@transaction.atomic
def change_role(*, by: Actor, member_id: int, role: EstablishmentRole) -> Member:
    """Another role from the next request on; the last manager stays one."""
    member = _colleague(by, member_id)
    if role != EstablishmentRole.MANAGER:
        _refuse_last_manager(member)
    member.role = role
    member.save(update_fields=["role"])
    return member


@transaction.atomic
def end_member(*, by: Actor, member_id: int) -> Member:
    """利用の終了: from the next request on the person does not act for the establishment; their account stays theirs."""
    member = _colleague(by, member_id)
    _refuse_last_manager(member)
    member.ended_at = clock.now()
    member.save(update_fields=["ended_at"])
    return member


def _colleague(by: Actor, member_id: int) -> Member:
    """An active member of the manager's establishment. Its row is locked, so that two managers cannot both leave."""
    if not by.is_employer:
        raise NotAllowed
    place = known(by.establishment_id)
    manages_establishment(by, place)
    Establishment.objects.locked().get(pk=place)
    return Member.objects.for_actor(by).filter(ended_at__isnull=True).get(pk=member_id)


def _refuse_last_manager(member: Member) -> None:
    managers = Member.objects.active().filter(
        establishment_id=member.establishment_id, role=EstablishmentRole.MANAGER
    )
    if not managers.exclude(pk=member.pk).exists():
        raise Refused(
            _("管理者が1人もいなくなるため、変更できません。先に、ほかの方を管理者にしてください。"),
            code="last_manager",
        )


def _hash(code: str) -> str:
    """Of the digits alone: typed with any hyphen or width."""
    digits = "".join(str(int(sign)) for sign in code if sign.isdecimal())
    return hashlib.sha256(digits.encode()).hexdigest()
