"""The account of a seeker, as staff at the counter may change it."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.audit.models import AccessRecord
from hellowork.offices import identity
from hellowork.offices.identity import Shown
from seekers.actions.authorising import consults
from seekers.models import Seeker

ADDRESS_CHANGED = "seeker.address_changed"


@transaction.atomic
def change_address(*, by: Actor, seeker_id: uuid.UUID, email: str, shown: Shown) -> Seeker:
    """Another mail address for a seeker who gets none at the old one; `shown` is what they proved themself with."""
    consults(by)
    seeker = Seeker.objects.for_actor(by).get(pk=seeker_id)
    if seeker.user_id is None:
        raise Refused(_("この方は、まだマイページを使っていません。"), code="no_mypage")
    identity.change_address(by=by, user_id=seeker.user_id, email=email)
    AccessRecord.objects.note(kind=ADDRESS_CHANGED, object_id=seeker.pk, by=by, reason=str(shown.label))
    return seeker
