"""Establishments whose postings a seeker does not want to see."""

from django.db import models

from seekers.models.seeker import Seeker
from seekers.models.shelf import ShelfQuerySet, ShelfRow


class HiddenEstablishment(ShelfRow):
    """表示しない事業所: its postings with a name (公開希望 1 and 2) are left out of this seeker's search.

    `name` is what the seeker read when they hid it: their list shows that, and never what they may not see today.
    """

    seeker = models.ForeignKey(
        Seeker, models.CASCADE, verbose_name="求職者", related_name="hidden_establishments"
    )
    establishment = models.ForeignKey(
        "employers.Establishment", models.PROTECT, verbose_name="事業所", related_name="+"
    )
    name = models.CharField("事業所名", max_length=120)

    objects = ShelfQuerySet.as_manager()

    class Meta:
        verbose_name = "表示しない事業所"
        verbose_name_plural = "表示しない事業所"
        constraints = [
            models.UniqueConstraint(fields=["seeker", "establishment"], name="hidden_establishment_once"),
        ]

    def __str__(self) -> str:
        return self.name
