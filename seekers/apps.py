from django.apps import AppConfig


class SeekersConfig(AppConfig):
    name = "seekers"
    verbose_name = "求職者"

    def ready(self) -> None:
        from seekers import handlers, menu, notices

        notices.register()
        handlers.register()
        menu.register()
