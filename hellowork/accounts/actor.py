"""Who acts: the one argument that every query set's `for_actor` and every action's `by` takes."""

import enum
import uuid
from dataclasses import dataclass
from typing import TypeVar

_Value = TypeVar("_Value")


class Hat(enum.StrEnum):
    """In which of their roles a person acts. One person may be a seeker and a member of establishments."""

    ANONYMOUS = "anonymous"
    SEEKER = "seeker"
    EMPLOYER = "employer"
    STAFF = "staff"
    SYSTEM = "system"


class EstablishmentRole(enum.StrEnum):
    """What a member of an establishment (事業所) may do there."""

    MANAGER = "manager"
    RECRUITER = "recruiter"
    VIEWER = "viewer"


class OfficeRole(enum.StrEnum):
    """What a member of staff (職員) may do; `hellowork.offices.roles` says what each role is allowed."""

    CONSULTATION = "consultation"
    ACCEPTANCE = "acceptance"
    SUPERVISION = "supervision"
    READING = "reading"


class Registration(enum.StrEnum):
    """The two kinds of registrant: 利用登録者 and オンライン登録者."""

    OFFICE = "office"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One acting person, with the ids of what they act for; holds no names.

    `registration_valid` is true while the seeker's registration runs (求職の有効期間).
    """

    hat: Hat
    user_id: uuid.UUID | None = None
    establishment_id: int | None = None
    establishment_role: EstablishmentRole | None = None
    seeker_id: uuid.UUID | None = None
    registration: Registration | None = None
    registration_valid: bool = False
    office_id: int | None = None
    office_role: OfficeRole | None = None

    @property
    def is_seeker(self) -> bool:
        return self.hat is Hat.SEEKER

    @property
    def is_employer(self) -> bool:
        return self.hat is Hat.EMPLOYER

    @property
    def is_staff(self) -> bool:
        return self.hat is Hat.STAFF

    @property
    def is_system(self) -> bool:
        return self.hat is Hat.SYSTEM


def known(value: _Value | None) -> _Value:
    """What the hat of an actor or the state of an object guarantees: `known(by.office_id)` of staff.

    ValueError where nobody has asked for the hat or the state before.
    """
    if value is None:
        raise ValueError("This is not there in every hat or state, and nobody asked.")
    return value


ANONYMOUS = Actor(hat=Hat.ANONYMOUS)
# What deadlines and relays act as.
SYSTEM = Actor(hat=Hat.SYSTEM)
