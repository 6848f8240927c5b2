"""Offices, their areas and the municipalities; staff (職員)."""

from hellowork.offices.models.counter import NumberCounter, NumberKind
from hellowork.offices.models.municipality import Municipality
from hellowork.offices.models.office import Jurisdiction, Office, OfficeKind
from hellowork.offices.models.staff import StaffMember

__all__ = [
    "Jurisdiction",
    "Municipality",
    "NumberCounter",
    "NumberKind",
    "Office",
    "OfficeKind",
    "StaffMember",
]
