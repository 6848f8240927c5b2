from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"
    verbose_name = "紹介"

    def ready(self) -> None:
        from referrals import handlers, notices

        notices.register()
        handlers.register()
