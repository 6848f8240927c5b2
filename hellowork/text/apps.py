from django.apps import AppConfig


class TextConfig(AppConfig):
    name = "hellowork.text"
    verbose_name = "文字"
