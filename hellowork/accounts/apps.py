from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hellowork.accounts"
    verbose_name = "利用者"

    def ready(self) -> None:
        from hellowork.accounts import second_factor

        second_factor.watch()
