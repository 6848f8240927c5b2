"""Who works where and may do what (職員): decided by the supervision (統括), and by nobody for themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from hellowork.accounts import second_factor
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.offices.models import Office, StaffMember
from hellowork.offices.roles import OfficePermission, may


@transaction.atomic
def add_staff(*, by: Actor, email: str, name: str, office: Office, role: OfficeRole) -> StaffMember:
    """A new member of staff with an account of its own; they sign in with mailed codes at first."""
    _manages(by)
    if User.objects.filter(email=email.strip().lower()).exists():
        raise Refused(
            _(
                "このメールアドレスはすでに使われています。職員には、職員専用のメールアドレスを登録してください。"
            ),
            code="email_taken",
        )
    user = User.objects.create_user(email, is_staff=True)
    return StaffMember.objects.create(user=user, office=office, name=name, role=role)


@transaction.atomic
def change_staff(
    *, by: Actor, staffmember_id: int, name: str, office: Office, role: OfficeRole
) -> StaffMember:
    """Another name, office or role."""
    member = _another(by, staffmember_id)
    member.name, member.office, member.role = name, office, role
    member.save(update_fields=["name", "office", "role"])
    return member


@transaction.atomic
def end_staff(*, by: Actor, staffmember_id: int) -> StaffMember:
    """No more access; their sessions end with the next request. What they did stays under their name."""
    return _switch(_another(by, staffmember_id), active=False)


@transaction.atomic
def resume_staff(*, by: Actor, staffmember_id: int) -> StaffMember:
    """Access again."""
    return _switch(_another(by, staffmember_id), active=True)


@transaction.atomic
def reset_second_factor(*, by: Actor, staffmember_id: int) -> StaffMember:
    """The telephone or key is lost: a new one is set up at the next sign-in, which asks for one before anything else.

    By the supervision for others, who make sure that it is the person who asks; the desk writes down who did it.
    """
    member = _another(by, staffmember_id)
    second_factor.forget(member.user)
    return member


def _manages(by: Actor) -> None:
    if not may(by, OfficePermission.MANAGE):
        raise NotAllowed


def _another(by: Actor, staffmember_id: int) -> StaffMember:
    """The member, locked with their account; never the actor."""
    _manages(by)
    member = (
        StaffMember.objects.for_actor(by).select_related("user").select_for_update().get(pk=staffmember_id)
    )
    if member.user_id == by.user_id:
        raise Refused(
            _("ご自身の所属と役割は変更できません。ほかの統括の職員にご依頼ください。"), code="self"
        )
    return member


def _switch(member: StaffMember, *, active: bool) -> StaffMember:
    member.user.is_active = active
    member.user.save(update_fields=["is_active"])
    return member
