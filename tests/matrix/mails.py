"""What the outbox sends after a cell: mails show nothing but their own recipient's address (design rule 5)."""

from django.core import mail

from hellowork.notices import relay
from hellowork.notices.models import OutboxMessage
from tests.matrix.world import Happened, World


def mail_problems(world: World, happened: Happened) -> list[str]:
    """Empty the outbox; what failed, and whose words are in the mails."""
    if not happened.lasts or not OutboxMessage.objects.waiting().exists():
        return []
    failed = relay.run().failed
    problems = [f"{failed} rows of the outbox failed"] if failed else []
    for message in mail.outbox:
        problems += [f"mails {place}" for place in _told(world, message)]
    return problems


def _told(world: World, message: mail.EmailMessage) -> list[str]:
    """Where the words in a mail come from that it must not carry."""
    text = "\n".join([message.message().as_string(), str(message.subject), str(message.body)])
    heard = world.canaries.heard(text) - world.canaries.heard(" ".join(message.to))
    reader = next((who for who, user in world.users.items() if user.email in message.to), None)
    return sorted(world.canaries.places[w] for w in heard if reader not in world.canaries.in_mail.get(w, ()))
