"""The app's entry in Django's registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    """Offices, staff and reference tables."""

    name = "hellowork.offices"
    verbose_name = _("安定所")
