"""What an office says about itself."""

from typing import Any

from django.db import transaction

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed
from hellowork.offices.models import Office
from hellowork.offices.roles import OfficePermission, may


@transaction.atomic
def change_office(*, by: Actor, office_id: int, **changes: Any) -> Office:
    """Change how an office can be found and reached; its code, hours and area come with its installation."""
    if not may(by, OfficePermission.MANAGE):
        raise NotAllowed
    office = Office.objects.select_for_update(no_key=True).get(pk=office_id)
    for name, value in changes.items():
        setattr(office, name, value)
    office.full_clean()
    office.save(update_fields=list(changes))
    return office
