"""Acceptances."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Acceptance(models.Model):
    """受理: one acceptance of one card, with the number and the two dates that it fixes.

    Renewal adds another to the same posting; old numbers lead to the new one.
    """

    posting = models.ForeignKey(
        "employers.Posting", models.PROTECT, verbose_name="求人", related_name="acceptances"
    )
    card = models.ForeignKey(
        "employers.JobCard", models.PROTECT, verbose_name="求人票", related_name="acceptances"
    )
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, verbose_name="受理安定所", related_name="acceptances"
    )
    number = models.CharField("求人番号", max_length=14, unique=True)
    accepted_on = models.DateField("受付年月日")
    refer_until = models.DateField("紹介期限日", help_text="この日のうちは紹介と応募ができます。")
    # Confirmed by staff at acceptance: a posting of a dispatcher or contractor whose work is done at a client's.
    is_performed_at_client = models.BooleanField("就業先が発注者等の事業所")
    accepted_at = models.DateTimeField("受理日時")
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="受理した職員", related_name="+", null=True
    )

    class Meta:
        verbose_name = "受理"
        verbose_name_plural = "受理"
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{5}-[0-9]{8}$"), name="acceptance_number_format"
            ),
            models.CheckConstraint(
                condition=Q(refer_until__gte=models.F("accepted_on")), name="acceptance_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.number
