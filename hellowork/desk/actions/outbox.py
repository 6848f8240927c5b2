"""What the supervision does about what could not be sent."""

from django.db import transaction
from django.utils.translation import gettext as _

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices.models import OutboxMessage, OutboxState
from hellowork.offices.roles import OfficePermission, may


@transaction.atomic
def send_again(*, by: Actor, outboxmessage_id: int) -> OutboxMessage:
    """Let a dead row be tried once more from the start; one that is of no use any more stays dead."""
    if not may(by, OfficePermission.MANAGE):
        raise NotAllowed
    message = OutboxMessage.objects.select_for_update(no_key=True).get(pk=outboxmessage_id)
    if message.state != OutboxState.DEAD:
        raise Refused(_("送信できなかったものだけを、もう一度送ることができます。"), code="not_dead")
    if message.ends_at is not None and message.ends_at <= clock.now():
        raise Refused(_("有効な時間を過ぎているため、もう一度送ることはできません。"), code="ended")
    OutboxMessage.objects.filter(pk=message.pk).revive()
    return message
