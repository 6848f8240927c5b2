"""The person who signs in."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from hellowork import clock


class UserManager(BaseUserManager["User"]):
    """Makes users; reads them with the clock, so that a request asks for both at once."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password they sign in with mailed codes."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A member of staff; what they may do still comes from their role in an office."""
        return self.create_user(email, password, is_staff=True, **fields)

    def with_clock(self) -> models.QuerySet["User"]:
        """Users with `read_at`, the database's clock at the moment of reading."""
        return self.get_queryset().annotate(read_at=clock.Now())  # type: ignore[no-redef]


class User(AbstractBaseUser):
    """利用者. Signs in by mail address; names live with the hats (seeker, member, staff)."""

    # Set on users read by `with_clock`, which is what sign-in does.
    read_at: dt.datetime

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("メールアドレス", max_length=254, unique=True)
    is_active = models.BooleanField("有効", default=True)
    is_staff = models.BooleanField(
        "職員", default=False, help_text="職員用のアカウントは、求職者や事業所のものと分けます。"
    )
    joined_at = models.DateTimeField("登録日時", db_default=clock.Now(), editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "利用者"
        verbose_name_plural = "利用者"
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    # What the Django admin asks of a user. The answers come from the office role: `hellowork.offices.roles`.
    def has_perm(self, perm: str, obj: Self | None = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff
