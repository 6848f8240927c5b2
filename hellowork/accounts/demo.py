"""The accounts of the demonstration. In production there is no trace of them."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account that the sign-in page offers as a button; `name` says who it is."""

    email: str
    name: str | Promise


_ACCOUNTS = (
    DemoAccount("seeker@demo.example", _("求職者（鈴木さん・利用登録者）")),
    DemoAccount("online-seeker@demo.example", _("求職者（山本さん・オンライン登録者）")),
    DemoAccount("employer@demo.example", _("事業主（青空食品）")),
    DemoAccount("staff@demo.example", _("職員（佐藤）")),
)


def accounts() -> tuple[DemoAccount, ...]:
    """Those offered by this process: none outside the demonstration."""
    return _ACCOUNTS if settings.IN_DEMO else ()
