from django.apps import AppConfig


class MypageConfig(AppConfig):
    name = "hellowork.mypage"
    verbose_name = "マイページ"
