"""The app's entry in Django's registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    """Days, hours and dated tables; it has no models."""

    name = "hellowork.calendar"
    verbose_name = _("暦と定め")
