from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "hellowork.files"
    verbose_name = "ファイル"
