from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "hellowork.clock"
    verbose_name = "時計"
