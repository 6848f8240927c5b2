from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "応募"

    def ready(self) -> None:
        from applications import handlers, menu, notices, queries, slot_notices
        from seekers import applied

        notices.register()
        slot_notices.register()
        handlers.register()
        menu.register()
        applied.join(queries.applied_for)
