"""How long the names of staff are kept."""

from hellowork.offices.models import StaffMember
from hellowork.retention import RetentionClass, Then

STAFF = RetentionClass(
    name="staff",
    title="職員",
    kept=None,
    since="the end of the service, when the supervision removes the account",
    then=Then.DELETED,
    fields={StaffMember: ["user", "name"]},
    note="The employer of the staff decides, not a clock. Records keep ids and no names.",
)
