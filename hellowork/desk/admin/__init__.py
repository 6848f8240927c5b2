"""The tables of the ground floor on the desk: they stand below `hellowork.web`, so the desk shows them."""

from hellowork.desk.admin.accounts import UserAdmin
from hellowork.desk.admin.audit import AccessRecordAdmin, HeartbeatAdmin, TransitionRecordAdmin
from hellowork.desk.admin.offices import OfficeAdmin
from hellowork.desk.admin.outbox import OutboxAdmin
from hellowork.desk.admin.staff import StaffAdmin

__all__ = [
    "AccessRecordAdmin",
    "HeartbeatAdmin",
    "OfficeAdmin",
    "OutboxAdmin",
    "StaffAdmin",
    "TransitionRecordAdmin",
    "UserAdmin",
]
