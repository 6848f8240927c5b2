from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "messaging"
    verbose_name = "メッセージ"

    def ready(self) -> None:
        from messaging import handlers, notices

        notices.register()
        handlers.register()
