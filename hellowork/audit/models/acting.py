"""Who acted, copied onto a record. No foreign keys: erasing a person or an office never breaks the log."""

from typing import Any

from django.db import models

from hellowork.accounts.actor import Actor


class ActedBy(models.Model):
    """The actor's ids at the time of the act."""

    by_hat = models.CharField("立場", max_length=12, editable=False)
    by_user_id = models.UUIDField("利用者", null=True, editable=False)
    by_office_id = models.BigIntegerField("安定所", null=True, editable=False)
    by_establishment_id = models.BigIntegerField("事業所", null=True, editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def acting(actor: Actor) -> dict[str, Any]:
        """The fields of this class for an actor."""
        return {
            "by_hat": actor.hat.value,
            "by_user_id": actor.user_id,
            "by_office_id": actor.office_id,
            "by_establishment_id": actor.establishment_id,
        }
