from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hellowork.accounts"
    verbose_name = "利用者"
