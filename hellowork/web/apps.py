from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "hellowork.web"
    verbose_name = "画面の部品"
