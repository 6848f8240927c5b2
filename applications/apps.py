from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "応募"

    def ready(self) -> None:
        from applications import handlers, menu, notices, queries, slot_notices
        from seekers import shelf

        notices.register()
        slot_notices.register()
        handlers.register()
        menu.register()
        shelf.join_applied(queries.applied_for)
