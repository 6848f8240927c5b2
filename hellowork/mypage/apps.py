from django.apps import AppConfig


class MypageConfig(AppConfig):
    name = "hellowork.mypage"
    verbose_name = "マイページ"

    def ready(self) -> None:
        from hellowork.mypage import menu

        menu.register()
