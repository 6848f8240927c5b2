"""Offices, their areas and the municipalities; staff (職員)."""

from hellowork.offices.models.municipality import Municipality
from hellowork.offices.models.office import Jurisdiction, Office, OfficeKind
from hellowork.offices.models.staff import StaffMember

__all__ = ["Jurisdiction", "Municipality", "Office", "OfficeKind", "StaffMember"]
