from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "hellowork.demo"
    verbose_name = "デモデータ"
