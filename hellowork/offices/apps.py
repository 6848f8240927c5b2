"""The app's entry in Django's registry."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    """Offices, staff and reference tables."""

    name = "hellowork.offices"
    verbose_name = _("安定所")

    def ready(self) -> None:
        from hellowork.offices.reference.load import load_municipalities

        # As Django does for its own content types: a table emptied by a flush is filled again, too.
        post_migrate.connect(load_municipalities, sender=self, dispatch_uid="offices.municipalities")
