"""Seekers."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Func, Q, Value, When
from django.db.models.functions import Cast, Concat

from hellowork import clock
from hellowork.accounts.actor import Actor, Registration
from hellowork.audit.edits import edits_kept
from hellowork.audit.models import AccessRecord
from hellowork.calendar import days
from hellowork.lifecycle.fields import LifecycleModel
from hellowork.retention import GONE
from seekers.choices import REGISTRATION_LABELS, RegistrationState
from seekers.models.wishes import Wishes

# What the log calls the click that opens a seeker of another office.
OPENED = "seeker.opened"
# How many days before its last day a registration's end is announced (design section 3).
WARNED_DAYS_AHEAD = (14, 7, 1)


class SeekerQuerySet(models.QuerySet["Seeker"]):
    def for_actor(self, actor: Actor) -> Self:
        """Oneself; for staff those of the own office and those they opened today with a reason. Never for employers.

        Whom the service has forgotten is there for nobody.
        """
        if actor.is_seeker:
            return self.filter(pk=actor.seeker_id)
        if actor.is_staff:
            return self.remembered().filter(Q(office_id=actor.office_id) | Q(self._opened_today(actor)))
        return self if actor.is_system else self.none()

    def findable_by(self, actor: Actor) -> Self:
        """Whom staff may look up by number or name; opening the record of another office asks for a reason."""
        return self.remembered() if actor.is_staff else self.none()

    def remembered(self) -> Self:
        """Whose personal data are still here."""
        return self.filter(emptied_at__isnull=True)

    def unused_for(self, age: dt.timedelta) -> Self:
        """Ended longer ago than `age`, and nobody has signed in to the MyPage since."""
        since = clock.Now() - age
        asleep = Q(user__isnull=True) | Q(user__last_login__isnull=True) | Q(user__last_login__lte=since)
        return self.remembered().filter(asleep, ~Q(state=RegistrationState.VALID), state_since__lte=since)

    def valid(self) -> Self:
        return self.filter(state=RegistrationState.VALID)

    def past_last_day(self) -> Self:
        """Still marked valid although their last day is over."""
        return self.valid().filter(valid_until__lt=clock.today())

    def warned_of_end(self) -> Self:
        """Valid, with a MyPage, and near the last day; `warning` tells one warning from the next.

        It is the last day and the number of days of the warning that is due: 14, 7 or 1. A job that was away on the
        day of one warns later, and never twice at once.
        """
        today = clock.today()
        last_days = {ahead: today + dt.timedelta(days=ahead) for ahead in sorted(WARNED_DAYS_AHEAD)}
        near = [When(valid_until__lte=day, then=Value(f" {ahead}")) for ahead, day in last_days.items()]
        return (
            self.valid()
            .filter(user__isnull=False, valid_until__gte=today, valid_until__lte=max(last_days.values()))
            .annotate(
                warning=Concat(
                    Cast("valid_until", models.CharField()), Case(*near, output_field=models.CharField())
                )
            )
        )

    def with_mypage_in_use(self) -> Self:
        """Who may read a notice and still looks for work: also those whose registration has lapsed."""
        looking = (RegistrationState.VALID, RegistrationState.LAPSED)
        return self.remembered().filter(user__isnull=False, state__in=looking)

    def locked(self) -> Self:
        return self.select_for_update(of=("self",), no_key=True)

    @staticmethod
    def _opened_today(actor: Actor) -> "_IsOneOf":
        clicks = AccessRecord.objects.filter(
            kind=OPENED, by_user_id=actor.user_id, at__gte=days.start_of_day(clock.today())
        )
        opened = clicks.values_list(Cast("object_id", models.UUIDField()))
        return _IsOneOf("pk", ArraySubquery(opened))


class _IsOneOf(Func):
    """`pk = ANY (ARRAY(SELECT ...))`: the few ids are found first and looked up by index, also beside an OR, where
    EXISTS and IN read the whole table.
    """

    arg_joiner = " = ANY ("
    template = "%(expressions)s)"
    output_field = models.BooleanField()


@edits_kept(
    *("name", "kana", "birth_date", "telephone", "postal_code", "municipality", "street"),
    *("registration", "office"),
)
class Seeker(LifecycleModel, Wishes):
    """求職者 and their registration (求職申込み).

    `user` is empty for a person on paper only. `valid_until` is the last day (翌々月末) of a valid registration; when
    it has lapsed, own data stays readable. No field here asks what 職業安定法の指針 (平成11年告示141号) forbids to collect.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="利用者",
        related_name="seeker",
        null=True,
        blank=True,
        editable=False,
    )
    registration = models.CharField("登録の種類", max_length=6, choices=REGISTRATION_LABELS, editable=False)
    state = models.CharField(
        "状態", max_length=8, choices=RegistrationState, default=RegistrationState.VALID, editable=False
    )
    number = models.CharField("求職番号", max_length=14, unique=True, editable=False)
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, verbose_name="登録した安定所", related_name="seekers"
    )
    registered_on = models.DateField("登録年月日", editable=False)
    valid_until = models.DateField("有効期限", editable=False)

    # When the personal data were taken out; the row stays for the statistics and for what points to it.
    emptied_at = models.DateTimeField("個人情報の消去日時", null=True, editable=False)

    name = models.CharField("氏名", max_length=60)
    kana = models.CharField("氏名（カナ）", max_length=60)
    birth_date = models.DateField("生年月日")
    telephone = models.CharField("電話番号", max_length=20)
    postal_code = models.CharField("郵便番号", max_length=7, blank=True)
    municipality = models.ForeignKey(
        "offices.Municipality", models.PROTECT, verbose_name="お住まいの市区町村", related_name="+"
    )
    street = models.CharField("町名・番地・建物", max_length=160, blank=True)
    career = models.TextField("職歴", max_length=2000, blank=True)
    education = models.CharField("学歴", max_length=200, blank=True)
    licences = models.CharField("免許・資格", max_length=200, blank=True)
    strengths = models.TextField("自己PR", max_length=600, blank=True)

    objects = SeekerQuerySet.as_manager()

    class Meta:
        verbose_name = "求職者"
        verbose_name_plural = "求職者"
        indexes = [
            models.Index("office", "kana", "id", name="seeker_of_office"),
            models.Index("valid_until", name="seeker_ending", condition=Q(state="valid")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RegistrationState.values), name="seeker_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{5}-[0-9]{8}$"), name="seeker_number_format"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=models.F("registered_on")),
                name="seeker_validity_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name or GONE

    @property
    def is_office_registered(self) -> bool:
        return self.registration == Registration.OFFICE

    @property
    def is_valid(self) -> bool:
        """By the state alone; jobs end a registration on the day after its last."""
        return self.state == RegistrationState.VALID
