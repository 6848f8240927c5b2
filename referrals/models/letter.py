"""Letters."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from hellowork.accounts.actor import Actor
from referrals.models.referral import Referral


class LetterQuerySet(models.QuerySet["Letter"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own, and those of the office's referrals. Employers reach theirs through the application.

        One that names nobody any more is no letter.
        """
        if actor.is_seeker:
            return self.filter(referral__seeker_id=actor.seeker_id).exclude(seeker_name="")
        if actor.is_staff:
            return self.filter(referral__in=Referral.objects.for_actor(actor)).exclude(seeker_name="")
        return self if actor.is_system else self.none()


class Letter(models.Model):
    """紹介状: made at the moment of the application, with the facts as they were then.

    The facts are copied, so that the paper says the same for ever; `file` is its one A4 page, made by the outbox
    soon after and null until then. From the window it is carried by hand, and has a second page on which an employer
    without MyPage answers by fax or post (選考結果通知).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.OneToOneField(Referral, models.PROTECT, verbose_name="紹介", related_name="letter")
    number = models.CharField("紹介番号", max_length=14, unique=True)
    issued_at = models.DateTimeField("紹介日時")
    issuer = models.CharField("発行者", max_length=120)
    issuer_address = models.CharField("発行者の所在地", max_length=200)
    issuer_telephone = models.CharField("発行者の電話番号", max_length=20)
    staff_name = models.CharField("担当の職員", max_length=60, blank=True)
    seeker_name = models.CharField("氏名", max_length=60)
    seeker_kana = models.CharField("氏名（カナ）", max_length=60)
    seeker_number = models.CharField("求職番号", max_length=14)
    establishment_name = models.CharField("事業所名", max_length=120)
    contact = models.CharField("選考担当者", max_length=80)
    posting_number = models.CharField("求人番号", max_length=14)
    title = models.CharField("職種", max_length=28)
    workplace = models.CharField("就業場所", max_length=200)
    interview = models.CharField("面接の予定", max_length=280, blank=True)
    is_from_window = models.BooleanField("窓口で交付", default=False)
    issuer_fax = models.CharField("発行者のFAX番号", max_length=20, blank=True)
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, verbose_name="ファイル", related_name="+", null=True
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "紹介状"
        verbose_name_plural = "紹介状"
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{5}-[0-9]{8}$"), name="letter_number_format"
            ),
        ]

    def __str__(self) -> str:
        return self.number
