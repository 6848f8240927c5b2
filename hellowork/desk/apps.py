from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "hellowork.desk.site.DeskSite"
    verbose_name = "職員の机"
