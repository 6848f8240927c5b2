"""Records on the desk: what happened, who looked, what runs. Read by the supervision, changed by nobody."""

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor, Hat
from hellowork.audit.models import AccessRecord, Heartbeat, TransitionRecord
from hellowork.audit.models.acting import ActedBy
from hellowork.lifecycle import Lifecycle, all_lifecycles
from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import number_line
from hellowork.web.admin import HouseModelAdmin
from hellowork.web.admin.history import HAT_WORDS, step_words
from hellowork.web.components import Text


def _tables() -> dict[str, Lifecycle]:
    return {table.name: table for table in all_lifecycles()}


class RecordAdmin(HouseModelAdmin):
    """The base of all records."""

    view_permission = OfficePermission.MANAGE

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        return queryset if actor.is_staff else queryset.none()

    @admin.display(description=_("立場"), ordering="by_hat")
    def acted_as(self, record: ActedBy) -> Text:
        return HAT_WORDS.get(Hat(record.by_hat), record.by_hat)


@admin.register(TransitionRecord)
class TransitionRecordAdmin(RecordAdmin):
    """遷移の記録."""

    ordering = ["-pk"]
    list_display = ["at", "kind", "object_id", "step", "acted_as"]
    list_filter = ["lifecycle", "by_hat"]
    search_help_text = _("対象の番号")
    searches = {"object_id": number_line}
    fieldsets = [
        (None, {"fields": ["at", "kind", "object_id", "step", "reason"]}),
        (_("操作した人"), {"fields": ["acted_as", "by_user_id", "by_office_id", "by_establishment_id"]}),
    ]

    @admin.display(description=_("種類"), ordering="lifecycle")
    def kind(self, record: TransitionRecord) -> Text:
        table = _tables().get(record.lifecycle)
        return table.title if table else record.lifecycle

    @admin.display(description=_("操作"))
    def step(self, record: TransitionRecord) -> Text:
        table = _tables().get(record.lifecycle)
        return step_words(table, record) if table else record.transition


@admin.register(AccessRecord)
class AccessRecordAdmin(RecordAdmin):
    """閲覧の記録."""

    ordering = ["-pk"]
    list_display = ["at", "kind", "object_id", "acted_as", "reason"]
    list_filter = ["kind", "by_hat"]
    search_help_text = _("対象の番号")
    searches = {"object_id": number_line}
    fieldsets = [
        (None, {"fields": ["at", "kind", "object_id", "reason"]}),
        (_("閲覧した人"), {"fields": ["acted_as", "by_user_id", "by_office_id", "by_establishment_id"]}),
    ]


@admin.register(Heartbeat)
class HeartbeatAdmin(RecordAdmin):
    """定期処理の最終実行."""

    ordering = ["job"]
    list_display = ["job", "ran_at", "backlog", "failed"]
    fieldsets = [(None, {"fields": ["job", "ran_at", "backlog", "failed"]})]
