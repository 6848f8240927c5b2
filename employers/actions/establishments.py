"""Opening and changing an establishment's MyPage."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from employers.actions.authorising import manages_establishment
from employers.models import Establishment, Member, Posting
from employers.models.establishment import ONE_MYPAGE
from employers.search import index
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.notices import events
from hellowork.offices.models import Office

REGISTERED = "establishment.registered"
CHANGED = "establishment.changed"


@transaction.atomic
def register_establishment(
    *, by: Actor, establishment: dict[str, Any], member: dict[str, Any]
) -> Establishment:
    """事業所登録 online: the signed-in person becomes its first manager.

    A company is told apart by its 法人番号 and address, never by its name: a second registration of the same
    number at the same address is refused, since its MyPage exists already.
    """
    if by.user_id is None or by.is_staff:
        raise NotAllowed
    user = User.objects.select_for_update(no_key=True).get(pk=by.user_id)
    created = Establishment(
        office=Office.objects.in_charge_of(establishment["municipality"].code), **establishment
    )
    _save_once(created)
    Member.objects.create(user=user, establishment=created, role=EstablishmentRole.MANAGER, **member)
    events.publish(REGISTERED, created.pk, occurrence=clock.now().isoformat())
    return created


@transaction.atomic
def change_establishment(*, by: Actor, establishment_id: int, changes: dict[str, Any]) -> Establishment:
    """Change what all postings of the establishment show; a new address may move it to another office."""
    manages_establishment(by, establishment_id)
    # Postings before their establishment, as an acceptance locks them: their rows in the search show its name.
    live = Posting.objects.live().filter(establishment_id=establishment_id)
    list(live.order_by("pk").locked().values_list("pk", flat=True))
    establishment = Establishment.objects.locked().get(pk=establishment_id)
    for name, value in changes.items():
        setattr(establishment, name, value)
    if "municipality" in changes:
        establishment.office = Office.objects.in_charge_of(changes["municipality"].code)
    _save_once(establishment)
    index.publish(list(live.order_by("pk").values_list("pk", flat=True)))
    events.publish(CHANGED, establishment_id, occurrence=clock.now().isoformat())
    return establishment


def _save_once(establishment: Establishment) -> None:
    """Save it, unless another one has its MyPage already; the database tells for two that come at once."""
    same = Establishment.objects.exclude(pk=establishment.pk).filter(
        corporate_number=establishment.corporate_number,
        postal_code=establishment.postal_code,
        street=establishment.street,
    )
    if establishment.corporate_number and same.exists():
        raise _exists_already()
    establishment.full_clean(exclude=["office"])
    try:
        with transaction.atomic():
            establishment.save()
    except IntegrityError as error:
        if ONE_MYPAGE not in str(error):
            raise
        raise _exists_already() from None


def _exists_already() -> Refused:
    return Refused(
        _(
            "この事業所のマイページはすでに開設されています。事業所の管理者に、利用者の追加をお願いしてください。"
        ),
        code="establishment_exists",
    )
