"""What a person may switch off: the mail of a notice, never the notice in MyPage."""

import uuid
from collections.abc import Collection

from django.db import transaction

from hellowork.accounts.actor import Actor, known
from hellowork.accounts.models import User
from hellowork.notices import registry
from hellowork.notices.models import NoticePreference


def wants_mail(user_id: uuid.UUID, notice: str) -> bool:
    """Whether to mail this kind of notice to this person."""
    if not registry.get(notice).can_be_switched_off:
        return True
    return not NoticePreference.objects.off().filter(user_id=user_id, notice=notice).exists()


def choices(actor: Actor) -> list[tuple[registry.Notice, bool]]:
    """What the actor can choose from, in their present role, each with whether it is on."""
    off = set(NoticePreference.objects.for_actor(actor).off().values_list("notice", flat=True))
    return [(notice, notice.kind not in off) for notice in _choosable(actor)]


def always(actor: Actor) -> list[registry.Notice]:
    """What is always mailed to this role: deadlines, results, what the person must answer."""
    return [notice for notice in registry.in_order(actor.hat) if not notice.can_be_switched_off]


@transaction.atomic
def choose(*, by: Actor, wanted: Collection[str]) -> None:
    """Have the mails of the kinds in `wanted`, and no others of those that the actor can choose from."""
    NoticePreference.objects.bulk_create(
        [
            NoticePreference(user_id=known(by.user_id), notice=notice.kind, by_mail=notice.kind in wanted)
            for notice in _choosable(by)
        ],
        update_conflicts=True,
        unique_fields=["user", "notice"],
        update_fields=["by_mail"],
    )


def stop_mail(user_id: uuid.UUID, notices: Collection[registry.Notice]) -> None:
    """Send no mail of these kinds any more. Any number of times; whoever is gone meanwhile stays so."""
    if User.objects.filter(pk=user_id).exists():
        NoticePreference.objects.bulk_create(
            [NoticePreference(user_id=user_id, notice=notice.kind, by_mail=False) for notice in notices],
            update_conflicts=True,
            unique_fields=["user", "notice"],
            update_fields=["by_mail"],
        )


def _choosable(actor: Actor) -> list[registry.Notice]:
    return [notice for notice in registry.in_order(actor.hat) if notice.can_be_switched_off]
