"""One page to be looked at: by whom, where, and what is pressed on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Model

Address = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Look:
    """A page of the demo day. `who` is the e-mail address of whoever looks, empty for a visitor.

    `press` names a button that is pressed afterwards: the form is seen with its errors, or, with `answers` by the
    names of fields, the page that comes next.
    """

    name: str
    address: Address
    who: str = ""
    status: int = 200
    press: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The address now that the demo day is loaded."""
        return self.address if isinstance(self.address, str) else self.address()


def by(who: str, *looks: Look) -> list[Look]:
    """The looks of one person."""
    return [replace(look, name=f"{who.split('@')[0]} {look.name}", who=who) for look in looks]


def page_of(pattern: str, model: type[Model], **wanted: object) -> Callable[[], str]:
    """The address of the first row that is so: `page_of("/me/referrals/{}/", Referral, state="sent")`."""

    def address() -> str:
        row = model._default_manager.filter(**wanted).order_by("pk").first()
        assert row is not None, f"the demo day has no {model.__name__} with {wanted}"
        return pattern.format(row.pk)

    return address
