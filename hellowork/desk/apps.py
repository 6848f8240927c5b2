"""The staff's desk: the Django admin as its own site, with today's work on its first page."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "hellowork.desk.site.DeskSite"
    verbose_name = "職員の机"

    def ready(self) -> None:
        # The ground's rooms stand below `hellowork.web`, so the desk shows them, after the apps' own.
        super().ready()
        import hellowork.desk.admin  # noqa: F401
