from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "hellowork.notices"
    verbose_name = "お知らせ"

    def ready(self) -> None:
        from hellowork.notices import account_mails, delivery

        delivery.register_senders()
        account_mails.register()
