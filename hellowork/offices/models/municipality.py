"""Municipalities (市区町村), loaded from the reference table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hellowork.offices.reference.postal import municipalities_of
from hellowork.offices.reference.prefectures import DOMESTIC_CHOICES, Prefecture


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Municipalities by what they are asked for."""

    def in_prefecture(self, prefecture: str) -> "MunicipalityQuerySet":
        """Those of a prefecture, in the official order."""
        return self.filter(prefecture=prefecture).order_by("code")

    def of_postal_code(self, postal_code: str) -> "MunicipalityQuerySet":
        """Those in which a postal code of seven ASCII digits lies: mostly one, none if it is unknown."""
        return self.filter(code__in=municipalities_of(postal_code)).order_by("code")


class Municipality(models.Model):
    """市区町村: a municipality or a ward of a designated city, by its code of JIS X 0402.

    Rows are never deleted, since addresses of old postings refer to them.
    """

    code = models.CharField(_("全国地方公共団体コード"), max_length=5, primary_key=True)
    name = models.CharField(_("名称"), max_length=30)
    kana = models.CharField(_("名称（カナ）"), max_length=40)
    prefecture = models.CharField(_("都道府県"), max_length=2, choices=DOMESTIC_CHOICES)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("市区町村")
        verbose_name_plural = _("市区町村")
        ordering = ["code"]
        indexes = [models.Index(fields=["prefecture", "code"], name="municipality_by_prefecture")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{5}$"), name="municipality_code_is_5_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(code__startswith=models.F("prefecture")),
                name="municipality_code_is_of_prefecture",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Prefecture and name, as an address begins: 東京都千代田区."""
        return f"{Prefecture(self.prefecture).label}{self.name}"
