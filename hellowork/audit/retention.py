"""How long it stays known who looked, who acted and who changed what."""

from django.conf import settings
from django.contrib.admin.models import LogEntry

from hellowork.audit.edits import tables
from hellowork.audit.models import AccessRecord, TransitionRecord
from hellowork.retention import RetentionClass, Then

LOOKS = RetentionClass(
    name="looks",
    title="閲覧の記録",
    kept=settings.RECORDS_KEPT,
    since="the look",
    then=Then.DELETED,
    fields={AccessRecord: ["by_user_id", "object_id", "reason"]},
    jobs=("hellowork.audit.tasks.forget_looks",),
)
STEPS = RetentionClass(
    name="steps",
    title="遷移の記録のうち操作した人と理由",
    kept=settings.RECORDS_KEPT,
    since="the step",
    then=Then.EMPTIED,
    fields={TransitionRecord: {"by_user_id": None, "reason": ""}},
    jobs=("hellowork.audit.tasks.empty_steps",),
    note="Which object took which step, when and in which hat stays, for the statistics.",
)
EDITS = RetentionClass(
    name="edits",
    title="編集の記録",
    kept=settings.RECORDS_KEPT,
    since="the edit, or with the person",
    then=Then.DELETED,
    fields={
        table: ["pgh_obj", "pgh_context", *(field.name for field in table.kept_fields())]
        for table in tables()
    },
    jobs=(
        "hellowork.audit.tasks.forget_edits",
        "seekers.tasks.empty_seekers",
        "seekers.tasks.forget_accounts",
    ),
)
DESK_LOG = RetentionClass(
    name="desk-log",
    title="職員の操作の記録",
    kept=settings.RECORDS_KEPT,
    since="the act",
    then=Then.DELETED,
    fields={LogEntry: ["user", "object_id", "object_repr", "change_message"]},
    jobs=("hellowork.audit.tasks.forget_desk_log",),
)
