from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hellowork.audit"
    verbose_name = "記録"
